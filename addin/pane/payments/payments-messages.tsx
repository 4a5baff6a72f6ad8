// What the tab has to say: a problem with its way out, and what became of the last action.
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import type { PaymentsNotice, PaymentsProblem } from "../../payments/payments-state.ts";
import { workbookFailureText } from "../check/failure-text.ts";
import { Message } from "../message.tsx";
import { type FailureText, failureText } from "../register/call-failure.ts";
import { RefusalArticle } from "../register/refusal-article.tsx";
import { type RegisterTexts, useRegisterTexts } from "../register/register-texts.ts";
import { type Strings, useWording } from "../strings/strings.ts";
import { type PaymentsTexts, usePaymentsTexts } from "./payments-texts.ts";

interface PaymentsMessagesProps {
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
}

export function PaymentsMessages({ state: { problem, notice, batches }, session }: PaymentsMessagesProps) {
  const say = usePaymentsTexts();
  const common = useRegisterTexts();
  const { strings } = useWording();
  // The field it is about says it.
  const isTold = problem === null || problem.kind === "payee-digits";
  const failed =
    problem === null || isTold
      ? null
      : problem.kind === "moved-on"
        ? { text: movedText(problem, batches, say), reference: problem.reference }
        : problemText(problem, say, common, strings);
  return (
    <div className="messages">
      {failed !== null && (
        <Message mood={problem?.kind === "cancelled" ? "info" : "problem"} isUrgent close={() => session.dismiss("problem")}>
          <p>{failed.text}</p>
          <RefusalArticle problem={problem} />
          {failed.reference !== null && <p className="aside">{common.failure.reference(failed.reference)}</p>}
        </Message>
      )}
      <div className="notice" aria-live="polite">
        {notice !== null && (
          <Message mood={notice.kind === "read-back" ? "info" : "good"} close={() => session.dismiss("notice")}>
            <p>{noticeText(notice, say)}</p>
          </Message>
        )}
      </div>
    </div>
  );
}

function noticeText(notice: PaymentsNotice, { notice: say }: PaymentsTexts): string {
  switch (notice.kind) {
    case "prepared":
      return say.prepared(notice.batch, notice.lines);
    case "approved":
      return say.approved(notice.batch);
    case "cancelled-batch":
      return say.cancelled(notice.batch);
    case "pulled":
      return say.pulled(notice.batch, notice.sheet);
    case "read-back":
      return say.readBack(notice.paid, notice.returned, notice.open);
    case "reported":
      return say.reported(notice.batch, notice.paid, notice.returned);
    case "payee-confirmed":
      return say.payeeConfirmed(notice.applicationId);
    case "recovery-confirmed":
      return say.recoveryConfirmed(notice.recoveryId);
    case "recovery-received":
      return say.recoveryReceived(notice.recoveryId);
  }
}

/** No more payments than a person reads. */
const mostNamed = 5;
const named = (payments: readonly string[]): string =>
  payments.slice(0, mostNamed).join("、") + (payments.length > mostNamed ? "…" : "");

const plain = (text: string): FailureText => ({ text, reference: null });

type MovedOn = Extract<PaymentsProblem, { readonly kind: "moved-on" }>;

/** What state it is in now, as it was just read again. */
function movedText({ task, batch: id }: MovedOn, batches: PaymentsState["batches"], texts: PaymentsTexts): string {
  const { problem: say, batchStatuses } = texts;
  const batch = batches.find((one) => one.id === id);
  if (batch === undefined) return say.asNow(say.movedOn);
  const what = task === "reporting" ? say.reportedElse(batch.id) : say.batchMoved(batch.id, batchStatuses[batch.status]);
  return say.asNow(what);
}

type PlainProblem = Exclude<PaymentsProblem, { readonly kind: "moved-on" | "payee-digits" }>;

function problemText(problem: PlainProblem, texts: PaymentsTexts, common: RegisterTexts, strings: Strings): FailureText {
  const { problem: say } = texts;
  switch (problem.kind) {
    case "no-round":
      return plain(say.noRound);
    case "nothing-chosen":
      return plain(say.nothingChosen);
    case "reason-missing":
      return plain(say.reasonMissing);
    case "no-sheet":
      return plain(say.noSheet(problem.batch));
    case "sheet-altered":
      return plain(say.sheetAltered(named(problem.payments)));
    case "results-incomplete":
      return plain(say.resultsIncomplete(named(problem.payments)));
    case "nothing-typed":
      return plain(say.nothingTyped(problem.sheet));
    case "workbook": {
      const { failure, pulled } = problem;
      if (failure.kind === "broken") return plain(say.broken(failure.reference));
      const why = workbookFailureText(failure, strings);
      return plain(pulled === null ? why : say.pulledNotWritten(pulled, why));
    }
    case "unanswered":
    case "timed-out":
      return { text: say.unanswered, reference: problem.kind === "unanswered" ? problem.reference : null };
    case "problem": {
      const told = failureText(problem, common);
      return problem.status === 409 ? { ...told, text: say.asNow(told.text) } : told;
    }
    default:
      return failureText(problem, common);
  }
}
