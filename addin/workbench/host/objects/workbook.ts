// Workbook and the objects that hang directly on it: application, runtime, worksheet functions.
// learn.microsoft.com/javascript/api/excel/excel.workbook

import type { Book } from "../../model/book.ts";
import { dateSerial } from "../../model/entry.ts";
import { generalException, invalidArgument } from "../host-error.ts";
import type { HostObject } from "../host-object.ts";
import { type HostState, rangeObject } from "../host-state.ts";
import type { Json } from "../json.ts";
import type { ObjectType } from "../object-type.ts";

const selected = (book: Book): HostObject<"Range"> => {
  const { sheet, area } = book.selection ?? { sheet: book.active, area: { top: 0, left: 0, bottom: 0, right: 0 } };
  return rangeObject(sheet, area);
};

export const workbookType = (state: HostState): ObjectType<Book> => ({
  get: { Name: ({ name }) => name, ReadOnly: () => false, IsDirty: () => true, AutoSave: () => false },
  nav: {
    Worksheets: (it) => ({ type: "WorksheetCollection", it }),
    Names: () => ({ type: "NamedItemCollection", it: null }),
    Tables: () => ({ type: "TableCollection", it: null }),
    Comments: () => ({ type: "CommentCollection", it: null }),
    Application: (it) => ({ type: "Application", it }),
    _Runtime: (it) => ({ type: "Runtime", it }),
    Protection: (it) => ({ type: "WorkbookProtection", it }),
    CustomXmlParts: (it) => ({ type: "CustomXmlPartCollection", it }),
    Settings: (it) => ({ type: "SettingCollection", it }),
    Functions: (it) => ({ type: "Functions", it }),
  },
  call: {
    GetSelectedRange: selected,
    GetActiveCell: (book) => {
      const { sheet, area } = selected(book).it;
      return rangeObject(sheet, { ...area, bottom: area.top, right: area.left });
    },
    _GetRangeForEventByReferenceId: (_book, given) => state.referred(given.text(0)),
    _GetRangeOrNullObjectForEventByReferenceId: (_book, given) => state.referred(given.text(0)),
  },
});

export const applicationType = (state: HostState): ObjectType<Book> => ({
  get: { CalculationMode: ({ calculationMode }) => calculationMode, CalculationState: () => "Done" },
  set: { CalculationMode: (book, value) => state.book.assign(book, "calculationMode", String(value)) },
  // Nothing is drawn or calculated here, so there is nothing to hold back.
  act: {
    SuspendScreenUpdatingUntilNextSync: () => null,
    SuspendApiCalculationUntilNextSync: () => null,
    Calculate: () => null,
  },
});

export const runtimeType = (state: HostState): ObjectType<Book> => ({
  get: { EnableEvents: () => state.eventsEnabled },
  set: {
    EnableEvents: (_book, value) => {
      state.eventsEnabled = value === true;
    },
  },
});

const integer = (value: Json): number => {
  if (typeof value !== "number") throw invalidArgument("Functions.date");
  return value;
};

/** DATE alone: the one member that tells the 1904 date system. */
export const functionsType: ObjectType<Book> = {
  call: {
    Date: (book, given) => {
      const serial = dateSerial(integer(given.json(0)), integer(given.json(1)), integer(given.json(2)), book.date1904);
      if (serial === null) throw generalException(given.location, "Only real days are simulated.");
      return { type: "FunctionResult", it: serial };
    },
  },
};

export const functionResultType: ObjectType<Json> = { get: { Value: (it) => it, Error: () => null } };

export const addinInternalServiceType: ObjectType<Book> = { act: { NotifyActionHandlerReady: () => null } };

/** What `Office.addin.showAsTaskpane` asks of Excel; here the pane is always on the screen. */
export const appRuntimeServiceType: ObjectType<Book> = {
  run: { GetAppRuntimeState: () => "Visible" },
  act: { SetAppRuntimeState: () => null },
};
