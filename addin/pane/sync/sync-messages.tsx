// What the tab has to say beside the plan: a problem with its way out, and what became of the last action.
import type { SyncSession } from "../../sync/sync-session.ts";
import type { SyncNotice, SyncProblem, SyncState } from "../../sync/sync-state.ts";
import { workbookFailureText } from "../check/failure-text.ts";
import { Message } from "../message.tsx";
import { type FailureText, failureText } from "../register/call-failure.ts";
import { RefusalArticle } from "../register/refusal-article.tsx";
import { type RegisterTexts, useRegisterTexts } from "../register/register-texts.ts";
import { type Strings, useWording } from "../strings/strings.ts";
import { type SyncTexts, useSyncTexts } from "./sync-texts.ts";

interface SyncMessagesProps {
  readonly state: SyncState;
  readonly session: SyncSession;
}

export function SyncMessages({ state, session }: SyncMessagesProps) {
  const say = useSyncTexts();
  const common = useRegisterTexts();
  const { strings } = useWording();
  const { problem, notice } = state;
  // The card under it says the same, and what to do.
  const isTold = state.isUnanswered && (problem?.kind === "unanswered" || problem?.kind === "timed-out");
  const failed = problem === null || isTold ? null : problemText(problem, say, common, strings);
  const told = notice === null ? null : noticeText(notice, state.isUnanswered, say, strings);
  return (
    <div className="messages">
      {failed !== null && (
        <Message mood="problem" isUrgent close={() => session.dismiss("problem")}>
          <p>{failed.text}</p>
          <RefusalArticle problem={problem} />
          {failed.reference !== null && <p className="aside">{common.failure.reference(failed.reference)}</p>}
        </Message>
      )}
      <div className="notice" aria-live="polite">
        {notice !== null && told !== null && (
          <Message mood={moodOf(notice)} close={() => session.dismiss("notice")}>
            <p>{told}</p>
          </Message>
        )}
      </div>
    </div>
  );
}

function moodOf(notice: SyncNotice): "good" | "warning" | "info" {
  switch (notice.kind) {
    case "submitted":
      return notice.undelivered.length > 0 ? "warning" : "good";
    case "was-not-registered":
    case "workbook-changed":
    case "plan-changed":
      return "warning";
    case "cancelled":
      return "info";
    default:
      return "good";
  }
}

/** No more places than a person reads. */
const mostNamed = 5;

/** Null where the state card says it already. */
function noticeText(
  notice: SyncNotice,
  isUnanswered: boolean,
  { notice: say }: SyncTexts,
  { summary }: Strings,
): string | null {
  switch (notice.kind) {
    case "up-to-date":
      return null;
    case "submitted": {
      const rows = [...new Set(notice.undelivered.map(({ sheet, row }) => `${sheet}!${row}`))];
      const places = rows.slice(0, mostNamed).join(summary.and) + (rows.length > mostNamed ? "…" : "");
      return rows.length === 0 ? say.submitted : `${say.submitted}${say.undelivered(notice.undelivered.length, places)}`;
    }
    case "was-registered":
      return say.wasRegistered;
    case "was-not-registered":
      return say.wasNotRegistered;
    case "workbook-changed":
      return say.workbookChanged;
    case "plan-changed":
      return say.planChanged;
    case "pulled":
      return say.pulled(`${notice.sheet}!${notice.row}`);
    case "withdrawn":
      return say.withdrawn(notice.applicationId);
    case "register-sheet":
      return say.registerSheet(notice.sheet);
    case "register-columns":
      return say.registerColumns(notice.cells, notice.kept);
    case "awards-sent":
      return say.awardsSent(notice.rows);
    case "decided":
      return say.decided(notice.applicationId);
    case "cancelled":
      return isUnanswered ? say.cancelledSubmit : say.cancelled;
  }
}

function problemText(problem: SyncProblem, { problem: say }: SyncTexts, common: RegisterTexts, strings: Strings): FailureText {
  switch (problem.kind) {
    case "no-round":
      return { text: say.noRound, reference: null };
    case "no-applications":
      return { text: say.noApplications, reference: null };
    case "too-many-rows":
      return { text: say.tooManyRows(problem.rows), reference: null };
    case "no-awards":
      return { text: say.noAwards, reference: null };
    case "workbook":
      if (problem.failure.kind === "broken") return { text: say.broken(problem.failure.reference), reference: null };
      return { text: workbookFailureText(problem.failure, strings), reference: null };
    default:
      return failureText(problem, common);
  }
}
