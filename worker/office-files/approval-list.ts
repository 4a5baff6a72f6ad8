// The list the leading group decides on and signs (articles 4 and 9): everybody shortlisted, with what was decided once it is.
// It records no decision itself.
import { type Application, fundingOf } from "../../policy/records/application.ts";
import type { Round } from "../../policy/records/round.ts";
import type { SheetModel } from "../payment-file/xlsx/sheet-xml.ts";
import { blankLine, cell, headerRow, noteRow, signatureRow, tableRow, titleRow } from "./cells.ts";
import { inChinese, studioFacts } from "./studio-facts.ts";

const columns = [6, 11, 38, 26, 10, 11, 8, 6, 11, 19];
const headers = [
  ...["序号", "系统编号", "工作室名称", "申报单位", "领办人", "职业工种"],
  ...["平均分", "名次", "资助方式", "审定意见"],
];

const wasListed = ({ state, decision }: Application): boolean => state === "shortlisted" || decision !== null;

export function approvalList(round: Round, applications: Iterable<Application>): readonly SheetModel[] {
  const listed = [...applications].filter(wasListed);
  const { decision } = round;
  const document = decision?.document ?? blankLine;
  const day = decision === null ? blankLine : inChinese(decision.decidedOn);
  const rule =
    "依据《大兴区首席技师工作室管理办法（试行）》（京兴人社文〔2019〕199号）第九条、第十四条：公示结束后报工作室评选领导小组审定；" +
    "已获得市级资助的，不再重复予以资金支持，只授予工作室铭牌。";
  return [
    {
      name: "审定名单",
      columns,
      rows: [
        titleRow(`${round.year}年度大兴区首席技师工作室审定名单`),
        noteRow(`批准文号：${document}　　审定日期：${day}　　共${listed.length}家`, columns),
        headerRow(headers),
        ...listed.map(listedRow),
        noteRow(rule, columns),
        signatureRow(["区委组织部", "区人力社保局", "区财政局"]),
      ],
      repeatedTo: 3,
    },
  ];
}

function listedRow(application: Application, at: number) {
  const { id, studioName, hostName, leadName, occupation } = studioFacts(application);
  const { placing } = application;
  const average = placing?.averageHundredths ?? null;
  const cells = [
    cell(String(at + 1), "centre"),
    cell(id, "centre"),
    cell(studioName),
    cell(hostName),
    cell(leadName, "centre"),
    cell(occupation, "centre"),
    cell(average === null ? "" : (average / 100).toFixed(2), "centre"),
    cell(String(placing?.rank ?? ""), "centre"),
    cell(fundingOf(application) === "district" ? "区级资助" : "只授铭牌", "centre"),
    cell(opinionOf(application)),
  ];
  return tableRow(cells, columns);
}

/** Left open until the leading group has decided. */
function opinionOf({ decision }: Application): string {
  if (decision === null) return "□同意　□不同意";
  return decision.outcome === "approved" ? "同意认定" : `不予认定：${decision.reason ?? ""}`;
}
