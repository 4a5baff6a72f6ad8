// Writes fixes into the workbook and takes them back. All cells of a fix are written or none; nothing typed since is overwritten.
import type { CellValue, Snapshot } from "../mapping/snapshot.ts";
import { parseArea } from "../workbook/address.ts";
import type { WorkbookFailure } from "../workbook/failure.ts";
import { type CellWrite, type WriteOutcome, writeCells } from "../workbook/writes.ts";
import { type Fixable, split, writesOf } from "./fixes.ts";
import type { Change, Notice } from "./state.ts";

/** Why a write was not made. */
export type Refusal =
  | Extract<Notice, { readonly kind: "formulas" | "changed-since" }>
  | { readonly kind: "failed"; readonly failure: WorkbookFailure };
type Written = Omit<Change, "id" | "batch">;

/** The fixes written, in order, and what stopped the others. */
export interface WrittenFixes {
  readonly written: readonly Written[];
  readonly refused: Refusal | null;
}

/** Writes the fixes together; where one stands in the way, each by itself, so that it stops no other. */
export async function writeFixes(fixes: readonly Fixable[]): Promise<WrittenFixes> {
  const outcome = await writeCells(fixes.flatMap(writesOf));
  if (outcome.kind === "written") {
    const before = split(outcome.before, fixes);
    return { written: fixes.map((fix, index) => changeOf(fix, before[index] ?? [])), refused: null };
  }
  if (fixes.length === 1 || !concernsOneCell(outcome)) return { written: [], refused: refusalOf(outcome) };
  const written: Written[] = [];
  let refused: Refusal | null = null;
  for (const fix of fixes) {
    const alone = await writeCells(writesOf(fix));
    if (alone.kind === "written") written.push(changeOf(fix, alone.before));
    else refused = refusalOf(alone);
  }
  return { written, refused };
}

/** Writes the old values back, all or none, where the cells still hold what the fix wrote. */
export async function takeBack({ before, after, sheet, cell }: Change, current: CurrentValues): Promise<Refusal | null> {
  if (after.some((write) => current.of(write) !== write.value)) return { kind: "changed-since", place: `${sheet}!${cell}` };
  const outcome = await writeCells(before);
  if (outcome.kind !== "written") return refusalOf(outcome);
  current.note(before);
  return null;
}

/** The values of a workbook just read, kept up with what is written since. */
export class CurrentValues {
  readonly #snapshot: Snapshot;
  readonly #written = new Map<string, CellValue>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  of({ sheet, cell }: Pick<CellWrite, "sheet" | "cell">): CellValue {
    const written = this.#written.get(JSON.stringify([sheet, cell]));
    if (written !== undefined) return written;
    const found = this.#snapshot.sheets.find(({ name }) => name === sheet);
    const area = parseArea(cell);
    if (!found?.used || area === null) return "";
    return found.values[area.top - found.used.top]?.[area.left - found.used.left] ?? "";
  }

  note(writes: readonly CellWrite[]): void {
    for (const { sheet, cell, value } of writes) this.#written.set(JSON.stringify([sheet, cell]), value);
  }
}

const changeOf = (fix: Fixable, before: readonly CellWrite[]): Written => ({
  rule: fix.rule,
  sheet: fix.sheet,
  cell: fix.fix.cell,
  before,
  after: writesOf(fix),
});

const concernsOneCell = (outcome: WriteOutcome): boolean =>
  outcome.kind === "formulas" ||
  (outcome.kind === "refused" && (outcome.failure.kind === "protected" || outcome.failure.kind === "missing"));

const refusalOf = (outcome: Exclude<WriteOutcome, { readonly kind: "written" }>): Refusal =>
  outcome.kind === "formulas"
    ? { kind: "formulas", places: outcome.cells.map(({ sheet, cell }) => `${sheet}!${cell}`) }
    : { kind: "failed", failure: outcome.failure };
