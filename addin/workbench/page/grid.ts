// The grid: shows the active sheet, takes mouse and keyboard, and asks the simulated Excel for everything it shows.
import type { Area } from "../../mapping/snapshot.ts";
import { isSameArea } from "../model/areas.ts";
import { cellId } from "./cell-drawing.ts";
import { CellEditor, type Leaving } from "./cell-editor.ts";
import type { ExcelClient } from "./excel-client.ts";
import { cellArea, type Geometry, geometryOf, HEADER_PIXELS, ROW_HEADER_PIXELS, ROW_PIXELS } from "./geometry.ts";
import { drawWindow, neededAreas, type Visible, visiblePart } from "./grid-window.ts";
import type { CellWindow, Edit, Outline } from "./protocol.ts";
import { redraw } from "./redraw.ts";
import { type Box, boxOnScreen, cellAtPoint, scrollToCell } from "./screen.ts";
import { moved, type Selection, selectedArea, selectionAt, selectionOver } from "./selection.ts";

export interface GridEvents {
  readonly onEdit: (edit: Edit) => void;
  /** The active cell, and what the formula bar shows of it. */
  readonly onShow: (row: number, column: number, content: string) => void;
  readonly onTyping: (isTyping: boolean) => void;
  readonly onInput: (input: string) => void;
}

const LEAVE_KEYS: Readonly<Record<Exclude<Leaving, "stay">, string>> = {
  down: "ArrowDown",
  up: "ArrowUp",
  right: "ArrowRight",
  left: "ArrowLeft",
};

export class Grid {
  readonly element: HTMLElement;
  readonly editor: CellEditor;
  readonly #scroller: HTMLElement;
  readonly #sizer: HTMLElement;
  readonly #outlineBox: HTMLElement;
  readonly #client: ExcelClient;
  readonly #events: GridEvents;
  #geometry: Geometry = geometryOf({
    rowCount: 1,
    columnCount: 1,
    heights: [],
    widths: [],
    merges: [],
    frozenRows: 0,
    frozenColumns: 0,
    hasGridlines: true,
  });
  #sheet = "";
  #selection: Selection = selectionAt(0, 0);
  #windows: readonly CellWindow[] = [];
  #drawn: Visible | null = null;
  #drawing = 0;
  #selected = 0;
  /** Kept at hand, so that a key opens the editor at once and the next key is not lost. */
  #content = { row: -1, column: -1, text: "" };
  #isDragging = false;

  constructor(client: ExcelClient, root: HTMLElement, label: string, events: GridEvents) {
    this.#client = client;
    this.#events = events;
    this.#scroller = root;
    this.#sizer = document.createElement("div");
    this.#sizer.className = "sizer";
    const view = document.createElement("div");
    view.className = "view";
    this.element = document.createElement("div");
    this.element.className = "grid";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "grid");
    this.element.setAttribute("aria-label", label);
    this.element.setAttribute("aria-multiselectable", "true");
    this.#outlineBox = document.createElement("div");
    this.#outlineBox.className = "selection";
    this.editor = new CellEditor(label, {
      onOpen: () => events.onTyping(true),
      onInput: events.onInput,
      onClose: () => this.#endTyping(),
      onCommit: (input, leaving) => this.#commit(input, leaving),
    });
    view.append(this.element, this.#outlineBox, this.editor.input);
    this.#sizer.append(view);
    root.append(this.#sizer);
    this.#listen();
  }

  get activeCell(): { readonly row: number; readonly column: number } {
    return this.#selection;
  }

  get area(): Area {
    return selectedArea(this.#geometry, this.#selection);
  }

  /** Freezes what is above and left of the active cell and on the screen; lets go where something is frozen. */
  freezing(): Edit {
    const { layout } = this.#geometry;
    const isFrozen = layout.frozenRows + layout.frozenColumns > 0;
    const { row, column } = this.#selection;
    return { kind: "freeze", rows: isFrozen ? 0 : row, columns: isFrozen ? 0 : column };
  }

  /** The rows the sort buttons sort: the selected ones, or all from the active cell down. */
  sortableArea(row: number): Area {
    const { rows, columns } = this.#geometry;
    const { top, bottom } = this.area;
    const isOneRow = top === bottom;
    return { top: isOneRow ? row : top, left: 0, bottom: isOneRow ? rows.count - 1 : bottom, right: columns.count - 1 };
  }

  /** Counts the selections made here; what was asked before the last of them is not up to date. */
  get selectionTurn(): number {
    return this.#selected;
  }

  /** Shows the workbook as it is now, with the selection in view where it moved. `turn` is that of when the outline was asked. */
  async refresh(outline: Outline, turn: number): Promise<void> {
    const layout = await this.#client.ask("layout", null);
    this.#geometry = geometryOf(layout);
    const isOtherSheet = outline.active !== this.#sheet;
    this.#sheet = outline.active;
    const { rows, columns } = this.#geometry;
    this.#sizer.style.width = `${ROW_HEADER_PIXELS + columns.total}px`;
    this.#sizer.style.height = `${HEADER_PIXELS + rows.total}px`;
    this.element.setAttribute("aria-rowcount", String(rows.count + 1));
    this.element.setAttribute("aria-colcount", String(columns.count + 1));
    this.element.classList.toggle("without-lines", !layout.hasGridlines);
    if (isOtherSheet) this.#scroller.scrollTo(0, 0);
    if (isOtherSheet || (turn === this.#selected && !isSameArea(outline.selection, this.area))) {
      this.#selection = selectionOver(outline.selection);
      this.#scrollIntoView();
    }
    await Promise.all([this.#load(), this.#showContent()]);
  }

  /** Selects an area and brings it into view, as the name box does. */
  goTo(area: Area): void {
    this.#select(selectionOver(area));
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  /** Opens the editor over the active cell. */
  edit(content?: string): void {
    const { row, column } = this.#selection;
    const isKnown = this.#content.row === row && this.#content.column === column;
    if (content === undefined && !isKnown) {
      void this.#showContent().then(() => this.edit());
      return;
    }
    this.#scrollIntoView();
    this.editor.open(this.#boxOf(cellArea(this.#geometry, row, column)), content ?? this.#content.text);
  }

  #listen(): void {
    this.#scroller.addEventListener("scroll", () => this.#onScroll());
    new ResizeObserver(() => this.#onScroll()).observe(this.#scroller);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("mousedown", (event) => this.#onMouseDown(event));
    this.element.addEventListener("mousemove", (event) => {
      if (this.#isDragging) this.#extendTo(event);
    });
    window.addEventListener("mouseup", () => {
      this.#isDragging = false;
    });
  }

  #onScroll(): void {
    const { clientWidth, clientHeight } = this.#scroller;
    this.#scroller.style.setProperty("--view-width", `${clientWidth}px`);
    this.#scroller.style.setProperty("--view-height", `${clientHeight}px`);
    this.editor.commit("stay");
    this.element.style.setProperty("--scroll-top", `${this.#scroller.scrollTop}px`);
    this.element.style.setProperty("--scroll-left", `${this.#scroller.scrollLeft}px`);
    this.#placeOutline();
    const visible = visiblePart(this.#geometry, this.#scroller);
    if (this.#drawn === null || !isSameArea(visible.scrolled, this.#drawn.scrolled)) void this.#load();
  }

  async #load(): Promise<void> {
    // Before the first workbook there is nothing to ask for.
    if (this.#sheet === "") return;
    this.#drawing += 1;
    const turn = this.#drawing;
    const visible = visiblePart(this.#geometry, this.#scroller);
    const windows = await Promise.all(neededAreas(this.#geometry, visible).map((area) => this.#client.ask("cells", area)));
    // A later request answers for this one.
    if (turn !== this.#drawing || windows.some(({ sheet }) => sheet !== this.#sheet)) return;
    this.#drawn = visible;
    this.#windows = windows;
    this.#draw();
  }

  #draw(): void {
    if (this.#drawn === null) return;
    this.element.style.setProperty("--scroll-top", `${this.#scroller.scrollTop}px`);
    this.element.style.setProperty("--scroll-left", `${this.#scroller.scrollLeft}px`);
    redraw(this.element, drawWindow(this.#geometry, this.#drawn, this.#windows, this.area));
    const { row, column } = this.#selection;
    const active = document.getElementById(cellId(row, column));
    if (active === null) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", active.id);
    this.#placeOutline();
  }

  #placeOutline(): void {
    const { left, top, width, height } = this.#boxOf(this.area);
    Object.assign(this.#outlineBox.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    this.#outlineBox.hidden = width <= 0 || height <= 0;
  }

  #select(selection: Selection): void {
    this.#selected += 1;
    this.#selection = selection;
    this.#scrollIntoView();
    this.#draw();
    void this.#showContent();
    void this.#client.ask("select", this.area);
  }

  async #showContent(): Promise<void> {
    const { row, column } = this.#selection;
    const text = await this.#client.ask("content", { row, column });
    if (row !== this.#selection.row || column !== this.#selection.column) return;
    this.#content = { row, column, text };
    this.#events.onShow(row, column, text);
  }

  #boxOf(area: Area): Box {
    return boxOnScreen(this.#geometry, this.#scroller, area);
  }

  #scrollIntoView(): void {
    const { row, column, toRow, toColumn } = this.#selection;
    const isExtended = row !== toRow || column !== toColumn;
    if (isExtended) scrollToCell(this.#geometry, this.#scroller, toRow, toColumn);
    else scrollToCell(this.#geometry, this.#scroller, row, column);
  }

  #onMouseDown(event: MouseEvent): void {
    const cell = cellAtPoint(this.#geometry, this.#scroller, event);
    if (cell === null || event.button !== 0) return;
    event.preventDefault();
    this.editor.commit("stay");
    this.focus();
    this.#isDragging = true;
    // The second press of a double click; the elements of the first are redrawn by then, so that no `dblclick` comes.
    if (event.detail === 2) this.edit();
    else if (event.shiftKey) this.#extendTo(event);
    else {
      const { top, left } = cellArea(this.#geometry, cell.row, cell.column);
      this.#select(selectionAt(top, left));
    }
  }

  #extendTo(event: MouseEvent): void {
    const cell = cellAtPoint(this.#geometry, this.#scroller, event);
    const { toRow, toColumn } = this.#selection;
    if (cell === null || (cell.row === toRow && cell.column === toColumn)) return;
    this.#select({ ...this.#selection, toRow: cell.row, toColumn: cell.column });
  }

  #onKey(event: KeyboardEvent): void {
    const isFar = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / ROW_PIXELS) - 3);
    const key = event.key === "Enter" ? (event.shiftKey ? "ArrowUp" : "ArrowDown") : event.key;
    const isExtending = event.shiftKey && event.key !== "Enter";
    const next = moved(this.#geometry, this.#selection, { key, isExtending, isFar, page });
    if (next !== null && !event.altKey) {
      event.preventDefault();
      this.#select(next);
    } else if (event.key === "F2") {
      event.preventDefault();
      this.edit();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      this.#events.onEdit({ kind: "clear", area: this.area });
    } else if (!isFar && !event.altKey && (event.key.length === 1 || event.key === "Process")) {
      // The key itself then goes into the editor, which has the focus by that time.
      this.edit("");
    }
  }

  #commit(input: string, leaving: Leaving): void {
    const { row, column } = this.#selection;
    this.#endTyping();
    this.#events.onEdit({ kind: "type", row, column, input });
    if (leaving === "stay") return;
    const move = { key: LEAVE_KEYS[leaving], isExtending: false, isFar: false, page: 1 };
    this.#select(moved(this.#geometry, this.#selection, move) ?? this.#selection);
  }

  #endTyping(): void {
    this.#events.onTyping(false);
    this.focus();
  }
}
