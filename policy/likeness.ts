// Which rows of the municipal list an application matches (article 14).
// Says how like two records are; that a match means the same studio is decided by a person unless it is exact.
import { foldName } from "./names.ts";
import type { Fields } from "./records/fields.ts";
import { coreOfHost, similarCandidates, similarCores } from "./similar-hosts.ts";

/** What identifies a studio in an application and in the municipal list. */
export type StudioFields = Pick<Fields, "hostName" | "creditCode" | "leadName" | "leadIdNumber" | "occupation" | "studioName">;

/**
 * Why two records are possibly the same studio: the lead's ID number stands with another host; the lead's name with a host of
 * similar name; or the host and the occupation are the same and the lead another.
 */
type PossibleReason = "same-id-other-host" | "same-lead-similar-host" | "same-host-same-occupation";
export type MunicipalMatch = "exact" | { readonly possible: PossibleReason };

/** One row of the municipal list that an application matches; `award` is its position in the list given. */
export interface MunicipalHit {
  readonly award: number;
  readonly match: MunicipalMatch;
}

/** A record prepared for comparing: folded names, `""` for what is blank, absent or masked. */
interface Profile {
  readonly id: string;
  readonly code: string;
  readonly lead: string;
  readonly host: string;
  readonly core: string;
  readonly occupation: string;
  readonly studio: string;
}

/** A masked identifier identifies nobody. */
const identifier = (text: string | null | undefined): string => (text?.includes("*") ? "" : (text ?? ""));
const folded = (text: string | null | undefined): string => foldName(text ?? "");

function profileOf(fields: StudioFields): Profile {
  const host = folded(fields.hostName);
  return {
    id: identifier(fields.leadIdNumber),
    code: identifier(fields.creditCode),
    lead: folded(fields.leadName),
    host,
    core: coreOfHost(host),
    occupation: folded(fields.occupation),
    studio: folded(fields.studioName),
  };
}

const agree = (a: string, b: string): boolean => a !== "" && a === b;

/** In the list's own column, or in its studio's name outside the host's. */
function sameOccupation(application: Profile, award: Profile): boolean {
  if (application.occupation === "") return false;
  const named = award.studio.startsWith(award.host) ? award.studio.slice(award.host.length) : award.studio;
  return application.occupation === award.occupation || named.includes(application.occupation);
}

function compare(application: Profile, award: Profile): MunicipalMatch | null {
  // A list that gives only the studio's name still names host and lead: article 7(2) composes that name of them.
  const sameStudio = agree(application.studio, award.studio);
  const sameId = agree(application.id, award.id);
  const sameLeadName = agree(application.lead, award.lead);
  const sameHost =
    agree(application.code, award.code) ||
    agree(application.host, award.host) ||
    (sameStudio && award.code === "" && award.host === "");
  const sameLead = sameId || sameLeadName || (sameStudio && award.id === "" && award.lead === "");
  if (sameLead && sameHost) return "exact";
  if (sameId) return { possible: "same-id-other-host" };
  if (sameLeadName && similarCores(application.core, award.core)) return { possible: "same-lead-similar-host" };
  if (sameHost && sameOccupation(application, award)) return { possible: "same-host-same-occupation" };
  return null;
}

/** Article 14: exact is the same lead (ID number or name) with the same host (credit code or name); see {@link PossibleReason} for the rest. */
export function municipalMatch(application: StudioFields, award: StudioFields): MunicipalMatch | null {
  return compare(profileOf(application), profileOf(award));
}

/** The rows of one list that an application matches, exact ones first, else in list order. */
export type MunicipalMatcher = (application: StudioFields) => readonly MunicipalHit[];

/**
 * Prepares a list to be asked about many applications. Only rows that share an identifier, a host or a studio name are compared,
 * and those of the same lead whose hosts may be similar, as no other can match.
 */
export function municipalMatcher(awards: readonly StudioFields[]): MunicipalMatcher {
  const profiles = awards.map(profileOf);
  const indexes = keyFields.map(({ field, keyOf }) => ({ field, keyOf, positions: positionsBy(awards, field, keyOf) }));
  const leads = leadIndex(profiles, positionsBy(awards, "leadName", folded));
  return (fields) => {
    const candidates = new Set<number>();
    for (const { field, keyOf, positions } of indexes) {
      for (const position of positions.get(keyOf(fields[field])) ?? []) candidates.add(position);
    }
    const sameLead = leads.get(folded(fields.leadName));
    if (candidates.size === 0 && sameLead === undefined) return [];
    const application = profileOf(fields);
    for (const position of sameLead?.(application.core) ?? []) candidates.add(position);
    return hitsAmong(application, candidates, profiles);
  };
}

/** For each application the rows of the list it matches, see {@link MunicipalMatcher}. */
export const matchMunicipal = (
  applications: readonly StudioFields[],
  awards: readonly StudioFields[],
): readonly (readonly MunicipalHit[])[] => applications.map(municipalMatcher(awards));

const keyFields = [
  { field: "leadIdNumber", keyOf: identifier },
  { field: "creditCode", keyOf: identifier },
  { field: "hostName", keyOf: folded },
  { field: "studioName", keyOf: folded },
] as const;

/** Positions by key; blank keys are left out. */
function positionsBy(
  records: readonly StudioFields[],
  field: keyof StudioFields,
  keyOf: (text: string | null | undefined) => string,
): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, fields] of records.entries()) {
    const key = keyOf(fields[field]);
    if (key === "") continue;
    const same = positions.get(key);
    if (same) same.push(position);
    else positions.set(key, [position]);
  }
  return positions;
}

/** By folded lead, the positions of those rows of hers whose host may be similar to one of the given core. */
function leadIndex(
  profiles: readonly Profile[],
  positions: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, (core: string) => readonly number[]> {
  const index = new Map<string, (core: string) => readonly number[]>();
  for (const [lead, own] of positions) {
    const candidates = similarCandidates(own.map((position) => profiles[position]?.core ?? ""));
    index.set(lead, (core) => [...candidates(core)].flatMap((among) => own[among] ?? []));
  }
  return index;
}

function hitsAmong(application: Profile, candidates: ReadonlySet<number>, awards: readonly Profile[]): MunicipalHit[] {
  const hits: MunicipalHit[] = [];
  for (const position of candidates) {
    const award = awards[position];
    const match = award === undefined ? null : compare(application, award);
    if (match !== null) hits.push({ award: position, match });
  }
  const rankOf = (hit: MunicipalHit) => (hit.match === "exact" ? 0 : 1);
  return hits.sort((a, b) => rankOf(a) - rankOf(b) || a.award - b.award);
}
