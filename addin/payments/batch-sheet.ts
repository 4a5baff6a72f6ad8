// A pulled batch as a sheet of its own (`拨付 2025-P01`): to be printed, signed, and filled in with what was paid. Lays out; writes nothing.

import type { Fen } from "../../policy/kinds.ts";
import { fenPerUnit, formatYuan } from "../../policy/money.ts";
import type { OwnSheet } from "../workbook/sheet-writer.ts";
import type { BatchFile } from "./batch-file.ts";
import { blankDraft, type ResultDraft } from "./result-draft.ts";

/** What the sheet is called; finance's paper is Chinese whatever the pane speaks. */
export const sheetNameOf = (batch: string): string => `拨付 ${batch}`;
export const sheetMarkerOf = (batch: string): string => `batch-${batch}`;

/** In the sheet's order; a column's place is what reading back goes by. */
const batchColumns = [
  { key: "number", head: "序号", format: "0", width: 26 },
  { key: "paymentId", head: "支付编号", format: "@", width: 80 },
  { key: "payeeName", head: "收款人全称", format: "@", width: 104 },
  { key: "account", head: "账号", format: "@", width: 112 },
  { key: "bank", head: "开户银行", format: "@", width: 88 },
  { key: "bankCode", head: "联行号", format: "@", width: 74 },
  { key: "amount", head: "金额（元）", format: "#,##0.00", width: 66 },
  { key: "capitals", head: "大写金额", format: "@", width: 76 },
  { key: "purpose", head: "用途", format: "@", width: 130 },
  { key: "document", head: "批准文号", format: "@", width: 76 },
  { key: "paidOn", head: "支付日期", format: "yyyy-mm-dd", width: 62 },
  { key: "voucherNumber", head: "凭证号", format: "@", width: 56 },
  { key: "reason", head: "退回原因", format: "@", width: 60 },
] as const;
type ColumnKey = (typeof batchColumns)[number]["key"];

export const columnOf = (key: ColumnKey): number => batchColumns.findIndex((column) => column.key === key);
const openColumns = (["paidOn", "voucherNumber", "reason"] as const).map(columnOf);
const centredColumns = (["number", "paymentId", "account", "bankCode", "paidOn", "voucherNumber"] as const).map(columnOf);

/** The sheet of a batch; what was typed for a payment before stands in it again. */
export function batchSheet(file: BatchFile, typed: ReadonlyMap<string, ResultDraft>): OwnSheet {
  const { id, lines, totalFen } = file;
  const cells = lines.map((line, index): Readonly<Record<ColumnKey, string | number>> => {
    const { paymentId, payeeName, account, bank, bankCode, amountFen, amountInCapitals, purpose, document } = line;
    const { paidOn, voucherNumber, reason } = typed.get(paymentId) ?? blankDraft;
    const amounts = { amount: yuanCell(amountFen), capitals: amountInCapitals };
    return {
      number: index + 1,
      ...{ paymentId, payeeName, account, bank, bankCode },
      ...amounts,
      ...{ purpose, document, paidOn, voucherNumber, reason },
    };
  });
  const totals = batchColumns.map(({ key }) => (key === "payeeName" ? "合计" : key === "amount" ? yuanCell(totalFen) : ""));
  return {
    name: sheetNameOf(id),
    marker: sheetMarkerOf(id),
    title: `首席技师工作室资金拨付表 ${id}`,
    header: batchColumns.map(({ head }) => head),
    rows: [...cells.map((row) => batchColumns.map(({ key }) => row[key])), totals],
    formats: batchColumns.map(({ format }) => format),
    widths: batchColumns.map(({ width }) => width),
    landscape: true,
    isProtected: true,
    form: {
      ...{ open: openColumns, centred: centredColumns, openRows: lines.length },
      ...{ rowHeight: heightFor(file), lines: linesUnder(file) },
    },
  };
}

const letterPoints = 10;
const linePoints = 14;
const leastLines = 2;

/** Points for the longest text that wraps, the purpose; the same for every row, so that the table is even. */
function heightFor({ lines }: BatchFile): number {
  const width = batchColumns[columnOf("purpose")]?.width ?? 0;
  const longest = Math.max(...lines.map(({ purpose }) => purpose.length));
  const most = Math.ceil((longest * letterPoints) / (width - letterPoints));
  return Math.max(leastLines, most) * linePoints;
}

function linesUnder(file: BatchFile): readonly string[] {
  const { lines, totalFen, totalInCapitals, hash, preparedBy, preparedOn, approvedBy, approvedOn, checkpoint } = file;
  return [
    `合计 ${lines.length} 笔，人民币 ${formatYuan(totalFen)} 元，大写：${totalInCapitals}`,
    "付讫的填“支付日期”和“凭证号”；退回的填“退回原因”，知道退回日期的填在“支付日期”。填好后在窗格“拨付”中点“回报”。",
    `制表：${preparedBy}（${preparedOn}）　　　审批：${approvedBy}（${approvedOn}）　　　经办：　　　　　　　　　复核：`,
    `批次哈希 ${hash}`,
    `校验点 ${checkpoint.root}　签名 ${checkpoint.signature}`,
  ];
}

/** Excel's cell of an amount in 元: the nearest number to whole fen, which its two decimals show exactly. */
const yuanCell = (amount: Fen): number => amount / fenPerUnit.元;
