// What the workbench page and the Web Worker with the simulated Excel say to each other. Types only.
import type { Area } from "../../mapping/snapshot.ts";

export interface SheetTab {
  readonly name: string;
  readonly isVisible: boolean;
  readonly isProtected: boolean;
}

/** What the frame around the grid shows. */
export interface Outline {
  readonly fileName: string;
  readonly sheets: readonly SheetTab[];
  readonly active: string;
  readonly selection: Area;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Where the active sheet's rows and columns lie; only what differs from the standard is listed. Pixels; 0 is hidden. */
export interface SheetLayout {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly heights: readonly (readonly [row: number, pixels: number])[];
  readonly widths: readonly (readonly [column: number, pixels: number])[];
  readonly merges: readonly Area[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hasGridlines: boolean;
}

export interface StyleView {
  readonly fill: string | null;
  readonly fontName: string;
  /** Points. */
  readonly fontSize: number;
  readonly fontColor: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly horizontal: string;
  readonly vertical: string;
  readonly isWrapped: boolean;
  readonly hasBorder: boolean;
}

/** A mark of the add-in's check: its colour and the rule it stands for. */
export interface MarkView {
  readonly fill: string;
  readonly rule: string;
}

export interface CellView {
  readonly row: number;
  readonly column: number;
  /** As Excel would display it, column width aside. */
  readonly text: string;
  readonly kind: "text" | "number" | "boolean";
  readonly style: number;
  readonly mark: MarkView | null;
}

export interface CellWindow {
  readonly sheet: string;
  /** Cells that hold or show something, in row order. */
  readonly cells: readonly CellView[];
  readonly styles: ReadonlyMap<number, StyleView>;
}

/** A change a person makes; each is one step of undo. */
export type Edit =
  | { readonly kind: "type"; readonly row: number; readonly column: number; readonly input: string }
  | { readonly kind: "clear"; readonly area: Area }
  | { readonly kind: "paste"; readonly from: Area; readonly row: number; readonly column: number }
  | {
      readonly kind: "paste-text";
      readonly row: number;
      readonly column: number;
      readonly lines: readonly (readonly string[])[];
    }
  | { readonly kind: "sort"; readonly area: Area; readonly column: number; readonly ascending: boolean }
  | { readonly kind: "insert-rows" | "delete-rows"; readonly row: number; readonly count: number }
  /** Keeps the rows above and the columns left of a cell in place while the rest scrolls; 0 and 0 let go. */
  | { readonly kind: "freeze"; readonly rows: number; readonly columns: number };

export interface OpenFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly locale: string;
  readonly conversationId: string;
  readonly addinId: string;
  readonly origin: string;
}

/** Everything the page may ask; the answer beside the question. */
export interface Questions {
  readonly open: { readonly ask: OpenFile; readonly answer: Outline };
  readonly outline: { readonly ask: null; readonly answer: Outline };
  readonly layout: { readonly ask: null; readonly answer: SheetLayout };
  readonly cells: { readonly ask: Area; readonly answer: CellWindow };
  /** What the formula bar shows of a cell. */
  readonly content: { readonly ask: { readonly row: number; readonly column: number }; readonly answer: string };
  readonly text: { readonly ask: Area; readonly answer: string };
  readonly select: { readonly ask: Area; readonly answer: null };
  readonly activate: { readonly ask: string; readonly answer: null };
  readonly edit: { readonly ask: Edit; readonly answer: "done" | "protected" };
  readonly undo: { readonly ask: null; readonly answer: boolean };
  readonly redo: { readonly ask: null; readonly answer: boolean };
  readonly typing: { readonly ask: boolean; readonly answer: null };
  readonly press: { readonly ask: { readonly control: string; readonly functionName: string }; readonly answer: null };
  readonly save: { readonly ask: null; readonly answer: Uint8Array };
}

export type QuestionName = keyof Questions;

export type ToWorker =
  | { readonly kind: "pane"; readonly text: string }
  | {
      [Name in QuestionName]: {
        readonly kind: "ask";
        readonly id: number;
        readonly name: Name;
        readonly input: Questions[Name]["ask"];
      };
    }[QuestionName];

export type FromWorker =
  | { readonly kind: "pane"; readonly text: string }
  /** Something in the workbook changed, or its selection moved. */
  | { readonly kind: "changed" }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  /** A sentence for the person at the screen. */
  | { readonly kind: "refused"; readonly id: number; readonly sentence: string };
