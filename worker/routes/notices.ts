// /notices: the public notice of a round and the objections to it (article 9), without sign-in, as pages and as JSON. Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import {
  fileObjectionSchema,
  type NoticeAnswer,
  noticeAnswerSchema,
  type Receipt,
  receiptSchema,
} from "../../policy/contract/notice.ts";
import { roundIdSchema } from "../../policy/contract.ts";
import { fileObjection, nextObjectionId } from "../../policy/decisions/file-objection.ts";
import { publicNotice } from "../../policy/public-notice.ts";
import { changeRegister } from "../change-register.ts";
import type { AppContext } from "../context.ts";
import { keyringOf } from "../keyring.ts";
import { shownNotice } from "../present/notice.ts";
import { noticePage, receiptPage, refusalPage, stylePath } from "../present/notice-page.ts";
import { noticeStyle } from "../present/notice-style.ts";
import { Problem, problem } from "../problem.ts";
import { type Sentence, sentenceOf } from "../problem-wording.ts";
import { isForm, publicAccess } from "../public-access.ts";
import { allowed } from "../refusal-problem.ts";
import { refusals, routes } from "../routes-app.ts";
import { seal } from "../seal.ts";
import { applicationsOnNotice } from "../store/applications.ts";
import { findRound } from "../store/rounds.ts";

const params = z.object({ round: roundIdSchema });
const htmlContent = { "text/html": { schema: z.string() } };

const none: Sentence = {
  zh: "该批次目前没有公示，请核对网址或等公示开始后再来。",
  en: "This round has no notice at present; check the address, or come back once it has begun.",
};
const over: Sentence = {
  zh: "公示已经结束，不再受理异议；如有疑问请联系评选工作办公室。",
  en: "The notice is over and objections are no longer taken; ask the selection office.",
};
const incomplete: Sentence = {
  zh: "姓名、联系方式、所异议的工作室和理由均须填写，且不超过长度上限；请返回上一页补齐后再提交。",
  en: "Name, contact, studio and reason are all needed, each within its length; go back, complete them and send again.",
};

export const notices = routes();

notices.onError((error, c) => {
  if (!(error instanceof Problem) || !wantsPage(c)) throw error;
  const { status, code, detail, retryAfterSeconds } = error.input;
  if (retryAfterSeconds !== undefined) c.header("retry-after", String(retryAfterSeconds));
  c.header("cache-control", "no-store");
  const wrongRequest = c.req.method === "POST" ? incomplete : none;
  const sentence = status === 400 ? wrongRequest : sentenceOf(status, code, detail).detail;
  return c.html(refusalPage(sentence, status === 404 ? null : (c.req.param("round") ?? null)), status);
});

notices.get(stylePath, (c) => {
  c.header("cache-control", "public, max-age=3600");
  return c.body(noticeStyle, 200, { "content-type": "text/css; charset=utf-8" });
});

notices.openapi(
  createRoute({
    ...publicAccess("notices"),
    method: "get",
    path: "/notices/{round}",
    summary: "A round's public notice, from its first day on: a page, or JSON where that is accepted (article 9)",
    request: { params },
    responses: {
      200: { description: "The notice", content: { ...htmlContent, "application/json": { schema: noticeAnswerSchema } } },
      ...refusals(404),
    },
  }),
  async (c) => {
    const notice = await noticeOr404(c, c.req.valid("param").round);
    c.header("cache-control", "no-cache");
    c.header("vary", "accept");
    return wantsPage(c) ? c.html(noticePage(notice, c.var.today, c.req.url), 200) : c.json(notice, 200);
  },
);

notices.openapi(
  createRoute({
    ...publicAccess("objections"),
    method: "post",
    path: "/notices/{round}/objections",
    summary: "Object to a studio on notice, by form or JSON; JSON takes an Idempotency-Key",
    request: {
      params,
      body: {
        content: {
          "application/json": { schema: fileObjectionSchema },
          "application/x-www-form-urlencoded": { schema: fileObjectionSchema },
        },
      },
    },
    responses: {
      201: { description: "The receipt", content: { ...htmlContent, "application/json": { schema: receiptSchema } } },
      ...refusals(404, 409, 413, 422),
    },
  }),
  async (c) => {
    const { round } = c.req.valid("param");
    const command = isForm(c) ? c.req.valid("form") : c.req.valid("json");
    const { applicationId, reason, name, contact } = command;
    const answer = await changeRegister<Receipt, 201>(c, round, async (register) => {
      const notice = publicNotice(register.round, register.applications.values(), c.var.today);
      if (notice === null) throw problem(404, "not-found", { detail: none });
      if (!notice.isOpen) throw problem(409, "stage.wrong", { article: "9", detail: over });
      const id = nextObjectionId(register);
      const sealing = await seal(await keyringOf(c.env), [{ stream: round, subject: id, values: { name, contact } }]);
      const { name: sealedName, contact: sealedContact } = sealing.references[0] ?? {};
      if (sealedName === undefined || sealedContact === undefined) throw new Error("An objector's values were not sealed.");
      const sealed = { applicationId, reason, name: sealedName, contact: sealedContact };
      const receipt = { id, round, applicationId, filedOn: c.var.today };
      return {
        events: allowed(fileObjection(register, sealed, c.var.today)),
        statements: sealing.statements,
        answer: () => ({ status: 201, body: receipt, location: `/api/objections/${id}` }),
      };
    });
    if (!isForm(c)) return answer;
    c.header("location", answer.headers.get("location") ?? "");
    c.header("cache-control", "no-store");
    return c.html(receiptPage(await answer.json()), 201);
  },
);

/** Whoever sends a form or does not ask for JSON reads a page. */
function wantsPage(c: AppContext): boolean {
  if (c.req.method === "POST") return isForm(c);
  const accept = c.req.header("accept") ?? "";
  return !accept.includes("application/json") || accept.includes("text/html");
}

async function noticeOr404(c: AppContext, id: string): Promise<NoticeAnswer> {
  const stored = await findRound(c.env.DB, id);
  const applications = stored === null ? [] : await applicationsOnNotice(c.env.DB, id);
  const notice = stored === null ? null : publicNotice(stored.round, applications, c.var.today);
  if (notice === null) throw problem(404, "not-found", { detail: none });
  return shownNotice(id, notice);
}
