// The simulated Excel for tests: one library a file, a fresh workbook a test, and no member left unknown.
import { readFileSync } from "node:fs";
import { afterEach, beforeAll, expect } from "vitest";
import type { CellValue } from "../../addin/mapping/snapshot.ts";
import type { Channel } from "../../addin/workbench/host/channel.ts";
import { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import { Book } from "../../addin/workbench/model/book.ts";
import { constantCell } from "../../addin/workbench/model/cell.ts";
import { openPane } from "../../addin/workbench/node-pane.ts";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import { openFile } from "../../addin/workbench/xlsx/open-file.ts";

interface SimulatedExcel {
  /** Puts a workbook behind the running library. */
  readonly open: (book: Book) => ExcelHost;
  readonly channel: () => Channel;
}

/** Starts office.js once for the file and fails a test that asked for a member nobody simulated. */
export const simulateExcel = (): SimulatedExcel => {
  let channel: Channel | null = null;
  let current: ExcelHost | null = null;
  const live = (): Channel => {
    if (!channel) throw new Error("office.js is not running yet");
    return channel;
  };
  beforeAll(async () => {
    const empty = new Book("empty.xlsx");
    empty.addSheet("Sheet1");
    channel = await openPane(new ExcelHost(empty));
  });
  afterEach(() => {
    expect([...(current?.unknownMembers ?? [])]).toEqual([]);
    expect(current?.internalErrors ?? []).toEqual([]);
  });
  return {
    channel: live,
    open: (book) => {
      current = new ExcelHost(book);
      live().attach(current);
      return current;
    },
  };
};

/** A workbook of one sheet, its rows from A1. */
export const bookOf = (name: string, rows: readonly (readonly CellValue[])[]): Book => {
  const book = new Book("test.xlsx");
  const sheet = book.addSheet(name);
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      book.putCell(sheet, r, c, value === "" ? undefined : constantCell(value, 0));
    });
  });
  return book;
};

/** The values of a sheet's used area, blank cells as "". */
export const valuesOf = (book: Book, sheetName: string): CellValue[][] => {
  const sheet = book.sheet(sheetName);
  const used = sheet?.usedArea(true);
  if (!sheet || !used) return [];
  const rows: CellValue[][] = [];
  for (let row = used.top; row <= used.bottom; row += 1) {
    rows.push(Array.from({ length: used.right - used.left + 1 }, (_, i) => sheet.cell(row, used.left + i)?.value ?? ""));
  }
  return rows;
};

export const sampleNames = ["clean-wide", "faults-wide", "faults-sheets"] as const;

export const sampleBytes = (name: string): Uint8Array => readFileSync(new URL(`../samples/${name}.xlsx`, import.meta.url));

export const openSample = (name: string): LoadedBook => openFile(sampleBytes(name), `${name}.xlsx`);

/** Lets queued events and the library's own clean-up run. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
