// The same rules that check a workbook, on the register's own records: what bars an application from being found eligible, and which rows of the municipal list it matches.
// Knows no sheets and cells; sealed values come in plain and go out masked.
import { maskIdentifier } from "./codes.ts";
import type { Dossier, Row, Sheet } from "./dossier.ts";
import type { RuleFinding, Severity } from "./finding.ts";
import type { IsoDate } from "./kinds.ts";
import type { MunicipalMatch } from "./likeness.ts";
import { municipalHits } from "./municipal-hits.ts";
import { type ApplicationField, applicationFieldKeys, applicationNumberOf } from "./records/application.ts";
import type { FieldKey, Fields, TableName } from "./records/fields.ts";
import { awardFieldKeys } from "./records/municipal-award.ts";
import { isSealedField } from "./records/sealed.ts";
import type { Rule } from "./rule.ts";
import { rules, runRule } from "./rules.ts";
import type { Rulings } from "./rulings.ts";
import type { Settings } from "./settings.ts";

type PlainValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A record with its sealed values in plain. */
export interface PlainRecord {
  readonly id: string;
  readonly fields: PlainValues;
}

interface RegisterCheck {
  readonly today: IsoDate;
  readonly settings: Settings;
  readonly rulings: Rulings;
  /** Those that are not withdrawn, by number. */
  readonly applications: readonly PlainRecord[];
  /** Rows of the municipal list that stand. */
  readonly awards: readonly PlainRecord[];
  /** Holders of the title from other rounds. */
  readonly holders: readonly (PlainRecord & { readonly year: number })[];
}

export interface RegisterFinding {
  readonly rule: string;
  readonly article: string | null;
  readonly severity: Severity;
  readonly field: FieldKey | null;
  /** What stands there, identifiers masked. */
  readonly value: string | null;
  readonly expected: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** Ids of the other applications, rows of the municipal list or earlier titles it speaks of. */
  readonly related: readonly string[];
}

export interface RegisterMatch {
  readonly awardId: string;
  readonly match: MunicipalMatch;
}

export interface CheckedRegister {
  /** By application id; those without any are absent. */
  readonly findings: ReadonlyMap<string, readonly RegisterFinding[]>;
  readonly matches: ReadonlyMap<string, readonly RegisterMatch[]>;
}

/** Only these families bear on eligibility (articles 6 and 7, and one studio, one grant). */
const families = ["identity/", "eligibility/", "materials/", "duplicate/"];
const eligibilityRules: readonly Rule[] = rules.filter(({ id }) => families.some((family) => id.startsWith(family)));
const fieldsRead: ReadonlySet<string> = new Set(eligibilityRules.flatMap(({ reads }) => reads));

/** True for a field whose change makes the application one to be decided again. */
export const bearsOnEligibility = (field: ApplicationField): boolean => fieldsRead.has(field);

/** Checks all applications of a round against each other, the municipal list and earlier titles. */
export function checkRegister(check: RegisterCheck): CheckedRegister {
  const { dossier, ids } = dossierOf(check);
  const findings = new Map<string, RegisterFinding[]>();
  for (const rule of eligibilityRules) {
    for (const finding of runRule(rule, dossier)) {
      const id = "row" in finding.place ? ids.get(finding.place.row) : undefined;
      if (id === undefined) continue;
      const known = findings.get(id);
      if (known) known.push(located(finding, ids));
      else findings.set(id, [located(finding, ids)]);
    }
  }
  return { findings, matches: matchesIn(dossier, ids) };
}

/** Rows of the municipal list by application, without running any other rule. */
export function municipalMatches(check: RegisterCheck): CheckedRegister["matches"] {
  const { dossier, ids } = dossierOf(check);
  return matchesIn(dossier, ids);
}

function matchesIn(dossier: Dossier, ids: ReadonlyMap<Row, string>): CheckedRegister["matches"] {
  const matches = new Map<string, readonly RegisterMatch[]>();
  for (const [row, hits] of municipalHits(dossier)) {
    const found = hits.flatMap(({ award, match }) => {
      const awardId = ids.get(award);
      return awardId === undefined ? [] : [{ awardId, match }];
    });
    matches.set(ids.get(row) ?? "", found);
  }
  return matches;
}

function located(finding: RuleFinding, ids: ReadonlyMap<Row, string>): RegisterFinding {
  const { rule, article, severity, expected, params, place } = finding;
  const field = finding.field ?? ("field" in place ? place.field : null);
  const value = "row" in place && field !== null ? displayed(field, place.row.fields[field]) : null;
  const related = finding.related.flatMap(({ row }) => ids.get(row) ?? []);
  return { rule, article, severity, field, value, expected, params, related };
}

function displayed(field: FieldKey, value: Fields[FieldKey]): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  return isSealedField(field) ? maskIdentifier(String(value)) : String(value);
}

function dossierOf(check: RegisterCheck): { dossier: Dossier; ids: ReadonlyMap<Row, string> } {
  const ids = new Map<Row, string>();
  const rowsOf = (sheet: Sheet, records: readonly PlainRecord[], numberOf: (id: string, position: number) => number): Row[] =>
    records.map(({ id, fields }, position) => {
      const row: Row = { sheet, number: numberOf(id, position), fields: asFields(fields), scores: [], unusable: new Set() };
      ids.set(row, id);
      return row;
    });
  const years = [...new Set(check.holders.map(({ year }) => year))];
  const applicationSheet = sheetOf(0, "登记册", "applications", applicationFieldKeys);
  const awardSheet = sheetOf(1, "市级资助名单", "municipalAwards", awardFieldKeys);
  const holderSheets = years.map((year, position) => ({
    ...sheetOf(position + 2, `${year}年登记册`, "applications", [...applicationFieldKeys, "decision"]),
    knownRound: year,
  }));
  const byPosition = (_: string, position: number) => position + 1;
  const rows: Record<TableName, readonly Row[]> = {
    applications: rowsOf(applicationSheet, check.applications, applicationNumberOf),
    scores: [],
    notices: [],
    payments: [],
    assessments: [],
    expenditures: [],
    municipalAwards: rowsOf(awardSheet, check.awards, byPosition),
  };
  const known = holderSheets.flatMap((sheet) => {
    const ofYear = check.holders.filter(({ year }) => year === sheet.knownRound);
    const approved = ofYear.map(({ id, fields }) => ({ id, fields: { ...fields, decision: "approved" } }));
    return rowsOf(sheet, approved, byPosition);
  });
  const { today, settings, rulings } = check;
  return { dossier: { today, settings, rulings, sheets: [applicationSheet, awardSheet, ...holderSheets], rows, known }, ids };
}

function sheetOf(index: number, name: string, table: TableName, columns: readonly FieldKey[]): Sheet {
  return { index, name, tables: new Set([table]), columns: new Set(columns), experts: [], knownRound: null, titleStudio: null };
}

/** A record's values were parsed by their fields' schemas when they were taken in, so each has its field's type. */
const asFields = (values: PlainValues): Fields => values as Fields;

/**
 * What a person has not settled yet: a finding about the municipal list is settled once every row it matches is decided on (article 14).
 * `resolved`: the answers that hold.
 */
export function openFindings(
  findings: readonly RegisterFinding[],
  matches: readonly RegisterMatch[],
  resolved: readonly { readonly awardId: string }[],
): readonly RegisterFinding[] {
  const isSettled = matches.every(({ awardId }) => resolved.some((resolution) => resolution.awardId === awardId));
  return isSettled ? findings.filter(({ rule }) => !rule.startsWith("duplicate/municipal-")) : findings;
}
