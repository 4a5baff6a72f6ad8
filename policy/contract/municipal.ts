// The request and the answer of /api/municipal-awards: the municipal list, kept up by sending it again.
import { z } from "zod";
import { fieldSchema, pageOf, shownValueSchema } from "../contract.ts";
import { applicationFields, municipalAwardFields } from "../records/fields.ts";
import { wordsSchema } from "../records/words.ts";

const { programme, awardAmount, source } = municipalAwardFields;
const { studioName, hostName, leadName, creditCode, leadIdNumber, occupation } = applicationFields;

const awardSchema = z.strictObject({
  id: z.string().min(1).max(20).nullable().default(null),
  withdrawn: z.literal(false).optional(),
  programme: fieldSchema(programme).optional(),
  awardYear: z.int().min(1900).max(2100).optional(),
  studioName: fieldSchema(studioName).optional(),
  hostName: fieldSchema(hostName).optional(),
  leadName: fieldSchema(leadName).optional(),
  creditCode: fieldSchema(creditCode).optional(),
  leadIdNumber: fieldSchema(leadIdNumber).optional(),
  occupation: fieldSchema(occupation).optional(),
  awardAmount: fieldSchema(awardAmount).optional(),
  source: fieldSchema(source).optional(),
});

const withdrawnAwardSchema = z.strictObject({ id: z.string().min(1).max(20), withdrawn: z.literal(true), reason: wordsSchema });

/** A row that stands need not say so. Told apart by that alone, so that what is wrong in a row is named by its own place. */
const sentAwardSchema = z.discriminatedUnion("withdrawn", [withdrawnAwardSchema, awardSchema]);

export const putAwardsSchema = z.strictObject({ awards: z.array(sentAwardSchema) });
export type SentAward = z.infer<typeof putAwardsSchema>["awards"][number];

const awardAnswerSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    withdrawn: z.boolean(),
    reason: z.string().nullable(),
    programme: shownValueSchema,
    awardYear: shownValueSchema,
    studioName: shownValueSchema,
    hostName: shownValueSchema,
    leadName: shownValueSchema,
    creditCode: shownValueSchema,
    leadIdNumber: shownValueSchema,
    occupation: shownValueSchema,
    awardAmount: shownValueSchema,
    source: shownValueSchema,
  })
  .meta({ id: "MunicipalAward" });
export type AwardAnswer = z.infer<typeof awardAnswerSchema>;

export const awardPageSchema = pageOf(awardAnswerSchema);
