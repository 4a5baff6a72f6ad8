import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { rereadWorkbook } from "../../addin/mapping/reread-workbook.ts";
import type { CellValue, SheetSnapshot, Snapshot } from "../../addin/mapping/snapshot.ts";
import { recheck } from "../../addin/recheck.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { messyWorkbook } from "../workbooks/messy.ts";

const replaceAt = <T>(items: readonly T[], index: number, item: T): T[] => items.map((old, at) => (at === index ? item : old));

/** The snapshot after one edit; rows and sheets that did not change stay the same objects. */
function edited(snapshot: Snapshot, sheetIndex: number, row: number, column: number, value: CellValue): Snapshot {
  const sheet = snapshot.sheets[sheetIndex];
  if (sheet === undefined) return snapshot;
  const put = <T>(grid: readonly (readonly T[])[], item: T) => replaceAt(grid, row, replaceAt(grid[row] ?? [], column, item));
  const next: SheetSnapshot = {
    ...sheet,
    values: put<CellValue>(sheet.values, value),
    texts: put(sheet.texts, String(value)),
    formats: put(sheet.formats, "General"),
  };
  return { ...snapshot, sheets: replaceAt(snapshot.sheets, sheetIndex, next) };
}

const values = fc.oneof(
  fc.constantFrom<CellValue>(
    "",
    "是",
    "否",
    "同上",
    "技师",
    "高级工",
    "2025-11-05",
    "2025年11月",
    "合计",
    "10万",
    0,
    1,
    9,
    95,
    100_000,
    30_000,
    "不合格",
    "同意",
    "不同意",
  ),
  fc.string({ maxLength: 6 }),
);
const edits = fc.array(fc.tuple(fc.nat(20), fc.nat(30), fc.nat(60), values), { minLength: 1, maxLength: 6 });

describe("after an edit only what it can change is checked again", () => {
  it("and the findings are those of a whole check", () => {
    let incremental = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), edits, (seed, changes) => {
        const messy = messyWorkbook(seed, 5);
        const options = { today: messy.today, settings: {}, rulings: defaultRulings, acceptSuggestions: false, choices: {} };
        let snapshot = readWorkbookFile(messy.bytes);
        let result = check(snapshot, options);
        for (const [sheetNumber, rowNumber, columnNumber, value] of changes) {
          const sheetIndex = sheetNumber % snapshot.sheets.length;
          const sheet = snapshot.sheets[sheetIndex];
          const rows = sheet?.values.length ?? 0;
          if (rows === 0) continue;
          const row = rowNumber % rows;
          snapshot = edited(snapshot, sheetIndex, row, columnNumber % (sheet?.values[row]?.length ?? 1), value);
          if (rereadWorkbook(result.reading, snapshot, options) !== null) incremental++;
          result = recheck(result, snapshot, options);
          const whole = check(snapshot, options);
          expect(result.findings).toEqual(whole.findings);
          expect(result.notRun).toEqual(whole.notRun);
        }
      }),
      { seed: 199, numRuns: 50 },
    );
    // Most edits of data rows take the short way; otherwise this test would compare a whole check with itself.
    expect(incremental).toBeGreaterThan(30);
  });
});
