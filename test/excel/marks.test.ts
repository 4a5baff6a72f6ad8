// Marks in the sheets: placed, found again, moved with their findings, removed without a trace.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../addin/mapping/address.ts";
import type { Area, CellValue } from "../../addin/mapping/snapshot.ts";
import type { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import type { ConditionalFormat } from "../../addin/workbench/model/sheet.ts";
import { PackageParts } from "../../addin/workbench/xlsx/package-parts.ts";
import { saveBook } from "../../addin/workbench/xlsx/save-book.ts";
import { areaAddress } from "../../addin/workbook/address.ts";
import { addressLists, clearMarks, MARK_COLORS, type Mark, placeMarks } from "../../addin/workbook/marks.ts";
import { readSnapshot } from "../../addin/workbook/snapshot.ts";
import { bookOf, openSample, sampleBytes, sampleNames, simulateExcel } from "./simulated-excel.ts";

const excel = simulateExcel();

const clerksOwn: ConditionalFormat = {
  id: "{clerk}",
  kind: "Custom",
  areas: [{ top: 0, left: 0, bottom: 20, right: 5 }],
  formula: '=A1="studio-rounds:"',
  stopIfTrue: true,
  fill: "#00FF00",
  fontColor: null,
  bold: true,
  source: null,
};

const partsOf = (bytes: Uint8Array): Record<string, string | null> => {
  const parts = PackageParts.fromZip(bytes);
  return Object.fromEntries(parts.names().map((name) => [name, parts.text(name)]));
};

const cellsOf = ({ top, left, bottom, right }: Area): string[] =>
  Array.from({ length: bottom - top + 1 }, (_, r) =>
    Array.from({ length: right - left + 1 }, (_, c) => cellAddress(top + r, left + c)),
  ).flat();

/** Every marked cell with its rule and colour. */
const marksOf = (host: ExcelHost, sheet: string): string[] =>
  (host.book.sheet(sheet)?.conditionalFormats ?? [])
    .filter(({ formula }) => formula.startsWith('=("studio-rounds:"&"'))
    .flatMap(({ areas, formula, fill }) => areas.flatMap(cellsOf).map((cell) => `${cell} ${formula.split('"')[3]} ${fill}`))
    .sort();

describe("marks", () => {
  it("are conditional formats of our own with the rule in their formula, one colour a severity", async () => {
    const host = excel.open(
      bookOf("数据", [
        [1, 2],
        [3, 4],
      ]),
    );
    const outcome = await placeMarks([
      { sheet: "数据", cells: ["A1", "B2"], severity: "error", rule: "a/b" },
      { sheet: "数据", cells: ["B1"], severity: "note", rule: "c" },
    ]);
    expect(outcome).toEqual({ marked: 3, protectedSheets: [], missingSheets: [] });
    expect(marksOf(host, "数据")).toEqual([
      `A1 a/b ${MARK_COLORS.error}`,
      `B1 c ${MARK_COLORS.note}`,
      `B2 a/b ${MARK_COLORS.error}`,
    ]);
  });

  it("take two round trips when the sheets are known, however many there are", async () => {
    const host = excel.open(bookOf("数据", [[1]]));
    const cells = Array.from({ length: 5000 }, (_, i) => `F${i * 2 + 1}`);
    await placeMarks([{ sheet: "数据", cells, severity: "warning", rule: "x" }], ["数据"]);
    expect(host.counters.batches).toBe(2);
    expect(marksOf(host, "数据")).toHaveLength(5000);
  });

  it.each(sampleNames)("and a snapshot of %s.xlsx take at most 4 + ⌈bytes / 4 MB⌉ round trips", async (name) => {
    const host = excel.open(openSample(name).book);
    const { sheets } = await readSnapshot();
    const names = sheets.map((sheet) => sheet.name);
    await placeMarks(
      names.map((sheet): Mark => ({ sheet, cells: ["A1", "B2"], severity: "error", rule: "x" })),
      names,
    );
    const { batches, requestBytes, responseBytes } = host.counters;
    expect(batches).toBeLessThanOrEqual(4 + Math.ceil((requestBytes + responseBytes) / (4 * 1024 * 1024)));
  });

  it("replace those of the last check", async () => {
    const host = excel.open(bookOf("数据", [[1]]));
    await placeMarks([{ sheet: "数据", cells: ["A1"], severity: "error", rule: "x" }]);
    await placeMarks([{ sheet: "数据", cells: ["B1"], severity: "review", rule: "y" }]);
    expect(marksOf(host, "数据")).toEqual([`B1 y ${MARK_COLORS.review}`]);
  });

  it("join a run of cells down a column into one area", async () => {
    const host = excel.open(bookOf("数据", [[1]]));
    const cells = ["C5", "C3", "C4", "D4", "C9"];
    await placeMarks([{ sheet: "数据", cells, severity: "error", rule: "x" }]);
    const areas = host.book.sheet("数据")?.conditionalFormats.flatMap((format) => format.areas.map(areaAddress));
    expect(areas).toEqual(["C3:C5", "C9", "D4"]);
  });

  it("show the graver colour where two findings meet", async () => {
    const host = excel.open(bookOf("数据", [[1]]));
    await placeMarks([
      { sheet: "数据", cells: ["A1"], severity: "error", rule: "x" },
      { sheet: "数据", cells: ["A1"], severity: "note", rule: "y" },
    ]);
    expect(host.book.sheet("数据")?.conditionalFormats[0]?.fill).toBe(MARK_COLORS.error);
  });

  it("leave a sheet alone whose protection forbids formats, and say so", async () => {
    const book = bookOf("数据", [[1]]);
    book.addSheet("锁定");
    const host = excel.open(book);
    host.user.protect("锁定", true);
    const marks: Mark[] = ["数据", "锁定", "没有"].map((sheet) => ({ sheet, cells: ["A1"], severity: "error", rule: "x" }));
    expect(await placeMarks(marks)).toEqual({ marked: 1, protectedSheets: ["锁定"], missingSheets: ["没有"] });
  });

  it("never touch a clerk's own conditional format, even one that names our sentinel", async () => {
    const book = bookOf("数据", [[1]]);
    const [sheet] = book.sheets;
    if (sheet) sheet.conditionalFormats = [clerksOwn];
    excel.open(book);
    await placeMarks([{ sheet: "数据", cells: ["A1"], severity: "error", rule: "x" }]);
    await clearMarks();
    expect(sheet?.conditionalFormats).toEqual([clerksOwn]);
    expect(sheet?.conditionalFormats[0]).toBe(clerksOwn);
  });

  it("come in address lists below Excel's 8,192 characters that lose no cell", () => {
    const cells = Array.from({ length: 9000 }, (_, i) => `AB${i + 1}`);
    const lists = addressLists(cells);
    expect(Math.max(...lists.map((list) => list.length))).toBeLessThan(8192);
    expect(lists.flatMap((list) => list.split(","))).toEqual(cells);
  });
});

describe("check, mark, clear", () => {
  it.each(sampleNames)("leaves every part of %s.xlsx as it was, byte by byte", async (name) => {
    const loaded = openSample(name);
    excel.open(loaded.book);
    const { sheets } = await readSnapshot();
    const marks = sheets.map((sheet): Mark => ({ sheet: sheet.name, cells: ["A1", "C3", "D4"], severity: "error", rule: "x" }));
    await placeMarks(marks);
    expect(partsOf(saveBook(loaded))).not.toEqual(partsOf(sampleBytes(name)));
    expect(await clearMarks()).toEqual([]);
    expect(partsOf(saveBook(loaded))).toEqual(partsOf(sampleBytes(name)));
  });

  it.each([0, 1, 2])(
    "leaves no half-placed marks behind once round trip %i failed at any action and marks are placed again",
    async (position) => {
      const host = excel.open(bookOf("数据", [[1]]));
      const marks: Mark[] = [
        { sheet: "数据", cells: ["A1"], severity: "error", rule: "x" },
        { sheet: "数据", cells: ["B1"], severity: "note", rule: "y" },
      ];
      host.resetCounters();
      await placeMarks(marks);
      expect(host.counters.batches).toBe(3);
      for (const index of Array(24).keys()) {
        host.faults.plan(position, { kind: "action", index, code: "GeneralException" });
        await placeMarks(marks).catch(() => undefined);
        await placeMarks(marks);
        expect(marksOf(host, "数据")).toHaveLength(2);
      }
      await clearMarks();
      expect(host.book.sheet("数据")?.conditionalFormats).toEqual([]);
    },
  );
});

/** The finding of this property: a cell that says 错. */
const wrongCells = (host: ExcelHost): string[] => {
  const sheet = host.book.sheet("数据");
  const cells: string[] = [];
  for (const [row, { cells: line }] of sheet?.rows ?? []) {
    line.forEach((cell, column) => {
      if (cell?.value === "错") cells.push(cellAddress(row, column));
    });
  }
  return cells.sort();
};

const mark = (host: ExcelHost) =>
  placeMarks(
    wrongCells(host).map((cell): Mark => ({ sheet: "数据", cells: [cell], severity: "error", rule: "wrong" })),
    ["数据"],
  );

const step = fc.oneof(
  fc.record({ do: fc.constant("insert"), at: fc.nat(9), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("delete"), at: fc.nat(9), count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ do: fc.constant("sort"), at: fc.nat(3), count: fc.nat(1) }),
  fc.record({ do: fc.constant("paste"), at: fc.nat(9), count: fc.integer({ min: 1, max: 9 }) }),
);

const perform = ({ user }: ExcelHost, { do: what, at, count }: { do: string; at: number; count: number }): void => {
  if (what === "insert") user.insertRows("数据", at, count);
  else if (what === "delete") user.deleteRows("数据", at, count);
  else if (what === "sort") user.sort("数据", "A1:D12", at, count === 0);
  else user.paste("数据", `A${at + 1}:C${at + 2}`, `B${at + count}`);
};

describe("row insertions, sorts, deletions and pastes with marks on", () => {
  it("each mark sits on its finding's cell once placed anew, and no stray one is left", async () => {
    const rows = fc.array(fc.array(fc.constantFrom<CellValue>("错", "对", "", 1, 2), { minLength: 4, maxLength: 4 }), {
      minLength: 10,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.array(step, { minLength: 1, maxLength: 5 }), async (values, steps) => {
        const book = bookOf("数据", values);
        const [sheet] = book.sheets;
        if (sheet) sheet.conditionalFormats = [clerksOwn];
        const host = excel.open(book);
        await mark(host);
        for (const one of steps) perform(host, one);
        await mark(host);
        expect(marksOf(host, "数据")).toEqual(wrongCells(host).map((cell) => `${cell} wrong ${MARK_COLORS.error}`));
        await clearMarks();
        expect(marksOf(host, "数据")).toEqual([]);
        expect(sheet?.conditionalFormats.every(({ id }) => id === clerksOwn.id)).toBe(true);
      }),
      { seed: 20191230, numRuns: 60 },
    );
  });
});
