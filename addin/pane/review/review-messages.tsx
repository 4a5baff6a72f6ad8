// What the tab has to say: a refusal with its article and what it names, a problem with its way out, and what became of the last action.
import type { Language } from "../../../policy/wording/entry.ts";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import type { ReviewNotice, ReviewProblem } from "../../review/review-state.ts";
import { stateWord } from "../../sync/register-words.ts";
import { workbookFailureText } from "../check/failure-text.ts";
import { Message } from "../message.tsx";
import { type FailureText, failureText } from "../register/call-failure.ts";
import { RefusalArticle } from "../register/refusal-article.tsx";
import { type RegisterTexts, useRegisterTexts } from "../register/register-texts.ts";
import { type Strings, useWording } from "../strings/strings.ts";
import { nameOf } from "./application-name.tsx";
import { MissingList } from "./missing-list.tsx";
import { type ReviewTexts, useReviewTexts } from "./review-texts.ts";

interface ReviewMessagesProps {
  readonly state: ReviewState;
  readonly session: ReviewSession;
}

export function ReviewMessages({ state, session }: ReviewMessagesProps) {
  const say = useReviewTexts();
  const common = useRegisterTexts();
  const wording = useWording();
  const { problem, notice } = state;
  const { language } = wording;
  const failed =
    problem === null
      ? null
      : problem.kind === "moved-on"
        ? { text: movedText(problem.applicationId, state, say, language), reference: problem.reference }
        : problemText(problem, say, common, wording.strings);
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
            <p>{noticeText(notice, state, say)}</p>
          </Message>
        )}
      </div>
    </div>
  );
}

const nameIn = ({ applications }: ReviewState, id: string): string => {
  const application = applications?.find((one) => one.id === id);
  return application === undefined ? id : nameOf(application);
};

function noticeText(notice: ReviewNotice, state: ReviewState, { notice: say, next, objections }: ReviewTexts): string {
  switch (notice.kind) {
    case "scores-sent":
      return say.scoresSent(notice.scores, notice.applications);
    case "ledgers-sent":
      return say.ledgersSent(notice.entries, notice.studios);
    case "stage-entered":
      return say.entered(next.enter[notice.stage]);
    case "scored":
      return say.scored(notice.applications);
    case "experts-set":
      return say.expertsSet(notice.experts);
    case "settings-changed":
      return say.settingsChanged;
    case "ruling-set":
      return say.rulingSet;
    case "shortlisted":
      return say.shortlisted(notice.applications);
    case "objection-closed":
      return say.objectionClosed(objections.outcome[notice.outcome]);
    case "decided":
      return say.decided(notice.approved, notice.rejected);
    case "studio-recorded":
      return say.studioRecorded(say.recorded[notice.action], nameIn(state, notice.applicationId));
  }
}

/** What state the studio is in now, as it was just read again. */
function movedText(id: string, state: ReviewState, { problem: say }: ReviewTexts, language: Language): string {
  const studio = state.applications?.find((one) => one.id === id);
  return studio === undefined ? say.gone : say.movedOn(nameOf(studio), stateWord(studio.state, language));
}

function problemText(
  problem: Exclude<ReviewProblem, { readonly kind: "moved-on" }>,
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
