// A form for each studio's yearly assessment (articles 13 and 14): what is known is printed, what the panel finds is written by hand.
import { type IsoDate, kindSchemas } from "../../policy/kinds.ts";
import { formatYuan, sumFen } from "../../policy/money.ts";
import { parameterOn } from "../../policy/parameters.ts";
import { type Application, type ApplicationState, fundingOf } from "../../policy/records/application.ts";
import { type Round, rulingsOn } from "../../policy/records/round.ts";
import { yearFullOn } from "../../policy/studio-year.ts";
import type { Cell, SheetModel, SheetRow } from "../payment-file/xlsx/sheet-xml.ts";
import { blankLine, cell, noteRow, signatureRow, tableRow, titleRow } from "./cells.ts";
import { inChinese, studioFacts } from "./studio-facts.ts";

const columns = [16, 27, 18, 29];
const held: ReadonlySet<ApplicationState> = new Set(["approved", "rectifying", "rectification-failed", "completed"]);

/** One sheet a studio that holds the title, named by its number; none where no studio does. */
export function assessmentForms(round: Round, applications: Iterable<Application>, today: IsoDate): readonly SheetModel[] {
  return [...applications].filter(({ state }) => held.has(state)).map((studio) => formOf(round, studio, today));
}

function formOf(round: Round, studio: Application, today: IsoDate): SheetModel {
  return {
    name: studio.id,
    columns,
    rows: [
      titleRow("大兴区首席技师工作室年度考核评估表"),
      noteRow("依据京兴人社文〔2019〕199号第十三条、第十四条；由评选工作办公室聘请的专家小组填写。", columns),
      ...factRows(round, studio, today),
      ...planRows(studio),
      ...findingRows(studio, today),
      signatureRow(["专家小组签字", "考核日期"]),
    ],
    repeatedTo: null,
    isPortrait: true,
  };
}

/** Two facts side by side, each under its name. */
const pair = (first: readonly [string, string], second: readonly [string, string]): SheetRow =>
  tableRow([cell(first[0], "header"), cell(first[1]), cell(second[0], "header"), cell(second[1])], columns);

/** One fact over the rest of the row. */
const wide = (name: string, text: string, lowest = 22): SheetRow => {
  const cells: readonly Cell[] = [cell(name, "header"), cell(text), cell(""), cell("")];
  return { ...tableRow([cell(name, "header"), cell("")], columns, Math.max(lowest, heightOf(text))), cells, spans: [[1, 3]] };
};

const textWidth = columns.slice(1).reduce((sum, width) => sum + width, 0);
const heightOf = (text: string): number => tableRow([cell(text)], [textWidth]).height ?? 0;

function factRows(round: Round, studio: Application, today: IsoDate): readonly SheetRow[] {
  const { studioName, hostName, leadName, occupation } = studioFacts(studio);
  const { decision, payments, expenditures } = studio;
  const fullOn = yearFullOn(studio, rulingsOn(round, today));
  const paid = sumFen(payments.map(({ amountFen }) => amountFen));
  const spent = sumFen(
    expenditures.flatMap(({ amountOut, fundingSource }) =>
      amountOut === null || (fundingSource !== null && fundingSource !== "district") ? [] : [amountOut],
    ),
  );
  const isFunded = fundingOf(studio) === "district";
  return [
    wide("工作室名称", studioName),
    pair(["系统编号", studio.id], ["申报单位", hostName]),
    pair(["领办人", leadName], ["职业工种", occupation]),
    pair(["认定日期", decision === null ? "" : inChinese(decision.decidedOn)], ["批准文号", decision?.document ?? ""]),
    pair(
      ["建设满一年", fullOn === null ? "尚未起算" : inChinese(fullOn)],
      ["资助方式", isFunded ? "区级资助" : "只授铭牌（已获得市级资助）"],
    ),
    pair(["已拨付（元）", formatYuan(paid)], ["台账已支出（元）", formatYuan(spent)]),
  ];
}

/** 年度计划（当年度的主要任务、预期目标、完成进度）, the latest on record; room to write where there is none. */
function planRows({ plans }: Application): readonly SheetRow[] {
  const plan = plans.at(-1);
  const head: SheetRow = {
    cells: ["年度计划", "主要任务", "预期目标", "完成进度"].map((text) => cell(text, "header")),
    height: 24,
  };
  const tasks = plan?.tasks ?? [1, 2, 3].map(() => ({ task: "", goal: null, progress: null }));
  const year = plan === undefined ? "" : `${plan.year}年`;
  return [
    head,
    ...tasks.map(({ task, goal, progress }) =>
      tableRow([cell(year, "centre"), cell(task), cell(goal ?? ""), cell(progress ?? "")], columns, 26),
    ),
  ];
}

/** What the panel writes. The second stage's amount stands only on the form of a studio that may still receive it (article 14). */
function findingRows(studio: Application, today: IsoDate): readonly SheetRow[] {
  const grades = kindSchemas.grade.options.map((grade) => `□${grade}`).join("　　");
  const isOpen = fundingOf(studio) === "district" && !studio.payments.some(({ stage }) => stage === "second");
  const lowest = formatYuan(parameterOn("secondTrancheMinimum", today));
  const highest = formatYuan(parameterOn("secondTrancheMaximum", today));
  const second = wide("第二阶段支持资金", `${blankLine}元（${lowest}至${highest}元；仅考核合格的填写）`, 24);
  return [
    wide("考核意见", "", 80),
    wide("考核结果", grades, 24),
    ...(isOpen ? [second] : []),
    wide("整改期限", `${blankLine}（不合格的必须填写）`, 24),
  ];
}
