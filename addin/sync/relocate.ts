// Where a row stands now that was read before: by what it says, never by its position.
import type { FieldValues } from "../../policy/decisions/sync/plan-types.ts";
import type { WorkbookRow } from "./workbook-row.ts";

/** Finds a row again after sorts and insertions: the same content, nearest first; else the only one with all its identity. */
export function relocator(rows: readonly WorkbookRow[]): (row: WorkbookRow) => WorkbookRow | null {
  const byContent = Map.groupBy(rows, ({ content }) => content);
  const byIdentity = Map.groupBy(rows, ({ values }) => identityKey(values));
  return (row) => {
    const same = byContent.get(row.content) ?? [];
    const found = same.find((one) => one.sheet === row.sheet && one.row === row.row) ?? same[0];
    if (found !== undefined) return found;
    const [only, ...others] = byIdentity.get(identityKey(row.values)) ?? [];
    return only !== undefined && others.length === 0 ? only : null;
  };
}

const identityKey = ({ creditCode, leadIdNumber, hostName, leadName }: FieldValues): string =>
  JSON.stringify([creditCode, leadIdNumber, hostName, leadName]);
