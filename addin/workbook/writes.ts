// Writes values into the clerk's cells: all of them or none, never over a formula, never on a protected sheet. Answers what
// happened instead of throwing, with the old values for an undo of our own.

import type { CellValue } from "../mapping/snapshot.ts";
import { failureOf, inExcel, type WorkbookFailure } from "./failure.ts";

export interface CellWrite {
  readonly sheet: string;
  /** One cell, `B3`. */
  readonly cell: string;
  /** A text is stored as text even where Excel would read a number or a date in it. */
  readonly value: CellValue;
  /** A number format to set along, such as `@` or `yyyy/m/d`. */
  readonly format?: string;
}

export type WriteOutcome =
  /** Everything was written; `before` writes it back. */
  | { readonly kind: "written"; readonly before: readonly CellWrite[] }
  /** Nothing was written: these cells hold formulas. */
  | { readonly kind: "formulas"; readonly cells: readonly { readonly sheet: string; readonly cell: string }[] }
  /** Nothing was written, for the reason given. */
  | { readonly kind: "refused"; readonly failure: WorkbookFailure }
  /** The write broke off and the old values were put back. */
  | { readonly kind: "restored"; readonly failure: WorkbookFailure }
  /** The write broke off and Excel no longer answers: these cells may hold either value. */
  | { readonly kind: "uncertain"; readonly failure: WorkbookFailure; readonly before: readonly CellWrite[] };

interface Target {
  readonly write: CellWrite;
  readonly range: Excel.Range;
}

const SPEAKS_FOR_ITSELF = /^\p{L}[\p{L}\s·（）()、，,.。]*$/u;
const LOOKS_LIKE_MORE = /^(?:true|false|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[年月日时分秒]/i;

/** What to assign so that Excel stores exactly `value`: an apostrophe keeps a text a text, unless the cell's format does. */
const assigned = (value: CellValue, format: string): CellValue => {
  if (typeof value !== "string" || value === "" || format === "@") return value;
  return SPEAKS_FOR_ITSELF.test(value) && !LOOKS_LIKE_MORE.test(value) ? value : `'${value}`;
};

const isFormula = (range: Excel.Range): boolean => {
  const entry: unknown = range.formulas[0]?.[0];
  return typeof entry === "string" && entry.startsWith("=") && entry !== range.values[0]?.[0];
};

/** Sets the format only where it changes: a protected sheet may allow values and forbid formats. */
const apply = (range: Excel.Range, value: CellValue, from: string, to: string): void => {
  if (from !== to) range.numberFormat = [[to]];
  range.values = [[assigned(value, to)]];
};

/** One round trip: what the cells hold now, or why they cannot be written. */
const inspect = async (context: Excel.RequestContext, writes: readonly CellWrite[]): Promise<Target[] | WriteOutcome> => {
  const names = [...new Set(writes.map(({ sheet }) => sheet))];
  const sheets = new Map(names.map((name) => [name, context.workbook.worksheets.getItemOrNullObject(name)]));
  for (const sheet of sheets.values()) sheet.protection.load("protected");
  const targets = writes.flatMap((write): Target[] => {
    const range = sheets.get(write.sheet)?.getRange(write.cell);
    if (!range) return [];
    range.load("values,formulas,numberFormat");
    range.format.protection.load("locked");
    return [{ write, range }];
  });
  await context.sync();
  for (const [name, sheet] of sheets) {
    if (sheet.isNullObject) return { kind: "refused", failure: { kind: "missing", sheet: name } };
  }
  const formulas = targets.filter(({ range }) => isFormula(range)).map(({ write: { sheet, cell } }) => ({ sheet, cell }));
  if (formulas.length > 0) return { kind: "formulas", cells: formulas };
  const locked = targets.find(
    ({ write, range }) => sheets.get(write.sheet)?.protection.protected === true && range.format.protection.locked !== false,
  );
  return locked ? { kind: "refused", failure: { kind: "protected", sheet: locked.write.sheet } } : targets;
};

const formatOf = ({ range }: Target): string => range.numberFormat[0]?.[0] ?? "General";

/** What writes the old value back. */
const oldValue = (target: Target): Required<CellWrite> => ({
  sheet: target.write.sheet,
  cell: target.write.cell,
  value: target.range.values[0]?.[0] ?? "",
  format: formatOf(target),
});

interface Change {
  readonly old: Required<CellWrite>;
  readonly newFormat: string;
}

/** Puts the old values back after a batch that broke off half-way: Excel keeps what ran before the failure. */
const restore = async (changes: readonly Change[], failure: WorkbookFailure): Promise<WriteOutcome> => {
  try {
    await inExcel(async (context) => {
      for (const { old, newFormat } of changes) {
        apply(context.workbook.worksheets.getItem(old.sheet).getRange(old.cell), old.value, newFormat, old.format);
      }
      await context.sync();
    });
    return { kind: "restored", failure };
  } catch {
    return { kind: "uncertain", failure, before: changes.map(({ old }) => old) };
  }
};

/** Two round trips: look, then write. Never throws. */
export const writeCells = async (writes: readonly CellWrite[]): Promise<WriteOutcome> => {
  if (writes.length === 0) return { kind: "written", before: [] };
  let changes: Change[] = [];
  try {
    return await inExcel(async (context): Promise<WriteOutcome> => {
      const targets = await inspect(context, writes);
      if (!Array.isArray(targets)) return targets;
      changes = targets.map((target) => ({ old: oldValue(target), newFormat: target.write.format ?? formatOf(target) }));
      targets.forEach((target, i) => {
        apply(target.range, target.write.value, formatOf(target), changes[i]?.newFormat ?? formatOf(target));
      });
      await context.sync();
      return { kind: "written", before: changes.map(({ old }) => old) };
    });
  } catch (error) {
    const failure = failureOf(error);
    // Refused before anything ran, or while only looking: nothing to put back.
    const nothingRan = changes.length === 0 || failure.kind === "cell-edit-mode" || failure.kind === "too-large";
    return nothingRan ? { kind: "refused", failure } : restore(changes, failure);
  }
};
