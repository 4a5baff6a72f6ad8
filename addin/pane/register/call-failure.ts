// The sentence for a call or a sign-in that failed: what happened and what to do, with the register's number where it gave one.
import type { CallFailure } from "../../sync/register-client.ts";
import type { DoorProblem } from "../../sync/register-door.ts";
import type { RegisterTexts } from "./register-texts.ts";

export interface FailureText {
  readonly text: string;
  /** To quote to the administrator; null where the register said nothing. */
  readonly reference: string | null;
}

/** The register's own words where it refused; it speaks the pane's language. */
export function failureText(failure: CallFailure | DoorProblem, { failure: say, noMember }: RegisterTexts): FailureText {
  const plain = (text: string): FailureText => ({ text, reference: null });
  switch (failure.kind) {
    case "offline":
      return plain(say.offline);
    case "unanswered":
      return { text: failure.reference === null ? say.unanswered : say.fault, reference: failure.reference };
    case "timed-out":
      return plain(say.timedOut);
    case "cancelled":
      return plain(say.cancelled);
    case "signed-out":
      return plain(say.signedOut);
    case "sign-in-closed":
      return plain(say.closed);
    case "sign-in-refused":
      return plain(say.refused);
    case "sign-in-unreachable":
      return plain(say.unreachable);
    case "no-member":
      return plain(noMember.body);
    case "problem":
      return { text: failure.detail, reference: failure.reference };
  }
}
