// The payment schedule as CSV: one line a row, for finance's Power Query and for spreadsheets. Accounts are masked as in the JSON.
import type { ScheduleLineAnswer } from "../../policy/contract/payments.ts";
import type { Fen, IsoDate } from "../../policy/kinds.ts";
import { plainYuan } from "../../policy/money.ts";
import { type CsvRow, csvOf, numberField, textField } from "./csv.ts";
import { holdWords, stageWords, statusWords } from "./words.ts";

export interface ScheduleFileLine extends Omit<ScheduleLineAnswer, "amountFen"> {
  readonly amountFen: Fen | null;
  readonly studioName: string | null;
  readonly hostName: string | null;
}

export interface ScheduleFile {
  readonly round: string;
  readonly on: IsoDate;
  readonly lines: readonly ScheduleFileLine[];
  readonly totalFen: Fen;
}

/** What each line of the schedule says; the workbook prints the first of them. */
export const scheduleColumns = [
  "支付编号",
  "工作室名称",
  "申报单位",
  "款项",
  "金额（元）",
  "大写金额",
  "状态",
  "可付日期",
  "暂缓原因",
  "收款人全称",
  "账号（掩码）",
  "开户银行",
  "联行号",
  "依据",
] as const;

export function scheduleCsv({ lines }: ScheduleFile): string {
  return csvOf([scheduleColumns.map((column) => textField(column)), ...lines.map(rowOf)]);
}

function rowOf(line: ScheduleFileLine): CsvRow {
  return [
    textField(line.paymentId),
    textField(line.studioName),
    textField(line.hostName),
    textField(stageWords[line.stage]),
    numberField(line.amountFen === null ? "" : plainYuan(line.amountFen)),
    textField(line.amountInCapitals),
    textField(statusWords[line.status]),
    numberField(line.dueFrom ?? ""),
    textField(heldBy(line)),
    textField(line.payee.payeeName),
    textField(line.payee.payeeAccount),
    textField(line.payee.payeeBank),
    textField(line.payee.payeeBankCode),
    textField(line.derivation.map(({ article, fact, event }) => `第${article}条 ${fact} [${event}]`).join("；")),
  ];
}

/** `公示异议未办结（第9条）`. */
export const heldBy = ({ holds }: Pick<ScheduleLineAnswer, "holds">): string =>
  holds.map(({ code, article }) => `${holdWords[code]}（第${article}条）`).join("；");
