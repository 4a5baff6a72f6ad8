// /api/objections and a round's list of them: the office reads, answers and closes what the public objected to (article 9). Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import {
  closeObjectionSchema,
  type ObjectionAnswer,
  objectionAnswerSchema,
  objectionIdSchema,
  objectionPageSchema,
  objectionQuerySchema,
} from "../../policy/contract/notice.ts";
import { roundIdSchema, wholeListQuerySchema } from "../../policy/contract.ts";
import { closeObjection } from "../../policy/decisions/close-objection.ts";
import { objectedApplication } from "../../policy/decisions/file-objection.ts";
import { mayRevealObjector, revealObjector } from "../../policy/decisions/reveal.ts";
import type { Application } from "../../policy/records/application.ts";
import { access } from "../access.ts";
import { changeRegister, registerOr404 } from "../change-register.ts";
import type { AppContext } from "../context.ts";
import { keyringOf } from "../keyring.ts";
import { objectorValues, shownObjection, shownObjections } from "../present/objections.ts";
import { pageFrom } from "../present/page.ts";
import { problem } from "../problem.ts";
import { allowed } from "../refusal-problem.ts";
import type { Register } from "../register.ts";
import { notModified } from "../revision.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";
import { unseal } from "../seal.ts";

const params = z.object({ objection: objectionIdSchema });

export const objections = routes()
  .openapi(
    createRoute({
      ...access("clerk", "leader"),
      method: "get",
      path: "/api/rounds/{round}/objections",
      summary: "All objections of a round by number, names and contacts masked",
      request: { params: z.object({ round: roundIdSchema }), query: wholeListQuerySchema },
      responses: {
        200: jsonAnswer("Objections", objectionPageSchema),
        304: { description: "Not modified" },
        ...refusals(404),
      },
    }),
    async (c) => {
      const { applications, revision } = await registerOr404(c, c.req.valid("param").round);
      if (notModified(c, revision) !== null) return c.body(null, 304);
      const values = await opened(c, [...applications.values()]);
      const shown = shownObjections(applications.values(), values);
      return c.json(
        pageFrom(shown, revision, c.req.valid("query"), ({ id }) => id),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      ...access("clerk", "leader"),
      method: "get",
      path: "/api/objections/{objection}",
      summary: "One objection; `reveal` shows the objector to the office in full and is recorded",
      request: { params, query: objectionQuerySchema },
      responses: { 200: jsonAnswer("The objection", objectionAnswerSchema), ...refusals(404, 409) },
    }),
    async (c) => {
      const { objection: id } = c.req.valid("param");
      const revealed = new Set(c.req.valid("query").reveal ?? []);
      if (revealed.size > 0 && !mayRevealObjector(c.var.actor.roles)) throw problem(403, "role.missing");
      return changeRegister<ObjectionAnswer, 200>(c, id.slice(0, 4), async (register) => {
        const application = objectedOr404(register, id);
        const values = await opened(c, [application]);
        return {
          events: revealed.size === 0 ? [] : revealObjector(application.id, id, [...revealed]),
          answer: (after) => ({ status: 200, body: shownObjection(objectedOr404(after, id), id, values, revealed) }),
        };
      });
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/objections/{objection}/outcome",
      summary: "Close an objection with a reason; an upheld one takes the application off the shortlist",
      request: { params, body: jsonBody(closeObjectionSchema) },
      responses: { 200: jsonAnswer("The objection", objectionAnswerSchema), ...refusals(404, 409, 422) },
    }),
    async (c) => {
      const { objection: id } = c.req.valid("param");
      const command = c.req.valid("json");
      return changeRegister<ObjectionAnswer, 200>(c, id.slice(0, 4), async (register) => {
        const application = objectedOr404(register, id);
        const values = await opened(c, [application]);
        return {
          events: allowed(closeObjection({ ...register, application }, { objectionId: id, ...command })),
          answer: (after) => ({ status: 200, body: shownObjection(objectedOr404(after, id), id, values) }),
        };
      });
    },
  );

function objectedOr404(register: Register, objectionId: string): Application {
  const application = objectedApplication(register, objectionId);
  if (application === undefined) throw problem(404, "not-found");
  return application;
}

const opened = async (c: AppContext, applications: readonly Application[]) =>
  unseal(c.env.DB, await keyringOf(c.env), objectorValues(applications));
