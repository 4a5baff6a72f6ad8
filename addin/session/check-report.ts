// What a check found, as plain data that can cross from the checking thread to the pane. Holds no row of the workbook.

import type { Severity } from "../../policy/finding.ts";
import { articleText, measuresDocument } from "../../policy/measures.ts";
import type { FieldKey, TableName } from "../../policy/records/fields.ts";
import { restingOn } from "../../policy/rules.ts";
import { type Ruling, rulingsTable } from "../../policy/rulings.ts";
import { articleLabel, type Language } from "../../policy/wording/entry.ts";
import type { Said } from "../../policy/wording.ts";
import type { CheckResult, LocatedFinding } from "../check.ts";
import { groupByApplication } from "../group.ts";
import { type Choices, type RecognisedSheet, recognisedSheets } from "./recognition.ts";

/** A finding with its sentences in the pane's language. */
export interface ReportFinding extends Omit<LocatedFinding, "said">, Said {
  /** The same for the same rule at the same cell in every run. */
  readonly id: string;
  /** Index into the report's `studios`; null for what concerns the workbook or the round as a whole. */
  readonly studio: number | null;
  readonly rulings: readonly Ruling["id"][];
}

export interface ReportRuling {
  readonly id: Ruling["id"];
  readonly question: string;
  readonly reason: string;
  readonly from: string;
}

interface CitedArticle {
  readonly label: string;
  readonly text: string;
}

export interface CheckReport {
  /** The day the check was made for, `YYYY-MM-DD`. */
  readonly today: string;
  readonly applications: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: readonly ReportFinding[];
  /** Names of the studios that findings concern, in the order in which applications stand. */
  readonly studios: readonly string[];
  readonly sheets: readonly RecognisedSheet[];
  readonly sheetNames: readonly string[];
  /** The measures' number: 京兴人社文〔2019〕199号. */
  readonly document: string;
  /** Each article a finding cites, by its number: what it is called and its words as printed. */
  readonly articles: Readonly<Record<string, CitedArticle>>;
  readonly rulings: readonly ReportRuling[];
  readonly notRun: readonly {
    readonly rule: string;
    readonly tables: readonly TableName[];
    readonly columns: readonly (readonly FieldKey[])[];
  }[];
}

/** The report of one check. `sheetNames` are all of the workbook's, recognised or not. */
export function checkReport(
  result: CheckResult,
  language: Language,
  choices: Choices,
  sheetNames: readonly string[],
): CheckReport {
  const { dossier } = result.reading;
  const groups = groupByApplication(result).filter(({ key }) => key !== null);
  const studioOf = new Map(groups.flatMap(({ findings }, index) => findings.map((finding) => [finding, index] as const)));
  const seen = new Map<string, number>();
  const findings = result.findings.map((finding): ReportFinding => {
    const { said, ...rest } = finding;
    const rulings = restingOn(finding.rule, dossier.rulings);
    return { ...rest, ...said[language], id: uniqueId(finding, seen), studio: studioOf.get(finding) ?? null, rulings };
  });
  const cited = [...new Set(findings.flatMap(({ article }) => article ?? []))];
  const resting = new Set(findings.flatMap(({ rulings }) => rulings));
  return {
    today: dossier.today,
    applications: dossier.rows.applications.length,
    counts: countBySeverity(findings),
    findings,
    studios: groups.map(({ studioName }) => studioName ?? ""),
    sheets: recognisedSheets(result.reading, choices),
    sheetNames,
    document: measuresDocument,
    articles: Object.fromEntries(
      cited.map((article) => [article, { label: articleLabel(article, language), text: articleText(article).zh }]),
    ),
    rulings: rulingsTable(dossier.rulings, dossier.settings.scoring)
      .filter(({ id }) => resting.has(id))
      .map(({ id, question, reason, from }) => ({ id, question: question[language], reason: reason[language], from })),
    notRun: result.notRun.map(({ rule, missing }) =>
      "tables" in missing ? { rule, tables: missing.tables, columns: [] } : { rule, tables: [], columns: missing.columns },
    ),
  };
}

function uniqueId({ rule, sheet, row, cell, field }: LocatedFinding, seen: Map<string, number>): string {
  const base = JSON.stringify([rule, sheet, cell ?? row, field]);
  const count = seen.get(base) ?? 0;
  seen.set(base, count + 1);
  return count === 0 ? base : `${base}${count}`;
}

function countBySeverity(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, review: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
