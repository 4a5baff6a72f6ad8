// A dry run's answer as the person sees it: what goes up, what comes down, what both sides changed. Picks are values here, and
// identifiers are masked throughout. Decides nothing for anybody, but where one side did not change at all.
import { maskIdentifier } from "../../policy/codes.ts";
import type { RowResult, SyncAnswer, SyncRequest } from "../../policy/contract/sync.ts";
import type { ShownValue } from "../../policy/contract.ts";
import { type ApplicationField, isApplicationField } from "../../policy/records/application.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { Marker } from "./marks.ts";
import type { Question } from "./match-rows.ts";
import type { Negotiated } from "./negotiate.ts";
import type { PreparedRow } from "./prepare-row.ts";
import type { WorkbookRow } from "./workbook-row.ts";

export type Pick = "mine" | "theirs";

/** Both sides changed the field. `automatic`: the marks show that only one side did, so nobody has to be asked. */
export interface PlanConflict {
  readonly field: ApplicationField;
  readonly base: ShownValue;
  readonly mine: ShownValue;
  readonly theirs: ShownValue;
  readonly by: string | null;
  readonly at: string | null;
  readonly automatic: Pick | null;
}

/** What the register changed and the clerk did not: it comes down. */
export interface Incoming {
  readonly field: ApplicationField;
  readonly mine: ShownValue;
  readonly theirs: ShownValue;
}

/** What goes up. */
export interface Outgoing {
  readonly field: ApplicationField;
  readonly mine: ShownValue;
}

export type PlanOutcome = RowResult["outcome"] | "unresolved";

export interface PlanRow {
  readonly prepared: PreparedRow;
  readonly result: RowResult;
  /** `conflict` where a field waits for a pick; `unresolved` where nobody knows whose row it is. */
  readonly outcome: PlanOutcome;
  readonly conflicts: readonly PlanConflict[];
  readonly incoming: readonly Incoming[];
  readonly outgoing: readonly Outgoing[];
}

export interface SyncPlan {
  /** What the preview read: where each row and field stands. */
  readonly reading: WorkbookReading;
  readonly rows: readonly PlanRow[];
  /** Rows with a cell that no register could take: refused here, so that they stop no other. */
  readonly unsendable: Negotiated["unsendable"];
  readonly questions: readonly Question[];
  readonly held: Negotiated["held"];
  readonly registerOnly: SyncAnswer["registerOnly"];
  readonly request: SyncRequest;
  readonly answer: SyncAnswer;
}

/** `created`, `updated` … as counted in the status line; rows both sides changed without contradiction count as updated. */
export interface PlanCounts {
  readonly created: number;
  readonly updated: number;
  readonly incoming: number;
  readonly conflict: number;
  readonly refused: number;
  readonly registerOnly: number;
  readonly questions: number;
}

export async function planOf(negotiated: Negotiated, reading: WorkbookReading, marker: Marker): Promise<SyncPlan> {
  const { rows, request, answer, questions, held, unsendable } = negotiated;
  const planned = await Promise.all(
    rows.map(async (prepared, index) => {
      const result = answer.rows[index];
      return result === undefined ? null : planRow(prepared, result, marker);
    }),
  );
  const asked = new Set(questions.map(({ applicationId }) => applicationId));
  const here = unsendable.map(({ row }) => row);
  return {
    reading,
    rows: planned.filter((row) => row !== null),
    unsendable,
    questions,
    held,
    registerOnly: answer.registerOnly.filter((one) => !asked.has(one.applicationId) && !here.some((row) => mayBe(row, one))),
    request,
    answer,
  };
}

/** A row that was not sent may be the application all the same: it is not missing from the workbook then. */
const mayBe = ({ number, values }: WorkbookRow, { applicationId, fields }: SyncAnswer["registerOnly"][number]): boolean =>
  number === applicationId || (values.creditCode !== null && values.creditCode === fields["creditCode"]);

/** Identifiers masked, as everywhere they are shown. */
const shown = (field: ApplicationField, value: ShownValue | undefined): ShownValue =>
  isSealedField(field) && typeof value === "string" ? maskIdentifier(value) : (value ?? null);

async function planRow(prepared: PreparedRow, result: RowResult, marker: Marker): Promise<PlanRow> {
  const { row, changed, request } = prepared;
  const mineOf = (field: ApplicationField): ShownValue => shown(field, row.values[field]);
  const down = fieldsOf(result);
  const incoming = down
    .filter(({ field }) => !changed.has(field) && field in row.values)
    .map(({ field, value }) => ({ field, mine: mineOf(field), theirs: value }));
  const both = [
    ...result.conflicts.flatMap((conflict) =>
      isApplicationField(conflict.field) ? [{ ...conflict, field: conflict.field }] : [],
    ),
    // The clerk took a change back that the register has since taken in: sent as unchanged, but it is a change.
    ...down
      .filter(({ field }) => changed.has(field))
      .map(({ field, value }) => ({ field, base: null, mine: mineOf(field), theirs: value, by: null, at: null })),
  ];
  const conflicts = await Promise.all(
    both.map(async (conflict) => ({ ...conflict, automatic: await automaticPick(prepared, result, conflict, marker) })),
  );
  const isOthers = result.conflicts.length > 0 && both.length === 0;
  const disputed = new Set(conflicts.map(({ field }) => field));
  const outcome = isOthers ? "unresolved" : conflicts.length > 0 ? "conflict" : result.outcome;
  const goesUp = (field: ApplicationField): boolean =>
    outcome !== "unchanged" && field in request.fields && !disputed.has(field);
  const outgoing = [...changed].filter(goesUp).map((field) => ({ field, mine: mineOf(field) }));
  return { prepared, result, outcome, conflicts, incoming, outgoing };
}

function fieldsOf({ register }: RowResult): { readonly field: ApplicationField; readonly value: ShownValue }[] {
  return Object.entries(register?.fields ?? {}).flatMap(([field, value]) =>
    isApplicationField(field) ? [{ field, value }] : [],
  );
}

/** `mine` where the register holds what this workbook was in step with, or sent itself; `theirs` where the clerk changed nothing. */
async function automaticPick(
  { base, sentMarks, changed }: PreparedRow,
  { applicationId }: RowResult,
  { field, theirs }: Omit<PlanConflict, "automatic">,
  marker: Marker,
): Promise<Pick | null> {
  if (applicationId === null || base === null || isSealedField(field)) return null;
  const known = base.marks[field];
  if (known === undefined) return null;
  if (!changed.has(field)) return "theirs";
  const mark = await marker.mark(applicationId, field, theirs);
  return mark === known || mark === sentMarks[field] ? "mine" : null;
}

export type Picks = ReadonlyMap<string, Pick>;
export const pickKey = ({ prepared }: PlanRow, field: ApplicationField): string => `${prepared.request.ref} ${field}`;

export const pickOf = (row: PlanRow, conflict: PlanConflict, picks: Picks): Pick | null =>
  picks.get(pickKey(row, conflict.field)) ?? conflict.automatic;

/** Every field both sides changed has its pick. */
export const isSettled = (row: PlanRow, picks: Picks): boolean =>
  row.conflicts.every((conflict) => pickOf(row, conflict, picks) !== null);

export function countsOf({ rows, unsendable, questions, registerOnly }: SyncPlan, picks: Picks): PlanCounts {
  const open = (row: PlanRow): boolean => row.outcome === "conflict" && !isSettled(row, picks);
  const count = (holds: (row: PlanRow) => boolean): number => rows.filter(holds).length;
  return {
    created: count(({ outcome }) => outcome === "created"),
    updated: count(
      (row) => row.outcome === "updated" || row.outcome === "merged" || (row.outcome === "conflict" && !open(row)),
    ),
    incoming: count(({ incoming }) => incoming.length > 0),
    conflict: count(open),
    refused: unsendable.length + count(({ outcome }) => outcome === "refused"),
    registerOnly: registerOnly.length,
    questions: questions.length + count(({ outcome }) => outcome === "unresolved"),
  };
}

/** Something goes up or comes down when it is submitted. */
export function changesSomething(plan: SyncPlan, picks: Picks): boolean {
  const { created, updated, incoming } = countsOf(plan, picks);
  return created + updated + incoming > 0;
}

/** Nothing anybody would have to see or decide. */
export function isQuiet(plan: SyncPlan): boolean {
  const counts = Object.values(countsOf(plan, new Map()));
  return counts.every((count) => count === 0) && plan.rows.every(({ conflicts }) => conflicts.length === 0);
}
