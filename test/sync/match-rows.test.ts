// Whose row it is: the number where the row agrees with it, else what the marks find, and a question where two rows could be one.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readWorkbook } from "../../addin/mapping/read-workbook.ts";
import type { CellValue, Snapshot } from "../../addin/mapping/snapshot.ts";
import { Marker } from "../../addin/sync/marks.ts";
import { matchRows } from "../../addin/sync/match-rows.ts";
import type { RowBase } from "../../addin/sync/sync-part.ts";
import { contentOf, rowsOf, type WorkbookRow } from "../../addin/sync/workbook-row.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import { cellsOf, columnOf, columns } from "./two-workbooks.ts";

const count = 6;
let marker: Marker;
let bases: ReadonlyMap<string, RowBase>;
const idOf = (n: number): string => `2025-${String(n).padStart(3, "0")}`;

const rowOf = (n: number, number: string | null = idOf(n)): CellValue[] => cellsOf(cleanFields(n, { applicationId: number }));

/** The rows as read from a sheet of these cells. */
function read(cells: readonly (readonly CellValue[])[]): WorkbookRow[] {
  const values = [columns.map(([, header]): CellValue => header), ...cells];
  const snapshot: Snapshot = {
    date1904: false,
    sheets: [
      {
        name: "申报汇总",
        used: { top: 0, left: 0, bottom: values.length - 1, right: columns.length - 1 },
        values,
        texts: values.map((row) => row.map(String)),
        formats: values.map((row) => row.map(() => "General")),
        formulas: new Set(),
        merges: [],
        hiddenRows: [],
      },
    ],
  };
  const today = isoDateSchema.parse("2026-11-22");
  return rowsOf(
    readWorkbook(snapshot, { today, settings: {}, rulings: defaultRulings, acceptSuggestions: false, choices: {} }),
  );
}

/** Application id by the credit code of the row that claims it; a row with a question shows as `?`. */
async function matched(cells: readonly (readonly CellValue[])[]): Promise<Record<string, string>> {
  const rows = read(cells);
  const { claims, questions } = await matchRows(rows, bases, marker);
  const asked = new Set(questions.flatMap((question) => question.rows));
  return Object.fromEntries(
    rows.map((row) => [`${row.values.creditCode}`, asked.has(row) ? "?" : (claims.get(row)?.applicationId ?? "new")]),
  );
}

const creditOf = (n: number): string => String(cleanFields(n)["creditCode"]);

beforeAll(async () => {
  marker = await Marker.under("A".repeat(43), "6a1d8f52-7c7e-4f6c-9a57-0d3f4f1c2b11");
  const rows = read(Array.from({ length: count }, (_, i) => rowOf(i + 1)));
  const known = await Promise.all(
    rows.map(async ({ values }, i): Promise<[string, RowBase]> => {
      const id = idOf(i + 1);
      const whole = await marker.whole(id, values);
      return [id, { version: 1, whole, marks: await marker.fields(id, values), lookups: await marker.lookups(values) }];
    }),
  );
  bases = new Map(known);
});

const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 });

describe("sorting, deleting and inserting", () => {
  it("rows in any order, some deleted, blank ones between: each is its own application's", async () => {
    await fc.assert(
      fc.asyncProperty(order, fc.nat(5), async (numbers, blankAt) => {
        const cells = numbers.map((n) => rowOf(n));
        cells.splice(
          blankAt,
          0,
          columns.map((): CellValue => ""),
        );
        expect(await matched(cells)).toEqual(Object.fromEntries(numbers.map((n) => [creditOf(n), idOf(n)])));
      }),
      { seed: 6, numRuns: 30 },
    );
  });

  it("a partial sort that leaves the numbers behind, on any order: each row is still its own application's", async () => {
    await fc.assert(
      fc.asyncProperty(order, order, async (numbers, others) => {
        const cells = numbers.map((n, i) => rowOf(n, others[i] === undefined ? null : idOf(others[i])));
        expect(await matched(cells)).toEqual(Object.fromEntries(numbers.map((n) => [creditOf(n), idOf(n)])));
      }),
      { seed: 6, numRuns: 30 },
    );
  });

  it("without any number the marks of credit code and lead find each row", async () => {
    expect(await matched([rowOf(3, null), rowOf(1, null)])).toEqual({ [creditOf(3)]: idOf(3), [creditOf(1)]: idOf(1) });
  });
});

describe("pasting", () => {
  it("a row pasted as it is: one number on two rows is a question", async () => {
    const rows = read([rowOf(1), rowOf(2), rowOf(1)]);
    const { claims, questions } = await matchRows(rows, bases, marker);
    expect(questions.map(({ applicationId, rows: asked }) => [applicationId, asked.map(({ row }) => row)])).toEqual([
      [idOf(1), [2, 4]],
    ]);
    expect([...claims.values()].map(({ applicationId }) => applicationId)).toEqual([idOf(2)]);
  });

  it("the person's answer makes the chosen row the application, the other a new one", async () => {
    const changed = rowOf(1);
    changed[columnOf("remark")] = "副本";
    const rows = read([rowOf(1), changed]);
    const answers = new Map([[idOf(1), rows[1]?.content ?? ""]]);
    const { claims, questions } = await matchRows(rows, bases, marker, answers);
    expect(questions).toEqual([]);
    expect([...claims].map(([row, claim]) => [row.row, claim])).toEqual([[3, { applicationId: idOf(1), by: "person" }]]);
  });

  it("a row pasted as a template for another studio keeps the old number and is new all the same", async () => {
    const template = rowOf(9, idOf(1));
    expect(await matched([rowOf(1), template])).toEqual({ [creditOf(1)]: idOf(1), [creditOf(9)]: "new" });
  });
});

describe("rows", () => {
  it("a row that holds nothing but a number is no application", () => {
    const lonely = columns.map(([field]): CellValue => (field === "applicationId" ? idOf(1) : ""));
    expect(read([rowOf(2), lonely])).toHaveLength(1);
  });

  it("a blank cell and a missing column are told apart", () => {
    expect(contentOf(null, { remark: null })).not.toBe(contentOf(null, {}));
  });
});
