// Experts' scores and recusals, entered by the office from the sheet or by a reviewer (articles 5 and 8): the last word of each counts.
import { isUndecided } from "../ranking.ts";
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { GivenScore } from "../records/review.ts";
import { missingOf, namedApplications, type RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Missing, type MissingCode, type Result, refused } from "../refusal.ts";
import { expertOrganisations, isHost } from "./set-experts.ts";

interface PutScores {
  /** At most one an application and expert. */
  readonly scores: readonly { readonly applicationId: string; readonly expert: string; readonly score: number | null }[];
}

/** `organisations`: of members, by member id. */
type RoundWithMembers = RoundWithApplications & { readonly organisations: ReadonlyMap<string, string> };

/**
 * A score of null is a recusal. Refuses `stage.wrong` outside review, `application.unknown`, `state.wrong` for what is not under
 * review, `score.range` (8), `score.recusal` (5). One event an application whose scores change.
 */
export function putScores(record: RoundWithMembers, { scores }: PutScores): Result<RoundEvent[]> {
  const { round, organisations } = record;
  if (round.stage !== "review") return refused("stage.wrong");
  const named = namedApplications(
    record,
    scores.map(({ applicationId }) => applicationId),
  );
  if (!named.ok) return named;
  const outside = named.value.filter((application) => !isUndecided(application));
  if (outside.length > 0) return refused("state.wrong", null, missingOf("application.not-under-review", outside));

  const given = scoresByApplication(scores);
  const against = (code: MissingCode, speaksAgainst: (application: Application, score: GivenScore) => boolean): Missing[] =>
    named.value.flatMap((application) => {
      const wrong = (given.get(application.id) ?? []).filter((score) => speaksAgainst(application, score));
      return wrong.length === 0 ? [] : [{ code, applicationId: application.id, count: wrong.length }];
    });
  const { fullMark } = round.settings.scoring;
  const outOfRange = against("score.range", (_, { score }) => score !== null && (score < 0 || score > fullMark));
  if (outOfRange.length > 0) return refused("score.range", "8", outOfRange);
  const organisationsOf = expertOrganisations(round.experts, organisations);
  const biased = against(
    "score.recusal",
    ({ fields }, { expert, recused }) => !recused && isHost(fields.hostName, organisationsOf.get(expert) ?? []),
  );
  if (biased.length > 0) return refused("score.recusal", "5", biased);

  return accepted(
    named.value.flatMap((application): RoundEvent[] => {
      const changed = (given.get(application.id) ?? []).filter((score) => isNews(application, score));
      if (changed.length === 0) return [];
      return [{ type: "application.scored", applicationId: application.id, data: { scores: changed } }];
    }),
  );
}

function scoresByApplication(scores: PutScores["scores"]): ReadonlyMap<string, readonly GivenScore[]> {
  const given = new Map<string, GivenScore[]>();
  for (const { applicationId, expert, score } of scores) {
    const others = given.get(applicationId) ?? [];
    others.push({ expert, score, recused: score === null });
    given.set(applicationId, others);
  }
  return given;
}

const isNews = ({ scores }: Application, { expert, score, recused }: GivenScore): boolean =>
  !scores.some((known) => known.expert === expert && known.score === score && known.recused === recused);
