// The office's files: score sheets, the lists for the leading group, assessment forms, annex 2. Nothing in them is sealed, so nothing is
// recorded; what they say is what the register says at that moment.
import { createRoute, z } from "@hono/zod-openapi";
import { scoreSheetQuerySchema } from "../../policy/contract/office-files.ts";
import { applicationIdSchema, roundIdSchema } from "../../policy/contract.ts";
import type { RoundStage } from "../../policy/records/round.ts";
import { refusalSentence } from "../../policy/refusal-wording.ts";
import { access } from "../access.ts";
import type { Role } from "../actor.ts";
import { registerOr404 } from "../change-register.ts";
import type { AppContext } from "../context.ts";
import { fileResponse, xlsxType } from "../file-response.ts";
import { applicationForm } from "../office-files/application-form.ts";
import { approvalList } from "../office-files/approval-list.ts";
import { assessmentForms } from "../office-files/assessment-forms.ts";
import { recommendationList } from "../office-files/recommendation-list.ts";
import { scoreSheet } from "../office-files/score-sheet.ts";
import type { SheetModel } from "../payment-file/xlsx/sheet-xml.ts";
import { packWorkbook } from "../payment-file/xlsx/workbook.ts";
import { rankedIn } from "../present/review.ts";
import { problem } from "../problem.ts";
import type { Register } from "../register.ts";
import { fileAnswer, refusals, routes } from "../routes-app.ts";

const params = z.object({ round: roundIdSchema });
const readers = ["clerk", "leader", "auditor"] as const;

const fileRoute = <const Path extends string>(path: Path, summary: string, ...roles: readonly Role[]) =>
  ({
    ...access(...roles),
    method: "get",
    path,
    summary,
    responses: { 200: fileAnswer(xlsxType, "Workbook"), ...refusals(404, 409) },
  }) as const;

export const officeFiles = routes()
  .openapi(
    createRoute({
      ...fileRoute(
        "/api/rounds/{round}/files/score-sheet.xlsx",
        "An expert's empty score sheet of a round under review",
        "clerk",
      ),
      request: { params, query: scoreSheetQuerySchema },
    }),
    async (c) => {
      const { round, applications } = await registerInStage(c, c.req.valid("param").round, "8", ["review"]);
      return workbookAnswer(
        c,
        `score-sheet-${round.id}`,
        scoreSheet(round, applications.values(), c.req.valid("query").expert),
      );
    },
  )
  .openapi(
    createRoute({
      ...fileRoute(
        "/api/rounds/{round}/files/approval-list.xlsx",
        "The list the leading group decides on and signs",
        ...readers,
      ),
      request: { params },
    }),
    async (c) => {
      const { round, applications } = await registerInStage(c, c.req.valid("param").round, "9", afterNotice);
      return workbookAnswer(c, `approval-list-${round.id}`, approvalList(round, applications.values()));
    },
  )
  .openapi(
    createRoute({
      ...fileRoute("/api/rounds/{round}/files/assessment-forms.xlsx", "A form for each studio's yearly assessment", ...readers),
      request: { params },
    }),
    async (c) => {
      const { round, applications } = await registerInStage(c, c.req.valid("param").round, "13", afterDecision);
      const forms = assessmentForms(round, applications.values(), c.var.today);
      if (forms.length === 0) throw refusedBy("state.wrong", "13");
      return workbookAnswer(c, `assessment-forms-${round.id}`, forms);
    },
  )
  .openapi(
    createRoute({
      ...fileRoute(
        "/api/rounds/{round}/files/recommendation-list.xlsx",
        "The lead technicians to be recommended first for 新国门领军人才 (article 14)",
        ...readers,
      ),
      request: { params },
    }),
    async (c) => {
      const { round, applications } = await registerInStage(c, c.req.valid("param").round, "14", afterDecision);
      return workbookAnswer(c, `recommendation-list-${round.id}`, recommendationList(round, applications.values()));
    },
  )
  .openapi(
    createRoute({
      ...fileRoute("/api/applications/{application}/files/application-form.xlsx", "Annex 2 with what is on record", ...readers),
      request: { params: z.object({ application: applicationIdSchema }) },
    }),
    async (c) => {
      const { application: id } = c.req.valid("param");
      const register = await registerOr404(c, id.slice(0, 4));
      const application = register.applications.get(id);
      if (application === undefined) throw problem(404, "not-found");
      return workbookAnswer(c, `application-form-${id}`, applicationForm(application, rankedIn(register, id)));
    },
  );

/** A list for the leading group makes sense once the notice is over (article 9), a studio's papers once there are studios. */
const afterNotice: readonly RoundStage[] = ["decision", "running", "closed"];
const afterDecision: readonly RoundStage[] = ["running", "closed"];

/** @throws Problem 404, or 409 where the round is in none of the stages. */
async function registerInStage(
  c: AppContext,
  id: string,
  article: string,
  stages: readonly RoundStage[],
): Promise<Pick<Register, "round" | "applications">> {
  const register = await registerOr404(c, id);
  if (!stages.includes(register.round.stage)) throw refusedBy("stage.wrong", article);
  return register;
}

const refusedBy = (code: "stage.wrong" | "state.wrong", article: string) =>
  problem(409, code, { article, detail: refusalSentence({ code, article, missing: [] }) });

const workbookAnswer = (c: AppContext, name: string, sheets: readonly SheetModel[]): Response =>
  fileResponse(c, packWorkbook(sheets), xlsxType, `${name}.xlsx`);
