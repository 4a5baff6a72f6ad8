// The studio's plan of one year (article 13: 当年度的主要任务、预期目标、完成进度), replaced whole each time it is put.
import { yearOf } from "../calendar.ts";
import type { IsoDate } from "../kinds.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Plan } from "../records/studio.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { inRunning, type Studio, titled } from "./running-studio.ts";

/** Refuses `stage.wrong`, `state.wrong`, and `plan.year` for a year before the decision's or after the next one. */
export function putPlan(studio: Studio, plan: Plan, on: IsoDate): Result<RoundEvent[]> {
  const { id, decision } = studio.application;
  const ready = inRunning(studio, titled, "13");
  if (!ready.ok) return ready;
  const isEarly = decision !== null && plan.year < yearOf(decision.decidedOn);
  if (isEarly || plan.year > yearOf(on) + 1) return refused("plan.year", "13");
  return accepted([{ type: "application.plan-put", applicationId: id, data: plan }]);
}
