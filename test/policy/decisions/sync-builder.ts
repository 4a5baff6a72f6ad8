// Rows and registers for the tests of the sync plan, with just the fields a test speaks of.
import type { RowOutcome, SyncPlan } from "../../../policy/decisions/sync/plan-types.ts";
import {
  type Base,
  type Bases,
  baseKey,
  type FieldValues,
  type IncomingRow,
  type RegisterRow,
  type RegisterRows,
  type RowIdentity,
} from "../../../policy/decisions/sync/plan-types.ts";

/** Key fields of the `n`th invented application. */
export const keyFields = (n: number) => ({
  creditCode: `91110115MA0000${n}XYZ`,
  leadIdNumber: `11010519800101000${n}`,
  hostName: `北京甲${n}科技有限公司`,
  leadName: `许${n}`,
});

export const newRow = (n: number, fields: FieldValues = {}): IncomingRow => ({
  ref: `r${n}`,
  known: null,
  fields: { ...keyFields(n), ...fields },
});

export function knownRow(
  n: number,
  baseVersion: number,
  fields: FieldValues,
  identity: RowIdentity = keyFields(n),
): IncomingRow {
  return { ref: `r${n}`, known: { applicationId: `2025-00${n}`, baseVersion, identity }, fields };
}

/** `changed` gives the version in which a field last changed, where that is not 1. */
export function standing(
  n: number,
  version: number,
  fields: FieldValues = {},
  changed: RegisterRow["changed"] = {},
  state: RegisterRow["state"] = "submitted",
): RegisterRow {
  return { applicationId: `2025-00${n}`, version, state, fields: { ...keyFields(n), ...fields }, changed };
}

export const intake = (...applications: readonly RegisterRow[]): RegisterRows => ({ stage: "intake", applications });
export const review = (...applications: readonly RegisterRow[]): RegisterRows => ({ stage: "review", applications });

export function basesOf(n: number, version: number, values: FieldValues, last: Base["last"] = {}): Bases {
  return new Map([[baseKey(`2025-00${n}`, version), { values, last }]]);
}

export const noBases: Bases = new Map();

/** `[ref, outcome or refusal, writes, conflicting fields]` of every row. */
export function told({ rows }: SyncPlan): readonly [string, RowOutcome | string, FieldValues, readonly string[]][] {
  return rows.map(({ ref, outcome, refusal, writes, conflicts }) => [
    ref,
    refusal ?? outcome,
    writes,
    conflicts.map(({ field }) => field),
  ]);
}
