import { readFileSync } from "node:fs";
import { utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { check, type LocatedFinding } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { cellKey } from "../../addin/mapping/address.ts";
import type { CellFix } from "../../addin/mapping/fix-cells.ts";
import type { Snapshot } from "../../addin/mapping/snapshot.ts";
import { type IsoDate, isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { applyFix } from "../workbooks/apply-fix.ts";
import { faultyWorkbook } from "../workbooks/faults.ts";

const findingsOf = (snapshot: Snapshot, today: IsoDate) =>
  check(snapshot, { today, settings: {}, rulings: defaultRulings, acceptSuggestions: false, choices: {} }).findings;
const key = ({ rule, sheet, cell, row }: LocatedFinding) => `${rule} ${sheet}!${cell ?? row}`;

/** A formula recalculates in Excel; here its cached value stays, and what is said of it after a fix says nothing. */
function isFormula(snapshot: Snapshot, { sheet, cell }: LocatedFinding): boolean {
  const formulas = snapshot.sheets.find(({ name }) => name === sheet)?.formulas;
  if (formulas === undefined || cell === null) return false;
  const { r, c } = utils.decode_cell(cell);
  return formulas.has(cellKey(r, c));
}

/** Writes every offered fix, each into the untouched workbook, and returns those that do not do what they promise. */
function brokenFixes(snapshot: Snapshot, today: IsoDate): { offered: number; broken: object[] } {
  const before = findingsOf(snapshot, today);
  const known = new Set(before.map(key));
  const offered = before.filter((finding): finding is LocatedFinding & { fix: CellFix; sheet: string } => finding.fix !== null);
  const broken = offered.flatMap((finding) => {
    const after = findingsOf(applyFix(snapshot, finding.sheet, finding.fix), today)
      .filter((other) => !isFormula(snapshot, other))
      .map(key);
    const fresh = after.filter((other) => !known.has(other));
    return fresh.length > 0 || after.includes(key(finding)) ? [{ finding: key(finding), fix: finding.fix, fresh }] : [];
  });
  return { offered: offered.length, broken };
}

const sampleDay = z.object({ today: isoDateSchema });

describe("a fix is the exact new value of its cell and of every cell that repeats it", () => {
  it.each(["faults-wide", "faults-sheets"])("%s.xlsx: every fix clears its finding and brings no other", (name) => {
    const { today } = sampleDay.parse(JSON.parse(readFileSync(`test/samples/${name}.expected.json`, "utf8")));
    const { offered, broken } = brokenFixes(readWorkbookFile(readFileSync(`test/samples/${name}.xlsx`)), today);
    expect(broken).toEqual([]);
    expect(offered).toBeGreaterThan(0);
  });

  it("workbooks with planted faults: every fix clears its finding and brings no other", () => {
    let sum = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const faulty = faultyWorkbook(seed);
      const { offered, broken } = brokenFixes(readWorkbookFile(faulty.bytes), faulty.today);
      expect(broken, `seed ${seed}`).toEqual([]);
      sum += offered;
    }
    expect(sum).toBeGreaterThan(20);
  });
});
