// One cell: the marks that mean "nothing" or "as above", errors, and the reader of each kind of field.
import { maskIdentifier } from "../../policy/codes.ts";
import type { Kind } from "../../policy/kinds.ts";
import { applicationFields, type FieldKey, type TableName, tables } from "../../policy/records/fields.ts";
import type { Column } from "./classify.ts";
import { foldText } from "./fold.ts";
import { textAt } from "./header.ts";
import { readDate, readPeriod } from "./read/date.ts";
import { cellError, type Fault } from "./read/fault.ts";
import { readLevel } from "./read/level.ts";
import { readDisplayed, readNumber, readScore } from "./read/number.ts";
import { readIdentifier, readPhone, readText } from "./read/text.ts";
import {
  readBasis,
  readDecision,
  readFundingSource,
  readGrade,
  readMunicipalFunded,
  readRecheck,
  readStage,
  readYesNo,
} from "./read/words.ts";
import type { CellValue, SheetSnapshot } from "./snapshot.ts";

export interface ReadingContext {
  readonly date1904: boolean;
  readonly roundYear: number | null;
}

/** A cell's value by its kind: what {@link Fault} cannot say, a value of the field's type. */
export type CellReader = (value: CellValue, text: string, format: string) => unknown;

const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.entries(tables).flatMap(([table, fields]) =>
    Object.entries<{ readonly kind: Kind }>({ ...applicationFields, ...fields }).map(
      ([field, { kind }]) => [`${table}.${field}`, kind] as const,
    ),
  ),
);

/** The kind of a column's field in its table; identifying fields stand in any. */
export const kindOf = (column: { readonly table: TableName; readonly field: FieldKey }): Kind =>
  kinds.get(`${column.table}.${column.field}`) ?? "text";

const readersByKind: Readonly<Record<Exclude<Kind, "date" | "money">, CellReader>> = {
  text: readText,
  identifier: readIdentifier,
  number: readNumber,
  yesNo: readYesNo,
  level: readLevel,
  basis: readBasis,
  decision: readDecision,
  stage: readStage,
  grade: readGrade,
  recheck: readRecheck,
  fundingSource: readFundingSource,
  score: readScore,
};

/** How a field's cells are read. Money is read by the column, for its unit. */
export function readerOf(field: FieldKey, kind: Exclude<Kind, "money">, { roundYear, date1904 }: ReadingContext): CellReader {
  if (field === "contactPhone") return readPhone;
  if (field === "municipalFunded") return readMunicipalFunded;
  if (field === "averageScore") return readDisplayed;
  if (field === "noticePeriod") return (value) => readPeriod(value, roundYear);
  if (kind === "date") return (value, _text, format) => readDate(value, format, date1904);
  return readersByKind[kind];
}

/** Columns repeat a few words thousands of times; each is read once. */
export function memoized(read: CellReader): CellReader {
  const most = 2000;
  const seen = new Map<string, unknown>();
  return (value, text, format) => {
    if (typeof value !== "string" || seen.size > most) return read(value, text, format);
    const known = seen.get(value);
    if (known !== undefined) return known;
    const result = read(value, text, format);
    seen.set(value, result);
    return result;
  };
}

/** `同上`: the value is the one above. */
export const sameAsAbove = Symbol("same as above");
const errorText =
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)/;
/** An error's text and no more: it says nothing of anybody. */
export const isErrorText = (text: string): boolean => text.length <= 15 && errorText.test(text);
const sameMark = /^(?:同上|〃|["”″])$/;
/** Texts longer than this are no mark. */
const longestMark = 4;
const space = 0x20;
const numberSign = 0x23;

/** Whether a cell's text says that the value above is meant. */
export const saysSame = (raw: CellValue): boolean =>
  typeof raw === "string" && raw.length <= longestMark && sameMark.test(foldText(raw));

/** No mark starts with a digit, a Latin letter or a Chinese character other than 同 and 无: most cells are told by their first one. */
const startsAsContent = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff && code !== 0x540c && code !== 0x65e0) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);

/** A text cell before its kind is read: errors, `同上`, and the marks that mean nothing is there. */
export function plainValue(raw: string, blankNone: boolean): CellValue | Fault | typeof sameAsAbove {
  const first = raw.charCodeAt(0);
  if (first === numberSign && errorText.test(raw)) return cellError;
  if (raw.length > longestMark && first > space && first !== 0xa0 && first !== 0x3000) return raw;
  if (startsAsContent(first)) return raw;
  const folded = foldText(raw);
  if (folded === "" || /^[/\\\-—–―_]+$/.test(folded)) return "";
  if (sameMark.test(folded)) return sameAsAbove;
  return blankNone && folded === "无" ? "" : raw;
}

const sealedFields: ReadonlySet<string> = new Set(
  Object.entries(applicationFields).flatMap(([field, definition]) => ("sealed" in definition ? [field] : [])),
);

/** A cell's displayed text, masked where the field is never shown in full; an error names nobody. */
export function shownText(snapshot: SheetSnapshot, row: number, column: Column): string {
  const text = textAt(snapshot, row, column.header.column);
  return sealedFields.has(column.field) && !isErrorText(text) ? maskIdentifier(text) : text;
}
