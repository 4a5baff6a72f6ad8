// The fixes on offer, a line a rule, each with 全部应用.
import { memo } from "react";
import { fieldLabel } from "../../../policy/wording/labels.ts";
import type { CheckReport, ReportFinding } from "../../session/check-report.ts";
import { isFixable } from "../../session/fixes.ts";
import type { Session } from "../../session/session.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useWording } from "../strings/strings.ts";

interface FixPanelProps {
  readonly findings: readonly ReportFinding[];
  readonly articles: CheckReport["articles"];
  readonly session: Session;
}

export const FixPanel = memo(function FixPanel({ findings, articles, session }: FixPanelProps) {
  const { strings, language } = useWording();
  const fixable = findings.filter(isFixable);
  if (fixable.length === 0) return null;
  return (
    <details className="panel" open>
      <FoldSummary>{strings.fix.panel(fixable.length)}</FoldSummary>
      {[...Map.groupBy(fixable, ({ rule }) => rule)].map(([rule, ofRule]) => {
        const { field, article } = ofRule[0] ?? { field: null, article: null };
        const id = `fix-${rule.replace("/", "-")}`;
        return (
          <div key={rule} className="panel-row">
            <p id={id}>
              {field === null ? rule : fieldLabel(field, language)}
              <span className="aside">
                {article !== null && `${articles[article]?.label ?? article} · `}
                {strings.fix.places(ofRule.length)}
              </span>
            </p>
            <button type="button" className="small-button" aria-describedby={id} onClick={() => session.applyAll(rule)}>
              {strings.fix.all}
            </button>
          </div>
        );
      })}
    </details>
  );
});
