// A round as answers show it: with every ruling in force and the number of applications by state.
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import { applicationStates } from "../../policy/records/application.ts";
import { type Round, rulingIds, rulingsOn, rulingsSet, rulingValueSchema } from "../../policy/records/round.ts";
import { type Rulings, rulingsTable } from "../../policy/rulings.ts";
import type { Register } from "../register.ts";
import type { StateCounts } from "../store/rounds.ts";

export function shownRound(round: Round, revision: number, counts: StateCounts, today: IsoDate): RoundAnswer {
  const { id, year, previousYear, stage, settings, notice, shortlist, decision, opening } = round;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const byState = Object.fromEntries(applicationStates.map((state) => [state, counts.get(state) ?? 0]));
  return {
    id,
    year,
    previousYear,
    stage,
    revision,
    settings,
    rulings: shownRulings(round, today),
    notice,
    shortlist,
    decision,
    opening: opening && {
      document: opening.document,
      by: opening.by,
      at: opening.at,
      confirmed: opening.confirmed,
      applications: opening.applications.length,
    },
    counts: { total, ...byState },
  };
}

/** How many of these applications are in each state. */
function stateCounts(applications: Iterable<{ readonly state: string }>): StateCounts {
  const counts = new Map<string, number>();
  for (const { state } of applications) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

function shownRulings(round: Round, today: IsoDate): RoundAnswer["rulings"] {
  const set = rulingsSet(round, today);
  const rulings = rulingsOn(round, today);
  const defaults = new Map(rulingsTable(rulings, round.settings.scoring).map((ruling) => [ruling.id, ruling]));
  return rulingIds.flatMap((id): RoundAnswer["rulings"] => {
    const own = set.get(id);
    if (own !== undefined) return [own];
    const standard = defaults.get(id);
    if (standard === undefined) return [];
    return [{ id, value: jsonOf(rulings[id]), reason: standard.reason.zh, from: standard.from, by: null, at: null }];
  });
}

/** A copy that is plain JSON, as the answer's schema has it. */
const jsonOf = (value: Rulings[keyof Rulings]) => rulingValueSchema.parse(value);

/** A round out of its loaded register. */
export const shownRegisterRound = (
  { round, revision, applications }: Pick<Register, "round" | "revision" | "applications">,
  today: IsoDate,
): RoundAnswer => shownRound(round, revision, stateCounts(applications.values()), today);
