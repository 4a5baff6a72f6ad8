// Requests and answers of a round's review: experts, scores, ranking, shortlist, and the leading group's decisions.
import { z } from "zod";
import { applicationIdSchema, pageOf } from "../contract.ts";
import { isoDateSchema } from "../kinds.ts";
import { expertLabelSchema, expertSchema, takenScoreSchema } from "../records/review.ts";
import { textSchema, wordsSchema } from "../records/words.ts";

const isOnceEach = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

export const setExpertsSchema = z
  .strictObject({
    experts: z
      .array(
        z.strictObject({
          label: expertLabelSchema,
          memberId: z.string().min(1).max(64).nullable().default(null),
          organisation: textSchema(200).nullable().default(null),
        }),
      )
      .max(200),
  })
  .refine(({ experts }) => isOnceEach(experts.map(({ label }) => label)), { path: ["experts"], message: "label twice" })
  .refine(({ experts }) => isOnceEach(experts.flatMap(({ memberId }) => memberId ?? [])), {
    path: ["experts"],
    message: "member twice",
  });

export const expertPageSchema = pageOf(expertSchema.meta({ id: "Expert" }));

/** Either `score` or `recused: true`. */
const sentScoreSchema = z
  .strictObject({
    applicationId: applicationIdSchema,
    expert: expertLabelSchema,
    score: z.number().nullable().default(null),
    recused: z.boolean().default(false),
  })
  .refine(({ score, recused }) => recused === (score === null), { path: ["score"], message: "score or recused" });

export const putScoresSchema = z
  .strictObject({ scores: z.array(sentScoreSchema) })
  .refine(({ scores }) => isOnceEach(scores.map(({ applicationId, expert }) => `${applicationId} ${expert}`)), {
    path: ["scores"],
    message: "score twice",
  });

const scoreSchema = takenScoreSchema.extend({ applicationId: applicationIdSchema }).meta({ id: "Score" });
export type ScoreAnswer = z.infer<typeof scoreSchema>;
export const scorePageSchema = pageOf(scoreSchema);

const rankedSchema = z
  .object({
    applicationId: applicationIdSchema,
    average: z
      .number()
      .nullable()
      .meta({ description: "Two decimals, by the round's rule, of the scores given so far; null without any." }),
    rank: z
      .number()
      .int()
      .nullable()
      .meta({ description: "Standard competition ranking (1, 2, 2, 4); null with fewer scores than the minimum." }),
    tied: z.boolean().meta({ description: "Another application has the same rank." }),
    cut: z.boolean().meta({
      description:
        "Within the places and not below the pass mark. A tie at the last place has all of its own within: with `tied`, the office decides and says why.",
    }),
  })
  .meta({ id: "Ranked" });
export type RankedAnswer = z.infer<typeof rankedSchema>;
/** Ranked ones first, by rank. */
export const rankingPageSchema = pageOf(rankedSchema);

export const settleShortlistSchema = z.strictObject({
  applications: z.array(applicationIdSchema),
  reason: wordsSchema.nullable().default(null),
});

export const decideShortlistedSchema = z
  .strictObject({
    document: wordsSchema,
    decidedOn: isoDateSchema,
    approved: z.array(applicationIdSchema).default([]),
    rejected: z.array(z.strictObject({ id: applicationIdSchema, reason: wordsSchema })).default([]),
  })
  .refine(({ approved, rejected }) => isOnceEach([...approved, ...rejected.map(({ id }) => id)]), {
    path: ["approved"],
    message: "application twice",
  });
