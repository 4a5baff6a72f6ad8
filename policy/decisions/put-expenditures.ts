// The studio's ledger (经费使用台账, article 15), replaced whole. It takes what is written down; whether it was spent rightly is for the rules to say.
import type { IsoDate } from "../kinds.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Expenditure } from "../records/studio.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { everTitled, inRunning, type Studio } from "./running-studio.ts";

/** Refuses `stage.wrong`, `state.wrong` for a studio that was never approved, `date.future`. A revoked studio still accounts for its money. */
export function putExpenditures(studio: Studio, expenditures: readonly Expenditure[], on: IsoDate): Result<RoundEvent[]> {
  const ready = inRunning(studio, everTitled, "15");
  if (!ready.ok) return ready;
  if (expenditures.some(({ spentOn }) => spentOn !== null && spentOn > on)) return refused("date.future", "15");
  const data = { expenditures: [...expenditures] };
  return accepted([{ type: "application.expenditures-put", applicationId: studio.application.id, data }]);
}
