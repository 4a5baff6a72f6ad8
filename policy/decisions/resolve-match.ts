// A person decides whether a row of the municipal list is this studio: if it is, it receives the plaque and no money (article 14).
import { yearOf } from "../calendar.ts";
import type { IsoDate } from "../kinds.ts";
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { MatchEffect } from "../records/event-parts.ts";
import { type Round, rulingsOn, rulingsUsed } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import type { RulingId, Rulings } from "../rulings.ts";

export interface MatchedAward {
  readonly awardYear: number | null;
  readonly version: number;
}

interface ApplicationWithMatches {
  readonly round: Round;
  readonly application: Pick<Application, "id" | "state" | "decision">;
  /** The rows of the list that it matches, exactly or possibly, as they stand. */
  readonly matchedAwards: ReadonlyMap<string, MatchedAward>;
}

interface ResolveMatch {
  readonly awardId: string;
  readonly same: boolean;
  readonly reason: string;
}

const rulingsRead: readonly RulingId[] = ["municipal-programmes", "municipal-excludes-award", "municipal-after-approval"];

/** Refuses `stage.wrong` once the round is closed, `state.wrong` for a withdrawn application, `match.none`. */
export function resolveMatch(record: ApplicationWithMatches, command: ResolveMatch, on: IsoDate): Result<RoundEvent[]> {
  const { round, application, matchedAwards } = record;
  if (round.stage === "closed") return refused("stage.wrong");
  if (application.state === "withdrawn") return refused("state.wrong");
  const { awardId, same, reason } = command;
  const award = matchedAwards.get(awardId);
  if (award === undefined) return refused("match.none", "14");
  const inForce = rulingsOn(round, on);
  const rulings = rulingsUsed(inForce, rulingsRead);
  const effect = same ? effectOf(award.awardYear, application, inForce) : "none";
  const data = { awardId, same, reason, effect, awardVersion: award.version, rulings };
  return accepted([{ type: "application.municipal-match-resolved", applicationId: application.id, data }]);
}

/**
 * An award dated before the decision excludes all district money. The list gives its year alone, so that one of the decision's own
 * year counts as before: what was paid is then taken back only if the leading group confirms it.
 */
function effectOf(awardYear: number | null, { decision }: Pick<Application, "decision">, rulings: Rulings): MatchEffect {
  const isLater = decision?.outcome === "approved" && awardYear !== null && awardYear > yearOf(decision.decidedOn);
  if (!isLater) return "excludes";
  return rulings["municipal-after-approval"] === "stop-unpaid" ? "stops-unpaid" : "none";
}
