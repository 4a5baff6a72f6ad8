// What is worked out of a dossier once and asked often, and how it is carried over to a dossier in which a few rows were replaced.
// A dossier and what was worked out of it never change: a carried view is a new value, and the old one stays as it was.
import type { Dossier, Row } from "./dossier.ts";
import type { TableName } from "./records/fields.ts";
import { positionOf } from "./row-order.ts";

/** Old rows by what stands in their place now, in the same sheet under the same number. */
export type Replaced = ReadonlyMap<Row, Row>;

/** A view's value, and the rows that were replaced since it was worked out. */
interface Standing<T> {
  readonly value: T;
  readonly since: Replaced;
}

type Follow = (after: Dossier, replaced: Replaced) => void;

/** Beyond these it is sooner worked out anew. */
const mostReplaced = 1000;
const nothing: Replaced = new Map();
const followsOf = new WeakMap<Dossier, Follow[]>();

/** `first`, then `second`, as one. */
function chained(first: Replaced, second: Replaced): Replaced {
  if (first.size === 0) return second;
  const all = new Map(second);
  for (const [oldest, middle] of first) {
    all.set(oldest, second.get(middle) ?? middle);
    all.delete(middle);
  }
  return all;
}

/**
 * A view: `build` works it out when it is first asked for. After {@link replaceRows} `carry` makes the new one of the old; without
 * it the view is built again. Both must give the same.
 */
export function derived<T>(
  build: (dossier: Dossier) => T,
  carry?: (before: T, replaced: Replaced, dossier: Dossier) => T,
): (dossier: Dossier) => T {
  const standings = new WeakMap<Dossier, Standing<T>>();
  const put = (dossier: Dossier, standing: Standing<T>): void => {
    const isNew = !standings.has(dossier);
    standings.set(dossier, standing);
    if (isNew && carry !== undefined) followsOf.set(dossier, [...(followsOf.get(dossier) ?? []), follow(dossier)]);
  };
  const follow =
    (dossier: Dossier): Follow =>
    (after, replaced) => {
      const standing = standings.get(dossier);
      const since = standing === undefined ? nothing : chained(standing.since, replaced);
      if (standing !== undefined && since.size <= mostReplaced) put(after, { value: standing.value, since });
    };
  return (dossier) => {
    const standing = standings.get(dossier);
    if (standing?.since.size === 0) return standing.value;
    const value =
      standing === undefined || carry === undefined ? build(dossier) : carry(standing.value, standing.since, dossier);
    put(dossier, { value, since: nothing });
    return value;
  };
}

/** The rows with others in the place of those replaced; the same array where none of them is among these. */
export function inPlace(rows: readonly Row[], replaced: Replaced): readonly Row[] {
  let copy: Row[] | null = null;
  for (const [old, row] of replaced) {
    const position = positionOf(old, rows);
    if (position < 0) continue;
    copy ??= [...rows];
    copy[position] = row;
  }
  return copy ?? rows;
}

/** The dossier with rows replaced wherever they stand; what was worked out of it is carried over when it is next asked for. */
export function replaceRows(dossier: Dossier, replaced: Replaced): Dossier {
  const of = (table: TableName): readonly Row[] => inPlace(dossier.rows[table], replaced);
  const after: Dossier = {
    ...dossier,
    rows: {
      applications: of("applications"),
      scores: of("scores"),
      notices: of("notices"),
      payments: of("payments"),
      assessments: of("assessments"),
      expenditures: of("expenditures"),
      municipalAwards: of("municipalAwards"),
    },
    known: inPlace(dossier.known, replaced),
  };
  for (const follow of followsOf.get(dossier) ?? []) follow(after, replaced);
  return after;
}
