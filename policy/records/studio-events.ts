// What happens from the leading group's decision to the end of a round (articles 9, 13, 14, 15), and the taking over of rounds that already ran.
import { z } from "zod";
import { isoDateSchema } from "../kinds.ts";
import { fieldChangeSchema, usedRulingsSchema } from "./event-parts.ts";
import { paymentSchema } from "./payment.ts";
import { assessmentSchema, decisionSchema, expenditureSchema, planSchema, revocationSchema, sanctionSchema } from "./studio.ts";
import { wordsSchema } from "./words.ts";

const applicationId = z.string();

/** An application of a round that ran before the register existed, with its decision and what was paid. */
export const openedApplicationSchema = z.strictObject({
  applicationId,
  changes: z.array(fieldChangeSchema),
  decision: decisionSchema,
  payments: z.array(paymentSchema),
});

export const studioEvents = [
  z.strictObject({
    type: z.literal("round.decided"),
    data: z.strictObject({
      document: wordsSchema,
      decidedOn: isoDateSchema,
      approved: z.array(z.string()),
      rejected: z.array(z.string()),
      rulings: usedRulingsSchema,
    }),
  }),
  z.strictObject({ type: z.literal("application.decided"), applicationId, data: decisionSchema }),
  z.strictObject({
    type: z.literal("round.running-begun"),
    data: z.strictObject({ document: wordsSchema, decidedOn: isoDateSchema }),
  }),
  z.strictObject({ type: z.literal("round.closed"), data: z.strictObject({ completed: z.int(), revoked: z.int() }) }),
  z.strictObject({
    type: z.literal("application.plaque-issued"),
    applicationId,
    data: z.strictObject({ issuedOn: isoDateSchema }),
  }),
  z.strictObject({
    type: z.literal("application.plaque-returned"),
    applicationId,
    data: z.strictObject({ returnedOn: isoDateSchema }),
  }),
  z.strictObject({ type: z.literal("application.plan-put"), applicationId, data: planSchema }),
  z.strictObject({
    type: z.literal("application.expenditures-put"),
    applicationId,
    data: z.strictObject({ expenditures: z.array(expenditureSchema) }),
  }),
  z.strictObject({
    type: z.literal("application.assessed"),
    applicationId,
    data: assessmentSchema.extend({ rulings: usedRulingsSchema }),
  }),
  z.strictObject({ type: z.literal("application.revoked"), applicationId, data: revocationSchema }),
  z.strictObject({ type: z.literal("application.sanctioned"), applicationId, data: sanctionSchema }),
  z.strictObject({
    type: z.literal("round.opening-proposed"),
    data: z.strictObject({ applications: z.array(openedApplicationSchema).min(1), document: wordsSchema }),
  }),
  z.strictObject({ type: z.literal("round.opening-confirmed"), data: z.strictObject({ document: wordsSchema }) }),
  z.strictObject({
    type: z.literal("application.opened"),
    applicationId,
    data: openedApplicationSchema.omit({ applicationId: true }),
  }),
] as const;
