// The leading group takes the title back where rectification failed (article 14: 整改后仍不达标的，撤销工作室称号并收回铭牌).
import type { IsoDate } from "../kinds.ts";
import type { ApplicationState } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Revocation } from "../records/studio.ts";
import { accepted, type Result } from "../refusal.ts";
import { inOrder, inRunning, type Studio } from "./running-studio.ts";

const failed: ReadonlySet<ApplicationState> = new Set(["rectification-failed"]);

/** Refuses `stage.wrong`, `state.wrong` unless the recheck failed (an overdue deadline alone does not), `date.future`, `date.order`. */
export function revoke(studio: Studio, revocation: Revocation, on: IsoDate): Result<RoundEvent[]> {
  const { id, assessments } = studio.application;
  const ready = inRunning(studio, failed, "14");
  if (!ready.ok) return ready;
  const dated = inOrder(revocation.decidedOn, [assessments.at(-1)?.assessedOn], on, "14");
  if (!dated.ok) return dated;
  return accepted([{ type: "application.revoked", applicationId: id, data: revocation }]);
}
