// The fix for a studio's name that is not composed as article 7(2) says: the new name in every place that repeats the old one.
// Offers nothing where a rename could join the studio to other rows or cut it from its own.
import type { Dossier, Row } from "./dossier.ts";
import type { Fix } from "./finding.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { foldName, studioNameOf } from "./names.ts";

/** The name article 7(2) composes for the row; null where host, lead or occupation is blank or cannot be used. */
export function composedName({ fields: { hostName, leadName, occupation } }: Row): string | null {
  return hostName && leadName && occupation ? studioNameOf(hostName, leadName, occupation) : null;
}

/** An application with the name article 7(2) composes for it. */
interface Naming {
  readonly row: Row;
  readonly composed: string;
  readonly isRight: boolean;
}

const namings = new WeakMap<Dossier, readonly Naming[]>();

/** Of every application whose host, lead and occupation stand; computed once a dossier. */
export function namingsOf(dossier: Dossier): readonly Naming[] {
  const cached = namings.get(dossier);
  if (cached !== undefined) return cached;
  const found: Naming[] = [];
  for (const row of dossier.rows.applications) {
    const composed = composedName(row);
    const { studioName } = row.fields;
    if (composed !== null) found.push({ row, composed, isRight: composed === studioName });
  }
  namings.set(dossier, found);
  return found;
}

interface NameIndex {
  /** Rows by folded studio name; the municipal list, which is joined by host and lead and is not the round's own, is left out. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** How many applications have to bear a folded name by article 7(2). */
  readonly composed: ReadonlyMap<string, number>;
  readonly applications: ReadonlySet<Row>;
  readonly known: ReadonlySet<Row>;
  /** Names that stand in a ledger's title, which no fix rewrites. */
  readonly titles: ReadonlySet<string>;
}

const joinedTables = ["applications", "scores", "notices", "payments", "assessments", "expenditures"] as const;
const indexes = new WeakMap<Dossier, NameIndex>();

/** Holds only the names that some application bears wrongly or should bear instead: nothing else is ever asked. */
function indexOf(dossier: Dossier): NameIndex {
  const cached = indexes.get(dossier);
  if (cached !== undefined) return cached;
  const rows = new Map<string, Row[]>();
  const composed = new Map<string, number>();
  for (const { row, composed: name, isRight } of namingsOf(dossier)) {
    const to = isRight ? foldedStudioName(row) : foldName(name);
    composed.set(to, (composed.get(to) ?? 0) + 1);
    if (!isRight) rows.set(to, []).set(foldedStudioName(row), []);
  }
  const seen = new Set<Row>();
  for (const table of [...joinedTables.map((name) => dossier.rows[name]), dossier.known]) {
    for (const row of table) {
      const same = rows.get(foldedStudioName(row));
      if (same === undefined || seen.has(row)) continue;
      seen.add(row);
      same.push(row);
    }
  }
  const index: NameIndex = {
    rows,
    composed,
    applications: new Set(dossier.rows.applications),
    known: new Set(dossier.known),
    titles: new Set(dossier.sheets.flatMap(({ titleStudio }) => (titleStudio === null ? [] : [foldName(titleStudio)]))),
  };
  indexes.set(dossier, index);
  return index;
}

/** The fix that renames the application's studio to `name` everywhere; null where the old name or the new one is not its alone. */
export function renaming(row: Row, name: string, dossier: Dossier): Fix | null {
  const { studioName } = row.fields;
  if (!studioName) return null;
  const { rows, composed, applications, known, titles } = indexOf(dossier);
  const [from, to] = [foldedStudioName(row), foldName(name)];
  const same = rows.get(from) ?? [];
  if (same.some((other) => other !== row && (applications.has(other) || known.has(other)))) return null;
  if ((composed.get(to) ?? 0) > 1) return null;
  if (from !== to && ((rows.get(to) ?? []).length > 0 || titles.has(from) || titles.has(to))) return null;
  // A name that folds to the new one already joins; only a cell that repeats the old spelling is rewritten with it.
  const also = same
    .filter((other) => other !== row && (from !== to || other.fields.studioName === studioName))
    .map((other) => ({ place: { row: other, field: "studioName" as const }, value: name }));
  return { value: name, also };
}
