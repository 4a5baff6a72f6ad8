// The corrections made, the latest first, each with 撤销.
import { memo } from "react";
import type { Session } from "../../session/session.ts";
import type { Change } from "../../session/state.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useWording } from "../strings/strings.ts";

interface ChangeLogProps {
  readonly changes: readonly Change[];
  readonly session: Session;
}

export const ChangeLog = memo(function ChangeLog({ changes, session }: ChangeLogProps) {
  const { strings } = useWording();
  if (changes.length === 0) return null;
  const batches = [...Map.groupBy(changes, ({ batch }) => batch).values()].reverse();
  return (
    <details className="panel" open>
      <FoldSummary>{strings.changes.title(changes.length)}</FoldSummary>
      {batches.map((batch) => {
        const [first] = batch;
        if (first === undefined) return null;
        return batch.length === 1 ? (
          <ChangeRow key={first.batch} change={first} session={session} />
        ) : (
          <div key={first.batch}>
            <div className="panel-row">
              <p>{strings.changes.batch(batch.length)}</p>
              <button type="button" className="small-button" onClick={() => session.undo(batch)}>
                {strings.changes.undoAll}
              </button>
            </div>
            <details className="sub-panel">
              <FoldSummary>{strings.changes.each}</FoldSummary>
              {batch.map((change) => (
                <ChangeRow key={change.id} change={change} session={session} />
              ))}
            </details>
          </div>
        );
      })}
    </details>
  );
});

function ChangeRow({ change, session }: { readonly change: Change; readonly session: Session }) {
  const { strings } = useWording();
  const place = `${change.sheet}!${change.cell}`;
  const [before, after] = [change.before[0]?.value, change.after[0]?.value];
  return (
    <div className="panel-row">
      <p>
        <button
          type="button"
          className="link place"
          title={strings.list.goTo(place)}
          onClick={() => session.select(change.sheet, change.cell)}
        >
          {place}
        </button>
        <span className="aside">
          <del>{before === "" ? strings.changes.blank : String(before)}</del> {strings.changes.to} <ins>{String(after)}</ins>
        </span>
      </p>
      <button
        type="button"
        className="small-button"
        title={strings.changes.undoAt(place)}
        onClick={() => session.undo([change])}
      >
        {strings.changes.undo}
      </button>
    </div>
  );
}
