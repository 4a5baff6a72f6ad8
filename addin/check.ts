// The check of a workbook: snapshot → rows → rules → findings, each located in its cell. Pure; reads no file and calls no Excel.
import { maskIdentifier, maskIdNumbers } from "../policy/codes.ts";
import type { Row } from "../policy/dossier.ts";
import type { RuleFinding, Severity } from "../policy/finding.ts";
import type { FieldKey, TableName } from "../policy/records/fields.ts";
import { standOf } from "../policy/row-order.ts";
import type { Rule } from "../policy/rule.ts";
import { rowsOf } from "../policy/rule-rows.ts";
import { type NotRun, rules, runRowRule, runRule, unmetNeed } from "../policy/rules.ts";
import type { Language } from "../policy/wording/entry.ts";
import { joinedMessage, saidOf } from "../policy/wording.ts";
import { cellAddress } from "./mapping/address.ts";
import { type CellFix, fixCells } from "./mapping/fix-cells.ts";
import { textAt } from "./mapping/header.ts";
import { type Location, locate, locatePlace } from "./mapping/locate.ts";
import { isErrorText } from "./mapping/read-cell.ts";
import { type ReadingOptions, readWorkbook, type WorkbookReading } from "./mapping/read-workbook.ts";
import { settingsSheetName } from "./mapping/round-sheet.ts";
import type { ReadingFinding } from "./mapping/sheet-reader.ts";
import type { Snapshot } from "./mapping/snapshot.ts";

/** A finding at its cell, as reported. Rows are 1-based. */
export interface LocatedFinding {
  readonly rule: string;
  readonly article: string | null;
  readonly severity: Severity;
  readonly table: TableName | null;
  readonly sheet: string | null;
  readonly row: number | null;
  /** A1 address; null for a whole sheet or row. */
  readonly cell: string | null;
  readonly field: FieldKey | null;
  /** The cell's displayed text; identity numbers and accounts masked. */
  readonly value: string | null;
  readonly expected: string | null;
  /** For its sentences, {@link saidOf}: of thousands of findings few are ever shown. */
  readonly params: RuleFinding["params"];
  readonly fix: CellFix | null;
  readonly related: readonly { readonly sheet: string; readonly cell: string }[];
}

export interface CheckResult {
  readonly reading: WorkbookReading;
  /** By sheet, row, column, rule. */
  readonly findings: readonly LocatedFinding[];
  readonly notRun: readonly NotRun[];
  /** The findings before they were sorted together: what the reading says, and what each rule says. For {@link recheck}. */
  readonly byRule: ReadonlyMap<Rule, readonly Found[]>;
}

/** Checks a workbook, together with the municipal list's own workbook where one is given. */
export function check(snapshot: Snapshot, options: ReadingOptions, municipal: Snapshot | null = null): CheckResult {
  return checkReading(readWorkbook(snapshot, options, municipal));
}

/** The finding's message, with the place before it: `申报汇总!F7`, a sheet's name, or that of the settings' sheet. */
export function messageOf(finding: LocatedFinding, language: Language): string {
  const { sheet, cell } = finding;
  const where = sheet === null ? settingsSheetName : `${sheet}${cell === null ? "" : `!${cell}`}`;
  return joinedMessage(saidOf(finding, language), where, language);
}

/** Runs the rules on what was read: all of them, or for each rule only as much as `known` does not already answer. */
export function checkReading(
  reading: WorkbookReading,
  known: (rule: Rule) => readonly Found[] | null = () => null,
): CheckResult {
  const notRun: NotRun[] = [];
  const byRule = new Map<Rule, readonly Found[]>();
  for (const rule of rules) {
    const unmet = unmetNeed(rule, reading.dossier);
    if (unmet !== null) notRun.push(unmet);
    else byRule.set(rule, known(rule) ?? findingsOf(rule, reading));
  }
  const found = [...reading.findings.map((finding) => locateReading(reading, finding)), ...[...byRule.values()].flat()];
  return { reading, findings: found.sort(byPlace).map(({ finding }) => finding), notRun, byRule };
}

/** What a rule says, located; a row rule on all of its rows, or on the given ones. */
export function findingsOf(rule: Rule, reading: WorkbookReading, rows: readonly Row[] | null = null): readonly Found[] {
  const { dossier } = reading;
  if (rule.scope === "round") return runRule(rule, dossier).map((finding) => locateFinding(reading, finding, null));
  const findings: Found[] = [];
  runRowRule(rule, rows ?? rowsOf(rule, dossier), dossier, (finding, row) => {
    findings.push(locateFinding(reading, finding, row));
  });
  return findings;
}

/** A located finding with what it is sorted by; rows and columns 0-based, -1 for a whole row or sheet. */
export interface Found {
  readonly finding: LocatedFinding;
  /** Where the row stands ({@link standOf}) that a row rule looked at, which need not be the finding's own; null for other rules. */
  readonly about: number | null;
  /** As {@link RuleFinding.isFixTried}. */
  readonly isFixTried: boolean;
  readonly order: readonly [sheet: number, row: number, column: number];
}

const byPlace = (a: Found, b: Found): number =>
  a.order[0] - b.order[0] ||
  a.order[1] - b.order[1] ||
  a.order[2] - b.order[2] ||
  (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0) ||
  (a.about ?? 0) - (b.about ?? 0);

const maskedFields: ReadonlySet<FieldKey> = new Set<FieldKey>(["leadIdNumber", "payeeAccount"]);

/** The displayed text; masked in the columns of identity numbers and accounts, as is an identity number in any other. */
const maskedValue = (text: string, field: FieldKey | null): string =>
  field !== null && maskedFields.has(field) && !isErrorText(text) ? maskIdentifier(text) : maskIdNumbers(text);

type Head = Pick<LocatedFinding, "rule" | "article" | "severity" | "expected" | "fix" | "related">;

function found(
  reading: WorkbookReading,
  { sheet, row, column }: Pick<Location, "sheet" | "row" | "column">,
  table: TableName | null,
  field: FieldKey | null,
  head: Head,
  params: RuleFinding["params"],
  { about, isFixTried }: Pick<Found, "about" | "isFixTried">,
): Found {
  const cell = row === null || column === null ? null : cellAddress(row, column);
  const text = sheet === null || row === null || column === null ? null : textAt(sheet, row, column);
  const isHeader = row !== null && reading.readings.some((one) => one.snapshot === sheet && row <= one.header.row);
  return {
    finding: {
      rule: head.rule,
      article: head.article,
      severity: head.severity,
      table,
      sheet: sheet?.name ?? null,
      row: row === null ? null : row + 1,
      cell,
      field,
      value: text === null ? null : maskedValue(text, isHeader ? null : field),
      expected: head.expected,
      params,
      fix: head.fix,
      related: head.related,
    },
    about,
    isFixTried,
    order: [sheet === null ? -1 : sheetOrder(reading, sheet), row ?? -1, column ?? -1],
  };
}

const nowhere: LocatedFinding["related"] = [];

function locateReading(reading: WorkbookReading, finding: ReadingFinding): Found {
  const head: Head = {
    rule: finding.rule,
    article: null,
    severity: finding.severity,
    expected: finding.expected ?? null,
    fix: null,
    related: nowhere,
  };
  return found(reading, finding, finding.table, finding.field, head, finding.params, { about: null, isFixTried: false });
}

function locateFinding(reading: WorkbookReading, finding: RuleFinding, about: Row | null): Found {
  const location = locate(reading, finding.place);
  const place = "row" in finding.place ? finding.place : null;
  const field = finding.field ?? location.in?.field ?? ("field" in finding.place ? finding.place.field : null);
  const related = finding.related.flatMap((other) => {
    const { sheet, row, column } = locatePlace(reading, other);
    return sheet === null || row === null || column === null ? [] : [{ sheet: sheet.name, cell: cellAddress(row, column) }];
  });
  const fix = finding.fix === null || place === null ? null : fixCells(reading, place, finding.fix);
  const head: Head = {
    rule: finding.rule,
    article: finding.article,
    severity: finding.severity,
    expected: finding.expected,
    fix,
    related,
  };
  const own =
    location.sheet === null ? null : (reading.readings.find((one) => one.snapshot === location.sheet)?.classified.own ?? null);
  const basis = { about: about === null ? null : standOf(about), isFixTried: finding.isFixTried === true };
  return found(reading, location, location.in?.table ?? own, field, head, finding.params, basis);
}

/** Sheets in the workbook's order, those of a second workbook behind them. */
function sheetOrder(reading: WorkbookReading, sheet: NonNullable<Location["sheet"]>): number {
  return reading.order.get(sheet) ?? reading.order.size;
}
