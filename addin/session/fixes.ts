// Fixes as cells to write: which can be written together, and the marks of what is left. Pure.
import type { Mark } from "../workbook/marks.ts";
import type { CellWrite } from "../workbook/writes.ts";
import type { CheckReport, ReportFinding } from "./check-report.ts";

export interface Fixable extends ReportFinding {
  readonly sheet: string;
  readonly fix: NonNullable<ReportFinding["fix"]>;
}

export const isFixable = (finding: ReportFinding): finding is Fixable => finding.fix !== null && finding.sheet !== null;

/** Every cell a fix writes, its own first. */
export const writesOf = ({ sheet, fix }: Fixable): CellWrite[] => [{ sheet, cell: fix.cell, value: fix.value }, ...fix.also];

const placeOf = ({ sheet, cell }: CellWrite): string => JSON.stringify([sheet, cell]);

/**
 * The fixes of a rule that touch no cell in common and write no text twice: each leaves the others as they are, so they can be
 * written at once. The rest (a typed total that several amounts change, a name that two rows would share) wait for the next check.
 */
export function independentFixes(report: CheckReport, rule: string): Fixable[] {
  const taken = new Set<string>();
  return report.findings.filter(isFixable).filter((finding) => {
    if (finding.rule !== rule) return false;
    const { sheet, fix } = finding;
    const claims = writesOf(finding).map(placeOf);
    if (typeof fix.value === "string") claims.push(JSON.stringify([sheet, finding.field, fix.value, "text"]));
    if (claims.some((claim) => taken.has(claim))) return false;
    for (const claim of claims) taken.add(claim);
    return true;
  });
}

/** What a list of writes reads back as after it was answered: the old values of each fix, in the fixes' own order. */
export function split(before: readonly CellWrite[], fixes: readonly Fixable[]): CellWrite[][] {
  let from = 0;
  return fixes.map((fix) => {
    const count = writesOf(fix).length;
    from += count;
    return before.slice(from - count, from);
  });
}

/** A mark at every finding's cell. */
export const marksOf = (report: CheckReport): Mark[] =>
  report.findings.flatMap(({ sheet, cell, severity, rule }) =>
    sheet === null || cell === null ? [] : [{ sheet, cells: [cell], severity, rule }],
  );

/** Equal where the same cells are marked alike. */
export const sameMarks = (a: CheckReport, b: CheckReport): boolean => JSON.stringify(marksOf(a)) === JSON.stringify(marksOf(b));
