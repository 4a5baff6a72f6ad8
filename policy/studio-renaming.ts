// The fix for a studio's name that is not composed as article 7(2) says: the new name in every place that repeats the old one.
// Offers nothing where another application has a claim to the old name or the new one.
import { derived } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import type { Fix } from "./finding.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { namedRows } from "./joins.ts";
import { claimantsOf, nameDueTo } from "./misnamed.ts";
import { foldName } from "./names.ts";
import { isIn } from "./row-order.ts";

const findKnown = ({ known }: Dossier): ReadonlySet<string> => new Set(known.map(foldedStudioName));

/** Folded names of known rounds, which no fix rewrites; the same set after an edit of this round. */
export const knownNames = derived(findKnown, (before, replaced, dossier) =>
  [...replaced.values()].some(({ sheet }) => sheet.knownRound !== null) ? findKnown(dossier) : before,
);

/** Folded names that stand in a ledger's title, which no fix rewrites. */
const titleNames = derived(
  ({ sheets }): ReadonlySet<string> =>
    new Set(sheets.flatMap(({ titleStudio }) => (titleStudio === null ? [] : [foldName(titleStudio)]))),
  (before) => before,
);

interface Renaming {
  readonly fix: Fix;
  /** Nothing bears the new name yet, and no other application the old one; else the renaming has to be tried on all rules. */
  readonly certain: boolean;
}

/** The fix that gives the application's studio its name everywhere; null where another application has a claim to the old or the new one. */
export function renaming(row: Row, name: string, dossier: Dossier): Renaming | null {
  const { studioName } = row.fields;
  if (!studioName) return null;
  const isApplication = (other: Row): boolean => isIn(other, "applications");
  const [from, to] = [foldedStudioName(row), foldName(name)];
  const [known, titles] = [knownNames(dossier), titleNames(dossier)];
  const others = namedRows(from, dossier).filter((other) => other !== row);
  const bearers = from === to ? [] : namedRows(to, dossier);
  if (claimantsOf(to, dossier).length > 1 || (from !== to && titles.has(from))) return null;
  if (bearers.some(isApplication) || known.has(from) || (from !== to && known.has(to))) return null;
  const sharing = others.filter(isApplication);
  if (sharing.length > 0) {
    // The old name is another application's own: its rows elsewhere stay with that one.
    const isItsOwn =
      from !== to &&
      sharing.length === 1 &&
      claimantsOf(from, dossier).length === 1 &&
      !sharing.some((own) => nameDueTo(own, dossier) !== undefined);
    return isItsOwn ? { fix: { value: name, also: [] }, certain: false } : null;
  }
  // A name that folds to the new one already joins; only a cell that repeats the old spelling is rewritten with it.
  const also = others
    .filter((other) => from !== to || other.fields.studioName === studioName)
    .map((other) => ({ place: { row: other, field: "studioName" as const }, value: name }));
  return { fix: { value: name, also }, certain: bearers.length === 0 && (from === to || !titles.has(to)) };
}
