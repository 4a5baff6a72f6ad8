// The leading group confirms that a round ran as the office says: from then on its studios are approved and its payments paid.
import type { RoundEvent } from "../records/event.ts";
import type { Round } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { isOpenable } from "./propose-opening.ts";

/** Refuses `stage.wrong`, `state.wrong` where nothing is proposed or the round got applications of its own, `person.same`. */
export function confirmOpening(
  record: { readonly round: Round; readonly applications: number },
  { member }: { readonly member: string },
): Result<RoundEvent[]> {
  const { opening, stage } = record.round;
  if (stage !== "intake") return refused("stage.wrong", "9");
  if (opening === null || !isOpenable(record)) return refused("state.wrong", "9");
  if (opening.member === member) return refused("person.same", "9");
  const opened = opening.applications.map(
    ({ applicationId, ...data }): RoundEvent => ({ type: "application.opened", applicationId, data }),
  );
  return accepted([{ type: "round.opening-confirmed", data: { document: opening.document } }, ...opened]);
}
