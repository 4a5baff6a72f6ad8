// A person decides whether a row of the municipal list is this studio: if it is, it receives the plaque and no money (article 14).
import type { IsoDate } from "../kinds.ts";
import type { ApplicationState } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import { type Round, rulingsOn, rulingsUsed } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import type { RulingId } from "../rulings.ts";

interface ApplicationWithMatches {
  readonly round: Round;
  readonly application: { readonly id: string; readonly state: ApplicationState };
  /** Ids of the rows of the list that it matches, exactly or possibly. */
  readonly matchedAwards: readonly string[];
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
  if (!matchedAwards.includes(command.awardId)) return refused("match.none", "14");
  const { awardId, same, reason } = command;
  const rulings = rulingsUsed(rulingsOn(round, on), rulingsRead);
  return accepted([
    { type: "application.municipal-match-resolved", applicationId: application.id, data: { awardId, same, reason, rulings } },
  ]);
}
