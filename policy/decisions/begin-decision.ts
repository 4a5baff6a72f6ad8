// The shortlist goes to the leading group once every notice is over and every objection closed (article 9: 公示结束后).
import type { IsoDate } from "../kinds.ts";
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import { rulingsOn, rulingsUsed } from "../records/round.ts";
import type { RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";
import { openObjections } from "./close-objection.ts";

/** Refuses `stage.not-ready` (9) with the notices that run or were never given, and the objections that are open. */
export function beginDecision({ round, applications }: RoundWithApplications, on: IsoDate): Result<RoundEvent[]> {
  const rulings = rulingsOn(round, on);
  const shortlisted = [...applications.values()].filter(({ state }) => state === "shortlisted");
  const blocks = rulings["objections-block"] === "yes";
  const missing = shortlisted.flatMap((application) => [
    ...noticeMissing(application, on),
    ...(blocks ? objectionsMissing(application) : []),
  ]);
  if (missing.length > 0) return refused("stage.not-ready", "9", missing);
  return accepted([{ type: "round.decision-begun", data: { rulings: rulingsUsed(rulings, ["objections-block"]) } }]);
}

function noticeMissing({ id, notice }: Application, on: IsoDate): Missing[] {
  if (notice !== null && notice.end < on) return [];
  return [{ code: notice === null ? "notice.missing" : "notice.running", applicationId: id, count: 1 }];
}

function objectionsMissing(application: Application): Missing[] {
  const count = openObjections(application);
  return count === 0 ? [] : [{ code: "objection.open", applicationId: application.id, count }];
}
