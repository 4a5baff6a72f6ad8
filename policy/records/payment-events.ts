// What happens to money: batches prepared, approved, pulled, reported; payments returned and taken back (articles 14 and 15).
import { z } from "zod";
import { fenSchema, isoDateSchema } from "../kinds.ts";
import { batchLineSchema, paymentReturnSchema, paymentSchema, recoveryGroundSchema, touchedLineSchema } from "./payment.ts";
import { wordsSchema } from "./words.ts";

const applicationId = z.string();
const batchId = z.string();

export const paymentEvents = [
  z.strictObject({
    type: z.literal("batch.prepared"),
    data: z.strictObject({ batchId, lines: z.array(batchLineSchema).min(1), totalFen: fenSchema, hash: z.string() }),
  }),
  z.strictObject({
    type: z.literal("batch.approved"),
    data: z.strictObject({ batchId, hash: z.string(), checkpoint: z.json() }),
  }),
  z.strictObject({ type: z.literal("batch.cancelled"), data: z.strictObject({ batchId, reason: wordsSchema }) }),
  z.strictObject({
    type: z.literal("batch.pulled"),
    data: z.strictObject({ batchId, format: z.enum(["xlsx", "csv", "json"]) }),
  }),
  /** A fact behind these lines changed before any pull: the whole batch is void, its other lines are due again. */
  z.strictObject({
    type: z.literal("batch.voided"),
    data: z.strictObject({ batchId, touched: z.array(touchedLineSchema).min(1) }),
  }),
  /** The same after a pull: no more files; each line stays reserved until it is reported. */
  z.strictObject({
    type: z.literal("batch.stopped"),
    data: z.strictObject({ batchId, touched: z.array(touchedLineSchema).min(1) }),
  }),
  z.strictObject({ type: z.literal("payment.paid"), applicationId, data: paymentSchema.extend({ batchId }) }),
  z.strictObject({ type: z.literal("payment.returned"), applicationId, data: paymentReturnSchema }),
  z.strictObject({
    type: z.literal("recovery.opened"),
    applicationId,
    data: z.strictObject({
      recoveryId: z.string(),
      ground: recoveryGroundSchema,
      amountFen: fenSchema,
      reason: wordsSchema,
      needsConfirmation: z.boolean(),
      /** The payment went to another payee than the one confirmed by then: nothing that comes later makes it right. */
      paidElsewhere: z.boolean().default(false),
    }),
  }),
  z.strictObject({
    type: z.literal("recovery.confirmed"),
    applicationId,
    data: z.strictObject({ recoveryId: z.string(), reason: wordsSchema.nullable().default(null) }),
  }),
  z.strictObject({
    type: z.literal("recovery.received"),
    applicationId,
    data: z.strictObject({ recoveryId: z.string(), receivedOn: isoDateSchema, voucherNumber: z.string().nullable() }),
  }),
  /** Follows from a fact that was cleared up in the studio's favour before the money came back. */
  z.strictObject({
    type: z.literal("recovery.lapsed"),
    applicationId,
    data: z.strictObject({ recoveryId: z.string(), reason: wordsSchema, article: z.string() }),
  }),
  z.strictObject({
    type: z.literal("application.payee-confirmed"),
    applicationId,
    data: z.strictObject({ reason: wordsSchema }),
  }),
] as const;
