// Requests and answers of /api/applications: reading, eligibility, withdrawal, municipal matches.
import { z } from "zod";
import { applicationIdSchema, findingSchema, pageOf, roundIdSchema, shownValueSchema } from "../contract.ts";
import { applicationStateSchema, fundingSchema } from "../records/application.ts";
import { paymentSchema } from "../records/payment.ts";
import { resolutionSchema, takenResolutionSchema } from "../records/resolution.ts";
import { objectionSchema, periodSchema, takenScoreSchema } from "../records/review.ts";
import { sealedFields } from "../records/sealed.ts";
import {
  expenditureSchema,
  plaqueSchema,
  takenAssessmentSchema,
  takenDecisionSchema,
  takenPlanSchema,
  takenRevocationSchema,
  takenSanctionSchema,
} from "../records/studio.ts";
import { wordsSchema } from "../records/words.ts";

/** `?reveal=leadIdNumber,payeeAccount`: these values in full. */
export const applicationQuerySchema = z.strictObject({
  reveal: z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(z.enum(sealedFields)).min(1).max(sealedFields.length))
    .optional(),
});

export const decideEligibilitySchema = z
  .strictObject({
    outcome: z.enum(["eligible", "ineligible"]),
    resolutions: z.array(resolutionSchema).max(200).default([]),
    /** Ineligible always says why. */
    reason: wordsSchema.nullable().default(null),
  })
  .refine(({ outcome, reason }) => outcome === "eligible" || reason !== null, { path: ["reason"] });

export const withdrawSchema = z.strictObject({ reason: wordsSchema });

export const resolveMatchSchema = z.strictObject({
  awardId: z.string().min(1).max(20),
  same: z.boolean(),
  reason: wordsSchema,
});

const takenSchema = z.object({ reason: z.string().nullable(), by: z.string(), at: z.string() });

/** A row of the municipal list that the application matches, and what a person decided about it. */
const matchSchema = z.object({
  awardId: z.string(),
  kind: z.enum(["exact", "possible"]),
  /** Why it is possibly the same studio; null where it is exact. */
  because: z.enum(["same-id-other-host", "same-lead-similar-host", "same-host-same-occupation"]).nullable(),
  programme: z.string().nullable(),
  awardYear: z.number().nullable(),
  hostName: z.string().nullable(),
  leadName: z.string().nullable(),
  resolution: takenSchema.extend({ same: z.boolean() }).nullable(),
});

export const applicationAnswerSchema = z
  .object({
    id: applicationIdSchema,
    round: roundIdSchema,
    version: z.number().int(),
    state: applicationStateSchema,
    funding: fundingSchema,
    /** Every field of the table, null where blank; identifiers masked unless revealed. */
    fields: z.record(z.string(), shownValueSchema),
    findings: z.array(findingSchema),
    resolutions: z.array(takenResolutionSchema),
    matches: z.array(matchSchema),
    eligibility: takenSchema.extend({ outcome: z.enum(["eligible", "ineligible"]) }).nullable(),
    withdrawal: takenSchema.nullable(),
    /** As many as the caller may see: the office, the leading group and the auditor all, a reviewer the own. */
    score: z.array(takenScoreSchema),
    /** Two decimals; average and rank are for those who see all scores. */
    average: z.number().nullable(),
    rank: z.number().int().nullable(),
    /** Null until the shortlist is settled. */
    shortlisted: z.boolean().nullable(),
    notice: periodSchema.nullable(),
    /** Without the objector; for those who see all scores. */
    objections: z.array(objectionSchema.omit({ name: true, contact: true })),
    decision: takenDecisionSchema.nullable(),
    plaque: plaqueSchema,
    plans: z.array(takenPlanSchema),
    assessments: z.array(takenAssessmentSchema),
    sanctions: z.array(takenSanctionSchema),
    revocation: takenRevocationSchema.nullable(),
    /** The ledger as last put (article 15). */
    expenditures: z.array(expenditureSchema),
    /** What was paid. */
    payments: z.array(paymentSchema),
    /** The payee changed after intake and nobody else has confirmed it. */
    payeeChanged: z.boolean(),
  })
  .meta({ id: "Application" });
export type ApplicationAnswer = z.infer<typeof applicationAnswerSchema>;

export const applicationPageSchema = pageOf(applicationAnswerSchema);

const historyEntrySchema = z.object({
  /** The version after the event; a look at sealed values leaves it. */
  version: z.number().int(),
  at: z.string(),
  by: z.string(),
  event: z.string(),
  reason: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), from: shownValueSchema, to: shownValueSchema })),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
export const historyPageSchema = pageOf(historyEntrySchema);
