// All rules in article order, and the one loop that runs them. Pure: the same dossier gives the same findings.
import type { Dossier, Row } from "./dossier.ts";
import type { RuleFinding } from "./finding.ts";
import { staysInOrder } from "./fix-trial.ts";
import type { FieldKey, TableName } from "./records/fields.ts";
import type { Report, RowRule, Rule } from "./rule.ts";
import { rowsOf } from "./rule-rows.ts";
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
import type { Ruling, Rulings } from "./rulings.ts";

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

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rulings that a finding of this rule rests on, under those in force; none for a finding that is no rule's of ours. */
export function restingOn(id: string, rulings: Rulings): readonly Ruling["id"][] {
  const { restsOn = [] } = byId.get(id) ?? {};
  return typeof restsOn === "function" ? restsOn(rulings) : restsOn;
}

/** Why a rule could not be run: the tables no sheet has, or the columns (any one of each group would do). */
export interface NotRun {
  readonly rule: string;
  readonly missing: { readonly tables: readonly TableName[] } | { readonly columns: readonly (readonly FieldKey[])[] };
}

/** The report's fix, where it is certain or a trial on all rules shows it good. */
function fixOf(
  rule: Rule,
  { fix, isFixCertain = true, place }: Report,
  dossier: Dossier,
): Pick<RuleFinding, "fix" | "isFixTried"> {
  if (!fix || isFixCertain) return { fix: fix ?? null };
  const runnable = rules.filter((other) => unmetNeed(other, dossier) === null);
  return { fix: "row" in place && staysInOrder(rule, place, fix, dossier, runnable) ? fix : null, isFixTried: true };
}

const finding = (rule: Rule, report: Report, dossier: Dossier): RuleFinding => ({
  rule: rule.id,
  article: report.article ?? rule.article,
  severity: rule.severity,
  place: report.place,
  ...(report.field === undefined ? {} : { field: report.field }),
  expected: report.expected ?? null,
  params: report.params ?? {},
  ...fixOf(rule, report, dossier),
  related: report.related ?? [],
});

/** What a rule says over the whole dossier. */
export function runRule(rule: Rule, dossier: Dossier): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (rule.scope === "round") {
    rule.check(dossier, (report) => {
      findings.push(finding(rule, report, dossier));
    });
  } else runRowRule(rule, rowsOf(rule, dossier), dossier, (said) => findings.push(said));
  return findings;
}

/** Runs a row rule on the given of its rows; `say` gets each finding with the row that was looked at. */
export function runRowRule(
  rule: RowRule,
  rows: readonly Row[],
  dossier: Dossier,
  say: (finding: RuleFinding, about: Row) => void,
): void {
  let about: Row;
  // One function for all rows: there are many, and most of them say nothing.
  const report = (said: Report): void => say(finding(rule, said, dossier), about);
  for (about of rows) rule.check(about, dossier, report);
}

/** What keeps a rule from speaking at all in this dossier, or null where it can. */
export function unmetNeed(rule: Rule, dossier: Dossier): NotRun | null {
  const tables = rule.tables.filter((table) => !dossier.sheets.some((sheet) => sheet.tables.has(table)));
  if (tables.length > 0) return { rule: rule.id, missing: { tables } };
  const needs = [...rule.needs, ...(rule.needsUnder?.(dossier.rulings) ?? [])];
  const columns = needs.filter((group) => !group.some((field) => dossier.sheets.some((sheet) => sheet.columns.has(field))));
  return columns.length > 0 ? { rule: rule.id, missing: { columns } } : null;
}
