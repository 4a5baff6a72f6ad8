import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckResult, check } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import type { ReadingOptions, WorkbookReading } from "../../addin/mapping/read-workbook.ts";
import { rereadWorkbook } from "../../addin/mapping/reread-workbook.ts";
import type { CellValue, SheetSnapshot, Snapshot } from "../../addin/mapping/snapshot.ts";
import { recheck } from "../../addin/recheck.ts";
import { parseArea } from "../../addin/workbook/address.ts";
import { type IsoDate, isoDateSchema } from "../../policy/kinds.ts";
import type { FieldKey } from "../../policy/records/fields.ts";
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

const typed = fc.oneof(
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

/** The fields by which rows are joined, matched or compared with other rows. */
const joiningFields = [
  "studioName",
  "hostName",
  "creditCode",
  "leadName",
  "leadIdNumber",
  "occupation",
  "payeeAccount",
  "payeeName",
  "expert",
  "programme",
  "awardYear",
  "decision",
] as const satisfies readonly FieldKey[];

interface Spot {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** A cell of the field in a data row; null where no sheet has the field. */
function spotOf({ readings, order }: WorkbookReading, field: FieldKey, choice: number): Spot | null {
  const having = readings.filter(({ columns, rows }) => columns.has(field) && rows.length > 0);
  const reading = having[choice % Math.max(having.length, 1)];
  const column = reading?.columns.get(field)?.header.column;
  if (reading === undefined || column === undefined) return null;
  const { snapshot, rows } = reading;
  const number = rows[Math.floor(choice / having.length) % rows.length]?.number ?? 1;
  const { top, left } = snapshot.used ?? { top: 0, left: 0 };
  // Rows are numbered from 1, a sheet's arrays begin at the used area.
  return { sheet: order.get(snapshot) ?? 0, row: number - 1 - top, column: column - left };
}

const valueAt = ({ sheets }: Snapshot, { sheet, row, column }: Spot): CellValue => sheets[sheet]?.values[row]?.[column] ?? "";

/** The sheet with one more row at its end, or with one row emptied. */
function withRow(snapshot: Snapshot, sheetIndex: number, row: number, added: boolean): Snapshot {
  const sheet = snapshot.sheets[sheetIndex];
  if (sheet?.used == null) return snapshot;
  const { used } = sheet;
  const grid = <T>(rows: readonly (readonly T[])[], blank: T) =>
    added
      ? [...rows, rows[row] ?? []]
      : replaceAt(
          rows,
          row,
          (rows[row] ?? []).map(() => blank),
        );
  const next: SheetSnapshot = {
    ...sheet,
    used: added ? { ...used, bottom: used.bottom + 1 } : used,
    values: grid<CellValue>(sheet.values, ""),
    texts: grid(sheet.texts, ""),
    formats: grid(sheet.formats, "General"),
  };
  return { ...snapshot, sheets: replaceAt(snapshot.sheets, sheetIndex, next) };
}

/** The workbook with a sheet of an earlier round, whose studios are then known. */
function withEarlierRound(snapshot: Snapshot): Snapshot {
  const [sheet] = snapshot.sheets;
  return sheet === undefined
    ? snapshot
    : { ...snapshot, sheets: [...snapshot.sheets, { ...sheet, name: `2021年${sheet.name}` }] };
}

const edits = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("typed" as const), sheet: fc.nat(20), row: fc.nat(30), column: fc.nat(60), value: typed }),
    fc.record({
      kind: fc.constantFrom("copied" as const, "swapped" as const, "cleared" as const, "typed-name" as const),
      field: fc.constantFrom(...joiningFields),
      from: fc.nat(40),
      to: fc.nat(40),
    }),
    fc.record({ kind: fc.constantFrom("emptied" as const, "added" as const), sheet: fc.nat(20), row: fc.nat(30) }),
    fc.record({ kind: fc.constant("mended" as const), finding: fc.nat(200), column: fc.nat(60), value: typed, beside: typed }),
    fc.record({ kind: fc.constant("taken-back" as const) }),
  ),
  { minLength: 1, maxLength: 8 },
);
type Edit = ReturnType<typeof edits.generate>["value"][number];

/** The cell of one of the findings, by its place in the snapshot; null for one of a whole row or sheet. */
function foundSpot({ reading: { order }, findings }: CheckResult, choice: number): Spot | null {
  const inCells = findings.filter(({ cell }) => cell !== null);
  const { sheet: name, row, cell } = inCells[choice % Math.max(inCells.length, 1)] ?? {};
  const [sheet, index] = [...order].find(([{ name: other }]) => other === name) ?? [];
  const area = typeof cell === "string" ? parseArea(cell) : null;
  if (sheet?.used == null || index === undefined || typeof row !== "number" || area === null) return null;
  return { sheet: index, row: area.top - sheet.used.top, column: area.left - sheet.used.left };
}

/** The snapshots that one edit gives after `snapshot`, one after the other. */
function after(snapshot: Snapshot, earlier: Snapshot, result: CheckResult, edit: Edit): readonly Snapshot[] {
  const { reading } = result;
  switch (edit.kind) {
    case "typed": {
      const sheetIndex = edit.sheet % snapshot.sheets.length;
      const values = snapshot.sheets[sheetIndex]?.values ?? [];
      if (values.length === 0) return [];
      const row = edit.row % values.length;
      return [edited(snapshot, sheetIndex, row, edit.column % (values[row]?.length ?? 1), edit.value)];
    }
    case "mended": {
      // A cell beside it first: a row is seldom edited in one cell only.
      const at = foundSpot(result, edit.finding);
      const columns = at === null ? 0 : (snapshot.sheets[at.sheet]?.values[at.row]?.length ?? 0);
      if (at === null || columns === 0) return [];
      const beside = edited(snapshot, at.sheet, at.row, edit.column % columns, edit.beside);
      return [beside, edited(beside, at.sheet, at.row, at.column, edit.value)];
    }
    case "emptied":
    case "added": {
      const sheetIndex = edit.sheet % snapshot.sheets.length;
      const rows = snapshot.sheets[sheetIndex]?.values.length ?? 0;
      return rows === 0 ? [] : [withRow(snapshot, sheetIndex, edit.row % rows, edit.kind === "added")];
    }
    case "taken-back":
      return [earlier];
    default: {
      const [from, to] = [spotOf(reading, edit.field, edit.from), spotOf(reading, edit.field, edit.to)];
      if (from === null || to === null) return [];
      const [value, other] = [valueAt(snapshot, from), valueAt(snapshot, to)];
      const put = (into: Snapshot, { sheet, row, column }: Spot, what: CellValue) => edited(into, sheet, row, column, what);
      if (edit.kind === "cleared") return [put(snapshot, to, "")];
      if (edit.kind === "typed-name") return [put(snapshot, to, `${value}二`)];
      const copied = put(snapshot, to, value);
      return edit.kind === "copied" ? [copied] : [copied, put(copied, from, other)];
    }
  }
}

const options = (today: IsoDate, hasPlaces = false): ReadingOptions => ({
  today,
  settings: { roundYear: 2025, scoring: hasPlaces ? { places: 2, passMark: 80 } : {} },
  rulings: defaultRulings,
  acceptSuggestions: false,
  choices: {},
});

function expectSame(found: CheckResult, whole: CheckResult): void {
  expect(found.findings).toEqual(whole.findings);
  expect(found.notRun).toEqual(whole.notRun);
}

/** A small sheet of texts, as the readers give it. */
function sheetOf(rows: readonly (readonly string[])[]): Snapshot {
  const used = { top: 0, left: 0, bottom: rows.length - 1, right: (rows[0]?.length ?? 1) - 1 };
  const formats = rows.map((row) => row.map(() => "General"));
  const plain = { formulas: new Set<number>(), merges: [], hiddenRows: [] };
  return { date1904: false, sheets: [{ name: "申报", used, values: rows, texts: rows, formats, ...plain }] };
}

describe("after an edit only what it can change is checked again", () => {
  it("a finding goes with its fault also when another cell of its row was edited before", () => {
    const first = sheetOf([
      ["申报单位", "统一社会信用代码", "工作室名称", "首席技师姓名", "职业工种", "联系人"],
      ["甲公司", "123", "甲公司张三电工首席技师工作室", "张三", "电工", "李四"],
      ["乙公司", "", "乙公司王五焊工首席技师工作室", "王五", "焊工", "李四"],
    ]);
    const reading = options(isoDateSchema.parse("2025-10-31"));
    const phoned = edited(first, 0, 1, 5, "赵六");
    const mended = edited(phoned, 0, 1, 1, "");
    const result = recheck(recheck(check(first, reading), phoned, reading), mended, reading);
    expect(result.findings.filter(({ rule }) => rule === "identity/credit-code")).toEqual([]);
    expectSame(result, check(mended, reading));
  });

  it("and the findings are those of a whole check, whatever column, duplicate, municipal row or whole row is edited", {
    timeout: 300_000,
  }, () => {
    let incremental = 0;
    const joinedOnce = new Set<FieldKey>();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.boolean(), edits, (seed, hasEarlier, changes) => {
        const messy = messyWorkbook(seed, 5);
        const reading = options(messy.today, seed % 2 === 0);
        const read = readWorkbookFile(messy.bytes);
        let snapshot = hasEarlier ? withEarlierRound(read) : read;
        let earlier = snapshot;
        let result = check(snapshot, reading);
        for (const change of changes) {
          for (const next of after(snapshot, earlier, result, change)) {
            const reread = rereadWorkbook(result.reading, next, reading);
            if (reread !== null) {
              incremental++;
              if ("field" in change) joinedOnce.add(change.field);
            }
            earlier = snapshot;
            snapshot = next;
            result = recheck(result, snapshot, reading);
            expectSame(result, check(snapshot, reading));
          }
        }
      }),
      { seed: 199, numRuns: 80 },
    );
    // Most edits of data rows take the short way; otherwise this test would compare a whole check with itself.
    expect(incremental).toBeGreaterThan(150);
    expect([...joinedOnce].sort()).toEqual([...joiningFields].sort());
  });
});
