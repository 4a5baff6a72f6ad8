// An applicant steps back, at any time before the leading group has decided; the application stays on record.
import type { ApplicationState } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
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

/** Refuses `state.wrong` where it is withdrawn already or decided. */
export function withdraw(
  application: { readonly id: string; readonly state: ApplicationState },
  { reason }: Withdraw,
): Result<RoundEvent[]> {
  if (!beforeDecision.has(application.state)) return refused("state.wrong");
  return accepted([{ type: "application.withdrawn", applicationId: application.id, data: { reason } }]);
}
