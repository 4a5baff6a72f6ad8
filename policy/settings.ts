// What a round fixes for itself within the measures: years, scoring, places. Defaults are the `scoring` ruling's.
import { z } from "zod";

export const scoringSchema = z.strictObject({
  combine: z.enum(["mean", "trimmed-mean"]).default("mean"),
  fullMark: z.number().positive().default(100),
  minimumExperts: z.number().int().min(1).default(5),
  passMark: z.number().min(0).nullable().default(null),
  places: z.number().int().min(0).nullable().default(null),
});

export const settingsSchema = z.strictObject({
  roundYear: z.number().int().min(1900).max(2100).nullable().default(null),
  previousRoundYear: z.number().int().min(1900).max(2100).nullable().default(null),
  scoring: scoringSchema.prefault({}),
});
/** A round's settings; `null` is "not set", and the rules that need the value are silent. */
export type Settings = z.infer<typeof settingsSchema>;
