// The sheet of a pulled batch in the simulated Excel: laid out for print, amounts locked, and read back as finance filled it in.
import { describe, expect, it } from "vitest";
import { check } from "../../addin/check.ts";
import { typedResults } from "../../addin/payments/batch-cells.ts";
import { batchSheet, sheetMarkerOf } from "../../addin/payments/batch-sheet.ts";
import type { ResultDraft } from "../../addin/payments/result-draft.ts";
import type { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import type { Book } from "../../addin/workbench/model/book.ts";
import { readOwnSheet } from "../../addin/workbook/own-sheet-cells.ts";
import { writeOwnSheet } from "../../addin/workbook/sheet-writer.ts";
import { readSnapshot } from "../../addin/workbook/snapshot.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { bookOf, simulateExcel, valuesOf } from "../excel/simulated-excel.ts";
import { batch, file } from "./batches.ts";

const excel = simulateExcel();
const name = "拨付 2025-P01";
const marker = sheetMarkerOf("2025-P01");

async function pulled(typed: ReadonlyMap<string, ResultDraft> = new Map()): Promise<{ book: Book; host: ExcelHost }> {
  const book = bookOf("说明", [["甲"]]);
  const host = excel.open(book);
  expect(await writeOwnSheet(batchSheet(file(), typed))).toBe(name);
  return { book, host };
}

async function readBack() {
  const cells = await readOwnSheet(marker);
  if (cells === null) throw new Error("the sheet is not there");
  return typedResults(cells, batch());
}

describe("the sheet of a batch", () => {
  it("has a line a payment with its account as text, its amount as a number, and the total in figures and capitals", async () => {
    const { book } = await pulled();
    const rows = valuesOf(book, name);
    expect(rows[1]?.slice(2, 8)).toEqual(["收款人全称", "账号", "开户银行", "联行号", "金额（元）", "大写金额"]);
    expect(rows[2]?.[3]).toBe("0622202000000100001");
    expect(rows.slice(2, 6).map((row) => row[6])).toEqual([100_000, 30_000, 75_000.5, 205_000.5]);
    expect(rows[6]?.[0]).toBe("合计 3 笔，人民币 205,000.50 元，大写：贰拾万伍仟元伍角");
    const sheet = book.sheet(name);
    expect(sheet?.layout).toMatchObject({ orientation: "Landscape", paper: "A4", fitToWidth: 1, titleRows: "$2:$2" });
    expect(sheet?.rows.get(2)?.attributes, "two lines high").toMatchObject({ ht: "28", customHeight: "1" });
  });

  it("lets nobody change an amount or an account, and lets finance type day, voucher and reason", async () => {
    const { host } = await pulled();
    expect(host.user.type(name, "G3", 1)).toBe(false);
    expect(host.user.type(name, "D3", "1")).toBe(false);
    expect(host.user.type(name, "K6", "2026-11-20")).toBe(false);
    expect(host.user.sort(name, "A3:M5", 10)).toBe(false);
    for (const [cell, value] of [
      ["K3", "2026-11-20"],
      ["L3", "0012"],
      ["M4", "账号有误"],
    ] as const)
      expect(host.user.type(name, cell, value)).toBe(true);
  });

  it("is read back payment by payment, dates as days and vouchers with their zeros", async () => {
    const { host } = await pulled();
    host.user.type(name, "K3", "2026/11/20");
    host.user.type(name, "L3", "0012");
    host.user.type(name, "M4", "账号有误");
    host.user.type(name, "K5", "11月");
    host.user.renameSheet(name, "财政局已拨");
    const { drafts, altered } = await readBack();
    expect(altered).toEqual([]);
    expect([...drafts]).toEqual([
      ["2025-007-first", { paidOn: "2026-11-20", voucherNumber: "0012", reason: "" }],
      ["2025-007-award", { paidOn: "", voucherNumber: "", reason: "账号有误" }],
      ["2025-007-second", { paidOn: "11月", voucherNumber: "", reason: "" }],
    ]);
  });

  it("is not read where a row is gone or has another amount, for then it is not the batch that was approved", async () => {
    const { host } = await pulled();
    host.user.protect(name, false);
    host.user.type(name, "G3", 1);
    host.user.deleteRows(name, 4, 1);
    expect((await readBack()).altered).toEqual(["2025-007-first", "2025-007-second"]);
  });

  it("pulled again keeps what was typed", async () => {
    const typed = { paidOn: "2026-11-20", voucherNumber: "0012", reason: "" };
    await pulled(new Map([["2025-007-first", typed]]));
    expect((await readBack()).drafts.get("2025-007-first")).toEqual(typed);
  });

  it("read by a check, agrees with itself: figures and capitals, account and bank code", async () => {
    await pulled();
    const { findings, reading } = check(await readSnapshot(), {
      today: isoDateSchema.parse("2026-11-22"),
      settings: {},
      rulings: defaultRulings,
      acceptSuggestions: false,
      choices: {},
    });
    expect(reading.readings.map(({ classified }) => classified.own)).toEqual(["payments"]);
    expect(findings.filter(({ sheet }) => sheet === name)).toEqual([]);
  });
});
