// A leader answers for this round what the text leaves open (解释口径, article 16), with a reason and from a day on.
import type { IsoDate } from "../kinds.ts";
import { parameterOn } from "../parameters.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Round } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import type { RulingId, Rulings } from "../rulings.ts";

interface SetRuling {
  readonly ruling: RulingId;
  /** Already of the kind that the ruling takes. */
  readonly value: Rulings[RulingId];
  readonly reason: string;
  /** First day of the answer; not after the day it is given. */
  readonly from: IsoDate;
}

/** Refuses `stage.wrong` once the round is closed, `date.future`, and `ruling.value` for a scale outside article 14's range. */
export function setRuling(round: Round, command: SetRuling, on: IsoDate): Result<RoundEvent[]> {
  if (round.stage === "closed") return refused("stage.wrong");
  if (command.from > on) return refused("date.future");
  if (isOutsideRange(command.value, on)) return refused("ruling.value", "14");
  const { ruling, reason, from } = command;
  const value = typeof command.value === "object" ? structured(command.value) : command.value;
  return accepted([{ type: "round.ruling-set", data: { ruling, value, reason, from } }]);
}

type StructuredValue = Extract<Rulings[RulingId], object>;

/** A plain copy, as events hold JSON only. */
const structured = (value: StructuredValue): string[] | Record<string, number> =>
  Array.isArray(value) ? [...value] : { ...value };

/** 第十四条：继续拨付5-10万元. */
function isOutsideRange(value: Rulings[RulingId], on: IsoDate): boolean {
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const [minimum, maximum] = [parameterOn("secondTrancheMinimum", on), parameterOn("secondTrancheMaximum", on)];
  return Object.values(value).some((amountFen) => amountFen < minimum || amountFen > maximum);
}
