// Tables (list objects): name, place and ranges. Rows are reached through ranges; table rows and columns are not simulated.
// learn.microsoft.com/javascript/api/excel/excel.table

import type { Table } from "../../model/book.ts";
import type { Sheet } from "../../model/sheet.ts";
import { invalidArgument, itemNotFound } from "../host-error.ts";
import type { HostObject } from "../host-object.ts";
import { givenRange, guardOption, type HostState, rangeObject } from "../host-state.ts";
import type { ObjectType } from "../object-type.ts";

const inScope = ({ book }: HostState, sheet: Sheet | null): Table[] =>
  book.tables.filter(({ sheetId }) => sheet === null || sheetId === sheet.id);

const find = (state: HostState, sheet: Sheet | null, key: string): HostObject | null => {
  const it = inScope(state, sheet).find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());
  return it ? { type: "Table", it } : null;
};

const current = (state: HostState, { id }: Table): Table & { readonly sheet: Sheet } => {
  const table = state.book.tables.find((candidate) => candidate.id === id);
  const sheet = table && state.book.sheet(table.sheetId);
  if (!table || !sheet) throw itemNotFound("Table");
  return { ...table, sheet };
};

export const tableCollectionType = (state: HostState): ObjectType<Sheet | null> => ({
  get: { Count: (sheet) => inScope(state, sheet).length },
  items: (sheet) => inScope(state, sheet).map((it) => ({ type: "Table", it })),
  item: (sheet, key) => find(state, sheet, key),
  call: {
    GetItemOrNullObject: (sheet, given) => find(state, sheet, given.text(0)),
    Add: (scope, given) => {
      const range = givenRange(state, scope ?? state.book.active, given, 0);
      if (!range) throw invalidArgument(given.location);
      guardOption(range.sheet, "allowInsertRows", given.location);
      const { book } = state;
      const name = `表${book.tables.length + 1}`;
      const it: Table = {
        id: book.newId(),
        name,
        sheetId: range.sheet.id,
        area: range.area,
        style: "TableStyleMedium2",
        part: null,
      };
      book.assign(book, "tables", [...book.tables, it]);
      return { type: "Table", it };
    },
  },
  run: { GetCount: (sheet) => inScope(state, sheet).length },
});

export const tableType = (state: HostState): ObjectType<Table> => ({
  get: {
    Id: ({ id }) => id,
    Name: (it) => current(state, it).name,
    Style: (it) => current(state, it).style,
    ShowHeaders: () => true,
    ShowTotals: () => false,
  },
  nav: { Worksheet: (it) => ({ type: "Worksheet", it: current(state, it).sheet }) },
  call: {
    GetRange: (it) => {
      const { sheet, area } = current(state, it);
      return rangeObject(sheet, area);
    },
    GetHeaderRowRange: (it) => {
      const { sheet, area } = current(state, it);
      return rangeObject(sheet, { ...area, bottom: area.top });
    },
    GetDataBodyRange: (it) => {
      const { sheet, area } = current(state, it);
      return rangeObject(sheet, { ...area, top: area.top + 1 });
    },
  },
  act: {
    Delete: (it) => {
      const { id } = current(state, it);
      state.book.assign(
        state.book,
        "tables",
        state.book.tables.filter((table) => table.id !== id),
      );
    },
  },
});
