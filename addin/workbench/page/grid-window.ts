// Which part of a sheet is on the screen, and the elements that show it: rows and cells are made as they come into view.
// Takes no input; the grid does.

import { columnName } from "../../mapping/address.ts";
import type { Area } from "../../mapping/snapshot.ts";
import { intersection } from "../model/areas.ts";
import { type CellBox, drawCell } from "./cell-drawing.ts";
import { type Geometry, HEADER_PIXELS, ROW_HEADER_PIXELS } from "./geometry.ts";
import type { CellView, CellWindow } from "./protocol.ts";

/** The rows and columns to draw: the frozen ones, and those scrolled to. */
export interface Visible {
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly scrolled: Area;
}

export function visiblePart({ rows, columns, layout }: Geometry, scroller: HTMLElement): Visible {
  const frozenRows = Math.min(layout.frozenRows, rows.count);
  const frozenColumns = Math.min(layout.frozenColumns, columns.count);
  const width = scroller.clientWidth - ROW_HEADER_PIXELS;
  const height = scroller.clientHeight - HEADER_PIXELS;
  const scrolled = {
    top: Math.max(frozenRows, rows.at(scroller.scrollTop + rows.start(frozenRows))),
    left: Math.max(frozenColumns, columns.at(scroller.scrollLeft + columns.start(frozenColumns))),
    bottom: rows.at(scroller.scrollTop + height),
    right: columns.at(scroller.scrollLeft + width),
  };
  return { frozenRows, frozenColumns, scrolled };
}

/** The rectangles to ask the worker for: everything visible, and the anchors of merged areas that reach into it. */
export function neededAreas({ layout }: Geometry, { frozenRows, frozenColumns, scrolled }: Visible): readonly Area[] {
  const reaching = layout.merges.filter((merge) => intersection(merge, scrolled) !== null);
  const top = Math.min(scrolled.top, ...reaching.map((merge) => merge.top));
  const left = frozenColumns > 0 ? 0 : Math.min(scrolled.left, ...reaching.map((merge) => merge.left));
  const body = { ...scrolled, top, left };
  return frozenRows > 0 && top >= frozenRows
    ? [{ top: 0, left: 0, bottom: frozenRows - 1, right: scrolled.right }, body]
    : [body];
}

const lines = (frozen: number, first: number, last: number): readonly number[] => [
  ...Array.from({ length: frozen }, (_, i) => i),
  ...Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i),
];

const place = (element: HTMLElement, property: "left" | "top", at: number, isFrozen: boolean): void => {
  element.style[property] = isFrozen ? `${at}px` : `calc(${at}px - var(--scroll-${property}))`;
};

interface Line {
  readonly index: number;
  readonly isFrozen: boolean;
}

/** The header row and the visible rows, ready to be put into the grid. */
export function drawWindow(
  geometry: Geometry,
  visible: Visible,
  windows: readonly CellWindow[],
  selection: Area,
): readonly HTMLElement[] {
  const { rows, columns, layout } = geometry;
  const { scrolled, frozenRows, frozenColumns } = visible;
  const cells = new Map(windows.flatMap(({ cells }) => cells.map((cell) => [`${cell.row},${cell.column}`, cell] as const)));
  const styles = new Map(windows.flatMap((one) => [...one.styles]));
  const reaching = layout.merges.filter((merge) => intersection(merge, scrolled) !== null);
  const lefts = layout.merges.map(({ left }) => left).filter((left) => left >= frozenColumns && left < scrolled.left);
  const shownColumns = [...new Set([...lefts, ...lines(frozenColumns, scrolled.left, scrolled.right)])]
    .filter((column) => columns.size(column) > 0)
    .map((index) => ({ index, isFrozen: index < frozenColumns }));
  const tops = reaching.map(({ top }) => top).filter((top) => top >= frozenRows && top < scrolled.top);
  const shownRows = [...new Set([...tops, ...lines(frozenRows, scrolled.top, scrolled.bottom)])]
    .filter((row) => rows.size(row) > 0)
    .map((index) => ({ index, isFrozen: index < frozenRows }));
  const boxOf = (row: number, column: number): CellBox | null => {
    const merge = layout.merges.find((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right);
    if (merge !== undefined && (merge.top !== row || merge.left !== column)) return null;
    const cell = cells.get(`${row},${column}`) ?? null;
    const last = merge?.right ?? column;
    return {
      row,
      column,
      width: columns.span(column, last),
      height: rows.span(row, merge?.bottom ?? row),
      room: cell === null || cell.text === "" ? 0 : emptyRoom(geometry, cells, row, last, scrolled.right),
      cell,
      style: cell === null ? null : (styles.get(cell.style) ?? null),
    };
  };
  return [
    headerRow(geometry, shownColumns, selection),
    ...shownRows.map((row) => drawRow(geometry, row, shownColumns, boxOf, selection)),
  ];
}

/** Pixels of empty, unmerged cells to the right of a cell. */
function emptyRoom(
  { columns, layout }: Geometry,
  cells: ReadonlyMap<string, CellView>,
  row: number,
  from: number,
  last: number,
): number {
  let room = 0;
  for (let column = from + 1; column <= last; column += 1) {
    const isTaken = (cells.get(`${row},${column}`)?.text ?? "") !== "";
    const isMerged = layout.merges.some(
      (one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right,
    );
    if (isTaken || isMerged) break;
    room += columns.size(column);
  }
  return room;
}

function headerRow({ columns }: Geometry, shown: readonly Line[], selection: Area): HTMLElement {
  const row = document.createElement("div");
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", "1");
  row.className = "column-headers";
  const corner = document.createElement("div");
  corner.setAttribute("role", "columnheader");
  const caption = document.createElement("span");
  caption.className = "unseen";
  caption.textContent = "行 Row";
  corner.append(caption);
  corner.className = "corner";
  row.append(corner);
  for (const { index, isFrozen } of shown) {
    const header = document.createElement("div");
    header.setAttribute("role", "columnheader");
    header.setAttribute("aria-colindex", String(index + 2));
    header.textContent = columnName(index);
    header.classList.toggle("frozen", isFrozen);
    header.classList.toggle("within", index >= selection.left && index <= selection.right);
    header.style.width = `${columns.size(index)}px`;
    place(header, "left", ROW_HEADER_PIXELS + columns.start(index), isFrozen);
    row.append(header);
  }
  return row;
}

function drawRow(
  { rows, columns }: Geometry,
  line: Line,
  shown: readonly Line[],
  boxOf: (row: number, column: number) => CellBox | null,
  selection: Area,
): HTMLElement {
  const row = document.createElement("div");
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", String(line.index + 2));
  row.className = line.isFrozen ? "row frozen-row" : "row";
  place(row, "top", HEADER_PIXELS + rows.start(line.index), line.isFrozen);
  const header = document.createElement("div");
  header.setAttribute("role", "rowheader");
  header.textContent = String(line.index + 1);
  header.classList.toggle("within", line.index >= selection.top && line.index <= selection.bottom);
  header.style.height = `${rows.size(line.index)}px`;
  row.append(header);
  for (const { index, isFrozen } of shown) {
    const box = boxOf(line.index, index);
    if (box === null) continue;
    const cell = drawCell(box);
    cell.setAttribute("aria-colindex", String(index + 2));
    cell.classList.toggle("frozen", isFrozen);
    cell.classList.toggle("merged", box.height > rows.size(line.index) || box.width > columns.size(index));
    const isSelected =
      line.index >= selection.top && line.index <= selection.bottom && index >= selection.left && index <= selection.right;
    cell.setAttribute("aria-selected", String(isSelected));
    cell.style.width = `${box.width}px`;
    cell.style.height = `${box.height}px`;
    place(cell, "left", ROW_HEADER_PIXELS + columns.start(index), isFrozen);
    row.append(cell);
  }
  return row;
}
