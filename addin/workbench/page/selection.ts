// Which cells are selected and how keys move the selection. Pure: a state and a key in, a state out.
import type { Area } from "../../mapping/snapshot.ts";
import { cellArea, type Geometry, grownOverMerges } from "./geometry.ts";

export interface Selection {
  /** The active cell, from which Shift extends. */
  readonly row: number;
  readonly column: number;
  /** The corner opposite to it. */
  readonly toRow: number;
  readonly toColumn: number;
}

export const selectionAt = (row: number, column: number): Selection => ({ row, column, toRow: row, toColumn: column });

export const selectionOver = ({ top, left, bottom, right }: Area): Selection => ({
  row: top,
  column: left,
  toRow: bottom,
  toColumn: right,
});

export function selectedArea(geometry: Geometry, { row, column, toRow, toColumn }: Selection): Area {
  return grownOverMerges(geometry, {
    top: Math.min(row, toRow),
    left: Math.min(column, toColumn),
    bottom: Math.max(row, toRow),
    right: Math.max(column, toColumn),
  });
}

export interface Move {
  readonly key: string;
  readonly isExtending: boolean;
  /** Ctrl or, on a Mac, Command. */
  readonly isFar: boolean;
  /** Rows on one screen. */
  readonly page: number;
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The selection after a key, or null where the key moves nothing. */
export function moved(geometry: Geometry, selection: Selection, move: Move): Selection | null {
  const target = targetOf(geometry, selection, move);
  if (target === null) return null;
  const [row, column] = target;
  if (move.isExtending) return { ...selection, toRow: row, toColumn: column };
  const { top, left } = cellArea(geometry, row, column);
  return selectionAt(top, left);
}

function targetOf(geometry: Geometry, selection: Selection, move: Move): readonly [number, number] | null {
  const { rows, columns } = geometry;
  const [row, column] = move.isExtending ? [selection.toRow, selection.toColumn] : [selection.row, selection.column];
  const arrow = ARROWS[move.key];
  if (arrow !== undefined) return move.isFar ? edge(geometry, [row, column], arrow) : step(geometry, [row, column], arrow);
  switch (move.key) {
    case "Home":
      return [move.isFar ? 0 : row, 0];
    case "End":
      return [move.isFar ? rows.count - 1 : row, columns.count - 1];
    case "PageUp":
      return [Math.max(0, row - move.page), column];
    case "PageDown":
      return [Math.min(rows.count - 1, row + move.page), column];
    default:
      return null;
  }
}

type Pair = readonly [row: number, column: number];

/** To the next visible line, over a merged area as over one cell. */
function step(geometry: Geometry, [row, column]: Pair, [down, right]: Pair): Pair {
  const area = cellArea(geometry, row, column);
  if (down !== 0) return [geometry.rows.step(down > 0 ? area.bottom : area.top, down), column];
  return [row, geometry.columns.step(right > 0 ? area.right : area.left, right)];
}

function edge({ rows, columns }: Geometry, [row, column]: Pair, [down, right]: Pair): Pair {
  if (down !== 0) return [down < 0 ? 0 : rows.count - 1, column];
  return [row, right < 0 ? 0 : columns.count - 1];
}
