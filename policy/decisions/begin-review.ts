// Review begins once every application is eligible, ineligible or withdrawn (article 8: the office gathers all applications first).
import type { ApplicationState } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import { missingOf, type RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Result, refused } from "../refusal.ts";

/** Refuses `stage.not-ready` (8) with what is undecided. */
export function beginReview(record: RoundWithApplications): Result<RoundEvent[]> {
  const applications = [...record.applications.values()];
  const undecided = applications.filter(({ state }) => state === "submitted");
  if (undecided.length > 0) return refused("stage.not-ready", "8", missingOf("application.undecided", undecided));
  const count = (state: ApplicationState) => applications.filter((application) => application.state === state).length;
  const data = { eligible: count("eligible"), ineligible: count("ineligible"), withdrawn: count("withdrawn") };
  return accepted([{ type: "round.review-begun", data }]);
}
