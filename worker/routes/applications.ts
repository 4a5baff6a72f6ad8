// /api/applications and a round's list of them: reading, eligibility, withdrawal, municipal matches. Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import {
  applicationAnswerSchema,
  applicationPageSchema,
  applicationQuerySchema,
  decideEligibilitySchema,
  historyPageSchema,
  resolveMatchSchema,
  withdrawSchema,
} from "../../policy/contract/applications.ts";
import { applicationIdSchema, pageQuerySchema, roundIdSchema, wholeListQuerySchema } from "../../policy/contract.ts";
import { decideEligibility } from "../../policy/decisions/decide-eligibility.ts";
import { type MatchedAward, resolveMatch } from "../../policy/decisions/resolve-match.ts";
import { mayReveal, reveal } from "../../policy/decisions/reveal.ts";
import { withdraw } from "../../policy/decisions/withdraw.ts";
import { answersThatHold } from "../../policy/municipal-answers.ts";
import type { Application } from "../../policy/records/application.ts";
import type { RoundEvent } from "../../policy/records/event.ts";
import { type CheckedRegister, openFindings } from "../../policy/register-check.ts";
import { access } from "../access.ts";
import { changeRegister, registerOr404 } from "../change-register.ts";
import { decideAndCommit } from "../commit.ts";
import type { AppContext } from "../context.ts";
import { keyringOf } from "../keyring.ts";
import { shownApplication } from "../present/application.ts";
import { shownHistory } from "../present/history.ts";
import { pageFrom } from "../present/page.ts";
import { sightOf } from "../present/review.ts";
import { problem } from "../problem.ts";
import { allowed } from "../refusal-problem.ts";
import { checkedRegister, type Register, sealedIds } from "../register.ts";
import { etagOf, notModified } from "../revision.ts";
import { refusals, routes } from "../routes-app.ts";
import { unseal } from "../seal.ts";
import { eventsOfApplications } from "../store/application-events.ts";

const params = z.object({ application: applicationIdSchema });
const applicationContent = { "application/json": { schema: applicationAnswerSchema } };
const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});
const changed = {
  200: { description: "The application as it now is", content: applicationContent },
  ...refusals(404, 409, 422),
};
type ApplicationBody = z.infer<typeof applicationAnswerSchema>;

export const applications = routes()
  .openapi(
    createRoute({
      ...access(),
      method: "get",
      path: "/api/rounds/{round}/applications",
      summary: "A round's applications by number, masked",
      request: { params: z.object({ round: roundIdSchema }), query: pageQuerySchema },
      responses: {
        200: { description: "Applications", content: { "application/json": { schema: applicationPageSchema } } },
        ...refusals(404),
      },
    }),
    async (c) => {
      const register = await registerOr404(c, c.req.valid("param").round);
      c.header("etag", etagOf(register.revision));
      const numbered = [...register.applications.values()].filter((application) => mayRead(c, register, application));
      const page = pageFrom(numbered, register.revision, c.req.valid("query"), ({ id }) => id);
      const checked = checkedRegister(register, c.var.today);
      const sight = sightOf(c.var.actor, register.round);
      const items = page.items.map((application) => shownApplication(register, checked, application, { sight }));
      return c.json({ ...page, items }, 200);
    },
  )
  .openapi(
    createRoute({
      ...access(),
      method: "get",
      path: "/api/applications/{application}",
      summary: "One application; `reveal` shows sealed values in full and is recorded",
      request: { params, query: applicationQuerySchema },
      responses: { 200: { description: "The application", content: applicationContent }, ...refusals(404, 409) },
    }),
    async (c) => {
      const { application: id } = c.req.valid("param");
      const fields = [...new Set(c.req.valid("query").reveal ?? [])];
      if (fields.length > 0 && !mayReveal(c.var.actor.roles, fields)) throw problem(403, "role.missing");
      return decideAndCommit(c, async () => {
        const { register, application } = await applicationOr404(c, id);
        const shown = { sight: sightOf(c.var.actor, register.round), revealed: new Set(fields) };
        const body = shownApplication(register, checkedRegister(register, c.var.today), application, shown);
        if (fields.length === 0) return { answer: { status: 200 as const, body, revision: register.revision } };
        const events = reveal(id, fields);
        const { revision } = register;
        const appends = [{ stream: register.round.id, revision, events }];
        return { appends, statements: [], answer: { status: 200 as const, body, revision: revision + events.length } };
      });
    },
  )
  .openapi(
    createRoute({
      ...access(),
      method: "get",
      path: "/api/applications/{application}/history",
      summary: "Everything that happened to an application, masked",
      request: { params, query: wholeListQuerySchema },
      responses: {
        200: { description: "Events with their changes", content: { "application/json": { schema: historyPageSchema } } },
        304: { description: "Not modified" },
        ...refusals(404),
      },
    }),
    async (c) => {
      const { register, application } = await applicationOr404(c, c.req.valid("param").application);
      if (notModified(c, register.revision) !== null) return c.body(null, 304);
      const events = await eventsOfApplications(c.env.DB, [application.id]);
      const stored = events.flatMap(({ data }) =>
        "changes" in data ? data.changes.flatMap(({ from, to }) => [from, to]) : [],
      );
      const values = await unseal(c.env.DB, await keyringOf(c.env), sealedIds(stored));
      const entries = shownHistory(register.round.id, events, values);
      const places = new Map(entries.map((entry, index) => [entry, String(index + 1)]));
      const page = pageFrom(entries, register.revision, c.req.valid("query"), (entry) => places.get(entry) ?? "");
      return c.json(page, 200);
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/applications/{application}/eligibility",
      summary: "Decide whether articles 6 and 7 are met, with a reason for every open point",
      request: { params, body: jsonBody(decideEligibilitySchema) },
      responses: changed,
    }),
    async (c) => {
      const command = c.req.valid("json");
      return changeApplication(c, c.req.valid("param").application, ({ register, application, checked }) => {
        const { id } = application;
        const answers = answersThatHold(application, register.list.awards);
        const findings = openFindings(checked.findings.get(id) ?? [], checked.matches.get(id) ?? [], answers);
        return allowed(decideEligibility({ round: register.round, application, findings }, command, c.var.today));
      });
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/applications/{application}/withdrawal",
      summary: "The applicant steps back, before the decision",
      request: { params, body: jsonBody(withdrawSchema) },
      responses: changed,
    }),
    async (c) => {
      const command = c.req.valid("json");
      return changeApplication(c, c.req.valid("param").application, ({ register, application }) =>
        allowed(withdraw({ round: register.round, application }, command)),
      );
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/applications/{application}/municipal-match",
      summary: "Decide whether a row of the municipal list is this studio (article 14)",
      request: { params, body: jsonBody(resolveMatchSchema) },
      responses: changed,
    }),
    async (c) => {
      const command = c.req.valid("json");
      return changeApplication(c, c.req.valid("param").application, ({ register, application, checked }) => {
        // A row decided on before may be decided on again, also once it left the list.
        const rows = [...(checked.matches.get(application.id) ?? []), ...application.matchResolutions];
        const matchedAwards = new Map(rows.map(({ awardId }) => [awardId, matchedAward(register, awardId)]));
        return allowed(resolveMatch({ round: register.round, application, matchedAwards }, command, c.var.today));
      });
    },
  );

async function applicationOr404(c: AppContext, id: string): Promise<{ register: Register; application: Application }> {
  const register = await registerOr404(c, id.slice(0, 4));
  return { register, application: readable(c, register, id) };
}

function readable(c: AppContext, register: Register, id: string): Application {
  const application = register.applications.get(id);
  if (application === undefined || !mayRead(c, register, application)) throw problem(404, "not-found");
  return application;
}

const notUnderReview: ReadonlySet<Application["state"]> = new Set(["submitted", "ineligible", "withdrawn"]);

/** A reviewer sees the applications under review (article 5); every other role all of them. */
function mayRead(c: AppContext, { round }: Register, { state }: Application): boolean {
  const isReviewerOnly = [...c.var.actor.roles].every((role) => role === "reviewer");
  return !isReviewerOnly || (round.stage !== "intake" && !notUnderReview.has(state));
}

function matchedAward({ list }: Register, awardId: string): MatchedAward {
  const award = list.awards.get(awardId);
  const year = award?.fields.awardYear;
  return { awardYear: typeof year === "number" ? year : null, version: award?.version ?? 1 };
}

interface Loaded {
  readonly register: Register;
  readonly application: Application;
  readonly checked: CheckedRegister;
}

/** Decides on one application with everything the rules say of it, and answers it as it then is. */
async function changeApplication(c: AppContext, id: string, decide: (loaded: Loaded) => readonly RoundEvent[]) {
  return changeRegister<ApplicationBody, 200>(c, id.slice(0, 4), (register) => {
    const application = readable(c, register, id);
    const checked = checkedRegister(register, c.var.today);
    return {
      events: decide({ register, application, checked }),
      answer: (after) => {
        const changed = readable(c, after, id);
        const isGone = changed.state === "withdrawn";
        const sight = sightOf(c.var.actor, after.round);
        const body = shownApplication(after, isGone ? checkedRegister(after, c.var.today) : checked, changed, { sight });
        return { status: 200, body };
      },
    };
  });
}
