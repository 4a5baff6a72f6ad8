// The report (校验报告) as a sheet: every finding with a link to its cell, laid out for an A4 page. Lays out; writes nothing.
import type { Language } from "../../policy/wording/entry.ts";
import { severityCount, severityLabel } from "../../policy/wording/labels.ts";
import type { OwnCell, OwnSheet } from "../workbook/sheet-writer.ts";
import type { CheckReport, ReportFinding } from "./check-report.ts";

/** What the sheet is called, and what its title begins with. */
export const reportNames = { zh: "校验报告", en: "Check report" } as const;

const words = {
  zh: {
    columns: ["级别", "位置", "工作室", "问题", "要求", "处理建议", "条款"],
    none: "没有发现问题",
    whole: "工作簿与批次",
    counts: (report: CheckReport) => `${report.applications} 份申报`,
  },
  en: {
    columns: ["Severity", "Cell", "Studio", "Finding", "Requirement", "What to do", "Article"],
    none: "Nothing was found",
    whole: "Workbook and round",
    counts: ({ applications }: CheckReport) => `${applications} ${applications === 1 ? "application" : "applications"}`,
  },
} as const;

const severities = ["error", "review", "warning", "note"] as const;

/** The sheet for {@link CheckReport}; its title says the measures, the day and the counts. */
export function reportSheet(report: CheckReport, language: Language): OwnSheet {
  const { columns, none, counts } = words[language];
  const name = reportNames[language];
  const totals = severities.map((severity) => severityCount(report.counts[severity], severity, language));
  return {
    name,
    marker: "report",
    title: [name, report.document, report.today, counts(report), ...totals].join(" · "),
    header: columns,
    rows:
      report.findings.length === 0
        ? [["", "", "", none, "", "", ""]]
        : report.findings.map((finding) => rowOf(report, finding, language)),
    formats: ["@", "General", "@", "@", "@", "@", "@"],
    widths: [46, 90, 130, 190, 190, 150, 64],
    landscape: true,
    isProtected: false,
  };
}

function rowOf({ studios, articles }: CheckReport, finding: ReportFinding, language: Language): OwnCell[] {
  const { sheet, cell, row, severity, studio, wrong, required, todo, article } = finding;
  const address = cell ?? `A${row ?? 1}`;
  const place: OwnCell =
    sheet === null ? words[language].whole : { text: cell === null ? sheet : `${sheet}!${cell}`, sheet, cell: address };
  const name = studio === null ? words[language].whole : (studios[studio] ?? "");
  return [
    severityLabel(severity, language),
    place,
    name,
    wrong,
    required,
    todo,
    article === null ? "" : (articles[article]?.label ?? article),
  ];
}
