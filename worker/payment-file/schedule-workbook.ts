// The payment schedule as a workbook to read and print. What a finance bureau files is the batch's workbook.
import { fenToCapitals } from "../../policy/money.ts";
import { heldBy, type ScheduleFile, type ScheduleFileLine, scheduleColumns } from "./schedule-csv.ts";
import { stageWords, statusWords } from "./words.ts";
import { type Cell, heightFor, type SheetRow } from "./xlsx/sheet-xml.ts";
import { packWorkbook } from "./xlsx/workbook.ts";

const columns = [19, 34, 26, 16, 15, 24, 10, 12, 26, 26, 22];
const headers = scheduleColumns.slice(0, columns.length);

export function scheduleWorkbook({ round, on, lines, totalFen }: ScheduleFile): Uint8Array<ArrayBuffer> {
  const rows: SheetRow[] = [
    { cells: [{ style: "title", text: `大兴区首席技师工作室资金拨付计划（${round}年批次）` }], height: 34, merged: true },
    { cells: [{ style: "plain", text: `计算日期：${on}　依据：京兴人社文〔2019〕199号第十四、十五条` }], merged: true },
    { cells: headers.map((text): Cell => ({ style: "header", text })), height: 30 },
    ...lines.map(rowOf),
    {
      cells: [
        { style: "total", text: "合计" },
        ...blanks(3),
        { style: "totalAmount", fen: totalFen },
        { style: "total", text: fenToCapitals(totalFen) },
        ...blanks(5),
      ],
      spans: [
        [0, 3],
        [5, 10],
      ],
      height: 24,
    },
  ];
  return packWorkbook([{ name: "拨付计划", columns, rows, repeatedTo: 3 }]);
}

const blanks = (count: number): Cell[] => Array.from({ length: count }, () => ({ style: "total", text: "" }));

function rowOf(line: ScheduleFileLine): SheetRow {
  const text = (value: string | null, style: "text" | "centre" = "text"): Cell => ({ style, text: value ?? "" });
  const cells: Cell[] = [
    text(line.paymentId),
    text(line.studioName),
    text(line.hostName),
    text(stageWords[line.stage]),
    line.amountFen === null ? text("待考核确定", "centre") : { style: "amount", fen: line.amountFen },
    text(line.amountInCapitals),
    text(statusWords[line.status], "centre"),
    text(line.dueFrom, "centre"),
    text(heldBy(line)),
    text(line.payee.payeeName),
    text(line.payee.payeeAccount),
  ];
  return { cells, height: heightFor(cells, columns) };
}
