// Requests and answers of the public notice and of the objections to it (article 9).
import { z } from "zod";
import { applicationIdSchema, pageOf, roundIdSchema } from "../contract.ts";
import { isoDateSchema } from "../kinds.ts";
import { objectionSchema, periodSchema } from "../records/review.ts";
import { textSchema, wordsSchema } from "../records/words.ts";

/** What anybody may read: the studios' own names, and no identifier. */
export const noticeAnswerSchema = z
  .object({
    round: roundIdSchema,
    /** From the first day of the first notice to the last day of the last. */
    notice: periodSchema,
    /** Objections are still taken. */
    open: z.boolean(),
    applications: z.array(
      z.object({
        applicationId: applicationIdSchema,
        studioName: z.string().nullable(),
        hostName: z.string().nullable(),
        leadName: z.string().nullable(),
        occupation: z.string().nullable(),
        /** Its own days: a replacement's are later. */
        notice: periodSchema,
      }),
    ),
  })
  .meta({ id: "Notice" });
export type NoticeAnswer = z.infer<typeof noticeAnswerSchema>;

const shortWords = (length: number) => textSchema(length).trim().min(1);

export const fileObjectionSchema = z.strictObject({
  name: shortWords(100),
  contact: shortWords(200),
  applicationId: applicationIdSchema,
  reason: wordsSchema,
});

export const objectionIdSchema = z.string().regex(/^\d{4}-O\d{3,6}$/);

/** `id` is the number to ask after. */
export const receiptSchema = z
  .object({ id: objectionIdSchema, round: roundIdSchema, applicationId: applicationIdSchema, filedOn: isoDateSchema })
  .meta({ id: "ObjectionReceipt" });
export type Receipt = z.infer<typeof receiptSchema>;

/** `?reveal=name,contact`: in full. */
export const objectionQuerySchema = z.strictObject({
  reveal: z
    .string()
    .transform((list) => list.split(","))
    .pipe(
      z
        .array(z.enum(["name", "contact"]))
        .min(1)
        .max(2),
    )
    .optional(),
});

export const objectionAnswerSchema = objectionSchema
  .extend({
    applicationId: applicationIdSchema,
    /** Masked unless revealed; null once erased. */
    name: z.string().nullable(),
    contact: z.string().nullable(),
  })
  .meta({ id: "Objection" });
export type ObjectionAnswer = z.infer<typeof objectionAnswerSchema>;
export const objectionPageSchema = pageOf(objectionAnswerSchema);

export const closeObjectionSchema = z.strictObject({ outcome: z.enum(["upheld", "dismissed"]), reason: wordsSchema });
