// The request of POST /api/rounds/{r}/opening: a round that ran before the register existed, taken over whole.
import { z } from "zod";
import { applicationIdSchema } from "../contract.ts";
import { fenSchema, isoDateSchema, kindSchemas } from "../kinds.ts";
import { paymentSchema } from "../records/payment.ts";
import { decisionSchema } from "../records/studio.ts";
import { textSchema, wordsSchema } from "../records/words.ts";
import { sentFieldsSchema } from "./sync.ts";

/** The client's own mark of a row. */
const refSchema = textSchema(200).min(1);

/** One event carries them all; a round of a district has some dozens. */
export const openingRowLimit = 400;

export const proposeOpeningSchema = z.strictObject({
  applications: z.array(z.strictObject({ ref: refSchema, fields: sentFieldsSchema })).min(1),
  decisions: z.array(
    z.strictObject({
      ref: refSchema,
      outcome: z.enum(["approved", "rejected"]),
      decidedOn: isoDateSchema,
      document: wordsSchema,
      reason: wordsSchema.nullable().default(null),
    }),
  ),
  payments: z
    .array(
      z.strictObject({
        ref: refSchema,
        stage: kindSchemas.stage,
        amountFen: fenSchema,
        paidOn: isoDateSchema,
        voucherNumber: wordsSchema.nullable().default(null),
      }),
    )
    .default([]),
  document: wordsSchema,
});

export const confirmOpeningSchema = z.strictObject({});

const headSchema = z.object({ document: z.string(), by: z.string(), at: z.string(), confirmed: z.boolean() });

/** As a round's answer shows it; `applications` counts them. */
export const openingAnswerSchema = headSchema.extend({ applications: z.number().int() });

/** What the leading group reads before it confirms; no identifiers. */
export const openingRowsSchema = headSchema
  .extend({
    rows: z.array(
      z.object({
        applicationId: applicationIdSchema,
        studioName: z.string().nullable(),
        hostName: z.string().nullable(),
        leadName: z.string().nullable(),
        decision: decisionSchema,
        payments: z.array(paymentSchema),
      }),
    ),
  })
  .meta({ id: "Opening" });
export type OpeningRowsAnswer = z.infer<typeof openingRowsSchema>;
