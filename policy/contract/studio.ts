// Requests on a studio after the decision: plaque, plans, ledger, assessments, revocation, sanctions (articles 13, 14, 15).
import { z } from "zod";
import { isoDateSchema } from "../kinds.ts";
import { assessmentSchema, expenditureSchema, planSchema, revocationSchema, sanctionSchema } from "../records/studio.ts";

/** Issued or returned: one of the two. */
export const recordPlaqueSchema = z
  .strictObject({ issuedOn: isoDateSchema.optional(), returnedOn: isoDateSchema.optional() })
  .refine(({ issuedOn, returnedOn }) => (issuedOn === undefined) !== (returnedOn === undefined), { path: ["issuedOn"] });

export const planYearSchema = z.coerce.number().pipe(planSchema.shape.year);
export const putPlanSchema = planSchema.omit({ year: true });

const { kind, assessedOn, grade, rectificationDeadline, secondAmountFen, opinion } = assessmentSchema.shape;
export const assessSchema = z.strictObject({
  kind,
  assessedOn,
  grade,
  rectificationDeadline: rectificationDeadline.default(null),
  secondAmountFen: secondAmountFen.default(null),
  opinion: opinion.default(null),
});

export const revokeSchema = revocationSchema;

const { measure, recoverFen, reason, decidedOn } = sanctionSchema.shape;
export const sanctionCommandSchema = z.strictObject({ measure, recoverFen: recoverFen.default(null), reason, decidedOn });

/** The whole ledger: what is not sent is no longer in it. */
export const putExpendituresSchema = z.strictObject({ expenditures: z.array(expenditureSchema).max(2_000) });
