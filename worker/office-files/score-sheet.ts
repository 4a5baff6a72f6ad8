// One expert's score sheet for a round under review (article 8). Read back from the round's workbook, or by itself, it is a table of scores:
// it has one score column with the expert's label and must never look like a second list of applications.
import { isUndecided } from "../../policy/ranking.ts";
import type { Application } from "../../policy/records/application.ts";
import type { Round } from "../../policy/records/round.ts";
import type { Cell, SheetModel } from "../payment-file/xlsx/sheet-xml.ts";
import { cell, headerRow, noteRow, signatureRow, tableRow, titleRow } from "./cells.ts";
import { studioFacts } from "./studio-facts.ts";

/** A label that a header by itself says to be an expert's; for any other, each row names the expert. */
const headerLabel = /^(?:专家|评委)(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛壬癸]|[A-Za-z])$/;

export function scoreSheet(round: Round, applications: Iterable<Application>, expert: string): readonly SheetModel[] {
  const isHeader = headerLabel.test(expert);
  const columns = isHeader ? [12, 46, 32, 12, 16, 14] : [12, 42, 28, 12, 14, 14, 10];
  const headers = ["系统编号", "工作室名称", "申报单位", "领办人", "职业工种", ...(isHeader ? [expert] : ["专家", "得分"])];
  const { fullMark } = round.settings.scoring;
  const rows = [...applications].filter(isUndecided).map((application) => {
    const { id, studioName, hostName, leadName, occupation } = studioFacts(application);
    // The format of a number: what is typed stays one.
    const mark = cell("", "amount");
    const score: Cell[] = isHeader ? [mark] : [cell(expert, "centre"), mark];
    const facts = [cell(id, "centre"), cell(studioName), cell(hostName), cell(leadName, "centre"), cell(occupation, "centre")];
    return tableRow([...facts, ...score], columns);
  });
  const how = `满分${fullMark}分，最后一列填写0至${fullMark}分；与申报单位有利害关系的填“回避”。请勿改动其他各列。`;
  return [
    {
      name: "评分表",
      columns,
      rows: [
        titleRow(`${round.year}年度大兴区首席技师工作室评审评分表（${expert}）`),
        noteRow(how, columns),
        headerRow(headers),
        ...rows,
        signatureRow(["专家签字", "日期"]),
      ],
      repeatedTo: 3,
    },
  ];
}
