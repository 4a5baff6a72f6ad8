// What every part of the tab 评审 is given.
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import type { Person } from "../../sync/register-door.ts";

export interface ReviewPartProps {
  readonly round: RoundAnswer;
  readonly person: Person;
  readonly state: ReviewState;
  readonly session: ReviewSession;
}
