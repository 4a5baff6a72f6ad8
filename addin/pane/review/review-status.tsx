// The tab's one line: what is going on, or how much stands before the next stage. Read aloud when it changes.
import { Button, ProgressBar } from "@fluentui/react-components";
import { isUndecided } from "../../../policy/ranking.ts";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import { standingOf } from "../../review/standing.ts";
import { useRegisterTexts } from "../register/register-texts.ts";
import { TabHead } from "../register/tab-head.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";

export function ReviewStatus({ round, state, session, person }: ReviewPartProps) {
  const say = useReviewTexts();
  const { busy, applications, today } = state;
  const isOnlyReviewer = person.roles.every((role) => role === "reviewer");
  const text = (): string => {
    if (busy !== null) return `${say.busy[busy]}…`;
    if (applications === null || applications.length === 0 || today === null) return "";
    // What a reviewer sees of the scores are the own ones.
    if (isOnlyReviewer)
      return round.stage === "review" && state.experts.length > 0
        ? say.own.status(applications.filter(({ score }) => score.length > 0).length, applications.filter(isUndecided).length)
        : "";
    const { next, missing } = standingOf(round, applications, today);
    return say.status(applications.length, missing.length, next === null ? null : say.next.enter[next]);
  };
  return (
    <TabHead isBusy={busy !== null} refresh={session.reload}>
      <p role="status" className="status" tabIndex={-1} data-fallback>
        {text()}
      </p>
    </TabHead>
  );
}

interface ProgressProps {
  readonly state: ReviewState;
  readonly session: ReviewSession;
}

/** What is being recorded is not broken off. */
export function ReviewProgress({ state: { busy }, session }: ProgressProps) {
  const say = useReviewTexts();
  const common = useRegisterTexts();
  if (busy === null) return null;
  return (
    <div className="progress">
      <ProgressBar aria-label={say.busy[busy]} />
      {busy === "loading" && (
        <Button size="small" onClick={session.cancel}>
          {common.cancel}
        </Button>
      )}
    </div>
  );
}
