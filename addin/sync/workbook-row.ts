// The applications of a workbook as a sync sees them: typed values by field, and where each row stands. Reads no cell itself.

import { foldedValue } from "../../policy/decisions/sync/incoming.ts";
import type { FieldValue, FieldValues, RowIdentity } from "../../policy/decisions/sync/plan-types.ts";
import type { Row } from "../../policy/dossier.ts";
import { type ApplicationField, applicationFieldKeys } from "../../policy/records/application.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";

export interface WorkbookRow {
  readonly sheet: string;
  /** 1-based, as Excel counts. */
  readonly row: number;
  /** What stands under 系统编号. */
  readonly number: string | null;
  /** Folded as the register folds them; absent where there is no such column or the cell cannot be read. */
  readonly values: FieldValues;
  readonly source: Row;
  /** Equal for rows that say the same, wherever they stand. */
  readonly content: string;
}

/** A row that holds nothing but a number (a partial sort leaves such behind) is no application. */
export function rowsOf({ dossier, readings }: WorkbookReading): WorkbookRow[] {
  const rows = dossier.rows.applications.map((source) => {
    const values = valuesOf(source);
    const number = source.fields.applicationId?.trim() || null;
    const sheet = readings[source.sheet.index]?.snapshot.name ?? source.sheet.name;
    return { sheet, row: source.number, number, values, source, content: contentOf(number, values) };
  });
  return rows.filter(({ values }) => Object.values(values).some((value) => value !== null));
}

/** The fields in one order, so that equal rows give equal texts. */
export const contentOf = (number: string | null, values: FieldValues): string =>
  JSON.stringify([number, ...applicationFieldKeys.map((field) => (field in values ? values[field] : []))]);

function valuesOf({ fields }: Row): FieldValues {
  const values: Partial<Record<ApplicationField, FieldValue>> = {};
  for (const field of applicationFieldKeys) {
    const value = fields[field];
    if (value !== undefined) values[field] = foldedValue(field, value);
  }
  return values;
}

export function identityOf(values: FieldValues): RowIdentity {
  const text = (field: keyof RowIdentity): string | null => {
    const value = values[field];
    return typeof value === "string" ? value : null;
  };
  return {
    creditCode: text("creditCode"),
    leadIdNumber: text("leadIdNumber"),
    hostName: text("hostName"),
    leadName: text("leadName"),
  };
}
