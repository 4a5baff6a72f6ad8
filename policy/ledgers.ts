// The expenditure ledgers (经费使用台账, article 15) by studio, and district money spent against support paid.
// It adds up what the ledger says; whether it was spent rightly is for the rules.
import { derived } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import { canJoin, dayOf, studioOf } from "./joins.ts";
import type { Fen, IsoDate } from "./kinds.ts";
import type { StudioPayments } from "./payments.ts";
import type { FieldKey } from "./records/fields.ts";

/** The fields that decide when district money was overspent, apart from the payments'. */
export const ledgerFields: readonly FieldKey[] = ["spentOn", "amountIn", "amountOut", "balance", "fundingSource"];

/** Ledger rows by studio, in sheet and row order. */
export const ledgersByStudio = derived((dossier): ReadonlyMap<string | Row, readonly Row[]> => {
  const ledgers = new Map<string | Row, Row[]>();
  for (const row of dossier.rows.expenditures) {
    const studio = studioOf(row, dossier);
    const same = ledgers.get(studio);
    if (same === undefined) ledgers.set(studio, [row]);
    else same.push(row);
  }
  return ledgers;
});

/** Money of the district's finance: said so, or nothing said. */
export function isDistrictMoney({ fields: { fundingSource }, unusable }: Row): boolean {
  return (
    !unusable.has("fundingSource") && (fundingSource === null || fundingSource === undefined || fundingSource === "district")
  );
}

/** The day of the studio's first payment of any kind; null where there is none, or where it is not known. */
export function firstPaymentOn({ payments, doubtful }: StudioPayments): IsoDate | null {
  if (doubtful || payments.some(({ paidOn }) => paidOn === undefined)) return null;
  return payments.flatMap(({ paidOn }) => paidOn ?? []).sort()[0] ?? null;
}

/** District money spent by the row before anything was paid: it has a finding of its own. */
export function isBeforeFunding(row: Row, firstOn: IsoDate | null): boolean {
  const spentOn = dayOf(row.fields.spentOn);
  return Boolean(firstOn && spentOn && row.fields.amountOut && isDistrictMoney(row) && spentOn < firstOn);
}

interface Receipt {
  readonly on: IsoDate | "";
  readonly amount: Fen;
}

/** District support with its days: the first and second stage's payments. Null where it is not known. */
function supportPaid({ payments, doubtful }: StudioPayments): Receipt[] | null {
  if (doubtful || payments.some(({ stage, paidOn }) => stage === null || (stage !== "award" && paidOn === undefined)))
    return null;
  // The award goes to the team and is no support for the studio's work; a payment without a day has not been made.
  return payments.flatMap(({ stage, paidOn, amount }) => (stage === "award" || !paidOn ? [] : [{ on: paidOn, amount }]));
}

export const isOpening = ({ fields }: Row): boolean =>
  typeof fields.balance === "number" && typeof fields.amountIn !== "number" && typeof fields.amountOut !== "number";

/** What the ledger itself says came in of district money, an opening balance with it. Null where that is not known. */
function supportEntered(ledger: readonly Row[]): Receipt[] | null {
  const receipts: Receipt[] = [];
  for (const row of ledger) {
    if (row.unusable.has("amountIn") || row.unusable.has("fundingSource")) return null;
    const amount = isOpening(row) ? row.fields.balance : row.fields.amountIn;
    if (amount && isDistrictMoney(row)) receipts.push({ on: dayOf(row.fields.spentOn) ?? "", amount });
  }
  return receipts;
}

interface Overspending {
  readonly row: Row;
  readonly spent: number;
  readonly paid: number;
}

/**
 * The first row, in the order of days, at which the district money spent exceeds the support paid up to that day; null where there
 * is none. Rows spent before any payment add to the total and are passed over. `paid` null: the workbook has no payments, and the
 * ledger's own entries tell.
 */
function overspending(ledger: readonly Row[], paid: StudioPayments | null): Overspending | null {
  const receipts = paid === null ? supportEntered(ledger) : supportPaid(paid);
  if (receipts === null) return null;
  receipts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const firstOn = paid === null ? null : firstPaymentOn(paid);
  let [spent, received, next] = [0, 0, 0];
  for (const { row, on, out } of spending(ledger)) {
    for (let receipt = receipts[next]; receipt !== undefined && receipt.on <= on; receipt = receipts[++next])
      received += receipt.amount;
    spent += out;
    if (spent > received && !isBeforeFunding(row, firstOn)) return { row, spent, paid: received };
  }
  return null;
}

/** Dated rows that spend district money, in the order of their days. */
function spending(ledger: readonly Row[]): { row: Row; on: IsoDate; out: Fen }[] {
  const dated = ledger.flatMap((row) => {
    const on = dayOf(row.fields.spentOn);
    const out = row.fields.amountOut;
    return on && out && isDistrictMoney(row) ? [{ row, on, out }] : [];
  });
  return dated.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Whether the workbook keeps payments; where it does not, a ledger is held against its own entries. */
export const keepsPayments = ({ sheets }: Dossier): boolean => sheets.some(({ tables }) => tables.has("payments"));

/** {@link overspending} of the studio whose ledger it is, null also where no rule may join it. */
export function overspendingOf(studio: string | Row, dossier: Dossier, paid: StudioPayments | null): Overspending | null {
  const ledger =
    ledgersByStudio(dossier)
      .get(studio)
      ?.filter((row) => canJoin(row, dossier)) ?? [];
  return ledger.length === 0 ? null : overspending(ledger, paid);
}
