// /api/rounds/{round}/opening: a round that ran before the register existed is proposed by the office and confirmed by the leading group.
// Identifiers are sealed here; decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import {
  confirmOpeningSchema,
  openingRowLimit,
  openingRowsSchema,
  proposeOpeningSchema,
} from "../../policy/contract/opening.ts";
import { roundAnswerSchema } from "../../policy/contract/rounds.ts";
import { roundIdSchema } from "../../policy/contract.ts";
import { confirmOpening } from "../../policy/decisions/confirm-opening.ts";
import { type OpeningRow, openingEvents, planOpening } from "../../policy/decisions/propose-opening.ts";
import { foldedFields } from "../../policy/decisions/sync/incoming.ts";
import type { Round } from "../../policy/records/round.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import { access } from "../access.ts";
import { changeRegister } from "../change-register.ts";
import { keyringOf } from "../keyring.ts";
import { shownOpening } from "../present/opening.ts";
import { shownRegisterRound } from "../present/round.ts";
import { problem } from "../problem.ts";
import { allowed } from "../refusal-problem.ts";
import { sealedIds } from "../register.ts";
import { notModified } from "../revision.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";
import { type BundleInput, seal } from "../seal.ts";
import { requireStorable } from "../storable.ts";
import { findRound } from "../store/rounds.ts";
import { erasureStatements } from "../store/sealed.ts";

const params = z.object({ round: roundIdSchema });
const responses = {
  200: jsonAnswer("The round as it now is", roundAnswerSchema),
  ...refusals(404, 409, 413, 422),
};

const openingEventBytes = 1_500_000;

export const opening = routes()
  .openapi(
    createRoute({
      ...access("clerk", "leader", "auditor"),
      method: "get",
      path: "/api/rounds/{round}/opening",
      summary: "What is proposed or was taken over, row by row",
      request: { params },
      responses: {
        200: jsonAnswer("The opening", openingRowsSchema),
        304: { description: "Not modified" },
        ...refusals(404),
      },
    }),
    async (c) => {
      const stored = await findRound(c.env.DB, c.req.valid("param").round);
      if (stored === null || stored.round.opening === null) throw problem(404, "not-found");
      if (notModified(c, stored.revision) !== null) return c.body(null, 304);
      return c.json(shownOpening(stored.round.opening), 200);
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/rounds/{round}/opening",
      summary: "Propose to take over a round that already ran: applications, decisions, payments",
      request: { params, body: jsonBody(proposeOpeningSchema) },
      responses,
    }),
    async (c) => {
      const { applications: sent, ...rest } = c.req.valid("json");
      if (sent.length > openingRowLimit) throw problem(413, "rows.too-many");
      const command = { ...rest, applications: sent.map(({ ref, fields }) => ({ ref, fields: foldedFields(fields) })) };
      const keyring = await keyringOf(c.env);
      return changeRegister(c, c.req.valid("param").round, async (register) => {
        const { round } = register;
        const rows = allowed(planOpening({ round, applications: register.applications.size }, command, c.var.today));
        const bundles = rows.flatMap((row) => bundleOf(round.id, row) ?? []);
        const { references, statements } = await seal(keyring, bundles);
        const byId = new Map(bundles.map(({ subject }, index) => [subject, references[index] ?? {}]));
        const events = openingEvents(rows, byId, command.document);
        requireStorable(events, openingEventBytes);
        return {
          events,
          statements: [...erasureStatements(bundlesOf(round.opening)), ...statements],
          answer: (after) => ({ status: 200 as const, body: shownRegisterRound(after, c.var.today) }),
        };
      });
    },
  )
  .openapi(
    createRoute({
      ...access("leader"),
      method: "post",
      path: "/api/rounds/{round}/opening/confirmation",
      summary: "Confirm what was proposed, by another person: its studios are approved, its payments paid",
      request: { params, body: jsonBody(confirmOpeningSchema) },
      responses,
    }),
    (c) =>
      changeRegister(c, c.req.valid("param").round, ({ round, applications }) => ({
        events: allowed(confirmOpening({ round, applications: applications.size }, { member: c.var.actor.memberId })),
        answer: (after) => ({ status: 200 as const, body: shownRegisterRound(after, c.var.today) }),
      })),
  );

/** The sealed bundles of a proposal that the next one replaces. */
function bundlesOf(replaced: Round["opening"]): string[] {
  const values = (replaced?.applications ?? []).flatMap(({ changes }) => changes.map(({ to }) => to));
  return [...new Set(sealedIds(values).map((id) => id.slice(0, id.indexOf("/"))))];
}

/** A row's identifiers, for one bundle, the lead's ID number to be found by; null where it has none. */
function bundleOf(stream: string, { applicationId, fields }: OpeningRow): BundleInput | null {
  const values: Record<string, string> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (isSealedField(field) && typeof value === "string") values[field] = value;
  }
  if (Object.keys(values).length === 0) return null;
  const { leadIdNumber } = values;
  return { stream, subject: applicationId, values, ...(leadIdNumber === undefined ? {} : { index: { leadIdNumber } }) };
}
