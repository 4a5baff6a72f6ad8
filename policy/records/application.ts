// An application (申报) as the register keeps it: its fields, which version changed each, and what was decided about it.
// Derived from its round's events alone; findings and matches are computed from it when asked for.
import { z } from "zod";
import { storedValueSchema } from "./event.ts";
import { applicationFields } from "./fields.ts";
import { takenResolutionSchema } from "./resolution.ts";

export const applicationStates = [
  "submitted",
  "eligible",
  "ineligible",
  "withdrawn",
  "shortlisted",
  "not-shortlisted",
  "approved",
  "rejected",
  "rectifying",
  "rectification-failed",
  "revoked",
  "completed",
] as const;
export const applicationStateSchema = z.enum(applicationStates);
export type ApplicationState = (typeof applicationStates)[number];

/** `plaque-only`: a municipally funded studio receives the plaque and no money (article 14). */
export const fundingSchema = z.enum(["district", "plaque-only"]);
type Funding = z.infer<typeof fundingSchema>;

/** The fields a sync may bring; `applicationId` is the register's own. */
export type ApplicationField = Exclude<keyof typeof applicationFields, "applicationId">;
export const isApplicationField = (field: string): field is ApplicationField =>
  field in applicationFields && field !== "applicationId";
export const applicationFieldKeys: readonly ApplicationField[] = Object.keys(applicationFields).filter(isApplicationField);

const attributionSchema = z.strictObject({ by: z.string(), at: z.string() });

const applicationSchema = z.strictObject({
  id: z.string(),
  round: z.string(),
  /** 1 once submitted; one more with every event that changes the application. */
  version: z.number().int().min(1),
  state: applicationStateSchema,
  /** Only fields that were ever given; sealed ones as references. */
  fields: z.partialRecord(z.enum(applicationFieldKeys), storedValueSchema),
  /** The version in which a field last changed, where that is later than its submission (version 1). */
  changed: z.partialRecord(z.enum(applicationFieldKeys), z.number().int().min(2)),
  eligibility: attributionSchema
    .extend({ outcome: z.enum(["eligible", "ineligible"]), reason: z.string().nullable() })
    .nullable(),
  resolutions: z.array(takenResolutionSchema),
  /** Article 14: whether a row of the municipal list is this studio; the last word on each row counts. */
  matchResolutions: z.array(attributionSchema.extend({ awardId: z.string(), same: z.boolean(), reason: z.string() })),
  withdrawal: attributionSchema.extend({ reason: z.string() }).nullable(),
});
export type Application = z.infer<typeof applicationSchema>;

/** Article 14: no money for a studio that says it has municipal support, or that a person found in the municipal list. */
export function fundingOf(application: Pick<Application, "fields" | "matchResolutions">): Funding {
  const found = application.matchResolutions.some(({ same }) => same);
  return found || application.fields.municipalFunded === true ? "plaque-only" : "district";
}

/** `2025-007`: three digits at least. */
export const applicationIdOf = (round: string, number: number): string => `${round}-${String(number).padStart(3, "0")}`;

/** The 7 of `2025-007`; 0 where the id is none. */
export const applicationNumberOf = (id: string): number => Number(/^\d{4}-(\d{3,6})$/.exec(id)?.[1] ?? 0);
