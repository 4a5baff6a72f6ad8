// All rules in article order, and the one loop that runs them. Pure: the same dossier gives the same findings.
import type { Dossier, Row } from "./dossier.ts";
import type { Fix, RuleFinding } from "./finding.ts";
import { staysInOrder } from "./fix-trial.ts";
import type { FieldKey, TableName } from "./records/fields.ts";
import type { Report, RowRule, Rule } from "./rule.ts";
import { assessmentRules } from "./rules/assessment.ts";
import { decisionRules } from "./rules/decision.ts";
import { duplicateRules } from "./rules/duplicate.ts";
import { eligibilityRules } from "./rules/eligibility.ts";
import { expenditureRules } from "./rules/expenditure.ts";
import { fundingRules } from "./rules/funding.ts";
import { identityRules } from "./rules/identity.ts";
import { materialsRules } from "./rules/materials.ts";
import { noticeRules } from "./rules/notice.ts";
import { roundRules } from "./rules/round.ts";
import { scoringRules } from "./rules/scoring.ts";

export const rules: readonly Rule[] = [
  ...roundRules,
  ...identityRules,
  ...eligibilityRules,
  ...materialsRules,
  ...duplicateRules,
  ...scoringRules,
  ...noticeRules,
  ...decisionRules,
  ...fundingRules,
  ...assessmentRules,
  ...expenditureRules,
];

/** Why a rule could not be run: the tables no sheet has, or the columns (any one of each group would do). */
export interface NotRun {
  readonly rule: string;
  readonly missing: { readonly tables: readonly TableName[] } | { readonly columns: readonly (readonly FieldKey[])[] };
}

/** The report's fix, where it is certain or a trial on all rules has shown it good. */
function fixOf(rule: Rule, { fix, isFixCertain = true, place }: Report, dossier: Dossier): Fix | null {
  if (!fix || isFixCertain) return fix ?? null;
  const runnable = rules.filter((other) => unmetNeed(other, dossier) === null);
  return "row" in place && staysInOrder(rule, place, fix, dossier, runnable) ? fix : null;
}

const finding = (rule: Rule, report: Report, dossier: Dossier): RuleFinding => ({
  rule: rule.id,
  article: report.article ?? rule.article,
  severity: rule.severity,
  place: report.place,
  ...(report.field === undefined ? {} : { field: report.field }),
  expected: report.expected ?? null,
  params: report.params ?? {},
  fix: fixOf(rule, report, dossier),
  related: report.related ?? [],
});

/** The rules' answers for one rule over the whole dossier. */
export function runRule(rule: Rule, dossier: Dossier): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const say = (report: Report) => {
    findings.push(finding(rule, report, dossier));
  };
  if (rule.scope === "round") rule.check(dossier, say);
  else for (const row of rowsOf(rule, dossier)) rule.check(row, dossier, say);
  return findings;
}

/** One row rule on one row, as after an edit of that row. */
export function runRowRule(rule: RowRule, row: Row, dossier: Dossier): RuleFinding[] {
  const findings: RuleFinding[] = [];
  rule.check(row, dossier, (report) => {
    findings.push(finding(rule, report, dossier));
  });
  return findings;
}

/** The rows a row rule looks at: those of its first table. */
function rowsOf(rule: RowRule, dossier: Dossier): readonly Row[] {
  const [table] = rule.tables;
  return table === undefined ? [] : dossier.rows[table];
}

/** What keeps a rule from speaking at all in this dossier, or null where it can. */
export function unmetNeed(rule: Rule, dossier: Dossier): NotRun | null {
  const tables = rule.tables.filter((table) => !dossier.sheets.some((sheet) => sheet.tables.has(table)));
  if (tables.length > 0) return { rule: rule.id, missing: { tables } };
  const needs = [...rule.needs, ...(rule.needsUnder?.(dossier.rulings) ?? [])];
  const columns = needs.filter((group) => !group.some((field) => dossier.sheets.some((sheet) => sheet.columns.has(field))));
  return columns.length > 0 ? { rule: rule.id, missing: { columns } } : null;
}
