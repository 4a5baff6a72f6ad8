// The tab's one line: what is going on, or the counts of the preview or of what was submitted. Read aloud when it changes.
import { Fragment } from "react";
import { countsOf } from "../../sync/sync-plan.ts";
import type { SyncState } from "../../sync/sync-state.ts";
import { type SyncTexts, useSyncTexts } from "./sync-texts.ts";

const always = ["created", "updated", "conflict", "refused", "registerOnly"] as const;
type Counts = Readonly<Record<(typeof always)[number] | "questions", number>>;

export function SyncStatus({ state }: { readonly state: SyncState }) {
  const say = useSyncTexts();
  const counts = countsIn(state);
  return (
    <p role="status" className="status" tabIndex={-1} data-fallback>
      {state.busy !== null ? `${say.busy[state.busy]}…` : counts !== null ? <Line counts={counts} /> : quietText(state, say)}
    </p>
  );
}

function Line({ counts }: { readonly counts: Counts }) {
  const say = useSyncTexts();
  const shown = counts.questions > 0 ? ([...always, "questions"] as const) : always;
  return shown.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && " "}
      <span className={counts[key] > 0 ? "count" : "count count-none"}>
        {say.counts[key](counts[key])}
        {index < shown.length - 1 && " ·"}
      </span>
    </Fragment>
  ));
}

function countsIn({ plan, picks, notice }: SyncState): Counts | null {
  if (plan !== null) return countsOf(plan, picks);
  if (notice?.kind !== "submitted") return null;
  const { summary } = notice;
  return { ...summary, updated: summary.updated + summary.merged, questions: 0 };
}

const quietText = ({ notice }: SyncState, say: SyncTexts): string => (notice?.kind === "up-to-date" ? say.upToDate.title : "");
