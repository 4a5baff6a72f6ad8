// The order in which a round's experts put its applications (articles 5 and 8), and where the office departs from it. Decides nothing.
import type { Application, ApplicationState } from "./records/application.ts";
import { atDecimals, averageDecimals, averageOf, competitionRanks } from "./scoring.ts";
import type { Settings } from "./settings.ts";

type Scoring = Settings["scoring"];
export type Reviewed = Pick<Application, "id" | "state" | "scores" | "objections">;

export interface Ranked {
  readonly applicationId: string;
  /** Of the scores given so far; null without any. */
  readonly averageHundredths: number | null;
  /** Standard competition ranking (1, 2, 2, 4); null with fewer scores than the minimum. */
  readonly rank: number | null;
  /** Another one has the same rank. */
  readonly tied: boolean;
  /** Within the places and not below the pass mark; a tie at the last place has all of its own within. */
  readonly cut: boolean;
}

const notReviewed: ReadonlySet<ApplicationState> = new Set(["submitted", "ineligible", "withdrawn"]);

const isUnderReview = ({ state }: Pick<Application, "state">): boolean => !notReviewed.has(state);

/** The states between which a shortlist moves an application. */
const open: ReadonlySet<ApplicationState> = new Set(["eligible", "shortlisted", "not-shortlisted"]);
export const isUndecided = ({ state }: Pick<Application, "state">): boolean => open.has(state);

/** An upheld objection takes an application out of the selection (article 9). */
export const hasUpheldObjection = ({ objections }: Pick<Application, "objections">): boolean =>
  objections.some(({ outcome }) => outcome?.outcome === "upheld");

/** The scores that count: no recusals, none above a full mark that was lowered later. */
function countedScores({ scores }: Reviewed, { fullMark }: Scoring): number[] {
  return scores.flatMap(({ score, recused }) => (score === null || recused || score > fullMark ? [] : [score]));
}

/** How many scores are wanting to the minimum of experts. */
export const scoresWanting = (application: Reviewed, scoring: Scoring): number =>
  Math.max(0, scoring.minimumExperts - countedScores(application, scoring).length);

/** Every application under review: the ranked ones by rank, then the others; equal ones in the order given. */
export function rankingOf(applications: Iterable<Reviewed>, scoring: Scoring): Ranked[] {
  const reviewed = [...applications].filter(isUnderReview).map((application) => {
    const average = averageOf(countedScores(application, scoring), scoring.combine);
    const isComplete = scoresWanting(application, scoring) === 0;
    return { application, average, ranked: isComplete ? average : null };
  });
  const averages = reviewed.flatMap(({ ranked }) => ranked ?? []);
  const ranks = competitionRanks(averages);
  const holders = new Map<number, number>();
  for (const average of averages) holders.set(average, (holders.get(average) ?? 0) + 1);
  const contenders = reviewed.flatMap(({ application, ranked }) =>
    ranked === null || !isContender(application, ranked, scoring) ? [] : [ranked],
  );
  const positions = competitionRanks(contenders);
  const places = scoring.places ?? Number.POSITIVE_INFINITY;
  return reviewed
    .map(({ application, average, ranked }): Ranked => {
      const position = ranked !== null && isContender(application, ranked, scoring) ? (positions.get(ranked) ?? null) : null;
      return {
        applicationId: application.id,
        averageHundredths: average,
        rank: ranked === null ? null : (ranks.get(ranked) ?? null),
        tied: ranked !== null && (holders.get(ranked) ?? 0) > 1,
        cut: position !== null && position <= places,
      };
    })
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
}

/** Whoever could be given a place: not below the pass mark, and no objection upheld. */
function isContender(application: Reviewed, averageHundredths: number, { passMark }: Scoring): boolean {
  const passes = passMark === null || averageHundredths >= atDecimals(passMark, averageDecimals);
  return passes && !hasUpheldObjection(application);
}

/**
 * Whether a shortlist is another than the ranking's: one below the pass mark, more than there are places, or a better or equal one
 * left out. Fewer than there are places is no departure.
 */
export function departsFromRanking(
  ranking: readonly Pick<Ranked, "applicationId" | "rank" | "cut">[],
  shortlist: ReadonlySet<string>,
  { places }: Pick<Scoring, "places">,
): boolean {
  if (places !== null && shortlist.size > places) return true;
  const chosen = ranking.filter(({ applicationId }) => shortlist.has(applicationId));
  if (chosen.some(({ cut }) => !cut)) return true;
  const last = Math.max(0, ...chosen.map(({ rank }) => rank ?? 0));
  return ranking.some(({ applicationId, cut, rank }) => cut && rank !== null && rank <= last && !shortlist.has(applicationId));
}
