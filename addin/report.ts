// The command line's two formats: one JSON object for programs, a report grouped by application for people.
import { styleText } from "node:util";
import type { Severity } from "../policy/finding.ts";
import { measuresDocument } from "../policy/measures.ts";
import { effectiveDate } from "../policy/parameters.ts";
import type { NotRun } from "../policy/rules.ts";
import { rulingsTable } from "../policy/rulings.ts";
import { printable, shownSafely } from "../policy/wording/entry.ts";
import { fieldLabel, severityCount, severityLabel, tableLabel } from "../policy/wording/labels.ts";
import { type CheckResult, type LocatedFinding, messageOf } from "./check.ts";
import { groupByApplication } from "./group.ts";
import { cellAddress } from "./mapping/address.ts";
import type { SheetReading } from "./mapping/read-sheet.ts";
import type { SheetSnapshot } from "./mapping/snapshot.ts";

export type ReportLanguage = "zh" | "en";
const severities: readonly Severity[] = ["error", "review", "warning", "note"];

/** How many findings of each severity. */
const countBySeverity = (findings: readonly LocatedFinding[]): Record<Severity, number> => ({
  error: findings.filter(({ severity }) => severity === "error").length,
  review: findings.filter(({ severity }) => severity === "review").length,
  warning: findings.filter(({ severity }) => severity === "warning").length,
  note: findings.filter(({ severity }) => severity === "note").length,
});

/** The report as the object that `--format json` prints. */
export function jsonReport(result: CheckResult, language: ReportLanguage): object {
  const { dossier, readings, ignored, order } = result.reading;
  return {
    measures: { document: measuresDocument, effective: effectiveDate },
    today: dossier.today,
    settings: dossier.settings,
    rulings: rulingsTable(dossier.rulings, dossier.settings.scoring).map(({ id, value, reason }) => ({
      id,
      value,
      reason: reason[language],
    })),
    sheets: [
      ...readings.map((reading) => ({ snapshot: reading.snapshot, entry: sheetEntry(reading) })),
      ...ignored.map((snapshot) => ({ snapshot, entry: ignoredEntry(snapshot) })),
    ]
      .sort((a, b) => (order.get(a.snapshot) ?? 0) - (order.get(b.snapshot) ?? 0))
      .map(({ entry }) => entry),
    summary: { applications: dossier.rows.applications.length, ...countBySeverity(result.findings) },
    notRun: result.notRun.map((unmet) => ({ rule: unmet.rule, reason: notRunReason(unmet, language) })),
    findings: result.findings.map(findingEntry),
  };
}

function findingEntry(finding: LocatedFinding): object {
  const { params: _, fix, related, ...rest } = finding;
  return { ...rest, message: { zh: messageOf(finding, "zh"), en: messageOf(finding, "en") }, fix, related };
}

const sheetEntry = ({ snapshot, classified, header, rows, sorted, units }: SheetReading): object => ({
  name: snapshot.name,
  tables: classified.tables,
  headerRow: header.row + 1,
  dataRows: rows.length,
  skippedRows: sorted.skipped,
  columns: classified.columns.map(({ header: cell, field }) => ({
    cell: cellAddress(cell.row, cell.column),
    header: cell.text,
    field,
    unit: units.get(field) ?? null,
  })),
});

const ignoredEntry = ({ name }: SheetSnapshot): object => ({
  name,
  tables: [],
  headerRow: null,
  dataRows: 0,
  skippedRows: 0,
  columns: [],
});

/** Why a rule was not run, in a sentence. */
function notRunReason({ missing }: NotRun, language: ReportLanguage): string {
  if ("tables" in missing) {
    const names = missing.tables.map((table) => tableLabel(table, language));
    return language === "zh" ? `工作簿中没有${names.join("、")}表` : `The workbook has no sheet of ${names.join(", ")}`;
  }
  const groups = missing.columns.map((group) =>
    group.map((field) => fieldLabel(field, language)).join(language === "zh" ? "或" : " or "),
  );
  return language === "zh" ? `没有“${groups.join("”“")}”列` : `There is no column for ${groups.join(", ")}`;
}

const colours = { error: "red", review: "magenta", warning: "yellow", note: "cyan" } as const;

/** As wide as the longest of the language, so that all places stand below one another; a Chinese character takes two columns. */
const severityColumn = (severity: Severity, language: ReportLanguage): string => {
  const labels = severities.map((each) => severityLabel(each, language));
  const label = severityLabel(severity, language);
  const missing = Math.max(...labels.map(({ length }) => length)) - label.length;
  return label + (language === "zh" ? "\u3000" : " ").repeat(missing);
};

/** The report for people. `coloured` only where a terminal shows it. */
export function textReport(result: CheckResult, language: ReportLanguage, coloured: boolean): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    coloured ? styleText(format, text, { validateStream: false }) : text;
  const zh = language === "zh";
  const lines: string[] = [];
  for (const group of groupByApplication(result)) {
    lines.push("", paint("bold", shownSafely(group.studioName ?? (zh ? "工作簿与批次" : "Workbook and round"))));
    for (const finding of group.findings) {
      lines.push(
        `  ${paint(colours[finding.severity], severityColumn(finding.severity, language))}  ${printable(messageOf(finding, language))}  ${paint("dim", finding.rule)}`,
      );
      if (finding.fix !== null)
        lines.push(`      ${zh ? "可改为：" : "Fix: "}${printable(String(finding.fix.value))}${alsoText(finding, zh)}`);
    }
  }
  if (lines.length === 0) lines.push("", zh ? "没有发现问题。" : "Nothing was found to contradict the measures.");
  lines.push("", ...closing(result, language));
  return `${lines.slice(1).join("\n")}\n`;
}

function alsoText({ fix }: LocatedFinding, zh: boolean): string {
  if (fix === null || fix.also.length === 0) return "";
  const cells = fix.also.map(({ sheet, cell }) => printable(`${sheet}!${cell}`)).join(zh ? "、" : ", ");
  return zh ? `（同时改 ${cells}）` : ` (together with ${cells})`;
}

const plural = (count: number, [one, several]: readonly [string, string]): string => `${count} ${count === 1 ? one : several}`;

function closing({ reading, findings, notRun }: CheckResult, language: ReportLanguage): string[] {
  const zh = language === "zh";
  const counts = countBySeverity(findings);
  const applications = reading.dossier.rows.applications.length;
  const parts = severities.map((severity) => severityCount(counts[severity], severity, language));
  const read = reading.readings.map(({ snapshot, classified, rows, sorted }) => {
    const tables = classified.tables.map((table) => tableLabel(table, language)).join(zh ? "、" : ", ");
    const extent = zh
      ? `${rows.length} 行数据，跳过 ${sorted.skipped} 行`
      : `${plural(rows.length, ["row", "rows"])}, ${sorted.skipped} skipped`;
    return zh ? `  ${printable(snapshot.name)}：${tables}，${extent}` : `  ${printable(snapshot.name)}: ${tables}; ${extent}`;
  });
  const silent = zh
    ? `${notRun.length} 条规则因缺少相应的表或列未运行（--format json 列出）`
    : `${plural(notRun.length, ["rule was", "rules were"])} not run for want of a sheet or column (listed by --format json)`;
  const handedIn = zh ? `${applications} 份申报` : plural(applications, ["application", "applications"]);
  return [
    zh ? "已识别的工作表：" : "Sheets read:",
    ...read,
    ...(notRun.length > 0 ? [silent] : []),
    `${measuresDocument} · ${reading.dossier.today}`,
    [handedIn, ...parts].join(" · "),
  ];
}
