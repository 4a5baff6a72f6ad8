// Requests and answers about money: the schedule, batches and their results, recoveries, a changed payee. Amounts in integer fen.
import { z } from "zod";
import { applicationIdSchema, pageOf, roundIdSchema } from "../contract.ts";
import { isoDateSchema } from "../kinds.ts";
import { batchStatuses, recoveryGroundSchema } from "../records/payment.ts";
import { textSchema, wordsSchema } from "../records/words.ts";
import { holdCodes, lineStatuses } from "../schedule/line.ts";

const fenAnswer = z.int();
const stageAnswer = z.enum(["first", "award", "second", "recovery"]);

/** The account masked. */
const payeeAnswerSchema = z.object({
  payeeName: z.string().nullable(),
  payeeAccount: z.string().nullable(),
  payeeBank: z.string().nullable(),
  payeeBankCode: z.string().nullable(),
});

const stepSchema = z.object({
  article: z.string(),
  fact: z.string(),
  /** `2025/34`: stream and number of the event. */
  event: z.string(),
});

const scheduleLineSchema = z
  .object({
    paymentId: z.string(),
    applicationId: applicationIdSchema,
    stage: stageAnswer,
    /** Negative for a recovery, 0 once cancelled, null while no assessment has fixed the second stage's amount. */
    amountFen: fenAnswer.nullable(),
    amountInCapitals: z.string().nullable(),
    status: z.enum(lineStatuses),
    dueFrom: z.string().nullable(),
    payee: payeeAnswerSchema,
    holds: z.array(z.object({ code: z.enum(holdCodes), article: z.string() })),
    derivation: z.array(stepSchema),
  })
  .meta({ id: "ScheduleLine" });
export type ScheduleLineAnswer = z.infer<typeof scheduleLineSchema>;

/** `totalFen` is the sum of the lines' amounts. */
export const scheduleAnswerSchema = z
  .object({ round: roundIdSchema, lines: z.array(scheduleLineSchema), totalFen: fenAnswer })
  .meta({ id: "PaymentSchedule" });
export type ScheduleAnswer = z.infer<typeof scheduleAnswerSchema>;

export const batchIdSchema = z.string().regex(/^\d{4}-P\d{2,6}$/);

/** Each line has to be due or returned. */
export const prepareBatchSchema = z.strictObject({
  round: roundIdSchema,
  payments: z.array(z.string().min(1).max(60)).min(1),
});

export const approveBatchSchema = z.strictObject({ hash: z.string().min(1).max(200) });
export const cancelBatchSchema = z.strictObject({ reason: wordsSchema });
export const batchQuerySchema = z.strictObject({
  round: roundIdSchema,
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** A payment needs its day and its voucher, a return its reason. */
const resultSchema = z
  .strictObject({
    paymentId: z.string().min(1).max(60),
    outcome: z.enum(["paid", "returned"]),
    paidOn: isoDateSchema.nullable().default(null),
    voucherNumber: textSchema(200).trim().nullable().default(null),
    reason: textSchema(2_000).trim().nullable().default(null),
  })
  .superRefine(({ outcome, paidOn, voucherNumber, reason }, context) => {
    const missing =
      outcome === "paid"
        ? [paidOn === null ? "paidOn" : null, voucherNumber === null || voucherNumber === "" ? "voucherNumber" : null]
        : [reason === null || reason === "" ? "reason" : null];
    for (const path of missing) if (path !== null) context.addIssue({ code: "custom", path: [path] });
  });
export const reportResultsSchema = z.strictObject({ results: z.array(resultSchema).min(1) });
export type SentResult = z.infer<typeof resultSchema>;

const partAnswerSchema = z.object({ member: z.string(), name: z.string(), at: z.string(), on: z.string() });
const touchedAnswerSchema = z.array(z.object({ paymentId: z.string(), code: z.string() })).nullable();

const batchLineAnswerSchema = z.object({
  paymentId: z.string(),
  applicationId: applicationIdSchema,
  stage: stageAnswer,
  amountFen: fenAnswer,
  amountInCapitals: z.string(),
  payee: payeeAnswerSchema,
  studioName: z.string().nullable(),
  hostName: z.string().nullable(),
  document: z.string(),
  /** What finance reported of it. */
  outcome: z.enum(["paid", "returned"]).nullable(),
});

export const batchAnswerSchema = z
  .object({
    id: batchIdSchema,
    round: roundIdSchema,
    status: z.enum(batchStatuses),
    lines: z.array(batchLineAnswerSchema),
    totalFen: fenAnswer,
    /** What an approval binds to. */
    hash: z.string(),
    preparedBy: partAnswerSchema,
    approvedBy: partAnswerSchema.nullable(),
    pulledBy: partAnswerSchema.nullable(),
    /** The lines whose facts changed after the pull; null while the batch is not stopped. */
    stopped: touchedAnswerSchema,
    /** The lines whose facts changed before any pull, which made the batch void. */
    voided: touchedAnswerSchema,
    /** Why it was cancelled. */
    reason: z.string().nullable(),
  })
  .meta({ id: "PaymentBatch" });
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;
export const batchPageSchema = pageOf(batchAnswerSchema);

export const recoveryIdSchema = z.string().regex(/^\d{4}-\d{3,6}-recovery-\d{1,6}$/);
export const confirmRecoverySchema = z.strictObject({ reason: wordsSchema.nullable().default(null) });
export const receiveRecoverySchema = z.strictObject({
  /** Today where it is left out. */
  receivedOn: isoDateSchema.nullable().default(null),
  voucherNumber: textSchema(200).trim().min(1).nullable().default(null),
});

export const recoveryAnswerSchema = z
  .object({
    id: recoveryIdSchema,
    applicationId: applicationIdSchema,
    ground: recoveryGroundSchema,
    amountFen: fenAnswer,
    status: z.enum(lineStatuses),
    reason: z.string(),
    openedOn: z.string(),
    confirmedBy: z.string().nullable(),
    receivedOn: z.string().nullable(),
    voucherNumber: z.string().nullable(),
  })
  .meta({ id: "Recovery" });
export type RecoveryAnswer = z.infer<typeof recoveryAnswerSchema>;

/** The last four digits of the account that is to be confirmed. */
export const confirmPayeeSchema = z.strictObject({ accountLast4: z.string().regex(/^\d{4}$/), reason: wordsSchema });

const sums = {
  approvedFen: fenAnswer,
  pulledFen: fenAnswer,
  paidFen: fenAnswer,
  returnedFen: fenAnswer,
  recoveredFen: fenAnswer,
  /** Approved, and neither paid nor returned: approved = paid + returned + outstanding. */
  outstandingFen: fenAnswer,
  /** Paid before the register existed. */
  openingFen: fenAnswer,
};

export const reconciliationAnswerSchema = z
  .object({
    round: roundIdSchema,
    totals: z.object(sums),
    studios: z.array(
      z.object({
        applicationId: applicationIdSchema,
        studioName: z.string().nullable(),
        ...sums,
        /** The studio's own ledger (article 15) against what it received. */
        ledger: z.object({ receivedFen: fenAnswer, enteredFen: fenAnswer, spentFen: fenAnswer, differenceFen: fenAnswer }),
        /** Each payment's way from the article to the voucher. */
        payments: z.array(scheduleLineSchema),
      }),
    ),
  })
  .meta({ id: "Reconciliation" });
