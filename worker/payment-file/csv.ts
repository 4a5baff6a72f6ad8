// Text for a CSV field that no spreadsheet takes for a formula or a number: names and banks come from applicants.
// Values that are harmless stay as they are.

/** What starts a formula in a spreadsheet, full-width forms included, at the start or after what some locale separates fields by. */
const trigger = /(^|[,;|])(\s*)([=+\-@＝＋－＠﹢﹣﹫﹦])/gu;
/** Line and field breaks of every kind, and what cannot be seen. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** A number, an amount or a day as some spreadsheet would read it. */
const figures = /^(?=.*\d)[\d\s.,:/eE%+-]+$/;

/**
 * One line. An apostrophe stands before whatever could begin a formula, and before text that is all figures: an account would be
 * shown as 6.2E+18 and keep 15 digits, a bank code lose its zeros. Readers of the data take a leading apostrophe off.
 */
export function guardedText(text: string): string {
  const line = text
    .replace(invisible, "")
    .replace(breaks, " ")
    .replace(trigger, (_, start: string, space: string, sign: string) => `${start}${space}'${sign}`);
  return figures.test(line.normalize("NFKC")) ? `'${line}` : line;
}

type Field = { readonly text: string } | { readonly number: string };
export type CsvRow = readonly Field[];

export const textField = (text: string | null): Field => ({ text: text ?? "" });
/** Digits, a point and a sign only: an amount in 元, a day, a number. */
export const numberField = (number: string): Field => ({ number });

/** UTF-8 text with BOM and CRLF (RFC 4180); text quoted, numbers bare. */
export function csvOf(rows: readonly CsvRow[]): string {
  const lines = rows.map((row) => row.map(written).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function written(field: Field): string {
  if ("number" in field && /^-?[\d.-]*$/.test(field.number)) return field.number;
  const text = guardedText("number" in field ? field.number : field.text);
  return text === "" ? "" : `"${text.replaceAll('"', '""')}"`;
}
