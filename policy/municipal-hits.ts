// Which rows of the municipal list each application matches (article 14), computed once a dossier and shared by the rules that ask.
// What counts as municipal support is the ruling `municipal-programmes`; whether a possible match is the same studio, a person's decision.
import type { Dossier, Row } from "./dossier.ts";
import { type MunicipalMatch, matchMunicipal } from "./likeness.ts";
import { foldName } from "./names.ts";

export interface MunicipalHitRow {
  readonly award: Row;
  readonly match: MunicipalMatch;
}

const hitsByDossier = new WeakMap<Dossier, ReadonlyMap<Row, readonly MunicipalHitRow[]>>();

function countedAwards({ rows, rulings }: Dossier): readonly Row[] {
  const programmes = rulings["municipal-programmes"];
  if (programmes === "any") return rows.municipalAwards;
  const counted = new Set(programmes.map(foldName));
  return rows.municipalAwards.filter(({ fields: { programme } }) => programme && counted.has(foldName(programme)));
}

/** By application row, the list's rows it matches, exact ones first; applications without a match are absent. */
export function municipalHits(dossier: Dossier): ReadonlyMap<Row, readonly MunicipalHitRow[]> {
  const cached = hitsByDossier.get(dossier);
  if (cached !== undefined) return cached;
  const awards = countedAwards(dossier);
  const { applications } = dossier.rows;
  const matched =
    awards.length === 0
      ? []
      : matchMunicipal(
          applications.map(({ fields }) => fields),
          awards.map(({ fields }) => fields),
        );
  const hits = new Map<Row, readonly MunicipalHitRow[]>();
  for (const [position, application] of applications.entries()) {
    const found = (matched[position] ?? []).flatMap(({ award, match }) => {
      const row = awards[award];
      return row === undefined ? [] : [{ award: row, match }];
    });
    if (found.length > 0) hits.set(application, found);
  }
  hitsByDossier.set(dossier, hits);
  return hits;
}
