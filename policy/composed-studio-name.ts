// The name article 7(2) composes for an application's studio, and which applications bear another. Corrects nothing.
import { derived, type Replaced } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { LayeredMap } from "./layered-map.ts";
import { foldName, studioNameOf } from "./names.ts";
import { byPosition, isIn } from "./row-order.ts";

/** Null where host, lead or occupation is blank or cannot be used. */
export function composedName({ fields: { hostName, leadName, occupation } }: Row): string | null {
  return hostName && leadName && occupation ? studioNameOf(hostName, leadName, occupation) : null;
}

function misnaming(row: Row): string | null {
  const composed = composedName(row);
  return composed === row.fields.studioName ? null : composed;
}

function findMisnamed({ rows }: Dossier): ReadonlyMap<Row, string> {
  const found = new Map<Row, string>();
  for (const row of rows.applications) {
    const composed = misnaming(row);
    if (composed !== null) found.set(row, composed);
  }
  return found;
}

function carryMisnamed(before: ReadonlyMap<Row, string>, replaced: Replaced): ReadonlyMap<Row, string> {
  const found = [...before].filter(([row]) => !replaced.has(row));
  for (const row of replaced.values()) {
    const composed = isIn(row, "applications") ? misnaming(row) : null;
    if (composed !== null) found.push([row, composed]);
  }
  return new Map(found.sort(([a], [b]) => byPosition(a, b)));
}

/** The applications that do not bear the name article 7(2) composes for them, with that name, in their order. */
export const misnamedIn = derived(findMisnamed, carryMisnamed);

/** The composed name folded; null where there is none. */
function foldedComposed(row: Row): string | null {
  const composed = composedName(row);
  if (composed === null) return null;
  return composed === row.fields.studioName ? foldedStudioName(row) : foldName(composed);
}

function countComposed({ rows }: Dossier): LayeredMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows.applications) {
    const name = foldedComposed(row);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new LayeredMap(counts);
}

function carryCounts(before: LayeredMap<string, number>, replaced: Replaced): LayeredMap<string, number> {
  const changes = new Map<string, number>();
  const add = (name: string | null, count: number) => {
    if (name !== null) changes.set(name, (changes.get(name) ?? before.get(name) ?? 0) + count);
  };
  for (const [old, row] of replaced) {
    if (!isIn(row, "applications")) continue;
    add(foldedComposed(old), -1);
    add(foldedComposed(row), 1);
  }
  return before.with(changes);
}

/** How many applications have to bear a folded name by article 7(2). */
export const composedCounts = derived(countComposed, carryCounts);
