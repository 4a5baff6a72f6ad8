// A round moves on, stage by stage and never back, when nothing stands in the way; what does is listed.
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import { type Round, type RoundStage, roundStages } from "../records/round.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";

interface RoundWithStates {
  readonly round: Round;
  readonly applications: readonly Pick<Application, "id" | "state">[];
}

interface EnterStage {
  readonly to: RoundStage;
}

/** Refuses `stage.wrong` where `to` is not the next stage, and `stage.not-ready` with what is missing. */
export function enterStage(record: RoundWithStates, { to }: EnterStage): Result<RoundEvent[]> {
  const next = roundStages[roundStages.indexOf(record.round.stage) + 1];
  if (to !== next) return refused("stage.wrong");
  return to === "review" ? beginReview(record) : notReady(record);
}

/** 第八条：the office gathers all applications of the district before the experts review them; each is decided or withdrawn by then. */
function beginReview({ applications }: RoundWithStates): Result<RoundEvent[]> {
  const undecided = applications.filter(({ state }) => state === "submitted");
  if (undecided.length > 0) {
    const missing = undecided.map(({ id }): Missing => ({ code: "application.undecided", applicationId: id, count: 1 }));
    return refused("stage.not-ready", "8", missing);
  }
  const count = (state: Application["state"]) => applications.filter((application) => application.state === state).length;
  const data = { eligible: count("eligible"), ineligible: count("ineligible"), withdrawn: count("withdrawn") };
  return accepted([{ type: "round.review-begun", data }]);
}

/** 第八、九条：no notice without scores and a shortlist. Neither can be given yet, so the round waits in review. */
function notReady({ applications }: RoundWithStates): Result<RoundEvent[]> {
  const eligible = applications.filter(({ state }) => state === "eligible");
  const scores = eligible.map(({ id }): Missing => ({ code: "scores.missing", applicationId: id, count: 1 }));
  return refused("stage.not-ready", "8", [...scores, { code: "shortlist.missing", applicationId: null, count: 1 }]);
}
