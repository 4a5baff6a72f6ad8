// Groups findings by the application they concern, in the order in which applications stand.

import type { Row } from "../policy/dossier.ts";
import { foldedStudioName } from "../policy/folded-studio-name.ts";
import { foldName } from "../policy/names.ts";
import { countBefore } from "../policy/row-order.ts";
import type { CheckResult, LocatedFinding } from "./check.ts";

export interface FindingGroup {
  /** The folded studio name; null for what concerns the workbook or the round as a whole. */
  readonly key: string | null;
  readonly studioName: string | null;
  readonly findings: readonly LocatedFinding[];
}

/** Findings of one studio together, wherever they stand; the workbook's own first. */
export function groupByApplication({ reading, findings }: CheckResult): FindingGroup[] {
  const rows = new Map(reading.readings.map((one) => [one.snapshot.name, one.rows]));
  const found = new Map<string | null, { studioName: string | null; findings: LocatedFinding[] }>();
  for (const finding of findings) {
    const row = rowOf(finding, rows);
    const { studioName, hostName } = row?.fields ?? {};
    const name = studioName ?? hostName ?? null;
    const key = row !== undefined && studioName ? foldedStudioName(row) : name === null ? null : foldName(name);
    const group = found.get(key);
    if (group === undefined) found.set(key, { studioName: name, findings: [finding] });
    else group.findings.push(finding);
  }
  // An application's own spelling names the group.
  const names = new Map<string | null, string | null>([[null, null]]);
  for (const row of reading.dossier.rows.applications) {
    const key = foldedStudioName(row);
    if (found.has(key) && typeof row.fields.studioName === "string") names.set(key, row.fields.studioName);
  }
  for (const [key, { studioName }] of found) if (!names.has(key)) names.set(key, studioName);
  return [...names].flatMap(([key, studioName]) => {
    const group = found.get(key);
    return group === undefined ? [] : [{ key, studioName, findings: group.findings }];
  });
}

function rowOf({ sheet, row }: LocatedFinding, rowsBySheet: ReadonlyMap<string, readonly Row[]>): Row | undefined {
  const rows = sheet === null || row === null ? undefined : rowsBySheet.get(sheet);
  const found = rows?.[countBefore(rows, ({ number }) => number < (row ?? 0))];
  return found?.number === row ? found : undefined;
}
