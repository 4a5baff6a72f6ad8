// The events of the simulated Excel: which the add-in asked for, and what each says. Numbers are the library's own event types.

import type { Area, CellValue } from "../../mapping/snapshot.ts";
import { areaAddress } from "../../workbook/address.ts";
import type { Sheet } from "../model/sheet.ts";
import type { HostObject } from "./host-object.ts";
import { type HostState, type Origin, rangeObject } from "./host-state.ts";
import type { JsonObject } from "./json.ts";

const EVENT = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  selectionChanged: 14,
  sheetDeleted: 15,
  rowSorted: 19,
  rowHiddenChanged: 22,
  protectionChanged: 24,
  tableChanged: 101,
} as const;

/** Events of the whole workbook go to this target. */
const WORKBOOK_TARGET = "Workbook";

const SHEET_EVENTS: Readonly<Record<string, number>> = {
  DataChangedEvent: EVENT.sheetChanged,
  ActivatedEvent: EVENT.sheetActivated,
  DeactivatedEvent: EVENT.sheetDeactivated,
  SelectionChangedEvent: EVENT.selectionChanged,
  RowSortedEvent: EVENT.rowSorted,
  RowHiddenChangedEvent: EVENT.rowHiddenChanged,
  ProtectionChangedEvent: EVENT.protectionChanged,
};

const EVENTS_BY_TYPE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Worksheet: SHEET_EVENTS,
  WorksheetCollection: { ...SHEET_EVENTS, AddedEvent: EVENT.sheetAdded, DeletedEvent: EVENT.sheetDeleted },
  Table: { DataChangedEvent: EVENT.tableChanged },
  TableCollection: { DataChangedEvent: EVENT.tableChanged },
};

export class EventRegister {
  readonly #counts = new Map<string, number>();

  /** Takes a `_Register…Event` or `_Unregister…Event` call; false when the host does not know the event. */
  note(object: HostObject, method: string): boolean {
    const [, verb, event = ""] = /^_(Register|Unregister)(.+)$/.exec(method) ?? [];
    const type = EVENTS_BY_TYPE[object.type]?.[event];
    if (type === undefined) return false;
    const target = object.type === "Worksheet" || object.type === "Table" ? object.it.id : WORKBOOK_TARGET;
    const key = `${type}|${target}`;
    this.#counts.set(key, Math.max(0, (this.#counts.get(key) ?? 0) + (verb === "Register" ? 1 : -1)));
    return true;
  }

  wants(type: number, target: string): boolean {
    return (this.#counts.get(`${type}|${target}`) ?? 0) > 0;
  }
}

const emitForSheet = (state: HostState, type: number, sheet: Sheet, message: JsonObject): void => {
  const full = { ...message, worksheetId: sheet.id };
  state.emit(type, WORKBOOK_TARGET, full);
  state.emit(type, sheet.id, full);
};

const sourceOf = (origin: Origin): string => (origin === "coauthor" ? "Remote" : "Local");

const valueType = (value: CellValue): string => {
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  if (value === "") return "Empty";
  return /^#[A-Z/0!?]+$/.test(value) ? "Error" : "String";
};

type ChangeType = "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted";

/** A single edited cell's event carries what was there before and after. */
export interface CellEdit {
  readonly before: CellValue;
  readonly after: CellValue;
}

export const emitChanged = (
  state: HostState,
  sheet: Sheet,
  area: Area,
  changeType: ChangeType,
  edit: CellEdit | null,
): void => {
  const details = edit && {
    valueBefore: edit.before,
    valueAfter: edit.after,
    valueTypeBefore: valueType(edit.before),
    valueTypeAfter: valueType(edit.after),
  };
  const message = {
    address: areaAddress(area),
    changeType,
    source: sourceOf(state.origin),
    referenceId: state.refer(rangeObject(sheet, area)),
    triggerSource: state.origin === "addin" ? "ThisLocalAddin" : "Unknown",
    ...details,
  };
  emitForSheet(state, EVENT.sheetChanged, sheet, message);
  for (const table of state.book.tables.filter(({ sheetId }) => sheetId === sheet.id)) {
    const tableMessage = { ...message, worksheetId: sheet.id, tableId: table.id };
    state.emit(EVENT.tableChanged, table.id, tableMessage);
    state.emit(EVENT.tableChanged, WORKBOOK_TARGET, tableMessage);
  }
};

export const emitSorted = (state: HostState, sheet: Sheet, area: Area): void =>
  emitForSheet(state, EVENT.rowSorted, sheet, { address: areaAddress(area), source: sourceOf(state.origin) });

export const emitRowsHidden = (state: HostState, sheet: Sheet, area: Area, hidden: boolean): void =>
  emitForSheet(state, EVENT.rowHiddenChanged, sheet, {
    address: areaAddress(area),
    changeType: hidden ? "Hidden" : "Unhidden",
    source: sourceOf(state.origin),
  });

export const emitProtection = (state: HostState, sheet: Sheet): void =>
  emitForSheet(state, EVENT.protectionChanged, sheet, {
    isProtected: sheet.protection !== null,
    source: sourceOf(state.origin),
    sheetPassword: null,
  });

const emitSelected = (state: HostState, sheet: Sheet, area: Area): void =>
  emitForSheet(state, EVENT.selectionChanged, sheet, { address: areaAddress(area) });

export const emitActivated = (state: HostState, from: Sheet, to: Sheet): void => {
  emitForSheet(state, EVENT.sheetDeactivated, from, {});
  emitForSheet(state, EVENT.sheetActivated, to, {});
};

export const emitSheetList = (state: HostState, event: "added" | "deleted", sheetId: string): void =>
  state.emit(event === "added" ? EVENT.sheetAdded : EVENT.sheetDeleted, WORKBOOK_TARGET, {
    worksheetId: sheetId,
    source: sourceOf(state.origin),
  });

/** Moves the selection, as a click or `Range.select` does; activates the sheet when it is another one. */
export const selectArea = (state: HostState, sheet: Sheet, area: Area): void => {
  const before = state.book.active;
  state.book.selection = { sheet, area };
  if (before !== sheet) emitActivated(state, before, sheet);
  emitSelected(state, sheet, area);
};
