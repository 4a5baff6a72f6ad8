// Where rows and columns lie on the screen, and which lie at a point. Arithmetic only.
import type { Area } from "../../mapping/snapshot.ts";
import { COLUMN_PIXELS } from "../model/row-heights.ts";
import type { SheetLayout } from "./protocol.ts";

export const ROW_PIXELS = 20;
export const HEADER_PIXELS = 22;
export const ROW_HEADER_PIXELS = 52;

/** Lines of one axis: where each starts, hidden ones having no size. */
class Axis {
  readonly count: number;
  readonly #starts: Float64Array;

  constructor(count: number, standard: number, exceptions: readonly (readonly [number, number])[]) {
    this.count = count;
    const sizes = new Float64Array(count).fill(standard);
    for (const [line, size] of exceptions) if (line < count) sizes[line] = size;
    this.#starts = new Float64Array(count + 1);
    for (let line = 0; line < count; line += 1) this.#starts[line + 1] = this.start(line) + (sizes[line] ?? 0);
  }

  start(line: number): number {
    return this.#starts[Math.max(0, Math.min(line, this.count))] ?? 0;
  }

  size(line: number): number {
    return this.start(line + 1) - this.start(line);
  }

  span(first: number, last: number): number {
    return this.start(last + 1) - this.start(first);
  }

  get total(): number {
    return this.start(this.count);
  }

  /** The line at `offset`; the last one where there is none. */
  at(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The next line with a size from `line` in a direction; `line` itself where there is none. */
  step(line: number, by: number): number {
    for (let next = line + by; next >= 0 && next < this.count; next += Math.sign(by)) {
      if (this.size(next) > 0) return next;
    }
    return line;
  }
}

export interface Geometry {
  readonly layout: SheetLayout;
  readonly rows: Axis;
  readonly columns: Axis;
}

export function geometryOf(layout: SheetLayout): Geometry {
  return {
    layout,
    rows: new Axis(layout.rowCount, ROW_PIXELS, layout.heights),
    columns: new Axis(layout.columnCount, COLUMN_PIXELS, layout.widths),
  };
}

/** The merged area a cell lies in, or the cell alone. */
export function cellArea({ layout }: Geometry, row: number, column: number): Area {
  const merge = layout.merges.find((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right);
  return merge ?? { top: row, left: column, bottom: row, right: column };
}

/** `area` grown until no merged area lies half in it. */
export function grownOverMerges({ layout }: Geometry, area: Area): Area {
  let grown = area;
  for (let changed = true; changed; ) {
    changed = false;
    for (const merge of layout.merges) {
      const meets =
        merge.top <= grown.bottom && merge.bottom >= grown.top && merge.left <= grown.right && merge.right >= grown.left;
      const next = meets
        ? {
            top: Math.min(grown.top, merge.top),
            left: Math.min(grown.left, merge.left),
            bottom: Math.max(grown.bottom, merge.bottom),
            right: Math.max(grown.right, merge.right),
          }
        : grown;
      if (next.top !== grown.top || next.left !== grown.left || next.bottom !== grown.bottom || next.right !== grown.right) {
        grown = next;
        changed = true;
      }
    }
  }
  return grown;
}
