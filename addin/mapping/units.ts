// Settles the unit of an amount column and turns its amounts into fen: the rule workbook/amount-unit.
import type { Fen } from "../../policy/kinds.ts";
import type { MoneyUnit } from "../../policy/money.ts";
import { type Amount, amountInFen, plainNumber } from "./read/amount.ts";
import { Fault, unreadable } from "./read/fault.ts";

/** Below this a number of 元 is implausible, from it on a number of 万元: the smallest payment is 3 万元, the largest 100,000 元. */
const dividing = 1000;

export interface UnitOptions {
  /** What the header, its parent, the title or a 单位 line states. */
  readonly stated: MoneyUnit | null;
  /** Ledgers hold small and large sums alike: no contradiction is looked for, and 元 is taken where nothing is stated. */
  readonly ledger: boolean;
  /** A payment is never negative. */
  readonly negativeAllowed: boolean;
}

/** An amount that cannot be used: `unit` where its size contradicts the stated unit, or nobody knows the unit. */
type AmountResult = Fen | null | Fault | "contradicts" | "unknown";

export interface UnitedColumn {
  readonly results: readonly AmountResult[];
  /** What amounts without a unit of their own are in; null where that is unknown or there are none. */
  readonly unit: MoneyUnit | null;
  /** The header has to be asked about: no unit is stated for some amounts. */
  readonly unstated: boolean;
}

/** One column's amounts in fen. `null` is a blank cell. */
export function settleUnits(amounts: readonly (Amount | null | Fault)[], options: UnitOptions): UnitedColumn {
  const unstatedAmounts = amounts.filter(
    (amount): amount is Amount => isAmount(amount) && amount.unit === null && plainNumber(amount) !== 0,
  );
  const unstated = options.stated === null && unstatedAmounts.length > 0;
  const unit = options.stated ?? (unstated ? inferred(unstatedAmounts, options) : null);
  const results = amounts.map((amount): AmountResult => (isAmount(amount) ? settle(amount, unit, options) : amount));
  return { results, unit, unstated };
}

const isAmount = (amount: Amount | null | Fault): amount is Amount => amount !== null && !(amount instanceof Fault);

function inferred(amounts: readonly Amount[], { ledger }: UnitOptions): MoneyUnit | null {
  if (ledger) return "元";
  const sizes = amounts.map((amount) => Math.abs(plainNumber(amount)));
  if (sizes.every((size) => size < dividing)) return "万元";
  return sizes.every((size) => size >= dividing) ? "元" : null;
}

function settle(amount: Amount, columnUnit: MoneyUnit | null, options: UnitOptions): AmountResult {
  const number = plainNumber(amount);
  if (number < 0 && !options.negativeAllowed) return unreadable;
  const unit = amount.unit ?? columnUnit;
  if (unit === null) return number === 0 ? amountInFen(amount, "元") : "unknown";
  const stated = amount.unit !== null || options.stated !== null;
  if (stated && !options.ledger && number > 0 && number >= dividing === (unit === "万元")) return "contradicts";
  return amountInFen(amount, unit);
}
