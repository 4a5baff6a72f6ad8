// What the pane shows, as one immutable value, and how events change it. Pure: no Excel, no clock, no user interface.
import type { WorkbookFailure } from "../workbook/failure.ts";
import type { CellWrite } from "../workbook/writes.ts";
import type { CheckReport, ReportFinding } from "./check-report.ts";
import type { Choices } from "./recognition.ts";

/** A fix that was written, with what stood there before. */
export interface Change {
  readonly id: number;
  /** Changes of one 全部应用 share it. */
  readonly batch: number;
  readonly rule: string;
  readonly sheet: string;
  readonly cell: string;
  readonly before: readonly CellWrite[];
  readonly after: readonly CellWrite[];
}

type Task = "reading" | "checking" | "marking" | "writing" | "reporting";

export interface Busy {
  readonly task: Task;
  /** From 0 to 1; null where it cannot be told. */
  readonly share: number | null;
  /** Asked for by nobody: a check after an edit, shown without taking the list away. */
  readonly quiet: boolean;
}

/** Why something could not be done. `reference` is given where the fault is ours. */
export interface Problem {
  readonly failure: WorkbookFailure | { readonly kind: "not-loaded" } | { readonly kind: "broken"; readonly reference: string };
  /** What was attempted: the whole check, or a single action on a list that still stands. */
  readonly at: "check" | "action";
}

/** What the person is told after an action. */
export type Notice =
  | { readonly kind: "applied"; readonly fixes: number; readonly left: number }
  | { readonly kind: "undone"; readonly fixes: number }
  | { readonly kind: "changed-since"; readonly place: string }
  | { readonly kind: "formulas"; readonly places: readonly string[] }
  | { readonly kind: "protected"; readonly sheets: readonly string[] }
  | { readonly kind: "cleared" }
  | { readonly kind: "marked"; readonly cells: number }
  | { readonly kind: "reported"; readonly sheet: string }
  | { readonly kind: "cancelled" };

/** `outdated`: the list has moved on since the marks were placed. */
type Marks = "none" | "placed" | "outdated";

export interface SessionState {
  readonly report: CheckReport | null;
  readonly busy: Busy | null;
  readonly problem: Problem | null;
  readonly notice: Notice | null;
  readonly changes: readonly Change[];
  readonly marks: Marks;
  readonly choices: Choices;
  /** The workbook changed and has not been checked since. */
  readonly isStale: boolean;
  /** Our writes emptied Excel's undo list and the person has not been told yet. */
  readonly undoLost: "no" | "tell" | "told";
}

export const initialState: SessionState = {
  report: null,
  busy: null,
  problem: null,
  notice: null,
  changes: [],
  marks: "none",
  choices: {},
  isStale: false,
  undoLost: "no",
};

/** Findings that stayed the same stay the same objects, so that the list redraws only what changed. */
export function reconciled(before: CheckReport | null, after: CheckReport): CheckReport {
  if (before === null) return after;
  const known = new Map(before.findings.map((finding) => [finding.id, finding]));
  const kept = (finding: ReportFinding): ReportFinding => {
    const old = known.get(finding.id);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(finding) ? old : finding;
  };
  return { ...after, findings: after.findings.map(kept) };
}
