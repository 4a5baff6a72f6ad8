// What a person does in Excel with mouse and keyboard, as methods: typing, sorting, inserting, pasting, hiding, protecting, undo.
// Methods answer false where the sheet's protection does not let the person.

import type { Area, CellValue } from "../../mapping/snapshot.ts";
import { parseArea, SHEET_COLUMNS } from "../../workbook/address.ts";
import { moved } from "../model/areas.ts";
import type { Sheet } from "../model/sheet.ts";
import { copyCells, hideRows, shiftLines, sortRows } from "../model/structure.ts";
import { emitActivated, emitChanged, emitProtection, emitRowsHidden, emitSheetList, emitSorted, selectArea } from "./events.ts";
import { areCellsWritable, type HostState, type Origin } from "./host-state.ts";
import { enteredCell } from "./range-values.ts";

type Perform = (origin: Origin, change: () => void) => void;

const requiredArea = (address: string): Area => {
  const area = parseArea(address);
  if (!area) throw new Error(`No such cells: ${address}`);
  return area;
};

const may = (sheet: Sheet, option: string): boolean => !sheet.protection || sheet.protection.options[option] === true;

export class Person {
  readonly #state: HostState;
  readonly #perform: Perform;
  readonly #origin: Origin;

  constructor(state: HostState, perform: Perform, origin: Origin) {
    this.#state = state;
    this.#perform = perform;
    this.#origin = origin;
  }

  /** Types into one cell. */
  type(sheetName: string, address: string, input: CellValue): boolean {
    const sheet = this.#sheet(sheetName);
    const { top, left } = requiredArea(address);
    const before = sheet.cell(top, left);
    const { book } = this.#state;
    if (!this.#mayEdit(sheet, requiredArea(address))) return false;
    this.#do(() => {
      const cell = enteredCell(this.#state, before, input);
      book.putCell(sheet, top, left, cell.value === "" && cell.style === 0 && !cell.formula ? undefined : cell);
      emitChanged(this.#state, sheet, requiredArea(address), "RangeEdited", { before: before?.value ?? "", after: cell.value });
    });
    return true;
  }

  select(sheetName: string, address: string): void {
    this.#do(() => selectArea(this.#state, this.#sheet(sheetName), requiredArea(address)));
  }

  /** Opens another sheet's tab. */
  activate(sheetName: string): void {
    const sheet = this.#sheet(sheetName);
    const { book } = this.#state;
    this.#do(() => {
      const before = book.active;
      if (before === sheet) return;
      book.selection = { sheet, area: { top: 0, left: 0, bottom: 0, right: 0 } };
      emitActivated(this.#state, before, sheet);
    });
  }

  /** Sorts the rows of `address` by its column `key` (0-based within it). */
  sort(sheetName: string, address: string, key: number, ascending = true): boolean {
    const sheet = this.#sheet(sheetName);
    const area = requiredArea(address);
    if (!may(sheet, "allowSort") || !this.#mayEdit(sheet, area)) return false;
    this.#do(() => {
      sortRows(this.#state.book, sheet, area, key, ascending);
      emitSorted(this.#state, sheet, area);
    });
    return true;
  }

  insertRows(sheetName: string, row: number, count: number): boolean {
    return this.#shiftRows(sheetName, row, count, "RowInserted");
  }

  deleteRows(sheetName: string, row: number, count: number): boolean {
    return this.#shiftRows(sheetName, row, -count, "RowDeleted");
  }

  /** Copies `from` and pastes it with its top left corner at `to`, formats and conditional formats included. */
  paste(sheetName: string, from: string, to: string): boolean {
    const sheet = this.#sheet(sheetName);
    const source = requiredArea(from);
    const { top, left } = requiredArea(to);
    if (!this.#mayEdit(sheet, moved(source, top - source.top, left - source.left))) return false;
    this.#do(() => {
      const landed = copyCells(this.#state.book, sheet, source, sheet, top, left);
      emitChanged(this.#state, sheet, landed, "RangeEdited", null);
    });
    return true;
  }

  hideRows(sheetName: string, top: number, bottom: number, hidden: boolean): boolean {
    const sheet = this.#sheet(sheetName);
    if (!may(sheet, "allowFormatRows")) return false;
    this.#do(() => {
      hideRows(this.#state.book, sheet, top, bottom, hidden);
      emitRowsHidden(this.#state, sheet, { top, left: 0, bottom, right: SHEET_COLUMNS - 1 }, hidden);
    });
    return true;
  }

  /** Protects the sheet without a password, or lifts the protection; `options` by their office.js names. */
  protect(sheetName: string, isProtected: boolean, options: Readonly<Record<string, boolean>> = {}): void {
    const sheet = this.#sheet(sheetName);
    this.#do(() => {
      this.#state.book.assign(sheet, "protection", isProtected ? { password: "", options } : null);
      emitProtection(this.#state, sheet);
    });
  }

  addSheet(name: string): void {
    this.#do(() => emitSheetList(this.#state, "added", this.#state.book.addSheet(name).id));
  }

  deleteSheet(name: string): void {
    const { book } = this.#state;
    const sheet = this.#sheet(name);
    this.#do(() => {
      const rest = book.sheets.filter((other) => other !== sheet);
      const [first] = rest;
      if (!first) return;
      book.assign(book, "sheets", rest);
      if (book.selection?.sheet === sheet) book.selection = { sheet: first, area: { top: 0, left: 0, bottom: 0, right: 0 } };
      emitSheetList(this.#state, "deleted", sheet.id);
    });
  }

  renameSheet(name: string, newName: string): void {
    this.#do(() => this.#state.book.assign(this.#sheet(name), "name", newName));
  }

  /** Ctrl+Z; false when Excel has nothing to undo, as after a write of an add-in. */
  undo(): boolean {
    const { book } = this.#state;
    const before = new Map(book.sheets.map((sheet) => [sheet, sheet.cellsVersion]));
    const undone = book.undo();
    this.#do(() => {
      for (const sheet of book.sheets) {
        const used = sheet.usedArea(false);
        if (used && before.get(sheet) !== sheet.cellsVersion) emitChanged(this.#state, sheet, used, "RangeEdited", null);
      }
    });
    return undone;
  }

  #shiftRows(sheetName: string, row: number, count: number, changeType: "RowInserted" | "RowDeleted"): boolean {
    const sheet = this.#sheet(sheetName);
    if (!may(sheet, count > 0 ? "allowInsertRows" : "allowDeleteRows")) return false;
    this.#do(() => {
      shiftLines(this.#state.book, sheet, "rows", row, count);
      const area = { top: row, left: 0, bottom: row + Math.abs(count) - 1, right: SHEET_COLUMNS - 1 };
      emitChanged(this.#state, sheet, area, changeType, null);
    });
    return true;
  }

  #mayEdit(sheet: Sheet, area: Area): boolean {
    return areCellsWritable(this.#state, { sheet, area });
  }

  #do(change: () => void): void {
    this.#perform(this.#origin, change);
  }

  #sheet(name: string): Sheet {
    const sheet = this.#state.book.sheet(name);
    if (!sheet) throw new Error(`No such sheet: ${name}`);
    return sheet;
  }
}
