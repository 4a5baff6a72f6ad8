// Which rows a row rule looks at, and which of them again after rows were replaced. Runs no rule.
import type { Replaced } from "./derived.ts";
import type { Dossier, Row } from "./dossier.ts";
import type { TableName } from "./records/fields.ts";
import { isIn } from "./row-order.ts";
import type { RowRule } from "./rule.ts";

const tablesOf = ({ of, tables }: RowRule): readonly TableName[] => of ?? tables.slice(0, 1);

/** Each row the rule looks at, once. */
export function rowsOf(rule: RowRule, dossier: Dossier): readonly Row[] {
  const [first, ...others] = tablesOf(rule);
  if (first === undefined) return [];
  const rows = dossier.rows[first];
  if (others.length === 0) return rows;
  return [...new Set([...rows, ...others.flatMap((table) => dossier.rows[table])])];
}

interface Affected {
  /** The rows the rule looks at, as they were; those that only stand beside a replaced one among them. */
  readonly gone: readonly Row[];
  /** The same rows as they are. */
  readonly again: readonly Row[];
}

/** The rows about which the rule may say something else once rows were replaced; null where that may be any. */
export function affectedRows(rule: RowRule, replaced: Replaced, before: Dossier, after: Dossier): Affected | null {
  if (rule.standard?.(before) !== rule.standard?.(after)) return null;
  const affected = new Set(replaced.keys());
  const now = new Set(replaced.values());
  for (const [old, row] of rule.peers === undefined ? [] : replaced) {
    const [were, are] = [rule.peers?.(old, before), rule.peers?.(row, after)];
    if (!were || !are) return null;
    for (const peer of [...were, ...are]) if (!now.has(peer)) affected.add(peer);
  }
  const tables = tablesOf(rule);
  const gone = [...affected].filter((row) => tables.some((table) => isIn(row, table)));
  return { gone, again: gone.map((row) => replaced.get(row) ?? row) };
}
