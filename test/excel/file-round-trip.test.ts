// .xlsx in and out of the simulated Excel: nothing damaged that is not understood, everything changed in it read back by others.
import { read } from "@e965/xlsx";
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import { Book } from "../../addin/workbench/model/book.ts";
import { constantCell } from "../../addin/workbench/model/cell.ts";
import { copiedFormula, shiftedFormula } from "../../addin/workbench/model/formula-references.ts";
import { newFile, openFile } from "../../addin/workbench/xlsx/open-file.ts";
import { PackageParts } from "../../addin/workbench/xlsx/package-parts.ts";
import { saveBook } from "../../addin/workbench/xlsx/save-book.ts";
import { messyWorkbook } from "../workbooks/messy.ts";
import { openSample, sampleBytes, sampleNames } from "./simulated-excel.ts";

const partsOf = (bytes: Uint8Array): Record<string, string | null> => {
  const parts = PackageParts.fromZip(bytes);
  return Object.fromEntries(parts.names().map((name) => [name, parts.text(name)]));
};

describe("a file opened and saved", () => {
  it.each(sampleNames)("%s.xlsx is the same, part by part", (name) => {
    expect(partsOf(saveBook(openSample(name)))).toEqual(partsOf(sampleBytes(name)));
  });

  it.each(Array.from({ length: 10 }, (_, seed) => seed))(
    "messy workbook %i reads the same when all its rows are written anew",
    (seed) => {
      const { bytes } = messyWorkbook(seed);
      const loaded = openFile(bytes, "messy.xlsx");
      for (const sheet of loaded.book.sheets) loaded.book.touch(sheet);
      expect(readWorkbookFile(saveBook(loaded))).toEqual(readWorkbookFile(bytes));
    },
  );

  it("reads a file whose elements carry a namespace prefix, as some programs write them", () => {
    const parts = PackageParts.fromZip(sampleBytes("faults-wide"));
    for (const name of parts.names().filter((part) => /sheet\d\.xml$|sharedStrings|workbook\.xml$/.test(part))) {
      const xml = parts.text(name) ?? "";
      const prefixed = xml.replace(/<(\/?)(?=[A-Za-z])/g, "<$1x:").replace(' xmlns="', ' xmlns:x="');
      parts.write(name, prefixed);
    }
    const { book } = openFile(parts.toZip(), "prefixed.xlsx");
    const plain = openSample("faults-wide").book;
    expect(book.sheets.map(({ rows }) => rows)).toEqual(plain.sheets.map(({ rows }) => rows));
  });

  it("keeps everything else when one cell was typed into", () => {
    const loaded = openSample("faults-wide");
    const host = new ExcelHost(loaded.book);
    const [, sheet] = loaded.book.sheets;
    host.user.type(sheet?.name ?? "", "A4", "改过的文字");
    const before = partsOf(sampleBytes("faults-wide"));
    const after = partsOf(saveBook(loaded));
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.sort()).toEqual(["xl/workbook.xml", "xl/worksheets/sheet2.xml"]);
    const [, snapshot] = readWorkbookFile(saveBook(loaded)).sheets;
    expect(snapshot?.values[3 - (snapshot.used?.top ?? 0)]?.[0]).toBe("改过的文字");
  });

  it("carries new sheets, formats, merges, hidden rows, names, custom XML and settings over to the next opening", () => {
    const loaded = newFile("new.xlsx");
    const { book } = loaded;
    const sheet = book.addSheet("拨付 <1>");
    const style = book.styles.changed(0, { numberFormat: "#,##0.00", bold: true, fill: "#FFCC00", locked: false, wrap: true });
    book.putCell(sheet, 0, 0, constantCell(" 首 & 尾 ", 0));
    book.putCell(sheet, 1, 1, constantCell(12345.6, style));
    book.putCell(sheet, 2, 1, { ...constantCell(2, 0), formula: '=IF(A1<>"<","是",1)' });
    book.putCell(sheet, 3, 1, constantCell("两行才写得下的一段文字，", style));
    book.assign(sheet, "merges", [{ top: 0, left: 0, bottom: 0, right: 3 }]);
    book.assign(sheet, "conditionalFormats", [
      {
        id: "{1}",
        kind: "Custom",
        areas: [{ top: 1, left: 1, bottom: 1, right: 1 }],
        formula: '=B2<>""',
        stopIfTrue: true,
        fill: "#F8CBAD",
        fontColor: null,
        bold: null,
        source: null,
      },
    ]);
    book.assign(sheet, "frozen", { rows: 1, columns: 0 });
    book.assign(sheet, "columns", [{ first: 1, last: 1, width: 20, hidden: false, attributes: {} }]);
    book.assign(sheet, "protection", { password: "", options: { allowSort: true } });
    book.hideRow(sheet, 2, true);
    book.assign(book, "names", [{ name: "标记", sheetId: sheet.id, formula: "=TRUE", comment: "", visible: false }]);
    book.assign(book, "xmlParts", [{ id: "{2}", xml: '<a xmlns="urn:a"/>', part: null }]);
    book.assign(book, "settings", new Map([["k", '{"a":"\\"<&"}']]));
    const bytes = saveBook(loaded);
    const again = openFile(bytes, "new.xlsx").book;
    const copy = again.sheet("拨付 <1>");
    expect(copy?.cell(0, 0)?.value).toBe(" 首 & 尾 ");
    expect(again.styles.at(copy?.cell(1, 1)?.style ?? 0)).toMatchObject({
      numberFormat: "#,##0.00",
      bold: true,
      fill: "#FFCC00",
      locked: false,
      wrap: true,
    });
    expect(copy?.cell(2, 1)).toMatchObject({ value: 2, formula: '=IF(A1<>"<","是",1)' });
    expect(copy).toMatchObject({ merges: sheet.merges, frozen: sheet.frozen, protection: { options: { allowSort: true } } });
    expect(copy?.conditionalFormats).toMatchObject([
      { formula: '=B2<>""', fill: "#F8CBAD", stopIfTrue: true, areas: [{ top: 1, left: 1 }] },
    ]);
    expect(copy?.isRowHidden(2)).toBe(true);
    expect(copy?.rows.get(3)?.attributes).toEqual({ ht: "30" });
    expect(partsOf(bytes)["xl/styles.xml"]).toMatch(/applyAlignment="1" applyProtection="1"/);
    expect(again.names).toMatchObject([{ name: "标记", formula: "=TRUE", visible: false, sheetId: copy?.id }]);
    expect(again.xmlParts).toMatchObject([{ xml: '<a xmlns="urn:a"/>' }]);
    expect([...again.settings]).toEqual([["k", '{"a":"\\"<&"}']]);
    const other = read(bytes, { type: "array", cellStyles: true });
    expect(other.Sheets["拨付 <1>"]?.["B2"]).toMatchObject({ v: 12345.6, w: "12,345.60" });
  });

  it("refuses what is no workbook with one sentence in Chinese and English", () => {
    expect(() => openFile(strToU8("PK not a zip"), "x.xlsx")).toThrow(/不是可以打开的.*save it as \.xlsx/);
  });

  it("shifts formulas, validations and tables' ranges with inserted rows", () => {
    expect(shiftedFormula("=SUM(A1:A10)+'第 1 批'!A1&\"A1\"", "数据", "数据", "rows", 3, 2)).toBe(
      "=SUM(A1:A12)+'第 1 批'!A1&\"A1\"",
    );
    expect(shiftedFormula("=A5+B$6", "数据", "数据", "rows", 4, -1)).toBe("=#REF!+B$5");
    expect(shiftedFormula("=数据!A5", "其他", "数据", "rows", 0, 1)).toBe("=数据!A6");
    expect(copiedFormula("=$A1+B$2+LOG10(C3)", 2, 1)).toBe("=$A3+C$2+LOG10(D5)");
  });

  it("knows the day 1904 books count from", () => {
    const book = new Book("x");
    book.date1904 = true;
    const host = new ExcelHost(book);
    book.addSheet("数据");
    host.user.type("数据", "A1", "1904-01-02");
    expect(book.sheets[0]?.cell(0, 0)?.value).toBe(1);
  });
});
