// The office sends the workbook's scores up, and says who the experts are (articles 5 and 8). What was not sent is listed by row.
import type { UnsentScore } from "../../review/sent-scores.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { ExpertsForm } from "./experts-form.tsx";
import { Fold } from "./fold.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";
import { UnsentRows } from "./unsent-rows.tsx";

export function ScoresSection({ state, session }: ReviewPartProps) {
  const { scores: say } = useReviewTexts();
  const textOf = ({ expert, why }: UnsentScore): string => [expert, say.why[why]].filter(Boolean).join(" · ");
  return (
    <Fold title={say.title} isOpen>
      <p className="aside">{say.intro}</p>
      <div className="row-actions">
        <button
          type="button"
          className="small-button primary"
          aria-disabled={state.busy !== null || undefined}
          onClick={session.sendScores}
        >
          {say.send}
        </button>
      </div>
      <UnsentRows title={say.unsent} rows={state.unsentScores} textOf={textOf} session={session} />
      <details className="inner-fold">
        <FoldSummary>{say.experts}</FoldSummary>
        <ExpertsForm key={JSON.stringify(state.experts)} state={state} session={session} />
      </details>
    </Fold>
  );
}
