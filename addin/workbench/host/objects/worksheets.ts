// WorksheetCollection and Worksheet: the list of sheets and what one sheet offers.
// learn.microsoft.com/javascript/api/excel/excel.worksheet

import { SHEET_COLUMNS, SHEET_ROWS } from "../../../workbook/address.ts";
import type { Book } from "../../model/book.ts";
import type { Sheet, Visibility } from "../../model/sheet.ts";
import type { Arguments } from "../arguments.ts";
import { emitSheetList, selectArea } from "../events.ts";
import { invalidArgument, invalidOperation, itemAlreadyExists } from "../host-error.ts";
import type { HostObject } from "../host-object.ts";
import {
  checkAddressLength,
  findRange,
  givenRange,
  guardStructure,
  type HostState,
  rangeAt,
  rangeObject,
} from "../host-state.ts";
import type { Json } from "../json.ts";
import type { ObjectType } from "../object-type.ts";

const asObject = (sheet: Sheet | undefined): HostObject | null => (sheet ? { type: "Worksheet", it: sheet } : null);

const checkName = (book: Book, name: Json, own: Sheet | null, location: string): string => {
  if (typeof name !== "string" || name === "" || name.length > 31 || /[\\/?*[\]:]/.test(name)) throw invalidArgument(location);
  const known = book.sheet(name);
  if (known && known !== own) throw itemAlreadyExists(location);
  return name;
};

export const worksheetCollectionType = (state: HostState): ObjectType<Book> => ({
  items: ({ sheets }) => sheets.map((it) => ({ type: "Worksheet", it })),
  item: (book, key) => asObject(book.sheet(key)),
  call: {
    GetItemOrNullObject: (book, given) => asObject(book.sheet(given.text(0))),
    GetActiveWorksheet: (book) => asObject(book.active),
    GetFirst: (book) => asObject(book.sheets[0]),
    GetLast: (book) => asObject(book.sheets.at(-1)),
    Add: (book, given) => {
      guardStructure(state, given.location);
      const wanted = given.optionalText(0);
      const sheet = book.addSheet(wanted === null ? undefined : checkName(book, wanted, null, given.location));
      emitSheetList(state, "added", sheet.id);
      return asObject(sheet);
    },
  },
  run: { GetCount: ({ sheets }, given) => sheets.filter((s) => !given.flag(0) || s.visibility === "Visible").length },
});

const deleteSheet = (state: HostState, sheet: Sheet, location: string): void => {
  guardStructure(state, location);
  const { book } = state;
  const rest = book.sheets.filter((other) => other !== sheet);
  if (!rest.some(({ visibility }) => visibility === "Visible")) {
    throw invalidOperation(location, "A workbook must contain at least one visible worksheet.");
  }
  const wasActive = book.active === sheet;
  book.assign(book, "sheets", rest);
  book.assign(
    book,
    "names",
    book.names.filter(({ sheetId }) => sheetId !== sheet.id),
  );
  const [first] = rest;
  if (wasActive && first) selectArea(state, first, { top: 0, left: 0, bottom: 0, right: 0 });
  emitSheetList(state, "deleted", sheet.id);
};

const rangeAreas = (state: HostState, sheet: Sheet, given: Arguments): HostObject => {
  const list = given.text(0);
  checkAddressLength(list, given.location);
  const areas = list.split(",").map((address) => {
    const found = findRange(state.book, sheet, address);
    if (!found || found.sheet !== sheet) throw invalidArgument(given.location);
    return found.area;
  });
  return { type: "RangeAreas", it: { sheet, areas } };
};

const isVisibility = (value: Json): value is Visibility => value === "Visible" || value === "Hidden" || value === "VeryHidden";

const place = (state: HostState, sheet: Sheet, position: Json): void => {
  if (typeof position !== "number") throw invalidArgument("Worksheet.position");
  const others = state.book.sheets.filter((other) => other !== sheet);
  state.book.assign(state.book, "sheets", [...others.slice(0, position), sheet, ...others.slice(position)]);
};

const setters = (state: HostState): ObjectType<Sheet>["set"] => ({
  Name: (sheet, value) => {
    guardStructure(state, "Worksheet.name");
    state.book.assign(sheet, "name", checkName(state.book, value, sheet, "Worksheet.name"));
  },
  Visibility: (sheet, value) => {
    guardStructure(state, "Worksheet.visibility");
    if (!isVisibility(value)) throw invalidArgument("Worksheet.visibility");
    state.book.assign(sheet, "visibility", value);
  },
  TabColor: (sheet, value) => state.book.assign(sheet, "tabColor", String(value)),
  ShowGridlines: (sheet, value) => state.book.assign(sheet, "showGridlines", value === true),
  Position: (sheet, value) => place(state, sheet, value),
});

export const worksheetType = (state: HostState): ObjectType<Sheet> => ({
  get: {
    Id: ({ id }) => id,
    Name: ({ name }) => name,
    Position: (sheet) => state.book.sheets.indexOf(sheet),
    Visibility: ({ visibility }) => visibility,
    TabColor: ({ tabColor }) => tabColor,
    ShowGridlines: ({ showGridlines }) => showGridlines,
  },
  set: setters(state) ?? {},
  nav: {
    FreezePanes: (it) => ({ type: "WorksheetFreezePanes", it }),
    Names: (it) => ({ type: "NamedItemCollection", it }),
    PageLayout: (it) => ({ type: "PageLayout", it }),
    Protection: (it) => ({ type: "WorksheetProtection", it }),
    Tables: (it) => ({ type: "TableCollection", it }),
    Comments: (it) => ({ type: "CommentCollection", it }),
  },
  call: {
    GetRange: (sheet, given) => {
      const range = givenRange(state, sheet, given, 0);
      const all = { top: 0, left: 0, bottom: SHEET_ROWS - 1, right: SHEET_COLUMNS - 1 };
      return range ? rangeObject(range.sheet, range.area) : rangeObject(sheet, all);
    },
    GetCell: (sheet, given) => rangeAt(sheet, given.integer(0), given.integer(1), 1, 1, given.location),
    GetRangeByIndexes: (sheet, given) =>
      rangeAt(sheet, given.integer(0), given.integer(1), given.integer(2), given.integer(3), given.location),
    GetRanges: (sheet, given) => rangeAreas(state, sheet, given),
    GetUsedRange: (sheet, given) => {
      const area = sheet.usedArea(given.flag(0));
      return rangeObject(sheet, area ?? { top: 0, left: 0, bottom: 0, right: 0 });
    },
    GetUsedRangeOrNullObject: (sheet, given) => {
      const area = sheet.usedArea(given.flag(0));
      return area && rangeObject(sheet, area);
    },
    // The client addresses a sheet of an earlier batch, or of an event, by its id.
    _GetSheetById: (_sheet, given) => asObject(state.book.sheet(given.text(0))),
    _GetAnotherWorksheetById: (_sheet, given) => asObject(state.book.sheet(given.text(0))),
  },
  act: {
    Activate: (sheet) => selectArea(state, sheet, { top: 0, left: 0, bottom: 0, right: 0 }),
    Delete: (sheet, given) => deleteSheet(state, sheet, given.location),
  },
});

const freeze = (state: HostState, sheet: Sheet, rows: number, columns: number): void =>
  state.book.assign(sheet, "frozen", rows + columns > 0 ? { rows, columns } : null);

export const freezePanesType = (state: HostState): ObjectType<Sheet> => ({
  act: {
    FreezeRows: (sheet, given) => freeze(state, sheet, given.integer(0, 1), 0),
    FreezeColumns: (sheet, given) => freeze(state, sheet, 0, given.integer(0, 1)),
    Unfreeze: (sheet) => freeze(state, sheet, 0, 0),
  },
});
