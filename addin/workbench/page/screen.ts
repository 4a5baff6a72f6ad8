// Between cells and the screen: where an area is seen, which cell lies at a point, how far to scroll to a cell.
import type { Area } from "../../mapping/snapshot.ts";
import { type Geometry, HEADER_PIXELS, ROW_HEADER_PIXELS } from "./geometry.ts";

/** In pixels from the grid's top left corner, headers included. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where an area is on the screen; what frozen lines cover is cut off. */
export function boxOnScreen(
  { rows, columns, layout }: Geometry,
  scroller: HTMLElement,
  { top, left, bottom, right }: Area,
): Box {
  const y = (line: number, isEnd: boolean): number => {
    const at = rows.start(line);
    const isFrozen = line < layout.frozenRows || (isEnd && line === layout.frozenRows);
    return isFrozen ? at : Math.max(at - scroller.scrollTop, rows.start(layout.frozenRows));
  };
  const x = (line: number, isEnd: boolean): number => {
    const at = columns.start(line);
    const isFrozen = line < layout.frozenColumns || (isEnd && line === layout.frozenColumns);
    return isFrozen ? at : Math.max(at - scroller.scrollLeft, columns.start(layout.frozenColumns));
  };
  return {
    left: ROW_HEADER_PIXELS + x(left, false),
    top: HEADER_PIXELS + y(top, false),
    width: x(right + 1, true) - x(left, false),
    height: y(bottom + 1, true) - y(top, false),
  };
}

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

/** Null on the headers. */
export function cellAtPoint(
  { rows, columns, layout }: Geometry,
  scroller: HTMLElement,
  { clientX, clientY }: Point,
): { readonly row: number; readonly column: number } | null {
  const { left, top } = scroller.getBoundingClientRect();
  const x = clientX - left - ROW_HEADER_PIXELS;
  const y = clientY - top - HEADER_PIXELS;
  if (x < 0 || y < 0) return null;
  return {
    row: rows.at(y < rows.start(layout.frozenRows) ? y : y + scroller.scrollTop),
    column: columns.at(x < columns.start(layout.frozenColumns) ? x : x + scroller.scrollLeft),
  };
}

/** Scrolls no further than it takes to see the cell. */
export function scrollToCell({ rows, columns, layout }: Geometry, scroller: HTMLElement, row: number, column: number): void {
  if (row >= layout.frozenRows) {
    const highest = rows.start(row) - rows.start(layout.frozenRows);
    const lowest = rows.start(row + 1) - (scroller.clientHeight - HEADER_PIXELS);
    scroller.scrollTop = Math.min(Math.max(scroller.scrollTop, lowest), highest);
  }
  if (column >= layout.frozenColumns) {
    const leftmost = columns.start(column) - columns.start(layout.frozenColumns);
    const rightmost = columns.start(column + 1) - (scroller.clientWidth - ROW_HEADER_PIXELS);
    scroller.scrollLeft = Math.min(Math.max(scroller.scrollLeft, rightmost), leftmost);
  }
}
