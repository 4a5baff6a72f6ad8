// Columns of the clerk's own sheets that take the register's values: which ones (remembered in the workbook, headers only), and what
// is written there. Never a column that is read as a field, never over a formula.
import { z } from "zod";
import type { RowResult } from "../../policy/contract/sync.ts";
import type { Language } from "../../policy/wording/entry.ts";
import { cellAddress } from "../mapping/address.ts";
import { foldHeader } from "../mapping/fold.ts";
import type { SheetReading } from "../mapping/read-sheet.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { SyncWrite } from "./ports.ts";
import type { RegisteredRow } from "./register-sheet.ts";
import { fundingWord, stateWord } from "./register-words.ts";
import { isOwnCell, valueAt } from "./row-cells.ts";
import type { WorkbookRow } from "./workbook-row.ts";

/** What the register owns and a clerk may want beside each row. */
export const registerValues = ["state", "funding"] as const;
export type RegisterValue = (typeof registerValues)[number];

/** By sheet name: the folded header of the column that takes the value. */
export type RegisterColumns = Readonly<Record<string, Readonly<Partial<Record<RegisterValue, string>>>>>;

/** The document setting that holds them. */
export const registerColumnsKey = "studio-rounds.register-columns";

const columnsSchema = z.record(z.string(), z.partialRecord(z.enum(registerValues), z.string().max(200)));

/** What a stored value holds; nothing where somebody else wrote there. */
export function knownRegisterColumns(stored: unknown): RegisterColumns {
  const parsed = columnsSchema.safeParse(stored);
  if (!parsed.success) return {};
  const entries = Object.entries(parsed.data).map(([sheet, chosen]) => {
    const { state, funding } = chosen;
    return [sheet, { ...(state === undefined ? {} : { state }), ...(funding === undefined ? {} : { funding }) }] as const;
  });
  return Object.fromEntries(entries);
}

/** A sheet of applications with the headers that stand for no field. */
export interface ApplicationSheet {
  readonly name: string;
  readonly free: readonly { readonly folded: string; readonly text: string }[];
}

const isOfApplications = ({ sheet }: SheetReading): boolean => sheet.tables.has("applications") && sheet.knownRound === null;

export function applicationSheets({ readings }: WorkbookReading): ApplicationSheet[] {
  return readings.filter(isOfApplications).map(({ snapshot, header, classified }) => {
    const used = [...classified.columns, ...classified.ambiguous, ...classified.suggested];
    const read = new Set(used.map((column) => column.header.column));
    const free = header.cells.filter(({ column }) => !read.has(column)).map(({ folded, text }) => ({ folded, text }));
    return { name: snapshot.name, free };
  });
}

/** Headers no clerk would use for a field of the application, so that a new column is never read as one. */
const newHeaders: Readonly<Record<RegisterValue, Readonly<Record<Language, string>>>> = {
  state: { zh: "登记状态", en: "Register state" },
  funding: { zh: "登记资助方式", en: "Register support" },
};

/** The header of a new column behind the sheet's used ones; null where the sheet is not there. */
export function newColumnWrite(
  { readings }: WorkbookReading,
  sheet: string,
  value: RegisterValue,
  language: Language,
): { readonly write: SyncWrite; readonly folded: string } | null {
  const reading = readings.find(({ snapshot }) => snapshot.name === sheet);
  const used = reading?.snapshot.used ?? null;
  if (reading === undefined || used === null) return null;
  const header = newHeaders[value][language];
  const cell = cellAddress(reading.header.row, used.right + 1);
  return { write: { sheet, cell, value: header }, folded: foldHeader(header).text };
}

interface ColumnWrites {
  readonly writes: readonly SyncWrite[];
  /** Cells that hold a formula or are shared: left as they are. */
  readonly kept: number;
}

/** What brings the chosen columns up to date; nothing where they say so already. `now` finds a row where it stands now. */
export function registerColumnWrites(
  reading: WorkbookReading,
  columns: RegisterColumns,
  rows: readonly RegisteredRow[],
  now: (row: WorkbookRow) => WorkbookRow | null,
  language: Language,
): ColumnWrites {
  const writes: SyncWrite[] = [];
  let kept = 0;
  for (const { row, result } of rows) {
    const found = now(row);
    const sheet = found === null ? undefined : reading.readings[found.source.sheet.index];
    if (found === null || sheet === undefined || result.register === null) continue;
    for (const [value, folded] of Object.entries(columns[found.sheet] ?? {})) {
      const column = freeColumn(sheet, folded);
      if (column === null) continue;
      const text = value === "state" ? stateWord(result.register.state, language) : fundingOf(result, language);
      if (valueAt(sheet, found.row - 1, column) === text) continue;
      if (isOwnCell(sheet, found.row - 1, column))
        writes.push({ sheet: found.sheet, cell: cellAddress(found.row - 1, column), value: text });
      else kept += 1;
    }
  }
  return { writes, kept };
}

const fundingOf = ({ register }: RowResult, language: Language): string =>
  register === null ? "" : fundingWord(register.funding, language);

/** The column under that header, unless it has come to be read as a field. */
function freeColumn({ header, classified }: SheetReading, folded: string): number | null {
  const [only, ...others] = header.cells.filter((cell) => cell.folded === folded);
  if (only === undefined || others.length > 0) return null;
  return classified.columns.some((column) => column.header.column === only.column) ? null : only.column;
}
