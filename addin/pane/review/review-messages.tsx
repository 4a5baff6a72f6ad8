// What the tab has to say: a refusal with its article and what it names, a problem with its way out, and what became of the last action.
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import type { ReviewNotice, ReviewProblem } from "../../review/review-state.ts";
import { workbookFailureText } from "../check/failure-text.ts";
import { Message } from "../message.tsx";
import { type FailureText, failureText } from "../register/call-failure.ts";
import { RefusalArticle } from "../register/refusal-article.tsx";
import { type RegisterTexts, useRegisterTexts } from "../register/register-texts.ts";
import { type Strings, useWording } from "../strings/strings.ts";
import { MissingList } from "./missing-list.tsx";
import { type ReviewTexts, useReviewTexts } from "./review-texts.ts";

interface ReviewMessagesProps {
  readonly state: ReviewState;
  readonly session: ReviewSession;
}

export function ReviewMessages({ state, session }: ReviewMessagesProps) {
  const say = useReviewTexts();
  const common = useRegisterTexts();
  const { strings } = useWording();
  const { problem, notice } = state;
  const failed = problem === null ? null : problemText(problem, say, common, strings);
  return (
    <div className="messages">
      {failed !== null && (
        <Message mood="problem" isUrgent close={() => session.dismiss("problem")}>
          <p>{failed.text}</p>
          {problem?.kind === "problem" && <MissingList missing={problem.missing} state={state} session={session} />}
          <RefusalArticle problem={problem} />
          {failed.reference !== null && <p className="aside">{common.failure.reference(failed.reference)}</p>}
        </Message>
      )}
      <div className="notice" aria-live="polite">
        {notice !== null && (
          <Message mood="good" close={() => session.dismiss("notice")}>
            <p>{noticeText(notice, say)}</p>
          </Message>
        )}
      </div>
    </div>
  );
}

function noticeText(notice: ReviewNotice, { notice: say, next }: ReviewTexts): string {
  switch (notice.kind) {
    case "scores-sent":
      return say.scoresSent(notice.scores, notice.applications);
    case "ledgers-sent":
      return say.ledgersSent(notice.entries, notice.studios);
    case "stage-entered":
      return say.entered(next.enter[notice.stage]);
    case "saved":
      return say.saved;
  }
}

function problemText(
  problem: ReviewProblem,
  { problem: say }: ReviewTexts,
  common: RegisterTexts,
  strings: Strings,
): FailureText {
  switch (problem.kind) {
    case "no-round":
      return { text: say.noRound, reference: null };
    case "no-scores":
      return { text: say.noScores, reference: null };
    case "no-ledgers":
      return { text: say.noLedgers, reference: null };
    case "workbook":
      if (problem.failure.kind === "broken") return { text: say.broken(problem.failure.reference), reference: null };
      return { text: workbookFailureText(problem.failure, strings), reference: null };
    default:
      return failureText(problem, common);
  }
}
