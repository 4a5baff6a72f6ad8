// Which applications bear another name than article 7(2) composes for them, and who has a claim to a name. Corrects nothing.
import { composedName } from "./composed-studio-name.ts";
import { derived, type Replaced } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { namedRows } from "./joins.ts";
import { LayeredMap } from "./layered-map.ts";
import { foldName } from "./names.ts";
import { isIn, withRow } from "./row-order.ts";

function misnaming(row: Row): string | null {
  const composed = composedName(row);
  return composed === row.fields.studioName ? null : composed;
}

/** The applications that do not bear the name article 7(2) composes for them. */
interface Misnamed {
  /** That name. */
  readonly names: LayeredMap<Row, string>;
  /** The applications it is composed for, by the name folded, in their order. */
  readonly byName: LayeredMap<string, readonly Row[]>;
}

const none: readonly Row[] = [];

function findMisnamed({ rows }: Dossier): Misnamed {
  const names = new Map<Row, string>();
  const byName = new Map<string, Row[]>();
  for (const row of rows.applications) {
    const composed = misnaming(row);
    if (composed === null) continue;
    names.set(row, composed);
    const folded = foldName(composed);
    const same = byName.get(folded);
    if (same === undefined) byName.set(folded, [row]);
    else same.push(row);
  }
  return { names: new LayeredMap<Row, string>(names), byName: new LayeredMap<string, readonly Row[]>(byName) };
}

function carryMisnamed({ names, byName }: Misnamed, replaced: Replaced): Misnamed {
  const changes = new Map<Row, string | null>();
  const lists = new Map<string, readonly Row[]>();
  const change = (row: Row, composed: string | null, listed: (same: readonly Row[]) => readonly Row[]): void => {
    if (composed === null) return;
    const folded = foldName(composed);
    lists.set(folded, listed(lists.get(folded) ?? byName.get(folded) ?? none));
    changes.set(row, composed);
  };
  for (const [old, row] of replaced) {
    if (!isIn(row, "applications")) continue;
    change(old, misnaming(old), (same) => same.filter((other) => other !== old));
    changes.set(old, null);
    change(row, misnaming(row), (same) => withRow(same, row));
  }
  return { names: names.with(changes), byName: byName.with(lists) };
}

const misnamed = derived(findMisnamed, carryMisnamed);

/** The name article 7(2) composes for the application, where it bears another; undefined where it bears that one, or has none. */
export const nameDueTo = (row: Row, dossier: Dossier): string | undefined => misnamed(dossier).names.get(row);

/** The applications that are to bear the folded name by article 7(2): those that do not, and those that do. */
export function claimantsOf(name: string, dossier: Dossier): readonly Row[] {
  const { names, byName } = misnamed(dossier);
  const bearing = namedRows(name, dossier).filter(
    (row) => isIn(row, "applications") && names.get(row) === undefined && composedName(row) !== null,
  );
  return [...(byName.get(name) ?? none), ...bearing];
}

/** The applications whose name, or whose due name, is one of the row's two: to them a row's edit matters, as {@link RowRule.peers}. */
export function nameRivals(row: Row, dossier: Dossier): readonly Row[] {
  const composed = composedName(row);
  const own = new Set([foldedStudioName(row), composed === null ? "" : foldName(composed)]);
  own.delete("");
  return [...own].flatMap((name) => [
    ...namedRows(name, dossier).filter((other) => isIn(other, "applications")),
    ...(misnamed(dossier).byName.get(name) ?? none),
  ]);
}
