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

/** The sentences of a finding, without their full stops. */
export interface Said {
  readonly wrong: string;
  /** What the measures, or the reading, require; the article's number stands in parentheses at its end. */
  readonly required: string;
  readonly todo: string;
}

/** What is said of a finding. Throws for a rule without wording: that is a fault of ours. */
export function saidOf(finding: Worded, language: Language): Said {
  const sentences = wording[finding.rule]?.[language];
  if (sentences === undefined) throw new Error(`no wording for ${finding.rule}`);
  const label = finding.article === null ? "" : articleLabel(finding.article, language);
  const article = label === "" ? "" : language === "zh" ? `（${label}）` : ` (${label})`;
  return {
    wrong: fill(sentences.wrong, finding, language),
    required: fill(sentences.required, finding, language) + article,
    todo: fill(sentences.todo, finding, language),
  };
}

/** What is said of a finding that stands at `where` (`申报汇总!F7`), as one message. */
export const joinedMessage = ({ wrong, required, todo }: Said, where: string, language: Language): string =>
  language === "zh" ? `${where}：${wrong}。${required}。${todo}。` : `${where}: ${wrong}. ${required}. ${todo}.`;

/** The message of a finding that stands at `where`. */
export const messageOf = (finding: Worded, where: string, language: Language): string =>
  joinedMessage(saidOf(finding, language), where, language);
