// Article 14: the passed assessment (考核) or recheck (复核) that the second stage rests on.
// It looks for one in the records and says nothing itself.
import type { Dossier } from "../../dossier.ts";
import { dayOf, joined } from "../../joins.ts";
import type { Grade, IsoDate } from "../../kinds.ts";
import { parameterOn } from "../../parameters.ts";
import type { Payment } from "../../payments.ts";
import type { FieldKey } from "../../records/fields.ts";

/** The fields {@link passesOf} reads. */
export const gradeFields: readonly FieldKey[] = ["assessmentDate", "assessmentResult", "recheckDate", "recheckResult"];

interface Pass {
  /** Null where a recheck passed: it has no grade. */
  readonly grade: Exclude<Grade, "不合格"> | null;
  /** Null where no day is given: it is never before its date. */
  readonly on: IsoDate | null;
}

const isPassing = (grade: Grade, on: IsoDate): grade is Exclude<Grade, "不合格"> =>
  parameterOn("passingGrades", on).includes(grade);

/** Every passed assessment and, under the ruling `recheck-pass-pays`, recheck of the payment's studio; null where a cell that would tell cannot be used. */
export function passesOf({ row, paidOn }: Payment, dossier: Dossier): readonly Pass[] | null {
  const passes: Pass[] = [];
  for (const { fields, unusable } of joined(row, "assessments", dossier)) {
    if (gradeFields.some((field) => unusable.has(field))) return null;
    const { assessmentResult, recheckResult } = fields;
    const on = dayOf(fields.assessmentDate) ?? null;
    if (assessmentResult && isPassing(assessmentResult, on ?? paidOn ?? dossier.today))
      passes.push({ grade: assessmentResult, on });
    if (recheckResult === "passed" && dossier.rulings["recheck-pass-pays"] === "yes") {
      passes.push({ grade: null, on: dayOf(fields.recheckDate) ?? null });
    }
  }
  return passes;
}

/** The grade of the latest pass before the payment; null where it has none, or is not known. */
export function passedGrade(payment: Payment, dossier: Dossier): Pass["grade"] {
  const { paidOn } = payment;
  const earlier = (passesOf(payment, dossier) ?? []).filter(({ on }) => !on || !paidOn || on <= paidOn);
  return earlier.sort((a, b) => ((a.on ?? "") < (b.on ?? "") ? -1 : (a.on ?? "") > (b.on ?? "") ? 1 : 0)).at(-1)?.grade ?? null;
}
