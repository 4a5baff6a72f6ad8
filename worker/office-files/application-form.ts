// Annex 2, the application form (申报表), with the names the register knows and, once they are there, the review's mark and the decision.
// The rest is the host's, the experts' and the leading group's to write and to stamp.
import type { RankedAnswer } from "../../policy/contract/review.ts";
import type { Application } from "../../policy/records/application.ts";
import type { Cell, SheetModel, SheetRow } from "../payment-file/xlsx/sheet-xml.ts";
import { blankLine, cell, titleRow } from "./cells.ts";
import { inChinese, studioFacts } from "./studio-facts.ts";

const columns = [20, 72];
/** The cover's text begins where the eye looks for it. */
const coverColumns = [4, 22, 62, 4];

/** Two sheets, each a page: the cover and the form. `ranked` is the application's place in the review, where there is one. */
export function applicationForm(application: Application, ranked: RankedAnswer | undefined): readonly SheetModel[] {
  return [cover(application), form(application, ranked)];
}

function cover(application: Application): SheetModel {
  const { hostName, studioName } = studioFacts(application);
  const space = (height: number): SheetRow => ({ cells: [cell("", "plain")], height, merged: true });
  const line = (name: string, text: string): readonly SheetRow[] => [
    { cells: [null, cell(name, "coverName"), cell(text, "coverText")], height: 34 },
    space(16),
  ];
  return {
    name: "封面",
    columns: coverColumns,
    rows: [
      { cells: [cell("附件2", "plain")], height: 24, merged: true },
      space(100),
      titleRow("大兴区首席技师工作室申报表"),
      space(120),
      ...line("申报单位（盖章）", hostName),
      ...line("工 作 室 名 称", studioName),
      ...line("填  报  时  间", "　　　　年　　月　　日"),
      space(140),
      { cells: [cell("大兴区首席技师工作室评选领导小组  制", "coverFoot")], height: 30, merged: true },
    ],
    repeatedTo: null,
    isPortrait: true,
  };
}

const day = "　　　　　　　　　　　　　　　　　　　　年　　月　　日";
const stampAndDay = `　　　　　　　　　　　　　　　　　　　　（盖章）\n${day}`;

function form(application: Application, ranked: RankedAnswer | undefined): SheetModel {
  const box = (name: string, text: string, height: number): SheetRow => {
    const cells: readonly Cell[] = [cell(name, "header"), cell(text)];
    return { cells, height };
  };
  const below = (text: string, end: string): string => (text === "" ? `\n\n\n${end}` : `${text}\n\n\n${end}`);
  return {
    name: "申报表",
    columns,
    rows: [
      box("所在单位\n对工作室\n支持措施", "", 150),
      box("工作室\n今后开展\n工作计划", "", 150),
      box("工作室\n预期目标", "", 130),
      box("申报单位\n意见", below("", stampAndDay), 100),
      box("专家评估\n意见", below(markOf(ranked), stampAndDay), 110),
      box("大兴区首席技师\n工作室评选\n领导小组意见", below(decisionOf(application), day), 100),
    ],
    repeatedTo: null,
    isPortrait: true,
  };
}

/** Only a complete review has a rank (article 8). */
const markOf = (ranked: RankedAnswer | undefined): string =>
  ranked?.average == null || ranked.rank === null ? "" : `评审平均分${ranked.average.toFixed(2)}分，第${ranked.rank}名。`;

function decisionOf({ decision }: Application): string {
  if (decision === null) return "";
  const { outcome, document, decidedOn, reason } = decision;
  const words = outcome === "approved" ? "同意认定" : `不予认定：${reason ?? ""}`;
  return `${words}（${document || blankLine}，${inChinese(decidedOn)}）。`;
}
