// /api/municipal-awards: the municipal list. Rows are added, corrected or withdrawn, never deleted. Decides nothing itself.
import { createRoute, type z } from "@hono/zod-openapi";
import { type AwardAnswer, awardPageSchema, putAwardsSchema, type SentAward } from "../../policy/contract/municipal.ts";
import { pageQuerySchema, type wholeListQuerySchema } from "../../policy/contract.ts";
import { type AwardStep, type AwardValues, awardEvents, type PutAward, putAwards } from "../../policy/decisions/put-awards.ts";
import { foldedValue } from "../../policy/decisions/sync/incoming.ts";
import { type AwardField, awardFieldKeys, type MunicipalAward } from "../../policy/records/municipal-award.ts";
import type { SealedReference } from "../../policy/records/sealed.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import { foldAward } from "../../policy/replay/award-fold.ts";
import { access } from "../access.ts";
import { registerChange } from "../change-register.ts";
import { decideAndCommit } from "../commit.ts";
import type { AppContext } from "../context.ts";
import { loadRegister } from "../kept-registers.ts";
import { type Keyring, keyringOf } from "../keyring.ts";
import { pageFrom } from "../present/page.ts";
import { shownFields } from "../present/values.ts";
import { problem } from "../problem.ts";
import { recorded } from "../recorded.ts";
import { allowed } from "../refusal-problem.ts";
import { loadList, type MunicipalList, type PlainFields } from "../register.ts";
import { notModified } from "../revision.ts";
import { refusals, routes } from "../routes-app.ts";
import { seal } from "../seal.ts";
import { roundsWithMoneyAtStake } from "../store/batches.ts";
import { awardStatements, municipalStream } from "../store/municipal-awards.ts";

const rowLimit = 5_000;
const pageContent = { "application/json": { schema: awardPageSchema } };

export const municipal = routes()
  .openapi(
    createRoute({
      ...access("clerk", "auditor"),
      method: "get",
      path: "/api/municipal-awards",
      summary: "The municipal list, withdrawn rows too, masked",
      request: { query: pageQuerySchema },
      responses: { 200: { description: "Rows", content: pageContent }, 304: { description: "Not modified" }, ...refusals() },
    }),
    async (c) => {
      const list = await loadList(c.env.DB, await keyringOf(c.env));
      if (notModified(c, list.revision) !== null) return c.body(null, 304);
      return c.json(page(list, c.req.valid("query")), 200);
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "put",
      path: "/api/municipal-awards",
      summary: "Add, correct or withdraw rows; what is not sent stays",
      request: { body: { required: true, content: { "application/json": { schema: putAwardsSchema } } } },
      responses: { 200: { description: "The list as it now stands", content: pageContent }, ...refusals(409, 413, 422) },
    }),
    async (c) => {
      const { awards: sent } = c.req.valid("json");
      if (sent.length > rowLimit) throw problem(413, "rows.too-many");
      const rows = sent.map(putAward);
      const keyring = await keyringOf(c.env);
      return decideAndCommit(c, async () => {
        const list = await loadList(c.env.DB, keyring);
        const standing = [...list.awards.values()].map(({ id, withdrawal }) => ({
          id,
          fields: awardValues(list.plain.get(id) ?? {}),
          isWithdrawn: withdrawal !== null,
        }));
        const steps = allowed(putAwards(standing, rows, list.awards.size + 1));
        const { references, statements } = await sealSteps(keyring, steps);
        const events = awardEvents(steps, {
          from: (awardId, field) => list.awards.get(awardId)?.fields[field] ?? null,
          to: (awardId, field, value) => (isSealedField(field) ? (references.get(awardId)?.[field] ?? null) : value),
        });
        const awards = new Map(list.awards);
        for (const event of recorded(c, list.revision, events)) {
          awards.set(event.data.awardId, foldAward(awards.get(event.data.awardId), event));
        }
        const touched = new Set(steps.map(({ awardId }) => awardId));
        const changed = [...awards.values()].filter(({ id }) => touched.has(id));
        const after = { revision: list.revision + events.length, awards, plain: plainAfter(list, steps) };
        const answer = { status: 200 as const, body: page(after), revision: after.revision };
        if (events.length === 0) return { answer };
        const rounds = await roundsTouched(c, keyring, after);
        return {
          appends: [
            { stream: municipalStream, revision: list.revision, events },
            ...rounds.flatMap(({ append }) => append ?? []),
          ],
          asserts: rounds.flatMap(({ asserts }) => asserts),
          statements: [...statements, ...awardStatements(changed), ...rounds.flatMap(({ records }) => records)],
          answer,
        };
      });
    },
  );

/** A new match holds its studio's money (article 14), and one that is gone frees it: what the changed list does to the money of each round. */
async function roundsTouched(c: AppContext, keyring: Keyring, list: MunicipalList) {
  const touched = await Promise.all(
    (await roundsWithMoneyAtStake(c.env.DB)).map(async (roundId) => {
      const register = await loadRegister(c.env.DB, keyring, roundId);
      if (register === null) return [];
      const asserts = [{ stream: roundId, revision: register.revision }];
      const { append, records } = registerChange(c, { ...register, list }, []);
      // A round whose batches stand is asserted all the same: a batch prepared meanwhile has not seen this list.
      return [append.events.length === 0 ? { append: null, asserts, records } : { append, asserts: [], records }];
    }),
  );
  return touched.flat();
}

/** A row as sent, its texts and identifiers folded as everywhere. */
function putAward(sent: SentAward): PutAward {
  if (sent.withdrawn) return sent;
  const { id, withdrawn: _, ...given } = sent;
  return { id, withdrawn: false, fields: awardValues(given) };
}

const identifiers: ReadonlySet<AwardField> = new Set(["creditCode", "leadIdNumber"]);

function awardValues(given: Readonly<Partial<Record<string, string | number | boolean | null | undefined>>>): AwardValues {
  const values: Partial<Record<AwardField, string | number | null>> = {};
  for (const field of awardFieldKeys) {
    const value = given[field];
    if (value === undefined || typeof value === "boolean") continue;
    values[field] = typeof value === "string" ? foldedText(field, value) : value;
  }
  return values;
}

function foldedText(field: AwardField, value: string): string | null {
  const folded = foldedValue(identifiers.has(field) ? "creditCode" : "remark", value);
  return typeof folded === "string" ? folded : null;
}

async function sealSteps(keyring: Keyring, steps: readonly AwardStep[]) {
  const inputs = steps.flatMap((step) => {
    const leadIdNumber = step.kind === "withdrawn" ? null : step.fields.leadIdNumber;
    if (typeof leadIdNumber !== "string") return [];
    return [{ stream: municipalStream, subject: step.awardId, values: { leadIdNumber }, index: { leadIdNumber } }];
  });
  const sealing = await seal(keyring, inputs);
  const references = new Map<string, Readonly<Partial<Record<string, SealedReference>>>>(
    inputs.map(({ subject }, index) => [subject, sealing.references[index] ?? {}]),
  );
  return { references, statements: sealing.statements };
}

function plainAfter(list: MunicipalList, steps: readonly AwardStep[]): ReadonlyMap<string, PlainFields> {
  const plain = new Map(list.plain);
  for (const step of steps) {
    if (step.kind !== "withdrawn") plain.set(step.awardId, { ...plain.get(step.awardId), ...step.fields });
  }
  return plain;
}

function page({ revision, awards, plain }: MunicipalList, asked: z.infer<typeof wholeListQuerySchema> = {}) {
  const standing = pageFrom([...awards.values()], revision, asked, ({ id }) => id);
  return { ...standing, items: standing.items.map((award) => shownAward(award, plain.get(award.id) ?? {})) };
}

function shownAward({ id, version, withdrawal }: MunicipalAward, plain: PlainFields): AwardAnswer {
  const { programme = null, awardYear = null, ...others } = shownFields(awardFieldKeys, plain);
  const { studioName = null, hostName = null, leadName = null, creditCode = null } = others;
  const { leadIdNumber = null, occupation = null, awardAmount = null, source = null } = others;
  return {
    id,
    version,
    withdrawn: withdrawal !== null,
    reason: withdrawal?.reason ?? null,
    ...{ programme, awardYear, studioName, hostName, leadName, creditCode, leadIdNumber, occupation, awardAmount, source },
  };
}
