// Every finding's message in zh-CN and English: where, what is wrong, what the measures require (article), what to do.
// It only joins sentences from wording/; what is wrong was decided by a rule, where it stands by the caller.

import { assessmentWording } from "./wording/assessment.ts";
import { decisionWording } from "./wording/decision.ts";
import { duplicateWording } from "./wording/duplicate.ts";
import { eligibilityWording } from "./wording/eligibility.ts";
import { articleLabel, fill, type Language, type Worded, type Wording } from "./wording/entry.ts";
import { expenditureWording } from "./wording/expenditure.ts";
import { fundingWording } from "./wording/funding.ts";
import { identityWording } from "./wording/identity.ts";
import { materialsWording } from "./wording/materials.ts";
import { noticeWording } from "./wording/notice.ts";
import { roundWording } from "./wording/round.ts";
import { scoringWording } from "./wording/scoring.ts";
import { workbookWording } from "./wording/workbook.ts";

/** By rule id, of every rule of the catalogue. */
export const wording: Wording = {
  ...workbookWording,
  ...roundWording,
  ...identityWording,
  ...eligibilityWording,
  ...materialsWording,
  ...duplicateWording,
  ...scoringWording,
  ...noticeWording,
  ...decisionWording,
  ...fundingWording,
  ...assessmentWording,
  ...expenditureWording,
};

/** The message of a finding that stands at `where` (`申报汇总!F7`). Throws for a rule without wording: that is a fault of ours. */
export function messageOf(finding: Worded, where: string, language: Language): string {
  const sentences = wording[finding.rule]?.[language];
  if (sentences === undefined) throw new Error(`no wording for ${finding.rule}`);
  const wrong = fill(sentences.wrong, finding, language);
  const required = fill(sentences.required, finding, language);
  const todo = fill(sentences.todo, finding, language);
  if (language === "zh") {
    const article = finding.article === null ? "" : `（${articleLabel(finding.article, language)}）`;
    return `${where}：${wrong}。${required}${article}。${todo}。`;
  }
  const article = finding.article === null ? "" : ` (${articleLabel(finding.article, language)})`;
  return `${where}: ${wrong}. ${required}${article}. ${todo}.`;
}
