// What a check found, as plain data that can cross from the checking thread to the pane. Holds no row of the workbook.

import type { Severity } from "../../policy/finding.ts";
import { articleText, measuresDocument } from "../../policy/measures.ts";
import type { FieldKey, TableName } from "../../policy/records/fields.ts";
import { restingOn } from "../../policy/rules.ts";
import { type Ruling, type Rulings, rulingsTable } from "../../policy/rulings.ts";
import { articleLabel, type Language } from "../../policy/wording/entry.ts";
import { type Said, saidOf } from "../../policy/wording.ts";
import type { CheckResult, LocatedFinding } from "../check.ts";
import { groupByApplication } from "../group.ts";
import { type Choices, type RecognisedSheet, recognisedSheets } from "./recognition.ts";

/** A finding with its sentences in the pane's language. */
export interface ReportFinding extends Omit<LocatedFinding, "params">, Said {
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
  const findings = result.findings.map((finding) => {
    const worded = wordedIn(finding, language, dossier.rulings);
    return reported(worded, uniqueId(worded.base, seen), studioOf.get(finding) ?? null);
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

/** Here the sentence stands by itself; elsewhere it follows a cell and a colon. */
const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** A finding in one language, and as it was last reported. */
interface Worded {
  readonly language: Language;
  readonly rulings: Rulings;
  readonly base: string;
  finding: ReportFinding;
}

/** After an edit nearly all findings are the same as before, and so is what is reported of them. */
const wordedBefore = new WeakMap<LocatedFinding, Worded>();

function wordedIn(finding: LocatedFinding, language: Language, rulings: Rulings): Worded {
  const known = wordedBefore.get(finding);
  if (known?.language === language && known.rulings === rulings) return known;
  const { params: _, ...rest } = finding;
  const base = JSON.stringify([rest.rule, rest.sheet, rest.cell ?? rest.row, rest.field]);
  const { wrong, ...said } = saidOf(finding, language);
  const sentence = language === "en" ? capitalised(wrong) : wrong;
  const report = { ...rest, ...said, wrong: sentence, id: base, studio: null, rulings: restingOn(finding.rule, rulings) };
  const worded: Worded = { language, rulings, base, finding: report };
  wordedBefore.set(finding, worded);
  return worded;
}

/** The same object as in the report before where nothing of it is another. */
function reported(worded: Worded, id: string, studio: number | null): ReportFinding {
  const { finding } = worded;
  if (finding.id !== id || finding.studio !== studio) worded.finding = { ...finding, id, studio };
  return worded.finding;
}

/** Several findings of one rule in one cell are told apart by their number. */
function uniqueId(base: string, seen: Map<string, number>): string {
  const count = seen.get(base) ?? 0;
  seen.set(base, count + 1);
  return count === 0 ? base : `${base}${count}`;
}

function countBySeverity(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, review: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
