// Whether differently written host names are probably one firm, and which rows of the municipal list an application matches (article 14).
// Says how like two records are; that a match means the same studio is decided by a person unless it is exact.
import { foldName } from "./names.ts";
import type { Fields } from "./records/fields.ts";

/** What identifies a studio in an application and in the municipal list. */
export type StudioFields = Pick<Fields, "hostName" | "creditCode" | "leadName" | "leadIdNumber" | "occupation" | "studioName">;

/**
 * Why two records are possibly the same studio: the lead's ID number stands with another host; the lead's name with a host of
 * similar name; or the host and the occupation are the same and the lead another.
 */
export type PossibleReason = "same-id-other-host" | "same-lead-similar-host" | "same-host-same-occupation";
export type MunicipalMatch = "exact" | { readonly possible: PossibleReason };

/** One row of the municipal list that an application matches; `award` is its position in the list given. */
export interface MunicipalHit {
  readonly award: number;
  readonly match: MunicipalMatch;
}

const leastDice = 0.8;
const brackets = /[()[\]{}〔〕【】〈〉《》「」『』]/g;
const regionAndForm = /北京市?|大兴区?|股份|集团/g;
const company = /有限(?:责任)?公司/g;

/** A folded host name without brackets, region, and legal form. */
function coreOfHost(foldedHost: string): string {
  return foldedHost.replace(brackets, "").replace(regionAndForm, "").replace(company, "");
}

/** Dice coefficient of the two texts' bigrams, each occurrence counted: 0 to 1. */
function bigramLikeness(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const bigram = a.slice(i, i + 2);
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const bigram = b.slice(i, i + 2);
    const left = counts.get(bigram) ?? 0;
    if (left === 0) continue;
    counts.set(bigram, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}

function similarCores(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short)) return true;
  // Even were all bigrams of the shorter text in the longer, the likeness could not be more than this.
  const atMost = (2 * (short.length - 1)) / (a.length + b.length - 2);
  return atMost >= leastDice && bigramLikeness(a, b) >= leastDice;
}

/** Equal once region, legal form and brackets are dropped, or one then contains the other with at least two characters, or Dice at least 0.8. */
export function similarHosts(a: string, b: string): boolean {
  const [foldedA, foldedB] = [foldName(a), foldName(b)];
  return foldedA !== "" && (foldedA === foldedB || similarCores(coreOfHost(foldedA), coreOfHost(foldedB)));
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

/**
 * For each application the rows of the list it matches, exact ones first, else in list order. Only rows that share an identifier,
 * a lead, a host or a studio name are compared, as no other can match.
 */
export function matchMunicipal(
  applications: readonly StudioFields[],
  awards: readonly StudioFields[],
): readonly (readonly MunicipalHit[])[] {
  const profiles = awards.map(profileOf);
  const positions = new Map<string, number[]>();
  for (const [position, profile] of profiles.entries()) {
    for (const key of keysOf(profile)) {
      const known = positions.get(key);
      if (known) known.push(position);
      else positions.set(key, [position]);
    }
  }
  return applications.map((fields) => {
    const application = profileOf(fields);
    const candidates = new Set(keysOf(application).flatMap((key) => positions.get(key) ?? []));
    return hitsAmong(application, candidates, profiles);
  });
}

function keysOf({ id, code, lead, host, studio }: Profile): string[] {
  const keyed = { id, code, lead, host, studio };
  return Object.entries(keyed).flatMap(([name, value]) => (value === "" ? [] : [`${name} ${value}`]));
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
