// An approved batch as the workbook a finance bureau files: title, payees, amounts in figures and capitals, budget codes left to fill,
// totals, 制表 / 复核 / 审批, hash and checkpoint; a second, hidden sheet has what `verify` reads.
import { checkpointText, type PaymentFile } from "./payment-file.ts";
import { type Cell, heightFor, type SheetModel, type SheetRow } from "./xlsx/sheet-xml.ts";
import { packWorkbook } from "./xlsx/workbook.ts";

/** The last two are as wide as 功能分类科目, so that their headers break after it. */
const columns = [6, 26, 24, 25, 15, 15, 20, 42, 23, 12, 12];
const headers = [
  "序号",
  "收款人全称",
  "账号",
  "开户银行",
  "联行号",
  "金额（元）",
  "大写金额",
  "用途",
  "批准文号",
  "功能分类科目（财政填）",
  "经济分类科目（财政填）",
];
/** Excel holds 32,767 characters a cell. */
const longestCell = 30_000;

export function paymentWorkbook(file: PaymentFile): Uint8Array<ArrayBuffer> {
  return packWorkbook([payments(file), proof(file)]);
}

function payments(file: PaymentFile): SheetModel {
  const rows: SheetRow[] = [
    { cells: [{ style: "title", text: "大兴区首席技师工作室资金拨付明细表" }], height: 36, merged: true },
    {
      cells: [plain(`批次号：${file.id}`), ...none(5), plain(`审批日期：${file.approvedOn}`), ...none(2), right("单位：元")],
      spans: [
        [0, 2],
        [6, 7],
        [9, 10],
      ],
      height: 20,
    },
    { cells: headers.map((text): Cell => ({ style: "header", text })), height: 36 },
    ...file.lines.map((line, at) => paymentRow(line, at)),
    totals(file),
    {
      cells: [
        plain(`制表：${file.preparedBy}（${file.preparedOn}）`),
        ...none(3),
        plain("复核：＿＿＿＿＿＿＿＿"),
        ...none(2),
        plain(`审批：${file.approvedBy}（${file.approvedOn}）`),
      ],
      spans: [
        [0, 3],
        [4, 6],
        [7, 10],
      ],
      height: 32,
    },
    code(`批次哈希（SHA-256）：${file.hash}`, 15),
    code(`校验点根：${file.root}　签名（Ed25519）：${file.signature}　（完整校验点在隐藏的“校验”表）`, 26),
  ];
  return { name: "拨付明细", columns, rows, repeatedTo: 3 };
}

const plain = (text: string): Cell => ({ style: "plain", text });
const right = (text: string): Cell => ({ style: "right", text });
const none = (count: number): null[] => Array.from({ length: count }, () => null);
const code = (text: string, height: number): SheetRow => ({ cells: [{ style: "code", text }], height, merged: true });

function paymentRow(line: PaymentFile["lines"][number], at: number): SheetRow {
  const text = (value: string): Cell => ({ style: "text", text: value });
  const cells: Cell[] = [
    { style: "centre", text: String(at + 1) },
    text(line.payeeName),
    { style: "centre", text: line.account },
    text(line.bank),
    { style: "centre", text: line.bankCode },
    { style: "amount", fen: line.amountFen },
    text(line.amountInCapitals),
    text(line.purpose),
    text(line.document),
    text(""),
    text(""),
  ];
  return { cells, height: heightFor(cells, columns) };
}

function totals({ lines, totalFen, totalInCapitals }: PaymentFile): SheetRow {
  const blank: Cell = { style: "total", text: "" };
  return {
    cells: [
      { style: "total", text: `合计（${lines.length}笔）` },
      blank,
      blank,
      blank,
      blank,
      { style: "totalAmount", fen: totalFen },
      { style: "total", text: `人民币（大写）：${totalInCapitals}` },
      blank,
      blank,
      blank,
      blank,
    ],
    spans: [
      [0, 4],
      [6, 10],
    ],
    height: 26,
  };
}

/** For `npm run -s verify -- FILE.xlsx --key PUBLIC.jwk`. */
function proof(file: PaymentFile): SheetModel {
  const parts = Array.from({ length: Math.ceil(file.hashed.length / longestCell) }, (_, at) =>
    file.hashed.slice(at * longestCell, (at + 1) * longestCell),
  );
  const row = (name: string, text: string): SheetRow => ({
    cells: [
      { style: "note", text: name },
      { style: "code", text },
    ],
    height: 60,
  });
  const rows: SheetRow[] = [
    row("说明", "本表供核对，请勿修改：批次哈希为“批次内容”的 SHA-256；校验点由登记册签名，用公钥即可离线核对。"),
    row("批次号", file.id),
    row("批次哈希", file.hash),
    row("校验点", checkpointText(file)),
    ...parts.map((part) => row("批次内容", part)),
    ...file.lines.map(({ accountProof }) => row("账号凭据", accountProof)),
  ];
  return { name: "校验", columns: [14, 150], rows, repeatedTo: null, isHidden: true };
}
