// What happens from review to the end of the notice: experts, scores, shortlist, notice, objections (articles 5, 8, 9).
import { z } from "zod";
import { isoDateSchema } from "../kinds.ts";
import { usedRulingsSchema } from "./event-parts.ts";
import { expertSchema, givenScoreSchema, objectionOutcomeSchema, periodSchema, placingSchema } from "./review.ts";
import { sealedReferenceSchema } from "./sealed.ts";
import { wordsSchema } from "./words.ts";

const applicationId = z.string();

export const reviewEvents = [
  z.strictObject({ type: z.literal("round.experts-set"), data: z.strictObject({ experts: z.array(expertSchema) }) }),
  z.strictObject({
    type: z.literal("application.scored"),
    applicationId,
    data: z.strictObject({ scores: z.array(givenScoreSchema) }),
  }),
  z.strictObject({
    type: z.literal("round.shortlist-settled"),
    data: z.strictObject({ applications: z.array(z.string()), reason: wordsSchema.nullable() }),
  }),
  z.strictObject({ type: z.literal("application.shortlisted"), applicationId, data: placingSchema }),
  z.strictObject({ type: z.literal("application.not-shortlisted"), applicationId, data: placingSchema }),
  z.strictObject({
    type: z.literal("round.notice-begun"),
    data: periodSchema.extend({ days: z.number().int(), applications: z.array(z.string()), rulings: usedRulingsSchema }),
  }),
  z.strictObject({ type: z.literal("application.put-on-notice"), applicationId, data: periodSchema }),
  z.strictObject({
    type: z.literal("application.objection-filed"),
    applicationId,
    data: z.strictObject({
      objectionId: z.string(),
      reason: wordsSchema,
      name: sealedReferenceSchema,
      contact: sealedReferenceSchema,
      filedOn: isoDateSchema,
    }),
  }),
  /** An upheld objection takes the application off the shortlist. */
  z.strictObject({
    type: z.literal("application.objection-closed"),
    applicationId,
    data: z.strictObject({ objectionId: z.string(), outcome: objectionOutcomeSchema, reason: wordsSchema }),
  }),
  z.strictObject({ type: z.literal("round.decision-begun"), data: z.strictObject({ rulings: usedRulingsSchema }) }),
] as const;
