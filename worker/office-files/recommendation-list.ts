// 优先推荐参加大兴区“新国门领军人才”评选 (article 14): the lead technicians of the studios that were approved and still hold the title.
// Recommending is the office's act; this is only its list.
import type { Application, ApplicationState } from "../../policy/records/application.ts";
import type { Round } from "../../policy/records/round.ts";
import type { SheetModel } from "../payment-file/xlsx/sheet-xml.ts";
import { cell, headerRow, noteRow, signatureRow, tableRow, titleRow } from "./cells.ts";
import { inChinese, studioFacts } from "./studio-facts.ts";

const columns = [6, 11, 10, 36, 26, 12, 13, 24, 16, 14];
const headers = [
  ...["序号", "系统编号", "领办人", "工作室名称", "申报单位", "职业工种"],
  ...["职业资格等级", "批准文号", "认定日期", "备注"],
];

const remarks: Readonly<Partial<Record<ApplicationState, string>>> = {
  approved: "",
  completed: "建设期已满",
  rectifying: "考核不合格，整改中",
  "rectification-failed": "整改后仍不达标",
};

export function recommendationList(round: Round, applications: Iterable<Application>): readonly SheetModel[] {
  const recommended = [...applications].filter(({ state }) => remarks[state] !== undefined);
  return [
    {
      name: "优先推荐名单",
      columns,
      rows: [
        titleRow("优先推荐参加大兴区“新国门领军人才”评选名单"),
        noteRow(
          `${round.year}年度认定的大兴区首席技师工作室领办人，共${recommended.length}人。` +
            "依据京兴人社文〔2019〕199号第十四条：优先推荐参加大兴区“新国门领军人才”评选。",
          columns,
        ),
        headerRow(headers),
        ...recommended.map(recommendedRow),
        signatureRow(["制表", "审核", "日期"]),
      ],
      repeatedTo: 3,
    },
  ];
}

function recommendedRow(application: Application, at: number) {
  const { id, studioName, hostName, leadName, occupation, skillLevel } = studioFacts(application);
  const { decision, state } = application;
  const cells = [
    cell(String(at + 1), "centre"),
    cell(id, "centre"),
    cell(leadName, "centre"),
    cell(studioName),
    cell(hostName),
    cell(occupation, "centre"),
    cell(skillLevel, "centre"),
    cell(decision?.document ?? ""),
    cell(decision === null ? "" : inChinese(decision.decidedOn), "centre"),
    cell(remarks[state] ?? ""),
  ];
  return tableRow(cells, columns);
}
