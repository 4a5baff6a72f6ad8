// Arithmetic on rectangles of cells: intersection, cutting out, and what inserting or deleting lines does to them. Pure.

import type { Area } from "../../mapping/snapshot.ts";

export type Axis = "rows" | "columns";

export const isSameArea = (a: Area, b: Area): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

export const rowCount = (area: Area): number => area.bottom - area.top + 1;
export const columnCount = (area: Area): number => area.right - area.left + 1;
export const cellCount = (area: Area): number => rowCount(area) * columnCount(area);

export const intersection = (a: Area, b: Area): Area | null => {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top <= bottom && left <= right ? { top, left, bottom, right } : null;
};

export const bounding = (a: Area, b: Area): Area => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

export const moved = (area: Area, rows: number, columns: number): Area => ({
  top: area.top + rows,
  left: area.left + columns,
  bottom: area.bottom + rows,
  right: area.right + columns,
});

/** What is left of `area` when `hole` is taken out: up to four rectangles. */
export const without = (area: Area, hole: Area): Area[] => {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  const rest: Area[] = [];
  if (cut.top > area.top) rest.push({ ...area, bottom: cut.top - 1 });
  if (cut.left > area.left) rest.push({ top: cut.top, bottom: cut.bottom, left: area.left, right: cut.left - 1 });
  if (cut.right < area.right) rest.push({ top: cut.top, bottom: cut.bottom, left: cut.right + 1, right: area.right });
  if (cut.bottom < area.bottom) rest.push({ ...area, top: cut.bottom + 1 });
  return rest;
};

/** Where the span `[start, end]` lies after `count` lines were inserted (positive) or deleted (negative) at `at`; null: gone. */
export const shiftedSpan = (start: number, end: number, at: number, count: number): [number, number] | null => {
  if (count >= 0) return [start >= at ? start + count : start, end >= at ? end + count : end];
  const last = at - count - 1;
  const move = (line: number, edge: "start" | "end"): number => {
    if (line < at) return line;
    if (line > last) return line + count;
    return edge === "start" ? at : at - 1;
  };
  const from = move(start, "start");
  const to = move(end, "end");
  return from <= to ? [from, to] : null;
};

/** `area` after lines were inserted or deleted along `axis`; null when nothing of it is left. */
export const shiftedArea = (area: Area, axis: Axis, at: number, count: number): Area | null => {
  if (axis === "rows") {
    const span = shiftedSpan(area.top, area.bottom, at, count);
    return span && { ...area, top: span[0], bottom: span[1] };
  }
  const span = shiftedSpan(area.left, area.right, at, count);
  return span && { ...area, left: span[0], right: span[1] };
};
