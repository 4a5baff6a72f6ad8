// A round with its applications, as decisions take them: a part of the whole register, and how a decision finds those it names.
import { accepted, type Missing, type MissingCode, type Result, refused } from "../refusal.ts";
import type { Application } from "./application.ts";
import type { Round } from "./round.ts";

export interface RoundWithApplications {
  readonly round: Round;
  /** By id, in the order of their numbers. */
  readonly applications: ReadonlyMap<string, Application>;
}

/** Those named, once each, in the order given. Refuses `application.unknown` with the ids that the round has not. */
export function namedApplications(
  { applications }: Pick<RoundWithApplications, "applications">,
  ids: readonly string[],
): Result<Application[]> {
  const named = [...new Set(ids)].map((id) => ({ id, application: applications.get(id) }));
  const unknown = named.filter(({ application }) => application === undefined);
  if (unknown.length > 0) return refused("application.unknown", null, missingOf("application.unknown", unknown));
  return accepted(named.flatMap(({ application }) => application ?? []));
}

/** The same thing missing of each. */
export const missingOf = (code: MissingCode, applications: readonly { readonly id: string }[]): Missing[] =>
  applications.map(({ id }) => ({ code, applicationId: id, count: 1 }));
