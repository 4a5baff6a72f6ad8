// /api/payment-batches: prepared by the office, approved by the leading group, reported by finance. Decides nothing itself.
import { createRoute, z } from "@hono/zod-openapi";
import {
  approveBatchSchema,
  batchAnswerSchema,
  batchIdSchema,
  batchPageSchema,
  batchQuerySchema,
  cancelBatchSchema,
  prepareBatchSchema,
  reportResultsSchema,
  type SentResult,
} from "../../policy/contract/payments.ts";
import { approveBatch, cancelBatch } from "../../policy/decisions/payments/batch-steps.ts";
import { batchPrepared, type PreparedBatch, prepareBatch } from "../../policy/decisions/payments/prepare-batch.ts";
import { type LineResult, reportResults } from "../../policy/decisions/payments/report-results.ts";
import type { RoundEvent } from "../../policy/records/event.ts";
import type { Batch } from "../../policy/records/payment.ts";
import { access } from "../access.ts";
import { accountsOf } from "../accounts.ts";
import { batchHash } from "../batch-hash.ts";
import { changeRegister, registerOr404 } from "../change-register.ts";
import { signCheckpoint } from "../checkpoint.ts";
import type { AppContext } from "../context.ts";
import { roundOfPayments } from "../payments-register.ts";
import { pageFrom } from "../present/page.ts";
import { shownBatch } from "../present/payments.ts";
import { problem } from "../problem.ts";
import { allowed } from "../refusal-problem.ts";
import type { Register } from "../register.ts";
import { etagOf } from "../revision.ts";
import { jsonAnswer, jsonBody, refusals, routes } from "../routes-app.ts";
import { allHeads } from "../store/events.ts";

/** Lines a batch: its event and its record each stay within one row of the database. */
const lineLimit = 2_000;
const params = z.object({ batch: batchIdSchema });
const readers = ["clerk", "leader", "finance", "auditor"] as const;
const changed = { 200: jsonAnswer("The batch as it now is", batchAnswerSchema), ...refusals(404, 409, 422) };
type BatchBody = z.infer<typeof batchAnswerSchema>;

export const paymentBatches = routes()
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/payment-batches",
      summary: "Put lines of the schedule that are due or returned into a batch, which freezes them",
      request: { body: jsonBody(prepareBatchSchema) },
      responses: { 201: jsonAnswer("The batch", batchAnswerSchema), ...refusals(404, 409, 413, 422) },
    }),
    async (c) => {
      const { round, payments } = c.req.valid("json");
      if (payments.length > lineLimit) throw problem(413, "rows.too-many");
      return changeRegister<BatchBody, 201>(c, round, async (register) => {
        const records = roundOfPayments(register, c.var.today);
        const prepared = allowed(prepareBatch(records, payments, c.var.today));
        const accounts = await accountsOf(c, register, payeesOf(prepared));
        return {
          events: [batchPrepared(prepared, await batchHash(prepared))],
          answer: (after) => ({
            status: 201,
            body: shownBatch(batchOr404(after, prepared.id), accounts),
            location: `/api/payment-batches/${prepared.id}`,
          }),
        };
      });
    },
  )
  .openapi(
    createRoute({
      ...access(...readers),
      method: "get",
      path: "/api/payment-batches",
      summary: "A round's batches by number; accounts masked",
      request: { query: batchQuerySchema },
      responses: { 200: jsonAnswer("Batches", batchPageSchema), ...refusals(404) },
    }),
    async (c) => {
      const { round, ...asked } = c.req.valid("query");
      const register = await registerOr404(c, round);
      const page = pageFrom([...register.batches.values()], register.revision, asked, ({ id }) => id);
      const accounts = await accountsOf(c, register, page.items.flatMap(payeesOf));
      c.header("etag", etagOf(register.revision));
      return c.json({ ...page, items: page.items.map((batch) => shownBatch(batch, accounts)) }, 200);
    },
  )
  .openapi(
    createRoute({
      ...access(...readers),
      method: "get",
      path: "/api/payment-batches/{batch}",
      summary: "One batch; accounts masked",
      request: { params },
      responses: { 200: jsonAnswer("The batch", batchAnswerSchema), ...refusals(404) },
    }),
    async (c) => {
      const { batch: id } = c.req.valid("param");
      const register = await registerOr404(c, id.slice(0, 4));
      const batch = batchOr404(register, id);
      c.header("etag", etagOf(register.revision));
      return c.json(shownBatch(batch, await accountsOf(c, register, payeesOf(batch))), 200);
    },
  )
  .openapi(
    createRoute({
      ...access("leader"),
      method: "post",
      path: "/api/payment-batches/{batch}/approval",
      summary: "Approve a batch as its hash says; a checkpoint is frozen with it",
      request: { params, body: jsonBody(approveBatchSchema) },
      responses: changed,
    }),
    async (c) => {
      const { hash } = c.req.valid("json");
      return changeBatch(c, c.req.valid("param").batch, async ({ register, batch }) => {
        const checkpoint = await signCheckpoint(await allHeads(c.env.DB), c.var.now, c.env.CHECKPOINT_KEY);
        const command = { hash, member: c.var.actor.memberId, checkpoint: z.json().parse(checkpoint) };
        return allowed(approveBatch(roundOfPayments(register, c.var.today), batch, command, c.var.today));
      });
    },
  )
  .openapi(
    createRoute({
      ...access("clerk"),
      method: "post",
      path: "/api/payment-batches/{batch}/cancellation",
      summary: "Cancel a batch that finance has not pulled; its lines are due again",
      request: { params, body: jsonBody(cancelBatchSchema) },
      responses: changed,
    }),
    async (c) => {
      const { reason } = c.req.valid("json");
      return changeBatch(c, c.req.valid("param").batch, ({ batch }) => allowed(cancelBatch(batch, reason)));
    },
  )
  .openapi(
    createRoute({
      ...access("finance"),
      method: "post",
      path: "/api/payment-batches/{batch}/results",
      summary: "Report which lines were paid and which came back; the same report again changes nothing",
      request: { params, body: jsonBody(reportResultsSchema) },
      responses: changed,
    }),
    async (c) => {
      const results = c.req.valid("json").results.map(lineResult);
      return changeBatch(c, c.req.valid("param").batch, ({ register, batch }) =>
        allowed(reportResults(register.applications, batch, { results, member: c.var.actor.memberId }, c.var.today)),
      );
    },
  );

interface Loaded {
  readonly register: Register;
  readonly batch: Batch;
}

async function changeBatch(
  c: AppContext,
  id: string,
  decide: (loaded: Loaded) => readonly RoundEvent[] | Promise<readonly RoundEvent[]>,
) {
  return changeRegister<BatchBody, 200>(c, id.slice(0, 4), async (register) => {
    const batch = batchOr404(register, id);
    const accounts = await accountsOf(c, register, payeesOf(batch));
    return {
      events: await decide({ register, batch }),
      answer: (after) => ({ status: 200, body: shownBatch(batchOr404(after, id), accounts) }),
    };
  });
}

/** @throws Problem 404. */
export function batchOr404({ batches }: Pick<Register, "batches">, id: string): Batch {
  const batch = batches.get(id);
  if (batch === undefined) throw problem(404, "not-found");
  return batch;
}

export const payeesOf = ({ lines }: Pick<PreparedBatch, "lines">) => lines.map(({ payee }) => payee);

/** The schema saw to it that a payment has its day and voucher and a return its reason. */
function lineResult({ paymentId, outcome, paidOn, voucherNumber, reason }: SentResult): LineResult {
  if (outcome === "returned") return { paymentId, outcome, paidOn, reason: reason ?? "" };
  if (paidOn === null) throw problem(400, "request.invalid", { errors: [{ path: "results.paidOn", code: "custom" }] });
  return { paymentId, outcome, paidOn, voucherNumber: voucherNumber ?? "" };
}
