// Reading the workbook through the real office.js: the same content as from the file, in few round trips.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readWorkbookFile } from "../../addin/file/read.ts";
import type { Snapshot } from "../../addin/mapping/snapshot.ts";
import { CHANNEL_ERROR } from "../../addin/workbench/host/faults.ts";
import { Book } from "../../addin/workbench/model/book.ts";
import { constantCell } from "../../addin/workbench/model/cell.ts";
import { openFile } from "../../addin/workbench/xlsx/open-file.ts";
import { parseArea } from "../../addin/workbook/address.ts";
import { WorkbookError } from "../../addin/workbook/failure.ts";
import { rereadEdits } from "../../addin/workbook/reread.ts";
import { readSnapshot } from "../../addin/workbook/snapshot.ts";
import { messyWorkbook } from "../workbooks/messy.ts";
import { bookOf, openSample, sampleBytes, sampleNames, simulateExcel } from "./simulated-excel.ts";

const excel = simulateExcel();
const MEGABYTE = 1024 * 1024;

/** Sheet by sheet, so that a difference shows where it is. */
const expectSame = (read: Snapshot, file: Snapshot): void => {
  expect(read.sheets.map(({ name }) => name)).toEqual(file.sheets.map(({ name }) => name));
  for (const [i, sheet] of read.sheets.entries()) expect(sheet).toEqual(file.sheets[i]);
  expect(read.date1904).toBe(file.date1904);
};

const failureOf = async (reading: Promise<unknown>) => {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof WorkbookError ? error.failure : error;
};

describe("a snapshot through office.js", () => {
  it.each(sampleNames)("of %s.xlsx equals the file reader's in two round trips", async (name) => {
    const host = excel.open(openSample(name).book);
    expectSame(await readSnapshot(), readWorkbookFile(sampleBytes(name)));
    expect(host.counters.batches).toBe(2);
  });

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    "of messy workbook %i equals the file reader's, 1904 or not",
    async (seed) => {
      const { bytes } = messyWorkbook(seed);
      excel.open(openFile(bytes, "messy.xlsx").book);
      expectSame(await readSnapshot(), readWorkbookFile(bytes));
    },
  );

  it("tells a workbook that counts its days from 1904", async () => {
    const book = bookOf("数据", [["日期"], [1]]);
    book.date1904 = true;
    excel.open(book);
    expect((await readSnapshot()).date1904).toBe(true);
  });

  it("trims the used range to values and keeps formulas, merges and hidden rows", async () => {
    const book = bookOf("数据", [[], ["", "甲", 1], ["", "乙", 2], ["", "", 3]]);
    const [sheet] = book.sheets;
    if (!sheet) throw new Error("no sheet");
    book.putCell(sheet, 6, 5, { ...constantCell("", 0), formula: '=IF(A1>0,"x","")' });
    book.putCell(sheet, 3, 2, { ...constantCell(3, 0), formula: "=SUM(C2:C3)" });
    book.hideRow(sheet, 2, true);
    sheet.merges = [
      { top: 2, left: 1, bottom: 3, right: 1 },
      { top: 9, left: 1, bottom: 10, right: 1 },
    ];
    excel.open(book);
    expect((await readSnapshot()).sheets[0]).toEqual({
      name: "数据",
      used: { top: 1, left: 1, bottom: 3, right: 2 },
      values: [
        ["甲", 1],
        ["乙", 2],
        ["", 3],
      ],
      texts: [
        ["甲", "1"],
        ["乙", "2"],
        ["", "3"],
      ],
      formats: Array.from({ length: 3 }, () => ["General", "General"]),
      formulas: new Set([3 * 16384 + 2, 6 * 16384 + 5]),
      merges: [{ top: 2, left: 1, bottom: 3, right: 1 }],
      hiddenRows: [2],
    });
  });

  it("reads more merged areas than Excel answers at once", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [i % 2 === 0 ? `镇${i}` : "", i, "x"]);
    const book = bookOf("数据", rows);
    const [sheet] = book.sheets;
    const merges = Array.from({ length: 1500 }, (_, i) => ({ top: i * 2, left: 0, bottom: i * 2 + 1, right: 0 }));
    if (sheet) sheet.merges = merges;
    excel.open(book);
    expect((await readSnapshot()).sheets[0]?.merges).toEqual(merges);
  });
});

const tall = (rows: number, columns: number): Book => {
  const book = new Book("tall.xlsx");
  const sheet = book.addSheet("数据");
  const words = Array.from({ length: 50 }, (_, i) => constantCell(`大兴区某某镇第${i}号企业有限公司`, 0));
  for (let row = 0; row < rows; row += 1) {
    const cells = Array.from({ length: columns }, (_, c) =>
      c % 3 === 0 ? constantCell(row * 31 + c, 0) : words[(row + c) % 50],
    );
    sheet.rows.set(row, { cells, hidden: false, attributes: {} });
  }
  book.touch(sheet);
  return book;
};

describe("round trips of a check", () => {
  it.each([
    [1_000, 35],
    [10_000, 35],
    [200_000, 3],
  ])("of %i rows by %i are at most 2 + ⌈bytes / 4 MB⌉ for the snapshot, each under 4.5 MB", async (rows, columns) => {
    const host = excel.open(tall(rows, columns));
    const shares: number[] = [];
    const snapshot = await readSnapshot({ onProgress: (share) => shares.push(share) });
    const { batches, requestBytes, responseBytes, largestResponse } = host.counters;
    expect(snapshot.sheets[0]?.values).toHaveLength(rows);
    expect(snapshot.sheets[0]?.values.at(-1)?.[0]).toBe((rows - 1) * 31);
    // Marks take two more, which makes the four of the promise.
    expect(batches).toBeLessThanOrEqual(2 + Math.ceil((requestBytes + responseBytes) / (4 * MEGABYTE)));
    expect(largestResponse).toBeLessThan(4_500_000);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    await vi.waitFor(() => expect(host.heldReferences).toBe(0));
  });

  /** Rows of which the last is `growth` times as full as the first, growing in the given way. */
  const growing = (rows: number, growth: number, share: (at: number) => number): Book => {
    const book = new Book("growing.xlsx");
    const sheet = book.addSheet("数据");
    for (let row = 0; row < rows; row += 1) {
      const length = Math.round(4 * (1 + (growth - 1) * share(row / rows))) + (row % 7);
      const cells = [constantCell(row, 0), constantCell("工作室业绩".repeat(length).slice(0, length * 3), 0)];
      sheet.rows.set(row, { cells, hidden: false, attributes: {} });
    }
    book.touch(sheet);
    return book;
  };
  const ways = {
    evenly: (at: number) => at,
    "ever faster": (at: number) => at ** 3,
    "at first": (at: number) => Math.sqrt(at),
    "all at once": (at: number) => (at < 0.5 ? 0 : 1),
    "and back": (at: number) => (at < 0.5 ? 2 * at : 2 - 2 * at),
  };

  it("hold, each under 4.5 MB, whichever way the rows grow fuller", { timeout: 300_000 }, async () => {
    const anyWay = fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[]));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3_000, max: 30_000 }),
        fc.integer({ min: 1, max: 25 }),
        anyWay,
        async (rows, growth, way) => {
          const host = excel.open(growing(rows, growth, ways[way]));
          const snapshot = await readSnapshot();
          const { batches, requestBytes, responseBytes, largestResponse } = host.counters;
          expect(snapshot.sheets[0]?.values.map(([first]) => first)).toEqual(Array.from({ length: rows }, (_, row) => row));
          expect(largestResponse).toBeLessThan(4_500_000);
          expect(batches).toBeLessThanOrEqual(2 + Math.ceil((requestBytes + responseBytes) / (4 * MEGABYTE)));
        },
      ),
      { seed: 199, numRuns: 5, endOnFailure: true },
    );
  });

  it("recovers where later rows are far fuller than the first", async () => {
    const sparse = Array.from({ length: 2000 }, (_, i) => [i, "x", "y"]);
    const full = Array.from({ length: 300 }, (_, i) => [i, "业绩".repeat(3000), "y"]);
    excel.open(bookOf("数据", [...sparse, ...full]));
    expect((await readSnapshot()).sheets[0]?.values).toHaveLength(2300);
  });
});

describe("a snapshot that cannot be taken", () => {
  it("is cancelled while Excel still answers", async () => {
    excel.open(tall(10_000, 20));
    const cancel = new AbortController();
    const reading = readSnapshot({ signal: cancel.signal, onProgress: () => cancel.abort() });
    expect(await failureOf(reading)).toEqual({ kind: "cancelled" });
  });

  it("says so when somebody is typing into a cell", async () => {
    const host = excel.open(bookOf("数据", [[1]]));
    host.cellEditMode = true;
    expect(await failureOf(readSnapshot())).toEqual({ kind: "cell-edit-mode" });
  });

  it.each([0, 1, 2, 3])("has a described outcome when round trip %i fails, and works again the next time", async (position) => {
    const host = excel.open(tall(4_000, 30));
    host.faults.plan(position, { kind: "action", index: 1, code: "GeneralException" });
    expect(await failureOf(readSnapshot())).toEqual({ kind: "failed", code: "GeneralException" });
    expect((await readSnapshot()).sheets[0]?.values).toHaveLength(4_000);
  });

  it("asks again with less when an answer was too large", async () => {
    const host = excel.open(tall(4_000, 30));
    host.faults.plan(2, { kind: "channel", error: CHANNEL_ERROR.responseTooLarge });
    expect((await readSnapshot()).sheets[0]?.values).toHaveLength(4_000);
  });
});

const edited = (host: ReturnType<typeof excel.open>, cell: string, input: string | number) => {
  host.user.type("数据", cell, input);
  const area = parseArea(cell);
  if (!area) throw new Error(cell);
  return { sheet: "数据", area };
};

describe("reading an edit again", () => {
  const rows = [
    ["名称", "金额", ""],
    ["甲", 1, "x"],
    ["乙", 2, ""],
  ];

  it("equals reading everything, in one round trip, and shares all other rows", async () => {
    const host = excel.open(bookOf("数据", rows));
    const before = await readSnapshot();
    host.resetCounters();
    const after = await rereadEdits(before, [edited(host, "B2", "2025-03-01"), edited(host, "C3", "=B2")]);
    expect(host.counters.batches).toBe(1);
    expect(after).toEqual(await readSnapshot());
    expect(after?.sheets[0]?.values[0]).toBe(before.sheets[0]?.values[0]);
  });

  it("includes cells whose formulas may depend on the edit", async () => {
    const book = bookOf("数据", rows);
    const [sheet] = book.sheets;
    if (sheet) book.putCell(sheet, 2, 1, { ...constantCell(1, 0), formula: "=B2" });
    const host = excel.open(book);
    const before = await readSnapshot();
    const edit = edited(host, "B2", 5);
    if (sheet) book.putCell(sheet, 2, 1, { ...constantCell(5, 0), formula: "=B2" });
    expect((await rereadEdits(before, [edit]))?.sheets[0]?.values[2]?.[1]).toBe(5);
  });

  it.each([
    ["beyond the used area", "D9", "新"],
    ["that empties its edge", "C2", ""],
  ])("asks for a full reading after an edit %s", async (_, cell, input) => {
    const host = excel.open(bookOf("数据", rows));
    const before = await readSnapshot();
    expect(await rereadEdits(before, [edited(host, cell, input)])).toBeNull();
  });
});
