// The office settles the shortlist from the experts' review (article 8), and replaces those whom an upheld objection took off it (article 9).
import { departsFromRanking, hasUpheldObjection, isUndecided, type Ranked, rankingOf, scoresWanting } from "../ranking.ts";
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Placing } from "../records/review.ts";
import { missingOf, namedApplications, type RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";

interface SettleShortlist {
  /** In review the whole shortlist; during the notice the replacements, those that stand may be named again. */
  readonly applications: readonly string[];
  readonly reason: string | null;
}

/**
 * Refuses `stage.wrong`, `application.unknown`, `state.wrong`; in review `shortlist.not-ready` (8) with the scores missing and
 * `shortlist.reason` (8); during the notice `shortlist.objection`, `shortlist.places` and `shortlist.reason` (9). In review it may be
 * settled again until the notice begins; no event where nothing changes.
 */
export function settleShortlist(record: RoundWithApplications, command: SettleShortlist): Result<RoundEvent[]> {
  const { stage } = record.round;
  if (stage !== "review" && stage !== "notice") return refused("stage.wrong");
  const named = namedApplications(record, command.applications);
  if (!named.ok) return named;
  const outside = named.value.filter((application) => !isUndecided(application));
  if (outside.length > 0) return refused("state.wrong", null, missingOf("application.not-under-review", outside));
  return stage === "review" ? settle(record, named.value, command.reason) : replace(record, named.value, command.reason);
}

function settle(
  { round, applications }: RoundWithApplications,
  chosen: readonly Application[],
  reason: string | null,
): Result<RoundEvent[]> {
  const { scoring } = round.settings;
  const candidates = [...applications.values()].filter(isUndecided);
  const wanting = candidates.flatMap((candidate): Missing[] => {
    const count = scoresWanting(candidate, scoring);
    return count === 0 ? [] : [{ code: "scores.missing", applicationId: candidate.id, count }];
  });
  if (wanting.length > 0) return refused("shortlist.not-ready", "8", wanting);
  const ranking = rankingOf(applications.values(), scoring);
  const shortlist = new Set(chosen.map(({ id }) => id));
  if (reason === null && departsFromRanking(ranking, shortlist, scoring)) return refused("shortlist.reason", "8");
  const placings = new Map(ranking.map((ranked) => [ranked.applicationId, placingOf(ranked, reason)]));
  const events = candidates.flatMap((candidate): RoundEvent[] => {
    const data = placings.get(candidate.id);
    if (data === undefined) return [];
    const isChosen = shortlist.has(candidate.id);
    if (candidate.state === (isChosen ? "shortlisted" : "not-shortlisted") && isSame(candidate.placing, data)) return [];
    const type = isChosen ? "application.shortlisted" : "application.not-shortlisted";
    return [{ type, applicationId: candidate.id, data }];
  });
  if (events.length === 0 && round.shortlist !== null && round.shortlist.reason === reason) return accepted([]);
  return accepted([{ type: "round.shortlist-settled", data: { applications: [...shortlist], reason } }, ...events]);
}

/** 第九条：接受社会监督. Whom the notice cost the place is replaced, never more of them, and always with a reason. */
function replace(
  { round, applications }: RoundWithApplications,
  chosen: readonly Application[],
  reason: string | null,
): Result<RoundEvent[]> {
  const added = chosen.filter(({ state }) => state !== "shortlisted");
  if (added.length === 0) return accepted([]);
  const upheld = added.filter(hasUpheldObjection);
  if (upheld.length > 0) return refused("shortlist.objection", "9", missingOf("objection.upheld", upheld));
  const standing = [...applications.values()].filter(({ state }) => state === "shortlisted");
  if (standing.length + added.length > round.listed) return refused("shortlist.places", "9");
  if (reason === null) return refused("shortlist.reason", "9");
  const ranking = new Map(
    rankingOf(applications.values(), round.settings.scoring).map((ranked) => [ranked.applicationId, ranked]),
  );
  const events = added.flatMap((application): RoundEvent[] => {
    const ranked = ranking.get(application.id);
    if (ranked === undefined) return [];
    return [{ type: "application.shortlisted", applicationId: application.id, data: placingOf(ranked, reason) }];
  });
  const shortlist = [...standing, ...added].map(({ id }) => id);
  return accepted([{ type: "round.shortlist-settled", data: { applications: shortlist, reason } }, ...events]);
}

const placingOf = ({ averageHundredths, rank }: Ranked, reason: string | null): Placing => ({
  averageHundredths,
  rank,
  reason,
});

const isSame = (placing: Placing | null, data: Placing): boolean =>
  placing !== null &&
  placing.averageHundredths === data.averageHundredths &&
  placing.rank === data.rank &&
  placing.reason === data.reason;
