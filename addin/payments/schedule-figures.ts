// The figures of a payment schedule: counts, sums, studios and months. Adds up what the register computed, in fen; decides nothing.

import type { ScheduleAnswer, ScheduleLineAnswer } from "../../policy/contract/payments.ts";
import { type Fen, fenSchema } from "../../policy/kinds.ts";
import { sumFen } from "../../policy/money.ts";
import { isDue } from "../../policy/schedule/line.ts";
import { hasPayee } from "../../policy/schedule/payee.ts";

type Line = ScheduleLineAnswer;

export const isRecovery = ({ stage }: Pick<Line, "stage">): boolean => stage === "recovery";
/** May go into the next batch: due, and there is somebody to pay it to. */
export const isPayable = (line: Pick<Line, "stage" | "status" | "payee">): boolean => isDue(line) && hasPayee(line.payee);

/** What a line counts as for somebody who looks at the whole. */
export const lineGroups = ["due", "held", "in-batch", "paid", "not-due", "to-recover", "recovered", "cancelled"] as const;
export type LineGroup = (typeof lineGroups)[number];

export function groupOf(line: Line): LineGroup {
  const { status } = line;
  if (isRecovery(line)) return status === "recovered" || status === "cancelled" ? status : "to-recover";
  if (isDue(line)) return "due";
  if (status === "batched" || status === "approved") return "in-batch";
  return status === "held" || status === "paid" || status === "not-due" ? status : "cancelled";
}

export interface GroupFigures {
  readonly group: LineGroup;
  readonly count: number;
  /** Null where nobody has fixed an amount of any of them. */
  readonly sumFen: Fen | null;
}

/** Every group, in order. */
export function groupFigures({ lines }: ScheduleAnswer): readonly GroupFigures[] {
  return lineGroups.map((group) => {
    const same = lines.filter((line) => groupOf(line) === group);
    const isOpen = same.length > 0 && same.every(({ amountFen }) => amountFen === null);
    return { group, count: same.length, sumFen: isOpen ? null : sumOf(same) };
  });
}

export const sumOf = (lines: readonly Pick<Line, "amountFen">[]): Fen =>
  sumFen(lines.flatMap(({ amountFen }) => (amountFen === null ? [] : [fenSchema.parse(amountFen)])));

export interface StudioLines {
  readonly applicationId: string;
  readonly payeeName: string | null;
  readonly lines: readonly [Line, ...Line[]];
}

/** By studio, in the schedule's order; only the groups wanted, all where none is. */
export function studiosOf(lines: readonly Line[], wanted: LineGroup | null): readonly StudioLines[] {
  const studios = new Map<string, [Line, ...Line[]]>();
  for (const line of lines) {
    if (wanted !== null && groupOf(line) !== wanted) continue;
    const same = studios.get(line.applicationId);
    if (same === undefined) studios.set(line.applicationId, [line]);
    else same.push(line);
  }
  return [...studios].map(([applicationId, same]) => ({
    ...{ applicationId, lines: same },
    payeeName: same[0].payee.payeeName,
  }));
}

export const chartStages = ["first", "award", "second"] as const;
export type ChartStage = (typeof chartStages)[number];

export interface MonthFigures {
  /** `2026-11`. */
  readonly month: string;
  readonly fen: Readonly<Record<ChartStage, Fen>>;
  readonly totalFen: Fen;
}

/** What falls or fell due, by the month of its first due day, in order; cancelled lines and amounts nobody fixed are left out. */
export function monthFigures({ lines }: ScheduleAnswer): readonly MonthFigures[] {
  const dated = lines.flatMap((line) => {
    const isCounted = !isRecovery(line) && line.status !== "cancelled" && line.amountFen !== null;
    return isCounted && line.dueFrom !== null ? [{ line, month: line.dueFrom.slice(0, "2026-11".length) }] : [];
  });
  const months = Map.groupBy(dated, ({ month }) => month);
  const of = (same: readonly Line[], stage: ChartStage): Fen => sumOf(same.filter((line) => line.stage === stage));
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, entries]) => {
      const same = entries.map(({ line }) => line);
      const fen = { first: of(same, "first"), award: of(same, "award"), second: of(same, "second") };
      return { month, fen, totalFen: sumOf(same) };
    });
}
