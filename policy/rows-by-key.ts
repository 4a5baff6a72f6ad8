// The applications that share an identifier. Says which rows have it, never which one is right.
import { derived, type Replaced } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import { LayeredMap } from "./layered-map.ts";
import { isIn, withRow } from "./row-order.ts";

/** Nearly always one row has a key: it stands without a list. */
type Index = LayeredMap<string, Row | readonly Row[]>;

export interface ApplicationsByKey {
  /** All applications with the row's key, in order, itself among them; none where it has no key. */
  readonly sharing: (row: Row, dossier: Dossier) => readonly Row[];
  /** The first application with the row's key, where that is another one; undefined also for a masked key, which identifies nobody. */
  readonly firstBefore: (row: Row, dossier: Dossier) => Row | undefined;
}

const none: readonly Row[] = [];

const isList = (same: Row | readonly Row[]): same is readonly Row[] => Array.isArray(same);
const listOf = (same: Row | readonly Row[] | undefined): readonly Row[] =>
  same === undefined ? none : isList(same) ? same : [same];

export function applicationsBy(keyOf: (row: Row) => string | null | undefined): ApplicationsByKey {
  const build = ({ rows }: Dossier): Index => {
    const index = new Map<string, Row | Row[]>();
    for (const row of rows.applications) {
      const key = keyOf(row);
      if (!key) continue;
      const same = index.get(key);
      if (same === undefined) index.set(key, row);
      else if (Array.isArray(same)) same.push(row);
      else index.set(key, [same, row]);
    }
    return new LayeredMap<string, Row | readonly Row[]>(index);
  };
  const carry = (before: Index, replaced: Replaced): Index => {
    const changes = new Map<string, readonly Row[]>();
    const at = (key: string) => changes.get(key) ?? listOf(before.get(key));
    for (const [old, row] of replaced) {
      if (!isIn(row, "applications")) continue;
      const [from, to] = [keyOf(old), keyOf(row)];
      if (from)
        changes.set(
          from,
          at(from).filter((other) => other !== old),
        );
      if (to) changes.set(to, withRow(at(to), row));
    }
    return before.with(changes);
  };
  const indexOf = derived(build, carry);
  const sharing = (row: Row, dossier: Dossier): readonly Row[] => {
    const key = keyOf(row);
    return key ? listOf(indexOf(dossier).get(key)) : none;
  };
  const firstBefore = (row: Row, dossier: Dossier): Row | undefined => {
    const key = keyOf(row);
    const same = key ? indexOf(dossier).get(key) : undefined;
    if (same === undefined || same === row || key?.includes("*")) return undefined;
    const [first] = listOf(same);
    return first === row ? undefined : first;
  };
  return { sharing, firstBefore };
}
