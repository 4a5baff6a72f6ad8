// Selection, events, what is stored in the workbook, and sheets of our own.
import { describe, expect, it, vi } from "vitest";
import { readSetting, readXmlPart, writeSetting, writeXmlPart } from "../../addin/workbook/document-store.ts";
import { subscribe, type WorkbookEvent } from "../../addin/workbook/events.ts";
import { readSelection, selectCell } from "../../addin/workbook/selection.ts";
import { type OwnSheet, writeOwnSheet } from "../../addin/workbook/sheet-writer.ts";
import { bookOf, settle, simulateExcel, valuesOf } from "./simulated-excel.ts";

const excel = simulateExcel();
const sample = () => {
  const book = bookOf("数据", [
    ["甲", 1],
    ["乙", 2],
  ]);
  book.addSheet("其他");
  return book;
};

describe("selection", () => {
  it("opens the sheet and selects the cell", async () => {
    excel.open(sample());
    expect(await selectCell("其他", "C7")).toBeNull();
    expect(await readSelection()).toEqual({ sheet: "其他", address: "C7" });
  });

  it("says so when the sheet is gone", async () => {
    excel.open(sample());
    expect(await selectCell("没有", "A1")).toEqual({ kind: "missing", sheet: "没有" });
  });
});

describe("events", () => {
  it("tell edits, structure, sorts, hidden rows, protection, activation and sheets apart, until stopped", async () => {
    const host = excel.open(sample());
    const heard: WorkbookEvent[] = [];
    const { stop } = await subscribe((event) => heard.push(event));
    const [first, second] = host.book.sheets;
    const sheetId = first?.id ?? "";
    host.user.type("数据", "B2", 5);
    host.coauthor.type("数据", "A1", "丙");
    host.user.deleteRows("数据", 0, 1);
    host.user.sort("数据", "A1:B2", 1);
    host.user.hideRows("数据", 0, 0, true);
    host.user.protect("数据", true);
    host.user.activate("其他");
    host.user.addSheet("新表");
    const added = host.book.sheet("新表")?.id ?? "";
    host.user.deleteSheet("新表");
    await vi.waitFor(() => expect(heard).toHaveLength(9));
    expect(heard).toEqual([
      { kind: "edited", sheetId, area: { top: 1, left: 1, bottom: 1, right: 1 }, own: false, remote: false },
      { kind: "edited", sheetId, area: { top: 0, left: 0, bottom: 0, right: 0 }, own: false, remote: true },
      { kind: "restructured", sheetId, own: false, remote: false },
      { kind: "sorted", sheetId },
      { kind: "rows-hidden", sheetId },
      { kind: "protection", sheetId, isProtected: true },
      { kind: "activated", sheetId: second?.id },
      { kind: "sheet-added", sheetId: added },
      { kind: "sheet-deleted", sheetId: added },
    ]);
    await stop();
    host.user.type("其他", "A1", 1);
    await settle();
    expect(heard).toHaveLength(9);
  });
});

describe("the document store", () => {
  it("keeps settings as JSON and forgets them", async () => {
    excel.open(sample());
    expect(await readSetting("mapping")).toBeNull();
    await writeSetting("mapping", { sheets: ["数据"], accepted: { B3: "hostName" } });
    expect(await readSetting("mapping")).toEqual({ sheets: ["数据"], accepted: { B3: "hostName" } });
    await writeSetting("mapping", null);
    expect(await readSetting("mapping")).toBeNull();
  });

  it("keeps one XML part a namespace", async () => {
    const host = excel.open(sample());
    const namespace = "urn:studio-rounds:sync:1";
    expect(await readXmlPart(namespace)).toBeNull();
    await writeXmlPart(namespace, `<bases xmlns="${namespace}"><b/></bases>`);
    await writeXmlPart(namespace, `<bases xmlns="${namespace}"><c/></bases>`);
    await writeXmlPart("urn:other", '<x xmlns="urn:other"/>');
    expect(await readXmlPart(namespace)).toBe(`<bases xmlns="${namespace}"><c/></bases>`);
    expect(host.book.xmlParts).toHaveLength(2);
    await writeXmlPart(namespace, null);
    expect(await readXmlPart(namespace)).toBeNull();
    expect(host.book.xmlParts).toHaveLength(1);
  });
});

const report = (rows: OwnSheet["rows"]): OwnSheet => ({
  name: "校验报告",
  marker: "report",
  title: "校验报告 2026-11-22",
  header: ["位置", "说明", "账号"],
  rows,
  formats: ["General", "General", "@"],
  widths: [80, 240, 120],
  landscape: true,
  isProtected: false,
});

describe("a sheet of our own", () => {
  it("is laid out for print, links to cells and keeps identifiers and formula-like texts as texts", async () => {
    const book = sample();
    excel.open(book);
    const rows = [[{ text: "数据!A1", sheet: "数据", cell: "A1" }, "=1+1", "001"]];
    expect(await writeOwnSheet(report(rows))).toBe("校验报告");
    expect(valuesOf(book, "校验报告")).toEqual([
      ["校验报告 2026-11-22", "", ""],
      ["位置", "说明", "账号"],
      ["数据!A1", "=1+1", "001"],
    ]);
    const sheet = book.sheet("校验报告");
    expect(sheet?.cell(2, 0)?.formula).toBe(`=HYPERLINK("#'数据'!A1","数据!A1")`);
    expect(sheet?.cell(2, 1)?.formula).toBeNull();
    expect(sheet?.layout).toMatchObject({ orientation: "Landscape", fitToWidth: 1, titleRows: "$2:$2", paper: "A4" });
    const styleAt = (row: number, column: number) => book.styles.at(sheet?.cell(row, column)?.style ?? 0);
    expect([styleAt(1, 2).border, styleAt(2, 2).border]).toEqual([true, true]);
    expect([styleAt(2, 0).fontColor, styleAt(2, 1).fontColor]).toEqual(["#0563C1", "#000000"]);
    expect(sheet?.frozen).toEqual({ rows: 2, columns: 0 });
  });

  it("replaces the one of the last run even when it was renamed, and never a clerk's sheet of that name", async () => {
    const book = sample();
    const host = excel.open(book);
    book.addSheet("校验报告");
    expect(await writeOwnSheet(report([["a", "b", "c"]]))).toBe("校验报告 (2)");
    host.user.renameSheet("校验报告 (2)", "旧报告");
    expect(await writeOwnSheet(report([["d", "e", "f"]]))).toBe("校验报告 (2)");
    expect(book.sheets.map(({ name }) => name)).toEqual(["数据", "其他", "校验报告", "校验报告 (2)"]);
    expect(valuesOf(book, "校验报告 (2)")[2]).toEqual(["d", "e", "f"]);
  });

  it("can be longer than one request carries", async () => {
    const book = sample();
    excel.open(book);
    await writeOwnSheet(report(Array.from({ length: 5000 }, (_, i) => [`第${i}条`, "说明".repeat(100), ""])));
    expect(valuesOf(book, "校验报告").at(-1)?.[0]).toBe("第4999条");
  });

  it("leaves the old report standing when the new one cannot be written", async () => {
    const book = sample();
    const host = excel.open(book);
    await writeOwnSheet(report([["旧", "", ""]]));
    host.faults.plan(2, { kind: "action", index: 20, code: "GeneralException" });
    await expect(writeOwnSheet(report([["新", "", ""]]))).rejects.toMatchObject({ failure: { kind: "failed" } });
    expect(valuesOf(book, "校验报告")[2]?.[0]).toBe("旧");
  });
});
