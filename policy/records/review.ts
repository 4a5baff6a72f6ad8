// What experts and the public say of an application: scores (article 8) and objections to the notice (article 9). Names and contacts of objectors are sealed.
import { z } from "zod";
import { isoDateSchema } from "../kinds.ts";
import { sealedReferenceSchema } from "./sealed.ts";
import { textSchema, wordsSchema } from "./words.ts";

/** Who did something, and when (real clock, ISO). */
export const attributionSchema = z.strictObject({ by: z.string(), at: z.string() });

/** Who did something, when, and as which event of the round's stream: what a line of the payment schedule is derived from. */
export const factSchema = attributionSchema.extend({ seq: z.int().min(1) });

/** What a round calls an expert: `专家1`. */
export const expertLabelSchema = textSchema(40).trim().min(1);

/** A label without a member is an external expert, whose scores the office enters. */
export const expertSchema = z.strictObject({
  label: expertLabelSchema,
  memberId: z.string().nullable(),
  organisation: textSchema(200).nullable(),
});
export type Expert = z.infer<typeof expertSchema>;

/** A score, or that its expert stepped aside: never both. */
export const givenScoreSchema = z.strictObject({
  expert: expertLabelSchema,
  score: z.number().min(0).nullable(),
  recused: z.boolean(),
});
export type GivenScore = z.infer<typeof givenScoreSchema>;
export const takenScoreSchema = givenScoreSchema.extend(attributionSchema.shape);
export type TakenScore = z.infer<typeof takenScoreSchema>;

export const periodSchema = z.strictObject({ start: isoDateSchema, end: isoDateSchema });
export type Period = z.infer<typeof periodSchema>;

/** Why an application stands on the shortlist or not, with the ranking it was taken from; averages in hundredths. */
export const placingSchema = z.strictObject({
  averageHundredths: z.number().int().nullable(),
  rank: z.number().int().nullable(),
  reason: wordsSchema.nullable(),
});
export type Placing = z.infer<typeof placingSchema>;

export const objectionOutcomeSchema = z.enum(["upheld", "dismissed"]);

export const objectionSchema = z.strictObject({
  id: z.string(),
  reason: z.string(),
  name: sealedReferenceSchema,
  contact: sealedReferenceSchema,
  filedOn: isoDateSchema,
  at: z.string(),
  outcome: attributionSchema.extend({ outcome: objectionOutcomeSchema, reason: z.string() }).nullable(),
});
export type Objection = z.infer<typeof objectionSchema>;
