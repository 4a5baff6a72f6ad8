// The fix for a studio's name that is not composed as article 7(2) says: the new name in every place that repeats the old one.
// Offers nothing where another application has a claim to the old name or the new one.
import type { Dossier, Row } from "./dossier.ts";
import type { Fix } from "./finding.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { foldName, studioNameOf } from "./names.ts";

/** The name article 7(2) composes for the row; null where host, lead or occupation is blank or cannot be used. */
export function composedName({ fields: { hostName, leadName, occupation } }: Row): string | null {
  return hostName && leadName && occupation ? studioNameOf(hostName, leadName, occupation) : null;
}

const misnamings = new WeakMap<Dossier, ReadonlyMap<Row, string>>();

/** The applications that do not bear the name article 7(2) composes for them, with that name; computed once a dossier. */
export function misnamedIn(dossier: Dossier): ReadonlyMap<Row, string> {
  const cached = misnamings.get(dossier);
  if (cached !== undefined) return cached;
  const found = new Map<Row, string>();
  for (const row of dossier.rows.applications) {
    const composed = composedName(row);
    if (composed !== null && composed !== row.fields.studioName) found.set(row, composed);
  }
  misnamings.set(dossier, found);
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
  const misnamed = misnamedIn(dossier);
  for (const row of dossier.rows.applications) {
    const name = misnamed.get(row);
    if (name === undefined && composedName(row) === null) continue;
    const to = name === undefined ? foldedStudioName(row) : foldName(name);
    composed.set(to, (composed.get(to) ?? 0) + 1);
    if (name !== undefined) rows.set(to, []).set(foldedStudioName(row), []);
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

interface Renaming {
  readonly fix: Fix;
  /** Nothing bears the new name yet, and no other application the old one; else the renaming has to be tried on all rules. */
  readonly certain: boolean;
}

/** The fix that gives the application's studio its name everywhere; null where another application has a claim to the old or the new one. */
export function renaming(row: Row, name: string, dossier: Dossier): Renaming | null {
  const { studioName } = row.fields;
  if (!studioName) return null;
  const { rows, composed, applications, known, titles } = indexOf(dossier);
  const [from, to] = [foldedStudioName(row), foldName(name)];
  const others = (rows.get(from) ?? []).filter((other) => other !== row);
  const bearers = from === to ? [] : (rows.get(to) ?? []);
  if ((composed.get(to) ?? 0) > 1 || (from !== to && titles.has(from))) return null;
  if (bearers.some((other) => applications.has(other) || known.has(other))) return null;
  if (others.some((other) => known.has(other))) return null;
  const sharing = others.filter((other) => applications.has(other));
  if (sharing.length > 0) {
    // The old name is another application's own: its rows elsewhere stay with that one.
    const misnamed = misnamedIn(dossier);
    const isItsOwn =
      from !== to && composed.get(from) === 1 && sharing.length === 1 && !sharing.some((own) => misnamed.has(own));
    return isItsOwn ? { fix: { value: name, also: [] }, certain: false } : null;
  }
  // A name that folds to the new one already joins; only a cell that repeats the old spelling is rewritten with it.
  const also = others
    .filter((other) => from !== to || other.fields.studioName === studioName)
    .map((other) => ({ place: { row: other, field: "studioName" as const }, value: name }));
  return { fix: { value: name, also }, certain: bearers.length === 0 && (from === to || !titles.has(to)) };
}
