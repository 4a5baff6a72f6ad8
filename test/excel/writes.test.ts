// Writing into the clerk's cells: all or none, with a described outcome whatever goes wrong.
import { describe, expect, it } from "vitest";
import { CHANNEL_ERROR } from "../../addin/workbench/host/faults.ts";
import { constantCell } from "../../addin/workbench/model/cell.ts";
import { type CellWrite, writeCells } from "../../addin/workbook/writes.ts";
import { bookOf, simulateExcel, valuesOf } from "./simulated-excel.ts";

const excel = simulateExcel();
const sample = () =>
  bookOf("数据", [
    ["甲", 1],
    ["乙", 2],
  ]);
const both: readonly CellWrite[] = [
  { sheet: "数据", cell: "A1", value: "新" },
  { sheet: "数据", cell: "B2", value: 7 },
];
const untouched = [
  ["甲", 1],
  ["乙", 2],
];

describe("writeCells", () => {
  it("writes everything in two round trips and answers what undoes it", async () => {
    const book = sample();
    const host = excel.open(book);
    const outcome = await writeCells(both);
    expect(valuesOf(book, "数据")).toEqual([
      ["新", 1],
      ["乙", 7],
    ]);
    expect(host.counters.batches).toBe(2);
    if (outcome.kind !== "written") throw new Error(outcome.kind);
    expect(await writeCells(outcome.before)).toMatchObject({ kind: "written" });
    expect(valuesOf(book, "数据")).toEqual(untouched);
  });

  it.each(["11010519491231002X", "001", "2025-03-01", "1e5", "=1+1", "true", "3月1日", "'甲", "50%", "甲乙公司"])(
    "stores the text %s as that text",
    async (value) => {
      const book = sample();
      excel.open(book);
      await writeCells([{ sheet: "数据", cell: "A1", value }]);
      expect(valuesOf(book, "数据")[0]?.[0]).toBe(value);
      expect(book.sheets[0]?.cell(0, 0)?.formula).toBeNull();
    },
  );

  it("sets a number format along where asked to", async () => {
    const book = sample();
    excel.open(book);
    await writeCells([
      { sheet: "数据", cell: "A1", value: "110105", format: "@" },
      { sheet: "数据", cell: "B1", value: 45717, format: "yyyy/m/d" },
    ]);
    const formats = [0, 1].map((column) => book.styles.at(book.sheets[0]?.cell(0, column)?.style ?? 0).numberFormat);
    expect(formats).toEqual(["@", "yyyy/m/d"]);
    expect(valuesOf(book, "数据")[0]).toEqual(["110105", 45717]);
  });

  it("never writes over a formula, and then writes nothing at all", async () => {
    const book = sample();
    const [sheet] = book.sheets;
    if (sheet) book.putCell(sheet, 1, 1, { ...constantCell(2, 0), formula: "=1+1" });
    excel.open(book);
    expect(await writeCells(both)).toEqual({ kind: "formulas", cells: [{ sheet: "数据", cell: "B2" }] });
    expect(valuesOf(book, "数据")).toEqual(untouched);
  });

  it("writes nothing to a protected sheet, and says which", async () => {
    const book = sample();
    const host = excel.open(book);
    host.user.protect("数据", true);
    expect(await writeCells(both)).toEqual({ kind: "refused", failure: { kind: "protected", sheet: "数据" } });
    expect(valuesOf(book, "数据")).toEqual(untouched);
  });

  it("writes to unlocked cells of a protected sheet", async () => {
    const book = sample();
    const [sheet] = book.sheets;
    if (sheet) book.putCell(sheet, 0, 0, constantCell("甲", book.styles.changed(0, { locked: false })));
    const host = excel.open(book);
    host.user.protect("数据", true);
    expect(await writeCells([{ sheet: "数据", cell: "A1", value: "新" }])).toMatchObject({ kind: "written" });
    expect(valuesOf(book, "数据")[0]?.[0]).toBe("新");
  });

  it("says so when a sheet is gone", async () => {
    excel.open(sample());
    const outcome = await writeCells([{ sheet: "没有", cell: "A1", value: 1 }]);
    expect(outcome).toEqual({ kind: "refused", failure: { kind: "missing", sheet: "没有" } });
  });

  it("says so when somebody is typing into a cell", async () => {
    const book = sample();
    const host = excel.open(book);
    host.cellEditMode = true;
    expect(await writeCells(both)).toEqual({ kind: "refused", failure: { kind: "cell-edit-mode" } });
    expect(valuesOf(book, "数据")).toEqual(untouched);
  });
});

/** Actions of the writing batch, so that it can be broken at each of them. */
const positions = Array.from({ length: 16 }, (_, i) => i);

describe("a failure at every position", () => {
  it.each(positions)("of the look beforehand, action %i: nothing written", async (index) => {
    const book = sample();
    const host = excel.open(book);
    host.faults.plan(0, { kind: "action", index, code: "GeneralException" });
    expect(await writeCells(both)).toEqual({ kind: "refused", failure: { kind: "failed", code: "GeneralException" } });
    expect(valuesOf(book, "数据")).toEqual(untouched);
  });

  it.each(positions.slice(0, 10))(
    "of the write, action %i: all old values are back, or all new ones are there",
    async (index) => {
      const book = sample();
      const host = excel.open(book);
      host.faults.plan(1, { kind: "action", index, code: "GeneralException" });
      const outcome = await writeCells(both);
      // The batch has fewer than ten actions once nothing but values is written; a fault past its end does not happen.
      expect(index < 4 ? ["restored"] : ["restored", "written"]).toContain(outcome.kind);
      expect(valuesOf(book, "数据")).toEqual(
        outcome.kind === "written"
          ? [
              ["新", 1],
              ["乙", 7],
            ]
          : untouched,
      );
    },
  );

  it("of the write and of putting back: says which cells may hold either value", async () => {
    const host = excel.open(sample());
    host.faults.plan(1, { kind: "action", index: 2, code: "GeneralException" });
    host.faults.plan(2, { kind: "channel", error: CHANNEL_ERROR.cellEditMode });
    const outcome = await writeCells(both);
    expect(outcome).toMatchObject({
      kind: "uncertain",
      before: [
        { cell: "A1", value: "甲" },
        { cell: "B2", value: 2 },
      ],
    });
  });
});
