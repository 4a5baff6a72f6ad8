// What the leading group decided about a row's studio (article 9), and from when its year runs (article 14, ruling `year-starts`).
// It reads what the records say of the decision; it makes none.
import { fullYearAfter } from "./calendar.ts";
import type { Dossier, Row } from "./dossier.ts";
import { anyUnusable, dayOf, hasColumn, joined } from "./joins.ts";
import type { IsoDate } from "./kinds.ts";
import { paymentFields, paymentsOf } from "./payments.ts";
import type { FieldKey } from "./records/fields.ts";
import type { Rule } from "./rule.ts";
import type { Rulings } from "./rulings.ts";

interface Approval {
  /** Null where the records cannot tell: no decision column, or a cell that cannot be used. */
  readonly approved: boolean | null;
  /** The row that approves. */
  readonly row: Row | null;
  /** The day of the decision, where it is known. */
  readonly on: IsoDate | null;
}

export const approvalFields: readonly FieldKey[] = ["decision", "decisionDate"];

const isApproved = ({ fields }: Row) => fields.decision === "approved";
const firstDay = (rows: readonly Row[], field: "decisionDate" | "plaqueDate"): IsoDate | null => {
  for (const { fields } of rows) {
    const day = dayOf(fields[field]);
    if (day) return day;
  }
  return null;
};

/** Not approved means no approved decision, once any sheet has a decision column, be it another round's. */
export function approvalOf(row: Row, dossier: Dossier): Approval {
  const rows = joined(row, "notices", dossier);
  const approving = rows.find(isApproved);
  if (approving !== undefined) {
    // The date may stand on another sheet than the decision, but a date that cannot be used is not replaced by another.
    const dated = approving.sheet.columns.has("decisionDate")
      ? [approving]
      : rows.filter((other) => isApproved(other) || !other.sheet.columns.has("decision"));
    return { approved: true, row: approving, on: firstDay(dated, "decisionDate") };
  }
  if (!hasColumn(dossier, "decision")) return { approved: null, row: null, on: firstDay(rows, "decisionDate") };
  return { approved: anyUnusable(rows, "decision") ? null : false, row: null, on: null };
}

/** The columns without which {@link yearReached} knows no first day. */
export function yearNeeds({ "year-starts": starts }: Rulings): Rule["needs"] {
  switch (starts) {
    case "decision":
      return [["decisionDate"]];
    case "plaque":
      return [["plaqueDate"]];
    case "first-payment":
      return [
        ["stage", "firstAmount"],
        ["paidOn", "firstPaidOn"],
      ];
  }
}

/** The fields {@link yearReached} reads. */
export const yearFields: readonly FieldKey[] = [...approvalFields, "plaqueDate", ...paymentFields];

function yearStart(row: Row, dossier: Dossier): IsoDate | null {
  switch (dossier.rulings["year-starts"]) {
    case "decision":
      return approvalOf(row, dossier).on;
    case "plaque":
      return firstDay(joined(row, "notices", dossier), "plaqueDate");
    case "first-payment": {
      const { payments, doubtful } = paymentsOf(row, dossier);
      if (doubtful) return null;
      const days = payments.flatMap(({ stage, paidOn }) => (stage === "first" && paidOn ? [paidOn] : []));
      return days.sort()[0] ?? null;
    }
  }
}

/** The day the studio has been built for a full year; null where its first day is not known. */
export function yearReached(row: Row, dossier: Dossier): IsoDate | null {
  const start = yearStart(row, dossier);
  return start === null ? null : fullYearAfter(start);
}
