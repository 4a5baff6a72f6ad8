// Which answers about rows of the municipal list still hold (article 14): an answer speaks of the row and of the application as both
// then were. What is paid or taken back follows from the last answer all the same, until a person gives another.
import type { Application, ApplicationField } from "./records/application.ts";
import type { MunicipalAward } from "./records/municipal-award.ts";

/** The fields of an application by which it is compared with the list. */
const matchedFields: readonly ApplicationField[] = [
  "hostName",
  "creditCode",
  "leadName",
  "leadIdNumber",
  "occupation",
  "studioName",
];

export const bearsOnMatches = (field: string): boolean => matchedFields.some((matched) => matched === field);

type Answer = Application["matchResolutions"][number];

/** The answers since which nothing changed that the match reads: neither in the row of the list nor in the application. */
export function answersThatHold(
  { matchResolutions, changed }: Pick<Application, "matchResolutions" | "changed">,
  awards: ReadonlyMap<string, Pick<MunicipalAward, "matchedVersion">>,
): readonly Answer[] {
  const lastChange = Math.max(1, ...matchedFields.map((field) => changed[field] ?? 1));
  // An answer that does not say of which versions it speaks was given before anything said so: of the first ones.
  return matchResolutions.filter(
    ({ awardId, awardVersion = 1, version = 1 }) =>
      version >= lastChange && awardVersion >= (awards.get(awardId)?.matchedVersion ?? 1),
  );
}
