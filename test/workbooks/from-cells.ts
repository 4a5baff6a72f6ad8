// A workbook from the cells of its sheets, and what the check says of it: for tests of one sentence each.
import { type CellObject, utils, type WorkBook, write } from "@e965/xlsx";
import { type CheckResult, check } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import type { GivenSettings } from "../../addin/mapping/read-workbook.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";

export type Cells = readonly (readonly (string | number | boolean | CellObject | null)[])[];

export interface Written {
  readonly sheets: Readonly<Record<string, Cells>>;
  /** Merged ranges by sheet name. */
  readonly merges?: Readonly<Record<string, readonly string[]>>;
  /** Whatever the cells cannot say: hidden rows, the date system. */
  readonly finish?: (book: WorkBook) => void;
}

/** The bytes of an .xlsx with these sheets. */
export function workbookBytes({ sheets, merges, finish }: Written): Uint8Array {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(cells.map((row) => [...row]));
    sheet["!merges"] = (merges?.[name] ?? []).map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  finish?.(book);
  return write(book, { type: "buffer", bookType: "xlsx", cellStyles: true });
}

export interface Checked extends CheckResult {
  /** `field` by header cell, of all sheets: `申报!B2`. */
  readonly fields: Readonly<Record<string, string>>;
  /** `rule sheet!cell` of all findings, in the report's order. */
  readonly keys: readonly string[];
}

interface CheckOptions {
  readonly settings?: GivenSettings;
  readonly acceptSuggestions?: boolean;
}

export function checkWorkbook(written: Written, { settings = {}, acceptSuggestions = false }: CheckOptions = {}): Checked {
  const result = check(readWorkbookFile(workbookBytes(written)), {
    today: isoDateSchema.parse("2026-11-22"),
    settings,
    rulings: defaultRulings,
    acceptSuggestions,
    choices: {},
  });
  const columns = result.reading.readings.flatMap(({ snapshot, classified }) =>
    classified.columns.map(({ header, field }) => [
      `${snapshot.name}!${utils.encode_cell({ r: header.row, c: header.column })}`,
      field,
    ]),
  );
  return {
    ...result,
    fields: Object.fromEntries(columns),
    keys: result.findings.map(({ rule, sheet, cell }) => `${rule} ${sheet}!${cell}`),
  };
}
