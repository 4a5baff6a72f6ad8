// /api/rounds: opening rounds, their settings, rulings and stages. Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import {
  changeSettingsSchema,
  createRoundSchema,
  enterStageSchema,
  roundAnswerSchema,
  roundPageSchema,
  rulingIdSchema,
  setRulingSchema,
} from "../../policy/contract/rounds.ts";
import { headSchema, pageQuerySchema, roundIdSchema } from "../../policy/contract.ts";
import { changeSettings } from "../../policy/decisions/change-settings.ts";
import { createRound } from "../../policy/decisions/create-round.ts";
import { enterStage } from "../../policy/decisions/enter-stage.ts";
import { setRuling } from "../../policy/decisions/set-ruling.ts";
import type { RoundEvent } from "../../policy/records/event.ts";
import type { Round } from "../../policy/records/round.ts";
import { foldRound } from "../../policy/replay/round-fold.ts";
import { rulingSchemas } from "../../policy/rulings.ts";
import { access } from "../access.ts";
import { requireRole } from "../actor.ts";
import { changeRegister } from "../change-register.ts";
import { type Change, decideAndCommit, type Unchanged } from "../commit.ts";
import type { AppContext } from "../context.ts";
import { shownRegisterRound, shownRound } from "../present/round.ts";
import { problem } from "../problem.ts";
import { recorded } from "../recorded.ts";
import { allowed } from "../refusal-problem.ts";
import { notModified, requireMatch } from "../revision.ts";
import { refusals, routes } from "../routes-app.ts";
import { countStates, findRound, roundStatement, roundsAfter, type StoredRound } from "../store/rounds.ts";

const params = z.object({ round: roundIdSchema });
const roundContent = { "application/json": { schema: roundAnswerSchema } };
const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});
type RoundBody = z.infer<typeof roundAnswerSchema>;

export const rounds = routes()
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/rounds",
      summary: "Open a round with intake (articles 3 and 17)",
      request: { body: jsonBody(createRoundSchema) },
      responses: { 201: { description: "The round", content: roundContent }, ...refusals(409, 422) },
    }),
    async (c) => {
      const command = c.req.valid("json");
      const id = String(command.year);
      return decideAndCommit(c, async () => {
        const exists = (await findRound(c.env.DB, id)) !== null;
        const events = allowed(createRound({ exists }, command, c.var.today));
        return roundChange(c, id, { round: null, revision: 0 }, events, 201);
      });
    },
  )
  .openapi(
    createRoute({
      ...access(),
      method: "get",
      path: "/api/rounds",
      summary: "All rounds, oldest first",
      request: { query: pageQuerySchema },
      responses: {
        200: { description: "Rounds", content: { "application/json": { schema: roundPageSchema } } },
        ...refusals(),
      },
    }),
    async (c) => {
      const { after, limit } = c.req.valid("query");
      const found = await roundsAfter(c.env.DB, after ?? "", limit + 1);
      const page = found.slice(0, limit);
      const counts = await countStates(
        c.env.DB,
        page.map(({ round }) => round.id),
      );
      const items = page.map(({ round, revision }) =>
        shownRound(round, revision, counts.get(round.id) ?? new Map(), c.var.today),
      );
      const next = found.length > limit ? (page.at(-1)?.round.id ?? null) : null;
      return c.json({ items, revision: Math.max(0, ...page.map(({ revision }) => revision)), next }, 200);
    },
  )
  .openapi(
    createRoute({
      ...access(),
      method: "get",
      path: "/api/rounds/{round}",
      summary: "One round",
      request: { params },
      responses: {
        200: { description: "The round", content: roundContent },
        304: { description: "Not modified" },
        ...refusals(404),
      },
    }),
    async (c) => {
      const { round, revision } = await roundOr404(c, c.req.valid("param").round);
      const unchanged = notModified(c, revision);
      if (unchanged !== null) return c.body(null, 304);
      return c.json(shownRound(round, revision, await countsOf(c, round.id), c.var.today), 200);
    },
  )
  .openapi(
    createRoute({
      ...access(),
      method: "get",
      path: "/api/rounds/{round}/head",
      summary: "How far the round is: 304 while nothing has happened",
      request: { params },
      responses: {
        200: { description: "Stage and revision", content: { "application/json": { schema: headSchema } } },
        304: { description: "Not modified" },
        ...refusals(404),
      },
    }),
    async (c) => {
      const { round, revision } = await roundOr404(c, c.req.valid("param").round);
      const unchanged = notModified(c, revision);
      if (unchanged !== null) return c.body(null, 304);
      return c.json({ id: round.id, stage: round.stage, revision }, 200);
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "patch",
      path: "/api/rounds/{round}/settings",
      summary: "Change settings, until review ends; If-Match names the revision",
      request: { params, body: jsonBody(changeSettingsSchema) },
      responses: { 200: { description: "The round", content: roundContent }, ...refusals(404, 409, 412, 422, 428) },
    }),
    async (c) => {
      const { round: id } = c.req.valid("param");
      const command = c.req.valid("json");
      return decideAndCommit(c, async () => {
        const stored = await roundOr404(c, id);
        requireMatch(c, stored.revision);
        return roundChange(c, id, stored, allowed(changeSettings(stored.round, command, c.var.today)), 200);
      });
    },
  )
  .openapi(
    createRoute({
      ...access("leader"),
      method: "put",
      path: "/api/rounds/{round}/rulings/{ruling}",
      summary: "Answer for this round what the measures leave open (article 16)",
      request: { params: params.extend({ ruling: rulingIdSchema }), body: jsonBody(setRulingSchema) },
      responses: { 200: { description: "The round", content: roundContent }, ...refusals(404, 409, 422) },
    }),
    async (c) => {
      const { round: id, ruling } = c.req.valid("param");
      const { value: sent, reason, from } = c.req.valid("json");
      const value = rulingSchemas[ruling].safeParse(sent);
      if (!value.success) throw problem(400, "request.invalid", { errors: [{ path: "value", code: "invalid_value" }] });
      // Another answer may move what batches rest on: the register's own change looks after that.
      return changeRegister<RoundBody, 200>(c, id, (register) => ({
        events: allowed(setRuling(register.round, { ruling, value: value.data, reason, from }, c.var.today)),
        answer: (after) => ({ status: 200, body: shownRegisterRound(after, c.var.today) }),
      }));
    },
  )
  .openapi(
    createRoute({
      ...access("clerk", "leader"),
      method: "post",
      path: "/api/rounds/{round}/stage",
      summary: "Move the round to its next stage",
      request: { params, body: jsonBody(enterStageSchema) },
      responses: { 200: { description: "The round", content: roundContent }, ...refusals(404, 409, 422) },
    }),
    async (c) => {
      const { round: id } = c.req.valid("param");
      const command = c.req.valid("json");
      // The leading group decides (article 9); all other steps are the office's.
      requireRole(c.var.actor, command.to === "running" ? "leader" : "clerk");
      return changeRegister<RoundBody, 200>(c, id, (register) => ({
        events: allowed(enterStage(register, command, c.var.today)),
        answer: (after) => ({ status: 200, body: shownRegisterRound(after, c.var.today) }),
      }));
    },
  );

async function roundOr404(c: AppContext, id: string): Promise<StoredRound> {
  const stored = await findRound(c.env.DB, id);
  if (stored === null) throw problem(404, "not-found");
  return stored;
}

const countsOf = async (c: AppContext, id: string) => (await countStates(c.env.DB, [id])).get(id) ?? new Map<string, number>();

/** Events of the round alone, the round as it then stands, and the answer that shows it. */
async function roundChange<Status extends 200 | 201>(
  c: AppContext,
  id: string,
  stored: { readonly round: Round | null; readonly revision: number },
  events: readonly RoundEvent[],
  status: Status,
): Promise<Change<RoundBody, Status> | Unchanged<RoundBody, Status>> {
  const round = recorded(c, stored.revision, events).reduce<Round | null>(
    (state, event) => foldRound(id, state, event),
    stored.round,
  );
  if (round === null) throw problem(404, "not-found");
  const revision = stored.revision + events.length;
  const body = shownRound(round, revision, await countsOf(c, id), c.var.today);
  const answer = { status, body, revision, ...(status === 201 ? { location: `/api/rounds/${id}` } : {}) };
  if (events.length === 0) return { answer };
  return { appends: [{ stream: id, revision: stored.revision, events }], statements: [roundStatement(round)], answer };
}
