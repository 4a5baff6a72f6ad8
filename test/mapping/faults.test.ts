import { describe, expect, it } from "vitest";
import { check, type LocatedFinding } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { faultyWorkbook } from "../workbooks/faults.ts";

const seeds = Array.from({ length: 120 }, (_, index) => index + 1);
/** What a messy layout itself gives rise to. */
const ofTheLayout = new Set(["workbook/merged-cells", "workbook/hidden-rows", "workbook/amount-unit"]);
const key = ({ rule, sheet, cell }: Pick<LocatedFinding, "rule" | "sheet" | "cell">) => `${rule} ${sheet}!${cell}`;

describe("faults in clerks' own layouts", () => {
  it.each(seeds)("seed %i: exactly the planted faults are found, each in its cell", (seed) => {
    const faulty = faultyWorkbook(seed);
    const { findings } = check(readWorkbookFile(faulty.bytes), {
      today: faulty.today,
      settings: {},
      rulings: defaultRulings,
      acceptSuggestions: false,
      choices: {},
    });
    const found = findings.filter(({ severity, rule }) => severity !== "note" && !ofTheLayout.has(rule));
    expect(found.map(key).sort()).toEqual(faulty.faults.map(key).sort());
  });
});
