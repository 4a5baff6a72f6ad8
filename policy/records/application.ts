// An application (申报) as the register keeps it: its fields, which version changed each, and what was decided about it.
// Derived from its round's events alone; findings and matches are computed from it when asked for.
import { z } from "zod";
import { matchEffectSchema, storedValueSchema } from "./event-parts.ts";
import { applicationFields } from "./fields.ts";
import { madePaymentSchema, madeReturnSchema, recoverySchema } from "./payment.ts";
import { takenResolutionSchema } from "./resolution.ts";
import { attributionSchema, factSchema, objectionSchema, periodSchema, placingSchema, takenScoreSchema } from "./review.ts";
import {
  expenditureSchema,
  plaqueSchema,
  takenAssessmentSchema,
  takenDecisionSchema,
  takenPlanSchema,
  takenRevocationSchema,
  takenSanctionSchema,
} from "./studio.ts";

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
  matchResolutions: z.array(
    factSchema.extend({
      awardId: z.string(),
      same: z.boolean(),
      reason: z.string(),
      effect: matchEffectSchema,
      /** The versions of the row and of the application that it speaks of. */
      awardVersion: z.int().min(1).optional(),
      version: z.int().min(1).optional(),
    }),
  ),
  withdrawal: attributionSchema.extend({ reason: z.string() }).nullable(),
  /** One an expert, the last word of each. */
  scores: z.array(takenScoreSchema),
  placing: placingSchema.extend(attributionSchema.shape).nullable(),
  /** Its own notice (article 9). */
  notice: periodSchema.nullable(),
  objections: z.array(objectionSchema),
  decision: takenDecisionSchema.nullable(),
  plaque: plaqueSchema,
  /** One a year, by year. */
  plans: z.array(takenPlanSchema),
  /** In the order in which they were entered. */
  assessments: z.array(takenAssessmentSchema),
  sanctions: z.array(takenSanctionSchema),
  revocation: takenRevocationSchema.nullable(),
  /** The ledger as last put. */
  expenditures: z.array(expenditureSchema),
  payments: z.array(madePaymentSchema),
  returns: z.array(madeReturnSchema),
  recoveries: z.array(recoverySchema),
  /** Who changed the payee after intake, until another person confirms it; `earlier`: others who changed it since the last confirmation. */
  payeeChange: attributionSchema.extend({ member: z.string(), earlier: z.array(z.string()).optional() }).nullable(),
});
export type Application = z.infer<typeof applicationSchema>;

/** An application before anything happened to it. */
export const newApplication = (id: string, round: string): Application => ({
  id,
  round,
  version: 1,
  state: "submitted",
  fields: {},
  changed: {},
  eligibility: null,
  resolutions: [],
  matchResolutions: [],
  withdrawal: null,
  scores: [],
  placing: null,
  notice: null,
  objections: [],
  decision: null,
  plaque: { issuedOn: null, returnedOn: null, seq: null },
  plans: [],
  assessments: [],
  sanctions: [],
  revocation: null,
  expenditures: [],
  payments: [],
  returns: [],
  recoveries: [],
  payeeChange: null,
});

/** Article 14: no money for a studio that says it has municipal support, or that a person found in the municipal list. */
export function fundingOf(application: Pick<Application, "fields" | "matchResolutions">): Funding {
  const found = application.matchResolutions.some(({ effect }) => effect !== "none");
  return found || application.fields.municipalFunded === true ? "plaque-only" : "district";
}

/** `2025-007`: three digits at least. */
export const applicationIdOf = (round: string, number: number): string => `${round}-${String(number).padStart(3, "0")}`;

/** The 7 of `2025-007`; 0 where the id is none. */
export const applicationNumberOf = (id: string): number => Number(/^\d{4}-(\d{3,6})$/.exec(id)?.[1] ?? 0);
