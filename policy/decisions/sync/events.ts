// What a plan's accepted rows become: one event an application, with the fields that change. Conflicting and refused parts leave no trace.

import { type Application, type ApplicationField, applicationFieldKeys, applicationIdOf } from "../../records/application.ts";
import type { ApplicationEvent } from "../../records/event.ts";
import type { FieldChange, StoredValue } from "../../records/event-parts.ts";
import type { Round } from "../../records/round.ts";
import { isSealedField, type SealedReference } from "../../records/sealed.ts";
import { bearsOnEligibility } from "../../register-check.ts";
import type { PlannedRow, SyncPlan } from "./plan-types.ts";

interface SyncRecord {
  readonly round: Pick<Round, "id" | "stage">;
  /** The highest number given in this round so far; 0 before the first. */
  readonly lastNumber: number;
  readonly applications: ReadonlyMap<string, Application>;
  readonly workbook: { readonly id: string; readonly name: string };
}

/** A row that writes, and the application it writes to. */
export interface WritingRow {
  readonly row: PlannedRow;
  readonly applicationId: string;
}

/** The rows that write anything, in order, new ones numbered on from the last. */
export function writingRows(
  plan: SyncPlan,
  { round, lastNumber }: Pick<SyncRecord, "round" | "lastNumber">,
): readonly WritingRow[] {
  let number = lastNumber;
  return plan.rows.flatMap((row): WritingRow[] => {
    if (Object.keys(row.writes).length === 0) return [];
    const applicationId = row.target?.applicationId ?? applicationIdOf(round.id, ++number);
    return [{ row, applicationId }];
  });
}

/** `references` has, by application id, the sealed values that the row brings. */
export function syncEvents(
  writing: readonly WritingRow[],
  record: SyncRecord,
  references: ReadonlyMap<string, Readonly<Partial<Record<string, SealedReference>>>>,
): ApplicationEvent[] {
  const { round, workbook } = record;
  return writing.map(({ row, applicationId }): ApplicationEvent => {
    const stands = record.applications.get(applicationId);
    const sealed = references.get(applicationId) ?? {};
    const changes = changesOf(row, stands?.fields ?? {}, sealed);
    if (row.target === null) return { type: "application.submitted", applicationId, data: { changes, workbook } };
    const reopened = round.stage === "intake" && stands?.state !== "submitted" && changes.some(({ field }) => bears(field));
    const payeeChanged = round.stage !== "intake" && changes.some(({ field }) => payeeFields.has(field));
    return { type: "application.changed", applicationId, data: { changes, reopened, payeeChanged, workbook } };
  });
}

/** A change of these after intake would send money elsewhere. */
const payeeFields: ReadonlySet<string> = new Set<ApplicationField>(["payeeName", "payeeAccount", "payeeBank", "payeeBankCode"]);

const bearing: ReadonlySet<string> = new Set(applicationFieldKeys.filter(bearsOnEligibility));
const bears = (field: string): boolean => bearing.has(field);

function changesOf(
  { writes }: PlannedRow,
  stands: Readonly<Partial<Record<ApplicationField, StoredValue>>>,
  sealed: Readonly<Partial<Record<string, SealedReference>>>,
): FieldChange[] {
  return applicationFieldKeys.flatMap((field): FieldChange[] => {
    const value = writes[field];
    if (value === undefined) return [];
    const to = isSealedField(field) ? (sealed[field] ?? null) : value;
    return [{ field, from: stands[field] ?? null, to }];
  });
}
