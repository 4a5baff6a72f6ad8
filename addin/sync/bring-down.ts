// What a registered submit brings into the workbook: the register's values, the numbers where the clerk agreed, and the new bases.
// Only into cells that still say what was sent; a row not wholly delivered keeps its old base, so that what is left is shown again.

import type { RowResult } from "../../policy/contract/sync.ts";
import type { ShownValue } from "../../policy/contract.ts";
import type { FieldValue, FieldValues } from "../../policy/decisions/sync/plan-types.ts";
import { type ApplicationField, isApplicationField } from "../../policy/records/application.ts";
import { isSealedField, type SealedField } from "../../policy/records/sealed.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { Marker } from "./marks.ts";
import type { SyncWrite } from "./ports.ts";
import { relocator } from "./relocate.ts";
import { writeOf } from "./row-cells.ts";
import type { SubmittedRow } from "./submission.ts";
import type { RowBase } from "./sync-part.ts";
import { contentOf, type WorkbookRow } from "./workbook-row.ts";

/** The full values of an application's sealed fields, or null where they could not be had. */
export type Reveal = (
  applicationId: string,
  fields: readonly SealedField[],
) => Promise<Readonly<Record<string, ShownValue>> | null>;

/** A value that stays out of its cell: a formula, a shared cell, or edited since. */
export interface Undelivered {
  readonly sheet: string;
  readonly row: number;
  readonly applicationId: string;
  readonly field: ApplicationField;
}

/** One row's part: everything of it is written, or its base stays. */
export interface RowDelivery {
  readonly applicationId: string;
  readonly version: number;
  /** What the row then says, as far as it was sent or brought down. */
  readonly values: FieldValues;
  readonly writes: readonly SyncWrite[];
  readonly undelivered: readonly Undelivered[];
  /** Its base says all this already. */
  readonly isInStep: boolean;
  /** The row as it stands now; null where it is not found again. */
  readonly now: WorkbookRow | null;
}

export interface BringDown {
  readonly reading: WorkbookReading;
  /** The workbook's rows as they stand now. */
  readonly rows: readonly WorkbookRow[];
  readonly date1904: boolean;
  readonly reveal: Reveal;
}

export async function deliveriesOf(
  submitted: readonly SubmittedRow[],
  results: readonly RowResult[],
  down: BringDown,
): Promise<RowDelivery[]> {
  const relocate = relocator(down.rows);
  const deliveries: RowDelivery[] = [];
  for (const [index, row] of submitted.entries()) {
    const result = results[index];
    if (result === undefined || row.isWithheld || result.outcome === "refused" || result.outcome === "conflict") continue;
    const { applicationId, version } = result;
    if (applicationId === null || version === null) continue;
    const now = relocate(row.plan.prepared.row);
    deliveries.push(await deliveryOf(row, result, { applicationId, version }, now, down));
  }
  return deliveries;
}

async function deliveryOf(
  { plan, downs }: SubmittedRow,
  result: RowResult,
  { applicationId, version }: { readonly applicationId: string; readonly version: number },
  now: WorkbookRow | null,
  { reading, date1904, reveal }: BringDown,
): Promise<RowDelivery> {
  const { row } = plan.prepared;
  const later = Object.keys(result.register?.fields ?? {}).filter(isApplicationField);
  const wanted = [...new Set([...downs, ...later])].filter((field) => field in row.values);
  const full = await fullValues(applicationId, wanted, plan, result, reveal);
  const values: Partial<Record<ApplicationField, FieldValue>> = { ...row.values };
  const writes: SyncWrite[] = [];
  const undelivered: Undelivered[] = [];
  for (const field of wanted) {
    const value = full.get(field);
    if (value !== undefined && value === row.values[field]) continue;
    const write =
      now === null || value === undefined || now.values[field] !== row.values[field]
        ? null
        : writeOf(reading, now, field, value, date1904);
    if (write === null || value === undefined) {
      undelivered.push({ sheet: (now ?? row).sheet, row: (now ?? row).row, applicationId, field });
      continue;
    }
    values[field] = value;
    writes.push(write);
  }
  const { base, changed } = plan.prepared;
  const isInStep = base?.version === version && changed.size === 0 && writes.length === 0;
  return { applicationId, version, values, writes, undelivered, isInStep, now };
}

/** The values that come down, sealed ones in full; a field that could not be had is absent. */
async function fullValues(
  applicationId: string,
  wanted: readonly ApplicationField[],
  plan: SubmittedRow["plan"],
  { register }: RowResult,
  reveal: Reveal,
): Promise<ReadonlyMap<ApplicationField, FieldValue>> {
  const values = new Map<ApplicationField, FieldValue>();
  const sealed = wanted.filter(isSealedField);
  const revealed = sealed.length === 0 ? {} : await reveal(applicationId, sealed);
  for (const field of wanted) {
    const shown =
      register?.fields[field] ??
      plan.conflicts.find((conflict) => conflict.field === field)?.theirs ??
      plan.incoming.find((incoming) => incoming.field === field)?.theirs ??
      null;
    const value = isSealedField(field) ? revealed?.[field] : shown;
    if (value !== undefined) values.set(field, value);
  }
  return values;
}

/** The base of a row wholly delivered. */
export async function baseOf({ applicationId, version, values }: RowDelivery, marker: Marker): Promise<RowBase> {
  return {
    version,
    whole: await marker.whole(applicationId, values),
    marks: await marker.fields(applicationId, values),
    lookups: await marker.lookups(values),
  };
}

/** What a row says once its writes stand; the clerk's edits since are kept. */
export function contentAfter(row: WorkbookRow, delivery: RowDelivery | undefined, number: string | null): string {
  if (delivery === undefined) return contentOf(number, row.values);
  const values: Partial<Record<ApplicationField, FieldValue>> = { ...row.values };
  for (const [field, value] of Object.entries(delivery.values)) {
    const isOpen = delivery.undelivered.some((open) => open.field === field);
    if (isApplicationField(field) && !isOpen && value !== undefined) values[field] = value;
  }
  return contentOf(number, values);
}
