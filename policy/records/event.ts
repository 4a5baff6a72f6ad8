// What happened in the streams of rounds and of the municipal list: one schema an event, named in the past tense.
// Events are the record; everything else is derived from them. None ever holds a sealed value.
import { z } from "zod";
import { type IsoDate, isoDateSchema } from "../kinds.ts";
import { settingsSchema } from "../settings.ts";
import { fieldChangeSchema, matchEffectSchema, usedRulingsSchema } from "./event-parts.ts";
import { paymentEvents } from "./payment-events.ts";
import { resolutionSchema } from "./resolution.ts";
import { reviewEvents } from "./review-events.ts";
import { rulingIds, rulingValueSchema } from "./round.ts";
import { studioEvents } from "./studio-events.ts";

const workbookSchema = z.strictObject({ id: z.string(), name: z.string() });
const applicationId = z.string();

export const roundEventSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("round.created"),
    data: z.strictObject({ year: z.number().int(), previousYear: z.number().int().nullable(), settings: settingsSchema }),
  }),
  z.strictObject({ type: z.literal("round.settings-changed"), data: z.strictObject({ settings: settingsSchema }) }),
  z.strictObject({
    type: z.literal("round.ruling-set"),
    data: z.strictObject({ ruling: z.enum(rulingIds), value: rulingValueSchema, reason: z.string(), from: isoDateSchema }),
  }),
  z.strictObject({
    type: z.literal("round.review-begun"),
    data: z.strictObject({ eligible: z.number().int(), ineligible: z.number().int(), withdrawn: z.number().int() }),
  }),
  z.strictObject({
    type: z.literal("application.submitted"),
    applicationId,
    data: z.strictObject({ changes: z.array(fieldChangeSchema), workbook: workbookSchema }),
  }),
  z.strictObject({
    type: z.literal("application.changed"),
    applicationId,
    /** `reopened`: a field that bears on eligibility changed in intake, so the application is to be decided again. */
    data: z.strictObject({
      changes: z.array(fieldChangeSchema),
      reopened: z.boolean(),
      /** The payee changed after intake: what is to be paid is held until another person confirms it. */
      payeeChanged: z.boolean().default(false),
      workbook: workbookSchema,
    }),
  }),
  z.strictObject({
    type: z.literal("application.eligibility-decided"),
    applicationId,
    data: z.strictObject({
      outcome: z.enum(["eligible", "ineligible"]),
      reason: z.string().nullable(),
      resolutions: z.array(resolutionSchema),
      /** The rules that spoke against it when it was decided. */
      findings: z.array(z.strictObject({ rule: z.string(), field: z.string().nullable() })),
      rulings: usedRulingsSchema,
    }),
  }),
  z.strictObject({ type: z.literal("application.withdrawn"), applicationId, data: z.strictObject({ reason: z.string() }) }),
  z.strictObject({
    type: z.literal("application.municipal-match-resolved"),
    applicationId,
    data: z.strictObject({
      awardId: z.string(),
      same: z.boolean(),
      reason: z.string(),
      effect: matchEffectSchema,
      /** The row's version that the answer speaks of. */
      awardVersion: z.int().min(1).default(1),
      rulings: usedRulingsSchema,
    }),
  }),
  z.strictObject({
    type: z.literal("application.revealed"),
    applicationId,
    data: z.strictObject({ fields: z.array(z.string()) }),
  }),
  ...reviewEvents,
  ...studioEvents,
  ...paymentEvents,
]);
export type RoundEvent = z.infer<typeof roundEventSchema>;
export type ApplicationEvent = Extract<RoundEvent, { applicationId: string }>;

const awardId = z.string();

export const municipalEventSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("municipal-award.listed"),
    data: z.strictObject({ awardId, changes: z.array(fieldChangeSchema) }),
  }),
  z.strictObject({
    type: z.literal("municipal-award.changed"),
    data: z.strictObject({ awardId, changes: z.array(fieldChangeSchema) }),
  }),
  z.strictObject({ type: z.literal("municipal-award.withdrawn"), data: z.strictObject({ awardId, reason: z.string() }) }),
]);
export type MunicipalEvent = z.infer<typeof municipalEventSchema>;

/** An event as it stands in its stream: when (real clock, ISO), by whom (name and member id), on which day it was decided, and its place. */
export type Recorded<Event> = Event & {
  readonly seq: number;
  readonly at: string;
  readonly on: IsoDate;
  readonly by: string;
  readonly member: string;
};
