// A round's records as the payment schedule is computed from them: with the municipal matches that nobody has decided on yet.
import type { IsoDate } from "../policy/kinds.ts";
import { answersThatHold } from "../policy/municipal-answers.ts";
import { rulingsOn } from "../policy/records/round.ts";
import { municipalMatches } from "../policy/register-check.ts";
import type { RoundOfPayments } from "../policy/schedule/facts.ts";
import { type Register, standingAwards } from "./register.ts";

/** Only approved studios are matched: nobody else has a line (article 14). */
export function roundOfPayments(register: Register, today: IsoDate): RoundOfPayments {
  const { round, applications, batches } = register;
  return { round, applications, batches, openMatches: openMatches(register, today) };
}

function openMatches({ round, applications, plain, list }: Register, today: IsoDate): ReadonlySet<string> {
  const awards = standingAwards(list);
  if (awards.length === 0) return new Set();
  const studios = [...applications.values()].filter(({ decision }) => decision?.outcome === "approved");
  const matches = municipalMatches({
    today,
    settings: round.settings,
    rulings: rulingsOn(round, today),
    applications: studios.map(({ id }) => ({ id, fields: plain.get(id) ?? {} })),
    awards,
    holders: [],
  });
  const undecided = studios.filter((studio) => {
    const decided = new Set(answersThatHold(studio, list.awards).map(({ awardId }) => awardId));
    return (matches.get(studio.id) ?? []).some(({ awardId }) => !decided.has(awardId));
  });
  return new Set(undecided.map(({ id }) => id));
}
