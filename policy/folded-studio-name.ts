// A row's studio name as tables are joined by it, folded once a row however many rules ask.
// It joins nothing itself.
import type { Row } from "./dossier.ts";
import { foldName } from "./names.ts";

const folded = new WeakMap<Row, string>();

/** NFKC, white space and `·` dropped; `""` where the cell is blank, has no column or cannot be used. */
export function foldedStudioName(row: Row): string {
  const cached = folded.get(row);
  if (cached !== undefined) return cached;
  const name = foldName(row.fields.studioName ?? "");
  folded.set(row, name);
  return name;
}
