// Which rows of the municipal list each application matches (article 14), computed once a dossier and shared by the rules that ask.
// What counts as municipal support is the ruling `municipal-programmes`; whether a possible match is the same studio, a person's decision.
import { derived, type Replaced } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import { type MunicipalMatch, municipalMatcher } from "./likeness.ts";
import { foldName } from "./names.ts";
import { isIn } from "./row-order.ts";

export interface MunicipalHitRow {
  readonly award: Row;
  readonly match: MunicipalMatch;
}

function countedAwards({ rows, rulings }: Dossier): readonly Row[] {
  const programmes = rulings["municipal-programmes"];
  if (programmes === "any") return rows.municipalAwards;
  const counted = new Set(programmes.map(foldName));
  return rows.municipalAwards.filter(({ fields: { programme } }) => programme && counted.has(foldName(programme)));
}

type Hits = ReadonlyMap<Row, readonly MunicipalHitRow[]>;

interface Matching {
  readonly hits: Hits;
  /** The counted rows of the list that an application matches. */
  readonly match: (application: Row) => readonly MunicipalHitRow[];
}

function withHits(hits: Map<Row, readonly MunicipalHitRow[]>, rows: Iterable<Row>, match: Matching["match"]): Matching {
  for (const row of rows) {
    const found = match(row);
    if (found.length > 0) hits.set(row, found);
  }
  return { hits, match };
}

function build(dossier: Dossier): Matching {
  const awards = countedAwards(dossier);
  if (awards.length === 0) return { hits: new Map(), match: () => [] };
  const matcher = municipalMatcher(awards.map(({ fields }) => fields));
  const match = ({ fields }: Row) =>
    matcher(fields).flatMap(({ award, match }) => {
      const row = awards[award];
      return row === undefined ? [] : [{ award: row, match }];
    });
  return withHits(new Map(), dossier.rows.applications, match);
}

/** Only the replaced applications are matched again, unless the list itself changed. */
function carry({ hits, match }: Matching, replaced: Replaced, dossier: Dossier): Matching {
  const rows = [...replaced.values()];
  if (rows.some((row) => isIn(row, "municipalAwards"))) return build(dossier);
  const kept = new Map([...hits].filter(([row]) => !replaced.has(row)));
  return withHits(
    kept,
    rows.filter((row) => isIn(row, "applications")),
    match,
  );
}

const matchingOf = derived(build, carry);

/** By application row, the list's rows it matches, exact ones first; applications without a match are absent. */
export const municipalHits = (dossier: Dossier): Hits => matchingOf(dossier).hits;
