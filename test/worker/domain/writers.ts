// Clerks at work at once: seeded edits to overlapping rows, previewed and submitted over HTTP; then what became of every edit.

import type { RowResult, SyncAnswer } from "../../../policy/contract/sync.ts";
import { type Draw, drawFrom } from "../../policy/invented-studios.ts";
import { knownRow, newRow, type SentRow, type Values } from "./sample-rows.ts";
import type { TestRegister } from "./test-register.ts";

interface HistoryPlan {
  readonly seed: number;
  readonly round: string;
  readonly firstRow: number;
  readonly writers: number;
  readonly rows: number;
  /** Ids of the rows, where they stand already in version 1; else all writers send them as new rows first. */
  readonly known?: readonly string[];
}

export interface HistoryTold {
  /** What should not be: lost updates, unreported conflicts, second applications. */
  readonly problems: readonly string[];
  readonly conflicts: number;
  readonly merges: number;
}

/** One edit of one writer: what was sent from which version, and what the answer said of its row. */
interface Edit {
  readonly writer: number;
  readonly n: number;
  readonly baseVersion: number;
  readonly field: string;
  readonly value: string | number;
  readonly result: RowResult;
}

/** Fields the events hold in plain, so that they tell what became of an edit. */
const editable = ["remark", "occupation", "memberCount", "township"] as const;

/** All writers send the same new rows, each with an edit, unless they are known; then they edit them from the versions they were told. */
export async function runHistory(register: TestRegister, plan: HistoryPlan): Promise<HistoryTold> {
  const numbers = Array.from({ length: plan.rows }, (_, index) => plan.firstRow + index);
  const writers = Array.from({ length: plan.writers }, (_, writer) => writer);
  const edits = (await Promise.all(writers.map((writer) => write(register, plan, writer, numbers)))).flat();
  const ids = new Map<number, Set<string>>(numbers.map((n) => [n, new Set()]));
  for (const { n, result } of edits) ids.get(n)?.add(result.applicationId ?? "none");
  const changes = await changesOf(register, plan.round);
  const twice = [...ids]
    .filter(([, set]) => set.size > 1 || set.has("none"))
    .map(([n, set]) => `seed ${plan.seed}: row ${n} became ${[...set].join(", ")}`);
  const lost = edits.flatMap((edit) => faultOf(edit, changes.get(edit.result.applicationId ?? "") ?? []) ?? []);
  return {
    problems: [...twice, ...lost.map((fault) => `seed ${plan.seed}: ${fault}`)],
    conflicts: edits.filter(({ field, result }) => result.conflicts.some((conflict) => conflict.field === field)).length,
    merges: edits.filter(({ result }) => result.outcome === "merged").length,
  };
}

/** One field's change in an application's history, with the workbook that made it. */
interface Change {
  readonly field: string;
  readonly to: unknown;
  readonly version: number;
  readonly workbook: string;
}

/** Every change of the round by application, from its events. */
async function changesOf(register: TestRegister, round: string): Promise<ReadonlyMap<string, readonly Change[]>> {
  const { text } = await register.call("auditor", "GET", `/api/events?stream=${round}`);
  const changes = new Map<string, Change[]>();
  const versions = new Map<string, number>();
  for (const line of text.trim().split("\n")) {
    const { applicationId, data }: SyncedEvent = JSON.parse(line);
    if (applicationId === undefined) continue;
    const version = (versions.get(applicationId) ?? 0) + 1;
    versions.set(applicationId, version);
    const made = data.changes.map(({ field, to }) => ({ field, to, version, workbook: data.workbook.id }));
    changes.set(applicationId, [...(changes.get(applicationId) ?? []), ...made]);
  }
  return changes;
}

interface SyncedEvent {
  readonly applicationId?: string;
  readonly data: {
    readonly workbook: { readonly id: string };
    readonly changes: readonly { readonly field: string; readonly to: unknown }[];
  };
}

/** One writer: takes the rows up as new with an edit each, unless they are known, then edits some of them from the versions it was told. */
async function write(register: TestRegister, plan: HistoryPlan, writer: number, numbers: readonly number[]): Promise<Edit[]> {
  const draw = drawFrom(plan.seed * 100 + writer);
  const first = plan.known === undefined ? await takenUp(register, plan, writer, numbers, draw) : [];
  const standing = numbers.flatMap((n, index) => {
    const told = first[index]?.result;
    const applicationId = told === undefined ? plan.known?.[index] : told.applicationId;
    return applicationId ? [{ n, applicationId, baseVersion: told?.version ?? 1 }] : [];
  });
  const edits = standing.filter(() => draw(4) > 0).map((row) => ({ ...row, ...anEdit(draw) }));
  if (edits.length === 0) return first;
  const rows = edits.map(({ n, applicationId, baseVersion, field, value }) =>
    rowOf(n, applicationId, baseVersion, { [field]: value }),
  );
  const { rows: results } = await submitted(register, plan.round, rows, workbookOf(writer, 1));
  return [...first, ...withResults(edits, results, writer)];
}

async function takenUp(
  register: TestRegister,
  plan: HistoryPlan,
  writer: number,
  numbers: readonly number[],
  draw: Draw,
): Promise<Edit[]> {
  const edits = numbers.map((n) => ({ n, baseVersion: 0, ...anEdit(draw) }));
  const rows = edits.map(({ n, field, value }) => newRow(n, { [field]: value }));
  const { rows: results } = await submitted(register, plan.round, rows, workbookOf(writer, 0));
  return withResults(edits, results, writer);
}

function withResults(edits: readonly Omit<Edit, "writer" | "result">[], results: readonly RowResult[], writer: number): Edit[] {
  return edits.flatMap(({ n, baseVersion, field, value }, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ writer, n, baseVersion, field, value, result }];
  });
}

function anEdit(draw: Draw): { readonly field: string; readonly value: string | number } {
  const field = editable[draw(editable.length)] ?? "remark";
  // Few values, so that two writers sometimes mean the same.
  const mark = draw(6);
  if (field === "memberCount") return { field, value: 10 + mark };
  return { field, value: `写${mark}` };
}

/** Only the edited field; sealed ones other than it are left to the register. */
function rowOf(n: number, applicationId: string, baseVersion: number, edit: Values): SentRow {
  return { ...knownRow(n, applicationId, baseVersion), fields: edit };
}

/** Previews and submits, and looks again as often as the plan changes meanwhile or the register is busy. */
async function submitted(
  register: TestRegister,
  round: string,
  rows: readonly SentRow[],
  workbook: string,
): Promise<SyncAnswer> {
  const preview = await register.preview(round, rows, workbook);
  if (preview.status !== 200) throw new Error(`No preview: ${preview.status} ${preview.text}`);
  let plan = preview.body;
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const { status, body, text } = await register.submit(round, rows, plan, workbook);
    if (status === 200) return body;
    const problem: { code?: string; plan?: SyncAnswer } = JSON.parse(text);
    if (status !== 409) throw new Error(`${status} ${text}`);
    plan = problem.plan ?? plan;
  }
  throw new Error("The plan changed sixty times.");
}

/** What is wrong with the fate of an edit; null where it was written, value as a conflict, or stood already. */
function faultOf(edit: Edit, history: readonly Change[]): string | null {
  const { writer, n, baseVersion, field, value, result } = edit;
  const where = `writer ${writer}, row ${n}, ${field} = ${value}`;
  const changes = history.filter((change) => change.field === field && change.version <= (result.version ?? 0));
  const base = changes.findLast(({ version }) => version <= baseVersion)?.to ?? null;
  // Whoever sends what stood in the base changed nothing.
  if (base === value) return null;
  const last = changes.at(-1);
  if (result.conflicts.some((conflict) => conflict.field === field)) {
    return last?.to === value ? `${where}: a conflict with itself` : null;
  }
  if (last?.to !== value) return `${where}: neither written nor shown as a conflict (${last?.to} stands)`;
  const own = last.version === result.version && last.workbook === workbookOf(edit.writer, baseVersion);
  const before = own ? changes.at(-2) : undefined;
  const isBlind = before !== undefined && before.version > baseVersion && before.to !== null;
  return isBlind ? `${where}: overwrote version ${before.version} unseen` : null;
}

/** A writer's first submission, or its second. */
const workbookOf = (writer: number, baseVersion: number): string =>
  `writer-${writer}-${baseVersion === 0 ? "first" : "second"}`;
