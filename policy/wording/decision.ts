// What is said about the leading group's decision (articles 6, 9 and 14).
import type { Wording } from "./entry.ts";

export const decisionWording: Wording = {
  "decision/before-notice-end": {
    zh: {
      wrong: "审定日期{decidedOn}不晚于公示截止日{end}",
      required: "《办法》规定公示结束后报领导小组审定",
      todo: "请更正日期；确在公示期内审定的，须重新审定",
    },
    en: {
      wrong: "decided on {decidedOn}, not after the notice's last day {end}",
      required: "The leading group decides after the notice has ended",
      todo: "Correct the date; a decision really taken during the notice has to be taken again",
    },
  },
  "decision/ineligible": {
    zh: {
      wrong: "该申报不符合参评条件（{applicationSheet}第{applicationRow}行），却已认定",
      required: "《办法》规定符合条件的工作室方可参评",
      todo: "请先更正申报的违规项，或撤回认定",
    },
    en: {
      wrong: "approved although the application does not meet the conditions (row {applicationRow} of {applicationSheet})",
      required: "Only studios that meet the conditions of the measures take part",
      todo: "Correct the application first, or withdraw the approval",
    },
  },
  "decision/document": {
    zh: {
      wrong: {
        by: "scope",
        of: { row: "已认定，但没有批准文号", sheet: "本表有{approved}个已认定的工作室，但没有批准文号列" },
      },
      required: "认定以领导小组的批准文件为准，拨款时须引用其文号",
      todo: "请补填批准文号",
    },
    en: {
      wrong: {
        by: "scope",
        of: {
          row: "approved without a document number",
          sheet: "this sheet has no column for the document number (studios approved in it: {approved})",
        },
      },
      required: "An approval rests on the leading group's document, and payments refer to its number",
      todo: "Enter the document number",
    },
  },
};
