// Groups findings by the application they concern, in the order in which applications stand.

import type { Row } from "../policy/dossier.ts";
import { foldName } from "../policy/names.ts";
import type { CheckResult, LocatedFinding } from "./check.ts";

export interface FindingGroup {
  /** The folded studio name; null for what concerns the workbook or the round as a whole. */
  readonly key: string | null;
  readonly studioName: string | null;
  readonly findings: readonly LocatedFinding[];
}

/** Findings of one studio together, wherever they stand; the workbook's own first. */
export function groupByApplication({ reading, findings }: CheckResult): FindingGroup[] {
  const rows = new Map<string, Row>();
  for (const one of reading.readings) for (const row of one.rows) rows.set(`${one.snapshot.name}\n${row.number}`, row);
  const groups = new Map<string | null, { studioName: string | null; findings: LocatedFinding[] }>([
    [null, { studioName: null, findings: [] }],
  ]);
  for (const row of reading.dossier.rows.applications) {
    const name = row.fields.studioName;
    if (typeof name === "string") groups.set(foldName(name), { studioName: name, findings: [] });
  }
  for (const finding of findings) {
    const row = rows.get(`${finding.sheet}\n${finding.row}`);
    const name = row?.fields.studioName ?? row?.fields.hostName ?? null;
    const key = name === null ? null : foldName(name);
    const group = groups.get(key) ?? { studioName: name, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups].filter(([, group]) => group.findings.length > 0).map(([key, group]) => ({ key, ...group }));
}
