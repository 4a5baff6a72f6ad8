// A round's review as answers show it: scores and the ranking, to each role as much as it may see.
import type { RankedAnswer, ScoreAnswer } from "../../policy/contract/review.ts";
import { rankingOf } from "../../policy/ranking.ts";
import type { Application } from "../../policy/records/application.ts";
import type { TakenScore } from "../../policy/records/review.ts";
import type { Round } from "../../policy/records/round.ts";
import { type Actor, hasRole } from "../actor.ts";
import type { Register } from "../register.ts";

/** Whose scores a caller sees: the office, the leading group and the auditor all, a reviewer the own, others none. */
export interface Sight {
  readonly isWhole: boolean;
  /** The caller's own labels. */
  readonly labels: ReadonlySet<string>;
}

export function sightOf(actor: Actor, { experts }: Pick<Round, "experts">): Sight {
  const isWhole = hasRole(actor, "clerk", "leader", "auditor");
  const own = hasRole(actor, "reviewer") ? experts.filter(({ memberId }) => memberId === actor.memberId) : [];
  return { isWhole, labels: new Set(own.map(({ label }) => label)) };
}

export const seenScores = ({ scores }: Pick<Application, "scores">, { isWhole, labels }: Sight): TakenScore[] =>
  scores.filter(({ expert }) => isWhole || labels.has(expert));

/** Every score that the caller sees, by application. */
export const shownScores = (applications: Iterable<Application>, sight: Sight): ScoreAnswer[] =>
  [...applications].flatMap((application) =>
    seenScores(application, sight).map((score) => ({ applicationId: application.id, ...score })),
  );

const rankings = new WeakMap<Register, ReadonlyMap<string, RankedAnswer>>();

/** Ranked ones first. */
export const shownRanking = (register: Register): RankedAnswer[] => [...rankingById(register).values()];

export const rankedIn = (register: Register, applicationId: string): RankedAnswer | undefined =>
  rankingById(register).get(applicationId);

/** Made once for a state of the register: pages of a list follow each other. */
function rankingById(register: Register): ReadonlyMap<string, RankedAnswer> {
  const known = rankings.get(register);
  if (known !== undefined) return known;
  const { round, applications } = register;
  const ranking = rankingOf(applications.values(), round.settings.scoring).map(({ averageHundredths, ...ranked }) => ({
    ...ranked,
    average: averageHundredths === null ? null : averageHundredths / 100,
  }));
  const byId = new Map(ranking.map((ranked) => [ranked.applicationId, ranked]));
  rankings.set(register, byId);
  return byId;
}
