// An approved batch as CSV: one payment a row, the hash beside each, the checkpoint beside the first.
import { plainYuan } from "../../policy/money.ts";
import { type CsvRow, csvOf, numberField, textField } from "./csv.ts";
import { checkpointText, type PaymentFile } from "./payment-file.ts";

const columns = [
  "序号",
  "支付编号",
  "收款人全称",
  "账号",
  "开户银行",
  "联行号",
  "金额（元）",
  "大写金额",
  "用途",
  "批准文号",
  "账号凭据",
  "批次号",
  "批次哈希",
  "校验点",
] as const;

export function paymentCsv(file: PaymentFile): string {
  const rows = file.lines.map(
    (line, at): CsvRow => [
      numberField(String(at + 1)),
      textField(line.paymentId),
      textField(line.payeeName),
      textField(line.account),
      textField(line.bank),
      textField(line.bankCode),
      numberField(plainYuan(line.amountFen)),
      textField(line.amountInCapitals),
      textField(line.purpose),
      textField(line.document),
      textField(line.accountProof),
      textField(file.id),
      textField(file.hash),
      textField(at === 0 ? checkpointText(file) : ""),
    ],
  );
  return csvOf([columns.map((column) => textField(column)), ...rows]);
}
