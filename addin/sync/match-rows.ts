// Which application each row is, as far as the workbook's own marks tell; the register has the last word. One number on two rows,
// and whatever else is not unique, becomes a question. Attributes nothing by a row's position.
import { foldName } from "../../policy/names.ts";
import type { Marker } from "./marks.ts";
import type { RowBase } from "./sync-part.ts";
import type { WorkbookRow } from "./workbook-row.ts";

/** `lookup` and `lead-id` only guess: the register confirms them by the lead's ID number alone. */
export interface Claim {
  readonly applicationId: string;
  readonly by: "number" | "lookup" | "lead-id" | "names" | "register" | "person";
}
export type Claims = ReadonlyMap<WorkbookRow, Claim>;

/** Several rows could be one application: a person says which. */
export interface Question {
  readonly applicationId: string;
  readonly rows: readonly WorkbookRow[];
}

/** The row a person chose for an application, by its content; null: none of them is it. */
export type Answers = ReadonlyMap<string, string | null>;

export interface Matched {
  readonly claims: Claims;
  readonly questions: readonly Question[];
}

/** How far a row agrees with the application whose number it carries. */
type Agreement = "whole" | "part" | "unknown" | "none";

interface Candidate {
  readonly row: WorkbookRow;
  readonly claim: Claim;
  readonly agreement: Agreement;
}

/** 系统编号 where the row agrees with it, else what the marks find uniquely; else the row is sent as new. */
export async function matchRows(
  rows: readonly WorkbookRow[],
  bases: ReadonlyMap<string, RowBase>,
  marker: Marker,
  answers: Answers = new Map(),
): Promise<Matched> {
  const finder = new Finder(bases);
  const candidates = await Promise.all(rows.map((row) => candidateOf(row, bases, marker, finder)));
  return settle(
    candidates.filter((one) => one !== null),
    answers,
  );
}

class Finder {
  readonly #byLookup: readonly ReadonlyMap<string, readonly string[]>[];

  constructor(bases: ReadonlyMap<string, RowBase>) {
    this.#byLookup = [0, 1].map((which) => {
      const found = new Map<string, string[]>();
      for (const [id, { lookups }] of bases) {
        const mark = lookups[which];
        if (mark) found.set(mark, [...(found.get(mark) ?? []), id]);
      }
      return found;
    });
  }

  /** The only application with one of the marks; null where there is none or more than one. */
  find(lookups: readonly (string | null)[]): string | null {
    for (const [which, mark] of lookups.entries()) {
      const ids = mark === null ? [] : (this.#byLookup[which]?.get(mark) ?? []);
      if (ids.length === 1) return ids[0] ?? null;
    }
    return null;
  }
}

const numberPattern = /^\d{4}-\d{3,6}$/;

async function candidateOf(
  row: WorkbookRow,
  bases: ReadonlyMap<string, RowBase>,
  marker: Marker,
  finder: Finder,
): Promise<Candidate | null> {
  const lookups = await marker.lookups(row.values);
  const found = finder.find(lookups);
  const number = row.number !== null && numberPattern.test(row.number) ? row.number : null;
  const agreement = number === null ? "none" : await agreementOf(row, number, bases.get(number), lookups, marker);
  // A partial sort leaves the number column behind: what the whole row says then counts for more than a shared credit code.
  const isElsewhere = found !== null && found !== number && agreement !== "whole";
  if (number !== null && agreement !== "none" && !isElsewhere)
    return { row, claim: { applicationId: number, by: "number" }, agreement };
  return found === null ? null : { row, claim: { applicationId: found, by: "lookup" }, agreement: "none" };
}

/** `unknown`: no mark speaks for it and none against all; the lead's ID number may still agree, which only the register can tell. */
async function agreementOf(
  { values }: WorkbookRow,
  number: string,
  base: RowBase | undefined,
  lookups: readonly (string | null)[],
  marker: Marker,
): Promise<Agreement> {
  if (base === undefined) return "unknown";
  if (lookups.some((mark, which) => mark !== null && mark === base.lookups[which])) return "whole";
  const { creditCode = null } = values;
  return creditCode !== null && (await marker.mark(number, "creditCode", creditCode)) === base.marks.creditCode
    ? "part"
    : "unknown";
}

function settle(candidates: readonly Candidate[], answers: Answers): Matched {
  const claims = new Map<WorkbookRow, Claim>();
  const questions: Question[] = [];
  for (const [applicationId, group] of Map.groupBy(candidates, ({ claim }) => claim.applicationId)) {
    const strongest = strongestOf(group);
    const [only] = strongest;
    const rows = strongest.map(({ row }) => row);
    if (only !== undefined && strongest.length === 1) claims.set(only.row, only.claim);
    else if (answers.has(applicationId)) {
      const chosen = rows.find(({ content }) => content === answers.get(applicationId));
      if (chosen !== undefined) claims.set(chosen, { applicationId, by: "person" });
    } else if (rows.length > 1) questions.push({ applicationId, rows });
  }
  return { claims, questions };
}

/**
 * The rows with the best right to an application. A number that nothing speaks for, on several rows, gives none of them a right:
 * they go up as new, and the register finds them by credit code and ID number.
 */
function strongestOf(group: readonly Candidate[]): readonly Candidate[] {
  const agreeing = group.filter(({ agreement }) => agreement === "whole" || agreement === "part");
  const looked = group.filter(({ claim }) => claim.by === "lookup");
  if (agreeing.length > 0) return agreeing;
  if (looked.length > 0) return looked;
  return group.length === 1 ? group : [];
}

/** An application of the register as it comes masked, to be matched with a row that nothing else identifies. */
export interface Unclaimed {
  readonly applicationId: string;
  readonly leadIdNumber: string | null;
  /** Folded host, lead and occupation; null where one is blank. */
  readonly names: string | null;
}

/** Folded host, lead and occupation in one text. */
export function namesOf(values: Readonly<Record<string, unknown>>): string | null {
  const folded = ["hostName", "leadName", "occupation"].map((field) => {
    const value = values[field];
    return typeof value === "string" ? foldName(value) : "";
  });
  return folded.includes("") ? null : folded.join("\n");
}

/** Rows that are new as far as anybody knows, against applications no row names: first the lead's masked ID number, then names. */
export function matchUnclaimed(
  rows: readonly (Omit<Unclaimed, "applicationId"> & { readonly row: WorkbookRow })[],
  unclaimed: readonly Unclaimed[],
  isRefuted: (row: WorkbookRow, applicationId: string) => boolean,
): Claims {
  const claims = new Map<WorkbookRow, Claim>();
  const taken = new Set<string>();
  for (const [key, by] of [
    ["leadIdNumber", "lead-id"],
    ["names", "names"],
  ] as const) {
    const left = rows.filter(({ row }) => !claims.has(row));
    const wanted = Map.groupBy(left, (one) => one[key]);
    const offered = Map.groupBy(
      unclaimed.filter(({ applicationId }) => !taken.has(applicationId)),
      (one) => one[key],
    );
    for (const [value, [first, ...others]] of wanted) {
      const [application, ...more] = value === null ? [] : (offered.get(value) ?? []);
      if (first === undefined || application === undefined || others.length > 0 || more.length > 0) continue;
      if (isRefuted(first.row, `${application.applicationId} ${by}`)) continue;
      claims.set(first.row, { applicationId: application.applicationId, by });
      taken.add(application.applicationId);
    }
  }
  return claims;
}
