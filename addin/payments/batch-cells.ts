// Reads back what was typed into a batch's sheet, payment by payment, and whether the rest still says what the batch says. Pure.

import type { BatchAnswer } from "../../policy/contract/payments.ts";
import { numberToFen } from "../../policy/money.ts";
import { readDate } from "../mapping/read/date.ts";
import { Fault } from "../mapping/read/fault.ts";
import type { CellValue } from "../mapping/snapshot.ts";
import type { OwnSheetCells } from "../workbook/own-sheet-cells.ts";
import { columnOf } from "./batch-sheet.ts";
import type { ResultDraft } from "./result-draft.ts";

export interface TypedResults {
  /** By payment, blank ones among them. */
  readonly drafts: ReadonlyMap<string, ResultDraft>;
  /** Payments whose row is gone, stands twice, or has another amount. */
  readonly altered: readonly string[];
}

export function typedResults(cells: OwnSheetCells, { lines }: Pick<BatchAnswer, "lines">): TypedResults {
  const { rows, formats, date1904 } = cells;
  const drafts = new Map<string, ResultDraft>();
  const altered: string[] = [];
  const places = Map.groupBy(rows.keys(), (index) => textOf(rows[index]?.[columnOf("paymentId")]));
  for (const { paymentId, amountFen } of lines) {
    const [index = -1, ...others] = places.get(paymentId) ?? [];
    const row = rows[index];
    if (row === undefined || others.length > 0 || amountOf(row[columnOf("amount")]) !== amountFen) {
      altered.push(paymentId);
      continue;
    }
    const paidOn = columnOf("paidOn");
    drafts.set(paymentId, {
      paidOn: dayOf(row[paidOn], formats[index]?.[paidOn] ?? "General", date1904),
      voucherNumber: textOf(row[columnOf("voucherNumber")]),
      reason: textOf(row[columnOf("reason")]),
    });
  }
  return { drafts, altered };
}

const textOf = (value: CellValue | undefined): string => (value === undefined ? "" : String(value).trim());

const amountOf = (value: CellValue | undefined): number | null => (typeof value === "number" ? numberToFen(value, "元") : null);

/** A whole day as ISO text; what is none stays as it was typed, for the person to see. */
function dayOf(value: CellValue | undefined, format: string, date1904: boolean): string {
  if (value === undefined || value === "") return "";
  const read = readDate(value, format, date1904);
  return read instanceof Fault ? textOf(value) : read;
}
