// An application that only the register has, as a new row of the workbook, behind the last used one. Identifiers come in full.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { FieldValue } from "../../policy/decisions/sync/plan-types.ts";
import { type ApplicationField, isApplicationField } from "../../policy/records/application.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import { cellAddress } from "../mapping/address.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { RowDelivery } from "./bring-down.ts";
import type { SyncWrite } from "./ports.ts";
import { cellValue } from "./row-cells.ts";

export interface PulledRow {
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  readonly delivery: RowDelivery;
}

/** Null where the workbook has no sheet of applications. `revealed` shows every sealed field in full. */
export function pullRow(
  reading: WorkbookReading,
  revealed: ApplicationAnswer,
  options: { readonly date1904: boolean; readonly numbers: boolean },
): PulledRow | null {
  const sheet = reading.readings.find(({ sheet: { tables, knownRound } }) => tables.has("applications") && knownRound === null);
  const used = sheet?.snapshot.used ?? null;
  if (sheet === undefined || used === null) return null;
  const row = used.bottom + 1;
  const values: Partial<Record<ApplicationField, FieldValue>> = {};
  const writes: SyncWrite[] = [];
  const write = (field: ApplicationField | "applicationId", value: FieldValue): void => {
    const column = sheet.columns.get(field)?.header.column;
    if (column === undefined) return;
    if (isApplicationField(field)) values[field] = value;
    const above = sheet.snapshot.formats.at(-1)?.[column - used.left] ?? "General";
    if (value !== null)
      writes.push({
        sheet: sheet.snapshot.name,
        cell: cellAddress(row, column),
        ...cellValue(field, value, above, options.date1904),
      });
  };
  for (const [field, value] of Object.entries(revealed.fields)) {
    if (isApplicationField(field)) write(field, value);
  }
  if (options.numbers) write("applicationId", revealed.id);
  const { id: applicationId, version } = revealed;
  return {
    sheet: sheet.snapshot.name,
    row: row + 1,
    delivery: { applicationId, version, values, writes, undelivered: [], isInStep: false, now: null },
  };
}

/** True where a value is still masked: such a row is not written. */
export const isMasked = ({ fields }: ApplicationAnswer): boolean =>
  Object.entries(fields).some(([field, value]) => isSealedField(field) && typeof value === "string" && value.includes("*"));
