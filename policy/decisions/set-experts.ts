// The office says who a round's experts are: members of the register, or external ones by their labels alone (article 5).
import { foldName } from "../names.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Expert } from "../records/review.ts";
import type { RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";

interface SetExperts {
  /** No label and no member twice; an organisation left out is the member's own. */
  readonly experts: readonly Expert[];
}

/** `organisations`: of every member who has access, by member id. */
type RoundWithMembers = RoundWithApplications & { readonly organisations: ReadonlyMap<string, string> };

/**
 * Refuses `stage.wrong` after review, `member.unknown`, and `score.recusal` (5) where an expert so placed has already scored an
 * application of the own organisation. No event where nothing changes.
 */
export function setExperts(record: RoundWithMembers, command: SetExperts): Result<RoundEvent[]> {
  const { round, organisations } = record;
  if (round.stage !== "intake" && round.stage !== "review") return refused("stage.wrong");
  const isUnknown = ({ memberId }: Expert) => memberId !== null && !organisations.has(memberId);
  if (command.experts.some(isUnknown)) return refused("member.unknown");
  const experts = command.experts.map(({ label, memberId, organisation }): Expert => {
    const own = organisation?.trim() || (memberId === null ? null : organisations.get(memberId)) || null;
    return { label, memberId, organisation: own };
  });
  const biased = biasedScores(record, experts);
  if (biased.length > 0) return refused("score.recusal", "5", biased);
  if (JSON.stringify(experts) === JSON.stringify(round.experts)) return accepted([]);
  return accepted([{ type: "round.experts-set", data: { experts } }]);
}

function biasedScores({ applications, organisations }: RoundWithMembers, experts: readonly Expert[]): Missing[] {
  const organisationsOf = expertOrganisations(experts, organisations);
  return [...applications.values()].flatMap(({ id, fields, scores }): Missing[] => {
    const { hostName } = fields;
    const biased = scores.filter(({ expert, recused }) => !recused && isHost(hostName, organisationsOf.get(expert) ?? []));
    return biased.length === 0 ? [] : [{ code: "score.recusal", applicationId: id, count: biased.length }];
  });
}

/** By label: what the office wrote down for the expert, and the mapped member's own organisation. */
export function expertOrganisations(
  experts: readonly Expert[],
  organisations: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    experts.map(({ label, memberId, organisation }) => [
      label,
      [organisation, memberId === null ? null : organisations.get(memberId)].flatMap((name) => name || []),
    ]),
  );
}

/** A reviewer whose organisation is the applicant's host cannot score it; names are compared folded. */
export function isHost(hostName: unknown, organisations: readonly string[]): boolean {
  if (typeof hostName !== "string") return false;
  const host = foldName(hostName);
  return host !== "" && organisations.some((organisation) => foldName(organisation) === host);
}
