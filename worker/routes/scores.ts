// /api/rounds/{round}/scores and /ranking: what the experts found (articles 5 and 8). Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import { putScoresSchema, rankingPageSchema, scorePageSchema } from "../../policy/contract/review.ts";
import { roundIdSchema, wholeListQuerySchema } from "../../policy/contract.ts";
import { putScores } from "../../policy/decisions/put-scores.ts";
import type { Round } from "../../policy/records/round.ts";
import { access } from "../access.ts";
import { type Actor, hasRole } from "../actor.ts";
import { changeRegister, registerOr404 } from "../change-register.ts";
import { pageFrom } from "../present/page.ts";
import { shownRanking, shownScores, sightOf } from "../present/review.ts";
import { problem } from "../problem.ts";
import { allowed } from "../refusal-problem.ts";
import { notModified } from "../revision.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";
import { memberOrganisations } from "../store/members.ts";

const params = z.object({ round: roundIdSchema });
type SentScores = z.infer<typeof putScoresSchema>["scores"];
type Scores = z.infer<typeof scorePageSchema>;

export const scores = routes()
  .openapi(
    createRoute({
      ...access("clerk", "reviewer"),
      method: "put",
      path: "/api/rounds/{round}/scores",
      summary: "Enter or correct scores and recusals; a reviewer only the own (articles 5 and 8)",
      request: { params, body: jsonBody(putScoresSchema) },
      responses: { 200: jsonAnswer("The scores sent, as they now stand", scorePageSchema), ...refusals(404, 409, 422) },
    }),
    async (c) => {
      const { scores: sent } = c.req.valid("json");
      const organisations = await memberOrganisations(c.env.DB);
      return changeRegister<Scores, 200>(c, c.req.valid("param").round, (register) => {
        if (!mayEnter(c.var.actor, register.round, sent)) throw problem(403, "role.missing");
        return {
          events: allowed(putScores({ ...register, organisations }, { scores: sent })),
          answer: ({ applications, revision }) => {
            const touched = new Set(sent.map(({ applicationId }) => applicationId));
            const labels = new Set(sent.map(({ expert }) => expert));
            const named = [...touched].flatMap((id) => applications.get(id) ?? []);
            return { status: 200, body: { items: shownScores(named, { isWhole: false, labels }), revision, next: null } };
          },
        };
      });
    },
  )
  .openapi(
    createRoute({
      ...access("clerk", "reviewer", "leader", "auditor"),
      method: "get",
      path: "/api/rounds/{round}/scores",
      summary: "All scores by application; a reviewer sees the own",
      request: { params, query: wholeListQuerySchema },
      responses: { 200: jsonAnswer("Scores", scorePageSchema), 304: { description: "Not modified" }, ...refusals(404) },
    }),
    async (c) => {
      const { round, applications, revision } = await registerOr404(c, c.req.valid("param").round);
      if (notModified(c, revision) !== null) return c.body(null, 304);
      const seen = shownScores(applications.values(), sightOf(c.var.actor, round));
      const keyOf = ({ applicationId, expert }: (typeof seen)[number]) => `${applicationId} ${expert}`;
      return c.json(pageFrom(seen, revision, c.req.valid("query"), keyOf), 200);
    },
  )
  .openapi(
    createRoute({
      ...access("clerk", "leader", "auditor"),
      method: "get",
      path: "/api/rounds/{round}/ranking",
      summary: "The ranking of what is under review, by the round's own rule (article 8)",
      request: { params, query: wholeListQuerySchema },
      responses: { 200: jsonAnswer("Ranking", rankingPageSchema), 304: { description: "Not modified" }, ...refusals(404) },
    }),
    async (c) => {
      const register = await registerOr404(c, c.req.valid("param").round);
      if (notModified(c, register.revision) !== null) return c.body(null, 304);
      const page = pageFrom(
        shownRanking(register),
        register.revision,
        c.req.valid("query"),
        ({ applicationId }) => applicationId,
      );
      return c.json(page, 200);
    },
  );

/** The office enters anybody's scores from the sheet, a reviewer those of labels that are the own. */
function mayEnter(actor: Actor, { experts }: Round, sent: SentScores): boolean {
  if (hasRole(actor, "clerk")) return true;
  const own = new Set(experts.flatMap(({ label, memberId }) => (memberId === actor.memberId ? [label] : [])));
  return sent.every(({ expert }) => own.has(expert));
}
