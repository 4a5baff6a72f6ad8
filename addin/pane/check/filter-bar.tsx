// The filters, which are the legend of the marks at the same time: severities with their colours, search, grouping.
import { Input } from "@fluentui/react-components";
import { severityLabel } from "../../../policy/wording/labels.ts";
import type { CheckReport } from "../../session/check-report.ts";
import { useWording } from "../strings/strings.ts";
import type { Filters } from "./group-findings.ts";
import { Swatch, severities } from "./severity-tag.tsx";

interface FilterBarProps {
  readonly report: CheckReport;
  readonly filters: Filters;
  readonly change: (filters: Filters) => void;
}

export function FilterBar({ report, filters, change }: FilterBarProps) {
  const { strings, language } = useWording();
  const { hidden, search, grouping } = filters;
  const present = severities.filter((severity) => report.counts[severity] > 0);
  return (
    <section aria-label={strings.filter.label} className="filter-bar">
      {present.length > 1 && (
        <fieldset className="chips">
          <legend className="hidden-text">{strings.filter.severities}</legend>
          {present.map((severity) => (
            <button
              key={severity}
              type="button"
              className="chip"
              aria-pressed={!hidden.has(severity)}
              onClick={() => change({ ...filters, hidden: toggled(hidden, severity) })}
            >
              <Swatch severity={severity} />
              {severityLabel(severity, language)}
              <span className="chip-count">{report.counts[severity]}</span>
            </button>
          ))}
        </fieldset>
      )}
      <div className="filter-row">
        <Input
          className="search"
          size="small"
          type="search"
          aria-label={strings.filter.searchLabel}
          placeholder={strings.filter.search}
          value={search}
          onChange={(_, { value }) => change({ ...filters, search: value })}
        />
        <fieldset className="segments">
          <legend className="hidden-text">{strings.filter.groupBy}</legend>
          {(["application", "article"] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={grouping === each}
              onClick={() => change({ ...filters, grouping: each })}
            >
              {each === "application" ? strings.filter.byApplication : strings.filter.byArticle}
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  );
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
