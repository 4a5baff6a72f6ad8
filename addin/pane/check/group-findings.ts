// Filters findings and puts them into groups for the list. Pure.
import type { Severity } from "../../../policy/finding.ts";
import type { Language } from "../../../policy/wording/entry.ts";
import { fieldLabel } from "../../../policy/wording/labels.ts";
import type { CheckReport, ReportFinding } from "../../session/check-report.ts";
import type { Strings } from "../strings/strings.ts";
import { placeOf } from "./place.ts";

export interface Filters {
  /** Severities left out. */
  readonly hidden: ReadonlySet<Severity>;
  readonly search: string;
  readonly grouping: "application" | "article";
}

export interface FindingGroup {
  readonly key: string;
  readonly title: string;
  readonly findings: readonly ReportFinding[];
}

export const noFilters: Filters = { hidden: new Set(), search: "", grouping: "application" };

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** The findings that pass the filters. */
export function filtered(
  { findings, studios }: CheckReport,
  { hidden, search }: Filters,
  language: Language,
): readonly ReportFinding[] {
  const wanted = folded(search);
  if (wanted === "" && hidden.size === 0) return findings;
  return findings.filter((finding) => {
    if (hidden.has(finding.severity)) return false;
    const { studio, wrong, todo, value, field, rule } = finding;
    const name = studio === null ? "" : (studios[studio] ?? "");
    const label = field === null ? "" : fieldLabel(field, language);
    return folded([name, placeOf(finding), wrong, todo, value, label, rule].join("\n")).includes(wanted);
  });
}

/** By studio in the order of applications, or by article in the order of the text; what belongs to none comes first. */
export function grouped(
  report: CheckReport,
  findings: readonly ReportFinding[],
  grouping: Filters["grouping"],
  strings: Strings,
): FindingGroup[] {
  if (grouping === "application") {
    const groups = Map.groupBy(findings, ({ studio }) => studio);
    return [...groups]
      .sort(([a], [b]) => (a ?? -1) - (b ?? -1))
      .map(([studio, inGroup]) => ({
        key: `studio ${studio}`,
        title: studio === null ? strings.list.whole : (report.studios[studio] ?? ""),
        findings: inGroup,
      }));
  }
  const groups = Map.groupBy(findings, ({ article }) => article);
  return [...groups]
    .sort(([a], [b]) => byNumber(a ?? "", b ?? ""))
    .map(([article, inGroup]) => ({
      key: `article ${article}`,
      title: article === null ? strings.list.reading : (report.articles[article]?.label ?? article),
      findings: inGroup,
    }));
}

/** `6(1)1` before `7(2)` before `14`. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
