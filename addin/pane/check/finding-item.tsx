// One finding: where, what is wrong, what to do, on what ground, and its fix. Plain elements: a list may hold thousands.
import { memo } from "react";
import { fieldLabel } from "../../../policy/wording/labels.ts";
import type { CheckReport, ReportFinding, ReportRuling } from "../../session/check-report.ts";
import { isFixable } from "../../session/fixes.ts";
import type { Session } from "../../session/session.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useWording } from "../strings/strings.ts";
import { addressOf, placeOf } from "./place.ts";
import { SeverityTag } from "./severity-tag.tsx";

interface FindingItemProps {
  readonly finding: ReportFinding;
  readonly session: Session;
  readonly articles: CheckReport["articles"];
  readonly rulings: readonly ReportRuling[];
  readonly showRecognition: () => void;
}

/** Findings about the reading of headers are settled in 识别结果. */
const settledByRecognition: ReadonlySet<string> = new Set([
  "workbook/column-missing",
  "workbook/column-ambiguous",
  "workbook/column-suggested",
  "workbook/sheet-ignored",
]);

export const FindingItem = memo(function FindingItem({
  finding,
  session,
  articles,
  rulings,
  showRecognition,
}: FindingItemProps) {
  const { strings, language } = useWording();
  const { id, rule, severity, field, wrong, todo } = finding;
  return (
    <li className={`finding severity-${severity}`} data-rule={rule} data-id={id} data-severity={severity}>
      <div className="finding-head">
        <SeverityTag severity={severity} />
        <PlaceLink finding={finding} session={session} />
        {field !== null && <span className="field-label">{fieldLabel(field, language)}</span>}
      </div>
      <p className="wrong">{wrong}</p>
      {todo !== "" && <p className="todo">{todo}</p>}
      <Ground finding={finding} articles={articles} rulings={rulings} />
      {finding.related.length > 0 && <Related finding={finding} session={session} />}
      {settledByRecognition.has(rule) && (
        <button type="button" className="link" onClick={showRecognition}>
          {strings.list.specify}
        </button>
      )}
      {isFixable(finding) && <FixLine finding={finding} session={session} />}
    </li>
  );
});

function PlaceLink({ finding, session }: Pick<FindingItemProps, "finding" | "session">) {
  const { strings } = useWording();
  const { sheet, cell, row } = finding;
  const place = placeOf(finding);
  if (sheet === null || place === null) return null;
  return (
    <button
      type="button"
      className="link place"
      title={strings.list.goTo(place)}
      onClick={() => session.select(sheet, addressOf(finding))}
    >
      {place}
      {cell === null && row !== null && ` ${strings.list.row(row)}`}
    </button>
  );
}

/** What the measures require, with the article's own words and the rulings unfolding under it. */
function Ground({ finding, articles, rulings }: Pick<FindingItemProps, "finding" | "articles" | "rulings">) {
  const { strings } = useWording();
  const { required, article } = finding;
  const resting = rulings.filter(({ id }) => finding.rulings.includes(id));
  if (article === null && resting.length === 0) return required === "" ? null : <p className="required">{required}</p>;
  const cited = article === null ? undefined : articles[article];
  return (
    <details className="ground">
      <FoldSummary>{required}</FoldSummary>
      {cited !== undefined && (
        <figure>
          <figcaption>
            {strings.list.articleText} · {cited.label}
          </figcaption>
          <blockquote lang="zh-CN">{cited.text}</blockquote>
        </figure>
      )}
      {resting.map(({ id, question, reason, from }) => (
        <figure key={id}>
          <figcaption>
            {strings.list.ruling} · {strings.list.rulingSince(from)}
          </figcaption>
          <p className="question">{question}</p>
          <p>{reason}</p>
        </figure>
      ))}
    </details>
  );
}

/** No more of them than fit a line or two; the sheet shows the rest. */
const mostRelated = 6;

function Related({ finding, session }: Pick<FindingItemProps, "finding" | "session">) {
  const { strings } = useWording();
  return (
    <p className="related">
      {strings.list.related}
      {finding.related.slice(0, mostRelated).map(({ sheet, cell }) => (
        <button key={`${sheet}!${cell}`} type="button" className="link" onClick={() => session.select(sheet, cell)}>
          {sheet === finding.sheet ? cell : `${sheet}!${cell}`}
        </button>
      ))}
      {finding.related.length > mostRelated && "…"}
    </p>
  );
}

function FixLine({ finding, session }: Pick<FindingItemProps, "finding" | "session">) {
  const { strings } = useWording();
  const { fix } = finding;
  if (fix === null) return null;
  const place = placeOf(finding) ?? "";
  return (
    <div className="fix-line">
      <p>
        {strings.fix.becomes} <strong>{fix.value}</strong>
        {fix.also.length > 0 && strings.fix.also(fix.also.length)}
      </p>
      <button
        type="button"
        className="small-button"
        title={strings.fix.applyTo(place)}
        onClick={() => session.apply(finding.id)}
      >
        {strings.fix.apply}
      </button>
    </div>
  );
}
