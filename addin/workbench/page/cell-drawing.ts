// One cell as an element: text, font, fill, alignment, mark. Knows nothing of scrolling or selection.
import { cellAddress } from "../../mapping/address.ts";
import type { CellView, StyleView } from "./protocol.ts";

/** Excel's points on a screen of 96 dots an inch. */
const PIXELS_A_POINT = 4 / 3;
const PADDING = 6;

export interface CellBox {
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
  /** Pixels its text may run over to the right: the empty cells beside it. */
  readonly room: number;
  readonly cell: CellView | null;
  readonly style: StyleView | null;
}

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

export function drawCell(box: CellBox): HTMLElement {
  const { row, column, cell, style } = box;
  const element = document.createElement("div");
  element.id = cellId(row, column);
  element.className = "cell";
  element.setAttribute("role", "gridcell");
  element.setAttribute("aria-colindex", String(column + 1));
  element.dataset["address"] = cellAddress(row, column);
  if (cell === null) return element;
  const text = document.createElement("span");
  text.textContent = fitting(cell, box);
  element.append(text);
  if (style !== null) applyStyle(element, text, box, style, cell);
  if (cell.mark !== null) {
    element.classList.add("marked");
    element.style.backgroundColor = cell.mark.fill;
    element.dataset["mark"] = cell.mark.rule;
    element.title = cell.mark.rule;
  }
  return element;
}

/** A number that does not fit its column shows as number signs, as in Excel. */
function fitting({ kind, text }: CellView, { width, style }: CellBox): string {
  if (kind !== "number") return text;
  const digit = ((style?.fontSize ?? 11) * PIXELS_A_POINT) / 2;
  const needed = [...text].reduce((sum, letter) => sum + (letter > "\u2000" ? 2 * digit : digit), 0);
  return needed > width ? "#".repeat(Math.max(1, Math.floor(width / digit))) : text;
}

const HORIZONTAL: Readonly<Record<string, string>> = {
  Left: "flex-start",
  Right: "flex-end",
  Center: "center",
  CenterAcrossSelection: "center",
};
const VERTICAL: Readonly<Record<string, string>> = { Top: "flex-start", Center: "center", Bottom: "flex-end" };
const GENERAL = { text: "flex-start", number: "flex-end", boolean: "center" } as const;

function applyStyle(element: HTMLElement, text: HTMLElement, box: CellBox, style: StyleView, cell: CellView): void {
  const isWiderThanScreen = box.width > document.documentElement.clientWidth;
  // Excel centres the title of a very wide table off the screen; here it is to be seen.
  const horizontal = isWiderThanScreen ? "flex-start" : (HORIZONTAL[style.horizontal] ?? GENERAL[cell.kind]);
  element.style.justifyContent = horizontal;
  element.style.alignItems = VERTICAL[style.vertical] ?? "flex-end";
  if (style.fill !== null) element.style.backgroundColor = style.fill;
  if (style.hasBorder) element.classList.add("bordered");
  text.style.fontSize = `${style.fontSize * PIXELS_A_POINT}px`;
  text.style.fontFamily = `"${style.fontName.replaceAll('"', "")}", var(--sheet-font)`;
  text.style.color = style.fontColor;
  if (style.isBold) text.style.fontWeight = "700";
  if (style.isItalic) text.style.fontStyle = "italic";
  if (style.isWrapped) text.classList.add("wrapped");
  else if (cell.kind === "text" && horizontal === "flex-start" && box.room > 0) {
    text.classList.add("running");
    text.style.maxWidth = `${box.width + box.room - PADDING}px`;
  }
}
