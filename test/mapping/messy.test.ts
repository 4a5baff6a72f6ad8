import { describe, expect, it } from "vitest";
import { check } from "../../addin/check.ts";
import { readWorkbookFile } from "../../addin/file/read.ts";
import { cellAddress } from "../../addin/mapping/address.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { messyWorkbook } from "../workbooks/messy.ts";

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe("clerks' own layouts", () => {
  it.each(seeds)("seed %i: every column is mapped right or asked about, and a faultless round yields nothing else", (seed) => {
    const messy = messyWorkbook(seed);
    const result = check(readWorkbookFile(messy.bytes), {
      today: messy.today,
      settings: {},
      rulings: defaultRulings,
      acceptSuggestions: false,
      choices: {},
    });
    const asked = new Set(
      result.findings
        .filter(({ rule }) => rule === "workbook/column-suggested" || rule === "workbook/column-ambiguous")
        .map(({ sheet, cell }) => `${sheet}!${cell}`),
    );
    const wrong = messy.columns.filter((column) => {
      const reading = result.reading.readings.find(({ snapshot }) => snapshot.name === column.sheet);
      const found = reading?.classified.columns.find(({ header }) => column.cell === cellAddress(header.row, header.column));
      return column.near ? found !== undefined : found?.field !== column.field && !asked.has(`${column.sheet}!${column.cell}`);
    });
    expect(wrong).toEqual([]);
    const found = result.findings
      .filter(({ severity }) => severity !== "note")
      .map(({ rule, sheet, cell, value }) => ({ rule, sheet, cell, value }));
    expect(found.map(({ rule }) => rule).sort(), JSON.stringify(found)).toEqual([...messy.expected].sort());
  });
});
