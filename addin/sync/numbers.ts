// The column 系统编号: written by the program alone, and only where the clerk agreed. Adds the column where a sheet has none.
import { cellAddress } from "../mapping/address.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { RowDelivery } from "./bring-down.ts";
import type { SyncWrite } from "./ports.ts";
import { cellOf, writeOf } from "./row-cells.ts";

const numberHeader = "系统编号";

/** The writes that put each row's number beside it; none over a formula. */
export function numberWrites(reading: WorkbookReading, deliveries: readonly RowDelivery[]): SyncWrite[] {
  const writes: SyncWrite[] = [];
  const headers = new Set<string>();
  for (const { applicationId, now } of deliveries) {
    if (now === null || now.number === applicationId) continue;
    if (cellOf(reading, now, "applicationId") !== null) {
      const write = writeOf(reading, now, "applicationId", applicationId, false);
      if (write !== null) writes.push(write);
      continue;
    }
    const column = newColumn(reading, now.source.sheet.index);
    if (column === null) continue;
    if (!headers.has(now.sheet))
      writes.push({ sheet: now.sheet, cell: cellAddress(column.headerRow, column.column), value: numberHeader });
    headers.add(now.sheet);
    writes.push({ sheet: now.sheet, cell: cellAddress(now.row - 1, column.column), value: applicationId });
  }
  return writes;
}

/** The first column behind the sheet's used ones. */
function newColumn(reading: WorkbookReading, index: number): { readonly headerRow: number; readonly column: number } | null {
  const sheet = reading.readings[index];
  const used = sheet?.snapshot.used ?? null;
  return sheet === undefined || used === null ? null : { headerRow: sheet.header.row, column: used.right + 1 };
}
