// A row of the municipal list (市级资助名单): who received municipal support, from which programme, when. Rows are withdrawn, never deleted.
import { z } from "zod";
import { storedValueSchema } from "./event-parts.ts";

/** The list's columns, as workbook.md names them. */
export const awardFieldKeys = [
  "programme",
  "awardYear",
  "studioName",
  "hostName",
  "leadName",
  "creditCode",
  "leadIdNumber",
  "occupation",
  "awardAmount",
  "source",
] as const;
export type AwardField = (typeof awardFieldKeys)[number];

/** What a match reads of a row: which studio it names, and whether and when its programme counts. */
export const isMatchedAwardField = (field: string): boolean => field !== "awardAmount" && field !== "source";

export const municipalAwardSchema = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  /** The version in which a field that a match reads last changed. */
  matchedVersion: z.number().int().min(1).default(1),
  /** Only fields that were ever given; the lead's ID number as a reference. */
  fields: z.partialRecord(z.enum(awardFieldKeys), storedValueSchema),
  withdrawal: z.strictObject({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type MunicipalAward = z.infer<typeof municipalAwardSchema>;

/** `M0007`. */
export const awardIdOf = (number: number): string => `M${String(number).padStart(4, "0")}`;
