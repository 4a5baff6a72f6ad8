// Money as the register records it: payments made, batches of payments to be made, and what is taken back (articles 14 and 15).
// Amounts are integer fen. Accounts stand here as sealed references only.
import { z } from "zod";
import { fenSchema, isoDateSchema, kindSchemas } from "../kinds.ts";
import { factSchema } from "./review.ts";
import { sealedReferenceSchema } from "./sealed.ts";
import { originSchema } from "./studio.ts";

/** `2025-007-first`. */
const paymentIdSchema = z.string().regex(/^\d{4}-\d{3,6}-(first|award|second)$/);

export const paymentSchema = z.strictObject({
  paymentId: paymentIdSchema,
  stage: kindSchemas.stage,
  amountFen: fenSchema,
  paidOn: isoDateSchema,
  voucherNumber: z.string().nullable(),
  /** Null where it was paid before the register existed. */
  batchId: z.string().nullable(),
  origin: originSchema,
});
export type Payment = z.infer<typeof paymentSchema>;
/** As the record keeps it, with the event that reported it. */
export const madePaymentSchema = paymentSchema.extend({ seq: z.int().min(1) });

/** The bank sent the money back: the payment falls due again. */
export const paymentReturnSchema = z.strictObject({
  paymentId: paymentIdSchema,
  stage: kindSchemas.stage,
  amountFen: fenSchema,
  returnedOn: isoDateSchema,
  reason: z.string(),
  batchId: z.string(),
});

export const madeReturnSchema = paymentReturnSchema.extend({ seq: z.int().min(1) });
export type PaymentReturn = z.infer<typeof madeReturnSchema>;

/** Why money is taken back: municipal support that was there before (14), a sanction (15), a payment made on a stopped line. */
export const recoveryGroundSchema = z.enum(["municipal", "sanction", "stopped-payment"]);

export const recoverySchema = z.strictObject({
  id: z.string(),
  ground: recoveryGroundSchema,
  amountFen: fenSchema,
  reason: z.string(),
  openedAt: z.string(),
  openedOn: isoDateSchema,
  seq: z.int().min(1),
  /** Of a municipal recovery: the leader's; one on another ground rests on a decision already taken. */
  confirmation: factSchema.nullable(),
  needsConfirmation: z.boolean(),
  /** Paid to another payee than the one confirmed by then. */
  paidElsewhere: z.boolean().optional(),
  receipt: factSchema.extend({ receivedOn: isoDateSchema, voucherNumber: z.string().nullable() }).nullable(),
  /** What it was opened for is no longer so, before the money came back: the payment stands. */
  lapse: factSchema.extend({ reason: z.string(), article: z.string() }).optional(),
});
export type Recovery = z.infer<typeof recoverySchema>;

/** To whom the money goes, as it stood when the batch was made. */
const payeeSchema = z.strictObject({
  payeeName: z.string().nullable(),
  payeeAccount: sealedReferenceSchema.nullable(),
  payeeBank: z.string().nullable(),
  payeeBankCode: z.string().nullable(),
});
export type Payee = z.infer<typeof payeeSchema>;

export const batchLineSchema = z.strictObject({
  paymentId: paymentIdSchema,
  applicationId: z.string(),
  stage: kindSchemas.stage,
  amountFen: fenSchema,
  payee: payeeSchema,
  studioName: z.string().nullable(),
  hostName: z.string().nullable(),
  /** 批准文号. */
  document: z.string(),
});
export type BatchLine = z.infer<typeof batchLineSchema>;

export const batchStatuses = ["prepared", "approved", "settled", "cancelled", "void"] as const;

/** Who took a part in a batch, when (real clock, and the day it was decided on), and as which event: preparer, approver and payer are three people. */
const partSchema = z.strictObject({
  member: z.string(),
  name: z.string(),
  at: z.string(),
  on: isoDateSchema,
  seq: z.int().min(1),
});

/** A line whose facts changed, and how: a hold's code, `amount`, `payee`, `not-due` or `cancelled`. */
export const touchedLineSchema = z.strictObject({ paymentId: paymentIdSchema, code: z.string() });

export const batchSchema = z.strictObject({
  id: z.string(),
  round: z.string(),
  status: z.enum(batchStatuses),
  lines: z.array(batchLineSchema).min(1),
  totalFen: fenSchema,
  /** SHA-256 of the canonical JSON of `{id, round, lines, totalFen}`, hex: what an approval binds to. */
  hash: z.string(),
  preparedBy: partSchema,
  approvedBy: partSchema.nullable(),
  /** The signed checkpoint at its approval; every pull prints it. */
  checkpoint: z.json().nullable(),
  /** Its first pull; from then on its lines are finance's until reported. */
  pulledBy: partSchema.nullable(),
  /** A fact behind these lines changed: after the pull the batch is stopped, before it the batch is void. */
  stopped: z.array(touchedLineSchema).nullable(),
  /** Why it was cancelled or void. */
  reason: z.string().nullable(),
  /** What was reported of each line, by payment id; a line without a report is open. */
  reports: z.record(z.string(), z.enum(["paid", "returned"])),
});
export type Batch = z.infer<typeof batchSchema>;

/** `2025-P01`. */
export const batchIdOf = (round: string, number: number): string => `${round}-P${String(number).padStart(2, "0")}`;
/** `2025-007-recovery-1`. */
export const recoveryIdOf = (applicationId: string, number: number): string => `${applicationId}-recovery-${number}`;
