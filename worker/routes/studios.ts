// The office's work on a studio after the decision: plaque, yearly plan, ledger, assessments (articles 13, 14, 15). Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import { applicationAnswerSchema } from "../../policy/contract/applications.ts";
import {
  assessSchema,
  planYearSchema,
  putExpendituresSchema,
  putPlanSchema,
  recordPlaqueSchema,
} from "../../policy/contract/studio.ts";
import { applicationIdSchema } from "../../policy/contract.ts";
import { assess } from "../../policy/decisions/assess.ts";
import { type RecordPlaque, recordPlaque } from "../../policy/decisions/issue-plaque.ts";
import { putExpenditures } from "../../policy/decisions/put-expenditures.ts";
import { putPlan } from "../../policy/decisions/put-plan.ts";
import { checkLedger } from "../../policy/ledger-check.ts";
import type { Application } from "../../policy/records/application.ts";
import { type Round, rulingsOn } from "../../policy/records/round.ts";
import { access } from "../access.ts";
import { changeStudio, type DecideStudio } from "../change-studio.ts";
import type { AppContext } from "../context.ts";
import { shownFinding } from "../present/values.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";

const params = z.object({ application: applicationIdSchema });
const changed = {
  200: jsonAnswer("The application as it now is", applicationAnswerSchema),
  ...refusals(404, 409, 413, 422),
};

export const studios = routes()
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/applications/{application}/plaque",
      summary: "The plaque was handed over, or taken back (article 14)",
      request: { params, body: jsonBody(recordPlaqueSchema) },
      responses: changed,
    }),
    (c) => {
      const command = plaqueCommand(c.req.valid("json"));
      return changeStudio(c, c.req.valid("param").application, (studio) => recordPlaque(studio, command, c.var.today));
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "put",
      path: "/api/applications/{application}/plans/{year}",
      summary: "The plan of one year, whole (article 13)",
      request: { params: params.extend({ year: planYearSchema }), body: jsonBody(putPlanSchema) },
      responses: changed,
    }),
    (c) => {
      const { application, year } = c.req.valid("param");
      const plan = { ...c.req.valid("json"), year };
      return changeStudio(c, application, (studio) => putPlan(studio, plan, c.var.today));
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "put",
      path: "/api/applications/{application}/expenditures",
      summary: "The ledger, whole; answered with what the rules say of it (article 15)",
      request: { params, body: jsonBody(putExpendituresSchema) },
      responses: changed,
    }),
    (c) => {
      const { expenditures } = c.req.valid("json");
      const decide: DecideStudio = (studio) => putExpenditures(studio, expenditures, c.var.today);
      return changeStudio(c, c.req.valid("param").application, decide, {
        findings: (application, round) => ledgerFindings(c, application, round),
      });
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/applications/{application}/assessments",
      summary: "The yearly assessment, or the recheck after rectification (articles 13 and 14)",
      request: { params, body: jsonBody(assessSchema) },
      responses: changed,
    }),
    (c) => {
      const command = c.req.valid("json");
      return changeStudio(c, c.req.valid("param").application, (studio) => assess(studio, command, c.var.today));
    },
  );

/** The schema has let exactly one of the two through. */
function plaqueCommand({ issuedOn, returnedOn }: z.infer<typeof recordPlaqueSchema>): RecordPlaque {
  if (issuedOn !== undefined) return { issuedOn };
  if (returnedOn !== undefined) return { returnedOn };
  throw new RangeError("A plaque is issued or returned.");
}

/** `2025-001 #3`: the third entry of that studio's ledger. */
function ledgerFindings(c: AppContext, application: Application, round: Round) {
  const { today } = c.var;
  const findings = checkLedger({ today, settings: round.settings, rulings: rulingsOn(round, today), application });
  return findings.map((finding) => {
    const subject = finding.row === null ? application.id : `${application.id} #${finding.row}`;
    return shownFinding(finding, subject);
  });
}
