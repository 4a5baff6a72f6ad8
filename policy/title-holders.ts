// Who already holds the district title from an earlier round: known records whose decision is approved (article 3).
// A person's name alone is no evidence, and a round without a decision column feeds nothing.
import type { Dossier, Row } from "./dossier.ts";
import { foldedStudioName } from "./folded-studio-name.ts";

export interface TitleHolders {
  /** A known row of the holder, by the lead technician's ID number. */
  readonly byIdNumber: ReadonlyMap<string, Row>;
  /** A known row of the holder, by folded studio name. */
  readonly byStudio: ReadonlyMap<string, Row>;
}

/** Decision and ID number may stand on different sheets of the earlier round, joined by year and folded studio name. */
export function titleHolders({ known, settings: { roundYear } }: Dossier): TitleHolders {
  const earlier = known.filter(
    ({ sheet: { knownRound } }) => knownRound !== null && (roundYear === null || knownRound < roundYear),
  );
  const keyOf = (row: Row): string | null =>
    row.fields.studioName ? `${row.sheet.knownRound} ${foldedStudioName(row)}` : null;
  const approved = new Set(earlier.filter(({ fields }) => fields.decision === "approved").map(keyOf));
  approved.delete(null);

  const byIdNumber = new Map<string, Row>();
  const byStudio = new Map<string, Row>();
  for (const row of earlier) {
    const key = keyOf(row);
    if (!(row.fields.decision === "approved" || approved.has(key))) continue;
    const { leadIdNumber } = row.fields;
    const studio = foldedStudioName(row);
    if (leadIdNumber && !leadIdNumber.includes("*") && !byIdNumber.has(leadIdNumber)) byIdNumber.set(leadIdNumber, row);
    if (studio !== "" && !byStudio.has(studio)) byStudio.set(studio, row);
  }
  return { byIdNumber, byStudio };
}
