// What the pane has to say beside the list: a problem with its way out, the outcome of the last action, marks out of date.
import { Button } from "@fluentui/react-components";
import type { Session } from "../../session/session.ts";
import type { Notice, SessionState } from "../../session/state.ts";
import { Message } from "../message.tsx";
import { type Strings, useWording } from "../strings/strings.ts";
import { workbookFailureText } from "./failure-text.ts";

interface MessagesProps {
  readonly state: SessionState;
  readonly session: Session;
}

export function Messages({ state, session }: MessagesProps) {
  const { strings } = useWording();
  const { problem, notice, undoLost, marks } = state;
  return (
    <div className="messages">
      {problem !== null && (
        <Message mood="problem" isUrgent close={() => session.dismiss("problem")}>
          <p>{workbookFailureText(problem.failure, strings)}</p>
          {problem.at === "check" && (
            <Button size="small" onClick={session.check}>
              {strings.problem.retry}
            </Button>
          )}
        </Message>
      )}
      <div className="notice" aria-live="polite">
        {notice !== null && (
          <Message mood={moodOf(notice)} close={() => session.dismiss("notice")}>
            <p>{noticeText(notice, strings)}</p>
          </Message>
        )}
      </div>
      {undoLost === "tell" && (
        <Message mood="info">
          <p>{strings.notice.undoLost}</p>
          <Button size="small" onClick={() => session.dismiss("undo-lost")}>
            {strings.notice.dismiss}
          </Button>
        </Message>
      )}
      {marks === "outdated" && (
        <Message mood="info">
          <p>
            {strings.notice.outdated}
            <span className="aside">{strings.notice.outdatedWhy}</span>
          </p>
          <Button size="small" onClick={session.refreshMarks}>
            {strings.check.refreshMarks}
          </Button>
        </Message>
      )}
    </div>
  );
}

const moodOf = ({ kind }: Notice): Parameters<typeof Message>[0]["mood"] =>
  kind === "changed-since" || kind === "formulas" || kind === "protected" ? "warning" : kind === "cancelled" ? "info" : "good";

/** No more places than a person reads. */
const mostNamed = 5;
const named = (names: readonly string[], { summary }: Strings): string =>
  names.length > mostNamed ? `${names.slice(0, mostNamed).join(summary.and)}…` : names.join(summary.and);

function noticeText(notice: Notice, strings: Strings): string {
  const { notice: say } = strings;
  switch (notice.kind) {
    case "applied":
      return say.applied(notice.fixes) + (notice.left > 0 ? say.left(notice.left) : "");
    case "undone":
      return say.undone(notice.fixes);
    case "changed-since":
      return say.changedSince(notice.place);
    case "formulas":
      return say.formulas(named(notice.places, strings));
    case "protected":
      return say.protected(named(notice.sheets, strings));
    case "marked":
      return say.marked(notice.cells);
    case "reported":
      return say.reported(notice.sheet);
    case "cleared":
      return say.cleared;
    case "cancelled":
      return say.cancelled;
  }
}
