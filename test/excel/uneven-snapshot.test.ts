// Workbooks whose rows and sheets weigh very differently: read whole, in bounded round trips, however badly their first rows foretell the rest.
import { describe, expect, it } from "vitest";
import { Book } from "../../addin/workbench/model/book.ts";
import { constantCell } from "../../addin/workbench/model/cell.ts";
import { readSnapshot } from "../../addin/workbook/snapshot.ts";
import { simulateExcel } from "./simulated-excel.ts";

const excel = simulateExcel();
const MEGABYTE = 1024 * 1024;

/** So many rows alike; `length` is the number of characters in a column's cells, 0 a number. */
interface Band {
  readonly rows: number;
  readonly columns: number;
  readonly length: (column: number, row: number) => number;
}

const textOf = (length: number): string => "工作室业绩".repeat(Math.ceil(length / 5)).slice(0, length);

function bookWith(sheets: readonly (readonly Band[])[]): Book {
  const book = new Book("uneven.xlsx");
  for (const [index, bands] of sheets.entries()) {
    const sheet = book.addSheet(`表${index}`);
    let at = 0;
    for (const { rows, columns, length } of bands) {
      for (let row = 0; row < rows; row += 1, at += 1) {
        const cells = Array.from({ length: columns }, (_, column) =>
          column === 0 ? constantCell(at, 0) : constantCell(textOf(length(column, row)), 0),
        );
        sheet.rows.set(at, { cells, hidden: false, attributes: {} });
      }
    }
    book.touch(sheet);
  }
  return book;
}

const tiny = (rows: number, columns = 3): Band => ({ rows, columns, length: () => 1 });
/** One cell of 5,000 characters a row. */
const full = (rows: number, columns = 3): Band => ({ rows, columns, length: (column) => (column === 1 ? 5000 : 1) });
const sheets = (count: number, bands: (index: number) => readonly Band[]) => Array.from({ length: count }, (_, i) => bands(i));

/** Weights that the rows read, and the samples further down, foretell. */
const foreseeable = {
  "thirty sheets": () => sheets(30, () => [{ rows: 300, columns: 20, length: () => 6 }]),
  "a hundred small sheets": () => sheets(100, () => [{ rows: 30, columns: 10, length: () => 5 }]),
  "two thousand columns": () => [[{ rows: 150, columns: 2000, length: () => 5 }]],
  "sixteen thousand columns": () => [[{ rows: 12, columns: 16_000, length: () => 1 }]],
  "a wide sheet before a tall one": () => [
    [{ rows: 100, columns: 1000, length: () => 5 }],
    [{ rows: 15_000, columns: 5, length: () => 8 }],
  ],
} satisfies Record<string, () => readonly (readonly Band[])[]>;

/** Weights that nothing read before foretells: Excel refuses an answer, and the reading learns from it. */
const unforeseeable = {
  "a thousand tiny rows, then full ones": () => [[tiny(1000), full(300)]],
  "full rows, then tiny ones": () => [[full(200), tiny(10_000)]],
  "full rows at the end of a tall sheet": () => [[tiny(10_000, 5), { rows: 10, columns: 5, length: () => 8000 }]],
  "one full row in a hundred": () => [
    [{ rows: 10_000, columns: 6, length: (column, row) => (column === 2 && row % 97 === 13 ? 5000 : 4) }],
  ],
  "bands of tiny and full rows": () => [Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? tiny(250) : full(250)))],
  "thirty sheets of full rows": () => sheets(30, () => [full(12, 4)]),
  "thirty sheets of unequal length that end in full rows": () => sheets(30, (i) => [tiny(20 + i * 30, 10), full(6, 10)]),
  "full columns beyond the hundredth": () => [[{ rows: 150, columns: 200, length: (column) => (column >= 150 ? 300 : 1) }]],
} satisfies Record<string, () => readonly (readonly Band[])[]>;

async function read(bands: readonly (readonly Band[])[]) {
  const host = excel.open(bookWith(bands));
  const snapshot = await readSnapshot();
  const rows = snapshot.sheets.map(({ values }) => values.map(([first]) => first));
  expect(rows).toEqual(
    bands.map((sheet) => Array.from({ length: sheet.reduce((sum, band) => sum + band.rows, 0) }, (_, row) => row)),
  );
  return host.counters;
}

describe("a workbook of very uneven rows is read whole", () => {
  it.each(Object.entries(foreseeable))("%s: in 2 + ⌈bytes / 4 MB⌉ round trips, each under 4.5 MB", async (_, bands) => {
    const { batches, requestBytes, responseBytes, largestResponse } = await read(bands());
    expect(largestResponse).toBeLessThan(4_500_000);
    expect(batches).toBeLessThanOrEqual(2 + Math.ceil((requestBytes + responseBytes) / (4 * MEGABYTE)));
  });

  it.each(Object.entries(unforeseeable))(
    "%s: in 4 + ⌈bytes / 4 MB⌉ round trips, refused answers among them",
    async (_, bands) => {
      const { batches, requestBytes, responseBytes } = await read(bands());
      expect(batches).toBeLessThanOrEqual(4 + Math.ceil((requestBytes + responseBytes) / (4 * MEGABYTE)));
    },
  );
});
