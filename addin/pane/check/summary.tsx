// The result in one line, read aloud when it changes, and what stands behind it: the day, the sheets, the rules not run.
import { Fragment } from "react";
import { fieldLabel, severityCount, tableLabel } from "../../../policy/wording/labels.ts";
import type { CheckReport } from "../../session/check-report.ts";
import type { SessionState } from "../../session/state.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useWording } from "../strings/strings.ts";
import { severities } from "./severity-tag.tsx";

/** Says the counts, or what is going on before there are any. */
export function Status({ report, busy }: Pick<SessionState, "report" | "busy">) {
  const { strings, language } = useWording();
  if (busy !== null && !busy.quiet && busy.task !== "marking")
    return (
      <p role="status" className="status" tabIndex={-1} data-fallback>
        {strings.busy[busy.task]}…
      </p>
    );
  return (
    <p role="status" className="status" tabIndex={-1} data-fallback>
      {report !== null && (
        <>
          <span>{strings.summary.applications(report.applications)} ·</span>
          {severities.map((severity, at) => (
            <Fragment key={severity}>
              {" "}
              <span className={report.counts[severity] > 0 ? "count" : "count count-none"}>
                {severityCount(report.counts[severity], severity, language)}
                {at < severities.length - 1 && " ·"}
              </span>
            </Fragment>
          ))}
        </>
      )}
    </p>
  );
}

export function Background({ report }: { readonly report: CheckReport }) {
  const { strings, language } = useWording();
  const { summary } = strings;
  const reason = ({ tables, columns }: CheckReport["notRun"][number]): string =>
    tables.length > 0
      ? summary.notRunTables(tables.map((table) => tableLabel(table, language)).join(summary.and))
      : summary.notRunColumns(
          columns
            .map((group) => group.map((field) => summary.column(fieldLabel(field, language))).join(summary.or))
            .join(summary.and),
        );
  const reasons = [...Map.groupBy(report.notRun, reason)];
  const read = report.sheets.filter(({ tables }) => tables.length > 0).length;
  return (
    <footer className="background">
      <p>{summary.checkedFor(report.today, read)}</p>
      {reasons.length > 0 && (
        <details>
          <FoldSummary>{summary.notRun(report.notRun.length)}</FoldSummary>
          {reasons.map(([why, rules]) => (
            <p key={why}>
              {why}
              <span className="aside">{summary.rules(rules.length)}</span>
            </p>
          ))}
        </details>
      )}
    </footer>
  );
}
