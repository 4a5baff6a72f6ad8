// The workbook in memory: sheets, names, tables, comments, custom XML, settings, selection — and the one way to change them,
// which remembers how to take the change back. Knows nothing of office.js, files or screens.

import type { Area } from "../../mapping/snapshot.ts";
import { type Cell, emptyRow, type Row } from "./cell.ts";
import { Sheet } from "./sheet.ts";
import { Styles } from "./styles.ts";

export interface DefinedName {
  readonly name: string;
  /** Id of the sheet it is scoped to, or null for the workbook. */
  readonly sheetId: string | null;
  /** With its leading `=`. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

export interface Table {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly style: string;
  /** The part of the file it came from, or null for one made in memory. */
  readonly part: string | null;
}

export interface Comment {
  readonly id: string;
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly content: string;
  readonly author: string;
  readonly resolved: boolean;
}

export interface XmlPart {
  readonly id: string;
  readonly xml: string;
  /** The part of the file it came from, or null for one made in memory. */
  readonly part: string | null;
}

export interface Selection {
  readonly sheet: Sheet;
  readonly area: Area;
}

type Undo = () => void;

export class Book {
  name: string;
  date1904 = false;
  sheets: readonly Sheet[] = [];
  names: readonly DefinedName[] = [];
  tables: readonly Table[] = [];
  comments: readonly Comment[] = [];
  xmlParts: readonly XmlPart[] = [];
  settings: ReadonlyMap<string, string> = new Map();
  protection: string | null = null;
  selection: Selection | null = null;
  calculationMode = "Automatic";
  styles: Styles;
  readonly #undoStack: Undo[][] = [];
  #recording: Undo[] | null = null;
  #ids = 0;

  constructor(name: string, styles = new Styles()) {
    this.name = name;
    this.styles = styles;
  }

  /** A fresh id in the form Excel gives sheets, tables and conditional formats. */
  newId(): string {
    this.#ids += 1;
    return `{${this.#ids.toString(16).toUpperCase().padStart(8, "0")}-0001-4000-8000-000000000000}`;
  }

  get active(): Sheet {
    const sheet = this.selection?.sheet ?? this.sheets[0];
    if (!sheet) throw new Error("A workbook has at least one sheet.");
    return sheet;
  }

  /** By name or id, letter case aside. */
  sheet(key: string): Sheet | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted || sheet.id.toLowerCase() === wanted);
  }

  addSheet(name?: string): Sheet {
    let number = this.sheets.length + 1;
    while (name === undefined && this.sheet(`Sheet${number}`)) number += 1;
    const sheet = new Sheet(this.newId(), name ?? `Sheet${number}`);
    this.assign(this, "sheets", [...this.sheets, sheet]);
    return sheet;
  }

  /** Sets a field of a sheet or of the book so that undo can set it back. */
  assign<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key];
    if (before === value) return;
    target[key] = value;
    this.#recording?.push(() => {
      target[key] = before;
    });
  }

  /** Replaces a sheet's rows, cells included: what insertion, deletion and sorting do. */
  replaceRows(sheet: Sheet, rows: Sheet["rows"]): void {
    this.assign(sheet, "rows", rows);
    this.touch(sheet);
  }

  putCell(sheet: Sheet, row: number, column: number, cell: Cell | undefined): void {
    let line = sheet.rows.get(row);
    if (!line) {
      if (!cell) return;
      line = emptyRow();
      sheet.rows.set(row, line);
    }
    const { cells } = line;
    const before = cells[column];
    if (before === cell) return;
    cells[column] = cell;
    sheet.cellsVersion += 1;
    this.#recording?.push(() => {
      cells[column] = before;
      sheet.cellsVersion += 1;
    });
  }

  hideRow(sheet: Sheet, row: number, hidden: boolean): void {
    if (sheet.isRowHidden(row) !== hidden) this.#changeRow(sheet, row, (before) => ({ ...before, hidden }));
  }

  /** In points, and no longer fitted to what stands in it. */
  setRowHeight(sheet: Sheet, row: number, points: number): void {
    const height = { ht: String(points), customHeight: "1" };
    this.#changeRow(sheet, row, (before) => ({ ...before, attributes: { ...before.attributes, ...height } }));
  }

  #changeRow(sheet: Sheet, row: number, change: (before: Row) => Row): void {
    const before = sheet.rows.get(row);
    sheet.rows.set(row, change(before ?? emptyRow()));
    this.touch(sheet);
    this.#recording?.push(() => {
      if (before) sheet.rows.set(row, before);
      else sheet.rows.delete(row);
    });
  }

  touch(sheet: Sheet): void {
    sheet.cellsVersion += 1;
    this.#recording?.push(() => {
      sheet.cellsVersion += 1;
    });
  }

  /** A person's step: what `change` does can be undone as one. */
  asUserStep(change: () => void): void {
    const steps = this.#record(change);
    if (steps.length > 0) this.#undoStack.push(steps);
  }

  /** A change by an add-in or a co-author: below ExcelApi 1.19 it empties the clerk's undo stack. */
  asForeignStep(change: () => void): void {
    if (this.#record(change).length > 0) this.#undoStack.length = 0;
  }

  get undoDepth(): number {
    return this.#undoStack.length;
  }

  /** Takes the last user step back; false when there is none. */
  undo(): boolean {
    const steps = this.#undoStack.pop();
    for (const step of steps?.reverse() ?? []) step();
    return steps !== undefined;
  }

  #record(change: () => void): Undo[] {
    const outer = this.#recording;
    const steps: Undo[] = [];
    this.#recording = steps;
    try {
      change();
    } finally {
      this.#recording = outer;
    }
    return steps;
  }
}
