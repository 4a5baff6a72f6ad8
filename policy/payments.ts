// Payments as one uniform list, from the wide columns and from the long rows (article 14); computed once a dossier.
// It says what was paid, when and where it is written; whether it was right to pay is for the rules.
import { derived } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import type { Place } from "./finding.ts";
import { canJoin, dayOf, joined, studioOf } from "./joins.ts";
import type { Fen, IsoDate, Stage } from "./kinds.ts";
import type { FieldKey } from "./records/fields.ts";

type AmountField = "amount" | "firstAmount" | "awardAmount" | "secondAmount";
type PaidField = "paidOn" | "firstPaidOn" | "awardPaidOn" | "secondPaidOn";

/** One payment, above zero. `paidOn` is null where the cell is blank, undefined where no cell can tell. */
export interface Payment {
  readonly row: Row;
  /** Null where the stage is not stated or cannot be used. */
  readonly stage: Stage | null;
  readonly amount: Fen;
  readonly amountField: AmountField;
  readonly paidOn: IsoDate | null | undefined;
  /** Where {@link paidOn} stands. */
  readonly paid: { readonly row: Row; readonly field: PaidField };
  /** The same payment once more, in the other layout. */
  readonly twin: Place | null;
}

/** The payments of one studio, in sheet and row order. */
export interface StudioPayments {
  readonly payments: readonly Payment[];
  /** A cell of some payment cannot be used, so that sums and first days are not known. */
  readonly doubtful: boolean;
}

/** The fields a payment is made of. */
export const paymentFields: readonly FieldKey[] = [
  "stage",
  "amount",
  "paidOn",
  "firstAmount",
  "firstPaidOn",
  "awardAmount",
  "awardPaidOn",
  "secondAmount",
  "secondPaidOn",
];

export const amountColumns: readonly FieldKey[] = ["amount", "firstAmount", "awardAmount", "secondAmount"];
export const paidColumns: readonly FieldKey[] = ["paidOn", "firstPaidOn", "awardPaidOn", "secondPaidOn"];

const wideColumns: readonly (readonly [Stage, AmountField, PaidField])[] = [
  ["first", "firstAmount", "firstPaidOn"],
  ["award", "awardAmount", "awardPaidOn"],
  ["second", "secondAmount", "secondPaidOn"],
];

type Found = Omit<Payment, "twin">;

function paymentsIn(row: Row, found: Found[]): void {
  const add = (stage: Stage | null, amountField: AmountField, field: PaidField) => {
    const amount = row.fields[amountField];
    // A blank or 0 amount is no payment.
    if (amount) found.push({ row, stage, amount, amountField, paidOn: dayOf(row.fields[field]), paid: { row, field } });
  };
  for (const [stage, amountField, paidField] of wideColumns) add(stage, amountField, paidField);
  add(row.fields.stage ?? null, "amount", "paidOn");
}

/** A payment in the wide and in the long layout with the same amount is one payment: the first stands, with the day that either gives. */
function paired(found: readonly Found[]): Payment[] {
  const payments: Payment[] = [];
  const isLong = ({ amountField }: Found) => amountField === "amount";
  for (const payment of found) {
    const position = payments.findIndex(
      (other) =>
        other.twin === null &&
        payment.stage !== null &&
        other.stage === payment.stage &&
        other.amount === payment.amount &&
        isLong(other) !== isLong(payment),
    );
    const first = payments[position];
    if (first === undefined) payments.push({ ...payment, twin: null });
    else {
      const dated = first.paidOn ? first : payment;
      const twin: Place = { row: payment.row, field: payment.amountField };
      payments[position] = { ...first, twin, paidOn: dated.paidOn, paid: dated.paid };
    }
  }
  return payments;
}

const isDoubtful = ({ unusable }: Row) => unusable.size > 0 && paymentFields.some((field) => unusable.has(field));

/** Payments by studio, {@link studioOf}, in the order of their first rows. */
export const paymentsByStudio = derived((dossier): ReadonlyMap<string | Row, StudioPayments> => {
  const found = new Map<string | Row, { payments: Found[]; doubtful: boolean }>();
  for (const row of dossier.rows.payments) {
    const studio = studioOf(row, dossier);
    let same = found.get(studio);
    if (same === undefined) {
      same = { payments: [], doubtful: false };
      found.set(studio, same);
    }
    paymentsIn(row, same.payments);
    if (isDoubtful(row)) same.doubtful = true;
  }
  const payments = new Map<string | Row, StudioPayments>();
  for (const [studio, { payments: written, doubtful }] of found) payments.set(studio, { payments: paired(written), doubtful });
  return payments;
});

const noPayments: StudioPayments = { payments: [], doubtful: false };

/** The payments of the row's studio. */
export function paymentsOf(row: Row, dossier: Dossier): StudioPayments {
  return paymentsByStudio(dossier).get(studioOf(row, dossier)) ?? noPayments;
}

/** Every payment whose row rules that join may speak of. */
export function joinedPayments(dossier: Dossier): readonly Payment[] {
  return [...paymentsByStudio(dossier).values()].flatMap(({ payments }) => payments.filter(({ row }) => canJoin(row, dossier)));
}

/** The name of the host that a payment's row belongs to: the application's, else the row's own; null where neither gives it. */
export function hostOf(row: Row, dossier: Dossier): string | null {
  for (const application of joined(row, "applications", dossier)) {
    if (application.fields.hostName) return application.fields.hostName;
  }
  return row.fields.hostName ?? null;
}
