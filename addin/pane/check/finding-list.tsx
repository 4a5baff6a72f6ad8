// The findings in their groups, drawn in slices. Which findings, and in which order, is decided in group-findings.ts.
import { memo } from "react";
import type { CheckReport, ReportFinding } from "../../session/check-report.ts";
import type { Session } from "../../session/session.ts";
import { useWording } from "../strings/strings.ts";
import { FindingItem } from "./finding-item.tsx";
import type { FindingGroup } from "./group-findings.ts";
import { useGradual } from "./use-gradual.ts";

interface FindingListProps {
  readonly groups: readonly FindingGroup[];
  readonly report: CheckReport;
  readonly session: Session;
  readonly showRecognition: () => void;
}

export function FindingList({ groups, report, session, showRecognition }: FindingListProps) {
  const { strings } = useWording();
  const total = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  const [shown, more] = useGradual(total);
  const { articles, rulings } = report;
  let left = shown;
  return (
    <section className="finding-list">
      <h2 className="hidden-text">{strings.list.label}</h2>
      {groups.map(({ key, title, findings }) => {
        const visible = findings.length <= left ? findings : findings.slice(0, Math.max(left, 0));
        left -= findings.length;
        if (visible.length === 0) return null;
        return (
          <Group
            key={key}
            title={title}
            count={findings.length}
            findings={visible}
            {...{ articles, rulings, session, showRecognition }}
          />
        );
      })}
      {shown < total && shown % 2000 === 0 && (
        <button type="button" className="small-button more" onClick={more}>
          {strings.list.more(Math.min(total - shown, 2000))}
        </button>
      )}
    </section>
  );
}

interface GroupProps extends Pick<CheckReport, "articles" | "rulings">, Pick<FindingListProps, "session" | "showRecognition"> {
  readonly title: string;
  readonly count: number;
  readonly findings: readonly ReportFinding[];
}

const Group = memo(function Group({ title, count, findings, ...rest }: GroupProps) {
  const { strings } = useWording();
  return (
    <section className="group">
      <h3>
        <span className="group-title">{title}</span>
        <span className="group-count">{strings.list.findings(count)}</span>
      </h3>
      <ul>
        {findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} {...rest} />
        ))}
      </ul>
    </section>
  );
});
