// One sheet of the workbook in memory. Plain state: every change goes through Book, which can take it back.

import type { Area } from "../../mapping/snapshot.ts";
import type { Cell, Row } from "./cell.ts";

export interface ConditionalFormat {
  readonly id: string;
  /** `Custom` is a formula rule; every other kind is kept as the file wrote it. */
  readonly kind: string;
  readonly areas: readonly Area[];
  /** With its leading `=`; empty where the kind has none. */
  readonly formula: string;
  readonly stopIfTrue: boolean;
  readonly fill: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  /** The rule's own XML when it came from a file, else null. */
  readonly source: string | null;
}

export interface Column {
  readonly first: number;
  readonly last: number;
  /** In characters, as the file counts; null is the sheet's standard width. */
  readonly width: number | null;
  readonly hidden: boolean;
  /** The other attributes of the file's `col` element. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SheetProtection {
  readonly password: string;
  /** Excel's options by their office.js names (`allowFormatCells`); absent is false. */
  readonly options: Readonly<Record<string, boolean | string>>;
}

export interface PageLayout {
  readonly orientation: "Portrait" | "Landscape";
  readonly fitToWidth: number | null;
  readonly fitToHeight: number | null;
  readonly titleRows: string | null;
  readonly centerHorizontally: boolean;
  /** Null: the printer's own. */
  readonly paper: "A4" | null;
}

const PLAIN_LAYOUT: PageLayout = {
  orientation: "Portrait",
  fitToWidth: null,
  fitToHeight: null,
  titleRows: null,
  centerHorizontally: false,
  paper: null,
};

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export class Sheet {
  readonly id: string;
  name: string;
  visibility: Visibility = "Visible";
  tabColor = "";
  showGridlines = true;
  rows: Map<number, Row> = new Map();
  merges: readonly Area[] = [];
  conditionalFormats: readonly ConditionalFormat[] = [];
  columns: readonly Column[] = [];
  protection: SheetProtection | null = null;
  frozen: { readonly rows: number; readonly columns: number } | null = null;
  layout: PageLayout = PLAIN_LAYOUT;
  /** Ranges of other features of the file that move with their cells, by the fragment they stand in (`dataValidations` …). */
  fragments: Readonly<Record<string, string>> = {};
  /** Counts changes of cells and rows, so that saving leaves untouched sheets alone. */
  cellsVersion = 0;
  #used: { version: number; valuesOnly: Area | null; all: Area | null } | null = null;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  cell(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.cells[column];
  }

  isRowHidden(row: number): boolean {
    return this.rows.get(row)?.hidden ?? false;
  }

  column(index: number): Column | undefined {
    return this.columns.find(({ first, last }) => index >= first && index <= last);
  }

  /** The rectangle around what holds values or formulas (`valuesOnly`), or also formats; null when there is nothing. */
  usedArea(valuesOnly: boolean): Area | null {
    if (this.#used?.version !== this.cellsVersion) {
      this.#used = { version: this.cellsVersion, valuesOnly: this.#measure(holdsValue), all: this.#measure(holdsAnything) };
    }
    return valuesOnly ? this.#used.valuesOnly : this.#used.all;
  }

  #measure(counts: (cell: Cell) => boolean): Area | null {
    let top = Number.POSITIVE_INFINITY;
    let left = Number.POSITIVE_INFINITY;
    let bottom = -1;
    let right = -1;
    for (const [row, { cells }] of this.rows) {
      const first = cells.findIndex((cell) => cell !== undefined && counts(cell));
      if (first < 0) continue;
      const last = cells.findLastIndex((cell) => cell !== undefined && counts(cell));
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, first);
      right = Math.max(right, last);
    }
    return bottom < 0 ? null : { top, left, bottom, right };
  }
}

const holdsValue = (cell: Cell): boolean => cell.value !== "" || cell.formula !== null;
const holdsAnything = (cell: Cell): boolean => holdsValue(cell) || cell.style !== 0;
