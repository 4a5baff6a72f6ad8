// Requests and answers of /api/rounds: opening a round, its settings, rulings and stages.
import { z } from "zod";
import { pageOf, roundIdSchema } from "../contract.ts";
import { isoDateSchema } from "../kinds.ts";
import { applicationStates } from "../records/application.ts";
import { roundStageSchema, rulingIds, rulingValueSchema } from "../records/round.ts";
import { wordsSchema } from "../records/words.ts";
import { scoringSchema, settingsSchema } from "../settings.ts";
import { openingAnswerSchema } from "./opening.ts";

const yearSchema = z.int().min(1900).max(2100);

export const createRoundSchema = z.strictObject({
  year: yearSchema,
  previousYear: yearSchema.nullable().default(null),
  settings: settingsSchema.prefault({}),
});

const { combine, fullMark, minimumExperts, passMark, places } = scoringSchema.shape;

/** Only what changes. */
export const changeSettingsSchema = z.strictObject({
  roundYear: yearSchema.optional(),
  previousRoundYear: yearSchema.nullable().optional(),
  scoring: z
    .strictObject({
      combine: combine.unwrap().optional(),
      fullMark: fullMark.unwrap().optional(),
      minimumExperts: minimumExperts.unwrap().optional(),
      passMark: passMark.unwrap().optional(),
      places: places.unwrap().optional(),
    })
    .optional(),
});

export const rulingIdSchema = z.enum(rulingIds);
/** `value` is checked against the ruling's own values once the ruling is known. */
export const setRulingSchema = z.strictObject({ value: rulingValueSchema, reason: wordsSchema, from: isoDateSchema });

/** Each stage with what entering it brings. */
export const enterStageSchema = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("intake") }),
  z.strictObject({ to: z.literal("review") }),
  z.strictObject({ to: z.literal("notice"), noticeStart: isoDateSchema, noticeEnd: isoDateSchema }),
  z.strictObject({ to: z.literal("decision") }),
  /** Left out, they are the recorded decision's. */
  z.strictObject({
    to: z.literal("running"),
    document: wordsSchema.nullable().default(null),
    decidedOn: isoDateSchema.nullable().default(null),
  }),
  z.strictObject({ to: z.literal("closed") }),
]);

/** A ruling in force: set for the round, or (`by` and `at` null) the default. */
const rulingSchema = z.object({
  id: rulingIdSchema,
  value: rulingValueSchema,
  reason: z.string(),
  from: isoDateSchema,
  by: z.string().nullable(),
  at: z.string().nullable(),
});

const countsSchema = z.object({
  total: z.number().int(),
  ...Object.fromEntries(applicationStates.map((state) => [state, z.number().int()])),
});

export const roundAnswerSchema = z
  .object({
    id: roundIdSchema,
    year: z.number().int(),
    previousYear: z.number().int().nullable(),
    stage: roundStageSchema,
    revision: z.number().int(),
    settings: settingsSchema,
    rulings: z.array(rulingSchema),
    notice: z.object({ start: isoDateSchema, end: isoDateSchema }).nullable(),
    /** That the shortlist is settled, and why it departs from the ranking where it does. */
    shortlist: z.object({ reason: z.string().nullable(), by: z.string(), at: z.string() }).nullable(),
    /** The leading group's, on all that were shortlisted. */
    decision: z.object({ document: z.string(), decidedOn: isoDateSchema, by: z.string(), at: z.string() }).nullable(),
    /** A round taken over from before the register; null where it ran here. */
    opening: openingAnswerSchema.nullable(),
    /** Applications, in all and by state. */
    counts: countsSchema,
  })
  .meta({ id: "Round" });
export type RoundAnswer = z.infer<typeof roundAnswerSchema>;

export const roundPageSchema = pageOf(roundAnswerSchema);
