// An applicant steps back, at any time before the leading group has decided; the application stays on record.
import type { ApplicationState } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Round, RoundStage } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";

interface Withdraw {
  readonly reason: string;
}

const beforeDecision: ReadonlySet<ApplicationState> = new Set([
  "submitted",
  "eligible",
  "ineligible",
  "shortlisted",
  "not-shortlisted",
]);

const afterDecision: ReadonlySet<RoundStage> = new Set(["running", "closed"]);

interface ApplicationInRound {
  readonly round: Pick<Round, "stage">;
  readonly application: { readonly id: string; readonly state: ApplicationState };
}

/** Refuses `stage.wrong` once the leading group's decision is in force, `state.wrong` where it is withdrawn already or decided. */
export function withdraw({ round, application }: ApplicationInRound, { reason }: Withdraw): Result<RoundEvent[]> {
  if (afterDecision.has(round.stage)) return refused("stage.wrong");
  if (!beforeDecision.has(application.state)) return refused("state.wrong");
  return accepted([{ type: "application.withdrawn", applicationId: application.id, data: { reason } }]);
}
