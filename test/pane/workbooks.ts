// Workbooks for the pane's tests: the samples, and odd ones made in memory.
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { CheckResult } from "../../addin/check.ts";
import { check } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { cellAddress } from "../../addin/mapping/address.ts";
import type { CellValue } from "../../addin/mapping/snapshot.ts";
import { constantCell } from "../../addin/workbench/model/cell.ts";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import { newFile } from "../../addin/workbench/xlsx/open-file.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";

/** The day the samples are made for. */
export const sampleDay = "2025-12-31";
export const sampleNames = ["clean-wide", "faults-wide", "faults-sheets"] as const;
type SampleName = (typeof sampleNames)[number];

export const sample = (name: SampleName): Uint8Array => new Uint8Array(readFileSync(`test/samples/${name}.xlsx`));

/** A workbook with these sheets, each a table of values from A1. */
export function bookOf(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>): LoadedBook {
  const loaded = newFile("测试.xlsx");
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = loaded.book.addSheet(name);
    rows.forEach((row, r) => {
      row.forEach((value, c) => {
        if (value !== "") loaded.book.putCell(sheet, r, c, constantCell(value, 0));
      });
    });
  }
  return loaded;
}

/** What the check finds in an .xlsx file, as the command line would. */
export const checked = (file: Uint8Array): CheckResult =>
  check(readWorkbookFile(file), {
    today: isoDateSchema.parse(sampleDay),
    settings: {},
    rulings: defaultRulings,
    acceptSuggestions: false,
    choices: {},
  });

/** Every cell with a value, by `sheet!A1`. */
export function cellsOf(file: Uint8Array): ReadonlyMap<string, CellValue> {
  const cells = new Map<string, CellValue>();
  for (const { name, used, values } of readWorkbookFile(file).sheets)
    values.forEach((row, r) => {
      row.forEach((value, c) => {
        if (value !== "") cells.set(`${name}!${cellAddress((used?.top ?? 0) + r, (used?.left ?? 0) + c)}`, value);
      });
    });
  return cells;
}

/** The cells that differ between two files. */
export function changedCells(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((place) => old.get(place) !== now.get(place)).sort();
}

/** The parts of the file, by name: equal for two workbooks that no program could tell apart. */
export const partsOf = (file: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
