// Rows with a cell that no register could take (a text of ten thousand characters, a day that is none): told from the others before
// anything is sent, by the API's own schemas. Changes nothing.
import { fieldSchema } from "../../policy/contract.ts";
import { type ApplicationField, applicationFieldKeys } from "../../policy/records/application.ts";
import { applicationFields } from "../../policy/records/fields.ts";
import type { WorkbookRow } from "./workbook-row.ts";

export interface UnsendableRow {
  readonly row: WorkbookRow;
  readonly field: ApplicationField;
}

const schemas = applicationFieldKeys.map((field) => [field, fieldSchema(applicationFields[field])] as const);

/** The first field the API would refuse; null where the row can be sent. */
export function unsendableOf(row: WorkbookRow): UnsendableRow | null {
  for (const [field, schema] of schemas) {
    const value = row.values[field];
    if (value !== undefined && !schema.safeParse(value).success) return { row, field };
  }
  return null;
}
