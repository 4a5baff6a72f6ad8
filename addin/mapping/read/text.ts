// Reads text, identifiers, phone numbers. Numbers in such cells are taken as their digits, never through scientific notation.
import { foldText } from "../fold.ts";
import type { CellValue } from "../snapshot.ts";
import { digitsLost, type Fault, unreadable } from "./fault.ts";

const plain = /^[!-~\u4e00-\u9fff]*$/;

/** Trimmed; inner line breaks become a space. Full-width characters stay: names are compared folded. */
export function readText(value: CellValue, text: string, format: string): string {
  if (typeof value === "string") return plain.test(value) ? value : value.trim().replace(/\s*[\r\n]+\s*/g, " ");
  // A whole number without a format of its own may be displayed as 1.38E+10; its digits are what was typed.
  return typeof value === "number" && Number.isInteger(value) && format === "General" ? String(value) : text.trim();
}

/** A phone number: like an identifier, spaces do not count; digits are never lost, for it has at most twelve. */
export const readPhone = (value: CellValue, text: string, format: string): string => foldText(readText(value, text, format));

/** Excel keeps 15 digits of a number. */
const firstLossyNumber = 1e15;

/** Nothing to fold, as in nearly every cell. */
const plainIdentifier = /^[0-9A-Z]+$/;

/** Upper-case, white space, full-width forms and a leading apostrophe folded; a number of 16 or more digits has lost some. */
export function readIdentifier(value: CellValue): string | Fault {
  if (typeof value === "number") {
    if (Math.abs(value) >= firstLossyNumber) return digitsLost;
    return Number.isInteger(value) && value >= 0 ? String(value) : unreadable;
  }
  if (typeof value === "boolean") return unreadable;
  if (plainIdentifier.test(value)) return value;
  const folded = foldText(value)
    .toUpperCase()
    .replace(/^['‘’]/, "");
  return /^\d(\.\d+)?E\+\d+$/.test(folded) ? digitsLost : folded;
}
