// What of a workbook goes up from 评审: scores by application and expert, ledgers by studio, and what is left out with its row.
import { describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { readWorkbook } from "../../addin/mapping/read-workbook.ts";
import { rowsByApplication } from "../../addin/review/application-rows.ts";
import { scoreSpreads } from "../../addin/review/score-spread.ts";
import { ledgersToSend } from "../../addin/review/sent-ledgers.ts";
import { scoresToSend } from "../../addin/review/sent-scores.ts";
import { StudioFinder } from "../../addin/review/studio-finder.ts";
import { rowsOf } from "../../addin/sync/workbook-row.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { cellsOf, columns, sheetName } from "../sync/two-workbooks.ts";
import { type Cells, workbookBytes } from "../workbooks/from-cells.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import { answerOf, idOf, namesIn } from "./answers.ts";

const headers = columns.map(([, header]) => header);
const applications = [1, 2, 3].map((n) => answerOf(n, "eligible", { fields: namesIn(cleanFields(n)) }));
const studioOf = (n: number): string => String(cleanFields(n)["studioName"]);
/** The cells of application `n`, with what stands under 系统编号. */
const rowOf = (n: number, number: string | null = null) => cellsOf(cleanFields(n, { applicationId: number }));

function readingOf(sheets: Readonly<Record<string, Cells>>) {
  const today = isoDateSchema.parse("2026-11-22");
  const options = { today, settings: {}, rulings: defaultRulings, acceptSuggestions: false, choices: {} };
  const reading = readWorkbook(readWorkbookFile(workbookBytes({ sheets })), options);
  const rows = rowsByApplication(rowsOf(reading), applications);
  return { reading, rows, finder: new StudioFinder(reading.dossier, rows, applications) };
}

const everybody = new Set(applications.map(({ id }) => id));
function scoresIn(sheets: Readonly<Record<string, Cells>>, underReview = everybody) {
  const { reading, finder } = readingOf(sheets);
  const { scores, unsent } = scoresToSend(reading, finder, underReview);
  return {
    scores: scores.map((score) => [score.applicationId, score.expert, score.recused ? "recused" : score.score]),
    unsent: unsent.map(({ sheet, row, why, expert }) => [`${sheet}!${row}`, why, expert]),
  };
}

describe("where applications stand in the workbook", () => {
  it("a number that a partial sort left behind leads to nobody; the names do", () => {
    const { rows } = readingOf({ [sheetName]: [headers, rowOf(1, idOf(2)), rowOf(2, idOf(1)), rowOf(3, idOf(3))] });
    expect([...rows].map(([id, { row }]) => [id, row]).sort()).toEqual([
      [idOf(1), 2],
      [idOf(2), 3],
      [idOf(3), 4],
    ]);
  });

  it("two rows of the same names are nobody's", () => {
    const { rows } = readingOf({ [sheetName]: [headers, rowOf(1), rowOf(1), rowOf(2)] });
    expect([...rows.keys()]).toEqual([idOf(2)]);
  });
});

describe("scores (第8条)", () => {
  it("a column an expert: numbers and recusals go up, blanks do not, and what is no score is named with its row", () => {
    const cells = [
      [...headers, "专家1", "专家2", "专家3"],
      [...rowOf(1), 91.5, "回避", null],
      [...rowOf(2), "好", 80, 81],
    ];
    expect(scoresIn({ [sheetName]: cells })).toEqual({
      scores: [
        [idOf(1), "专家1", 91.5],
        [idOf(1), "专家2", "recused"],
        [idOf(2), "专家2", 80],
        [idOf(2), "专家3", 81],
      ],
      unsent: [[`${sheetName}!3`, "unreadable", "专家1"]],
    });
  });

  it("a row an expert, on a sheet without applications: found by the studio's name; a name nobody has is named", () => {
    const cells = [
      ["工作室名称", "专家", "得分"],
      [studioOf(1), "专家1", 90],
      [studioOf(1), "专家2", "回避"],
      [studioOf(2), "专家1", 88],
      ["没有这个工作室", "专家1", 77],
    ];
    expect(scoresIn({ 评分: cells })).toEqual({
      scores: [
        [idOf(1), "专家1", 90],
        [idOf(1), "专家2", "recused"],
        [idOf(2), "专家1", 88],
      ],
      unsent: [["评分!5", "unknown", null]],
    });
  });

  it("an application that is not under review keeps its scores at home, because the register takes all or none", () => {
    const cells = [
      [...headers, "专家1", "专家2"],
      [...rowOf(1), 90, 91],
      [...rowOf(2), 80, 81],
    ];
    const { scores, unsent } = scoresIn({ [sheetName]: cells }, new Set([idOf(1)]));
    expect(scores.map(([id]) => id)).toEqual([idOf(1), idOf(1)]);
    expect(unsent).toEqual([[`${sheetName}!3`, "closed", null]]);
  });
});

describe("ledgers (第15条)", () => {
  it("go up whole by studio, in fen; one with a date that is no day stays at home", () => {
    const { reading, finder } = readingOf({
      [sheetName]: [headers, rowOf(1), rowOf(2)],
      经费使用台账: [
        ["工作室名称", "日期", "凭证号", "支出类别", "摘要", "收入（元）", "支出（元）", "余额（元）"],
        [studioOf(1), "2026-10-01", "记-1", "", "首款", 100_000, "", 100_000],
        [studioOf(1), "2026-10-02", "记-2", "设备购置", "检测设备", "", 20_000.5, 79_999.5],
        [studioOf(2), "2026-10", "记-3", "设备购置", "某物", "", 1, 1],
        ["没有这个工作室", "2026-10-02", "记-4", "设备购置", "某物", "", 1, 1],
      ],
    });
    const { ledgers, unsent } = ledgersToSend(reading, finder);
    expect([...ledgers.keys()]).toEqual([idOf(1)]);
    expect(ledgers.get(idOf(1))?.map(({ spentOn, amountIn, amountOut }) => [spentOn, amountIn, amountOut])).toEqual([
      ["2026-10-01", 10_000_000, null],
      ["2026-10-02", null, 2_000_050],
    ]);
    expect(unsent.map(({ row, why }) => [row, why])).toEqual([
      [4, "unreadable"],
      [5, "unknown"],
    ]);
  });
});

describe("how each expert scored (第5条)", () => {
  it("lowest, quarters, median and highest of what was given; recusals are counted apart", () => {
    const given = (scores: readonly (number | null)[]) =>
      scores.map((score, index) =>
        answerOf(index + 1, "eligible", {
          score: [{ expert: "专家1", score, recused: score === null, by: "", at: "" }],
        }),
      );
    expect(scoreSpreads(given([60, 90, null, 70, 80]))).toEqual([
      {
        ...{ expert: "专家1", scores: 4, recused: 1 },
        ...{ lowest: 60, lowerQuarter: 67.5, median: 75, upperQuarter: 82.5, highest: 90 },
      },
    ]);
    expect(scoreSpreads(given([null]))).toEqual([]);
  });
});
