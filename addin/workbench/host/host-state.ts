// What all object families of the simulated Excel share: the book, the events they raise, the guards and the range arithmetic.

import type { Area } from "../../mapping/snapshot.ts";
import { areaAddress, parseArea, SHEET_COLUMNS, SHEET_ROWS } from "../../workbook/address.ts";
import { intersection, rowCount } from "../model/areas.ts";
import type { Book } from "../model/book.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Arguments } from "./arguments.ts";
import { accessDenied, invalidArgument } from "./host-error.ts";
import type { HostObject, RangeAt } from "./host-object.ts";
import type { JsonObject } from "./json.ts";

/** Who caused a change: a person at this screen, the add-in, or a co-author. */
export type Origin = "user" | "addin" | "coauthor";

export interface HostState {
  readonly book: Book;
  /** Whether the add-in has events switched on (`runtime.enableEvents`). */
  eventsEnabled: boolean;
  /** Whether the batch running now comes from the add-in; decides what events say about their source. */
  origin: Origin;
  /** Queues an event of the library's numeric type for a target (`Workbook`, a sheet's or a table's id). */
  readonly emit: (type: number, target: string, message: JsonObject) => void;
  /** A reference id for a range spoken of in an event. */
  readonly refer: (object: HostObject) => string;
  readonly referred: (id: string) => HostObject | null;
}

export const rangeObject = (sheet: Sheet, area: Area): HostObject<"Range"> => ({ type: "Range", it: { sheet, area } });

/** A range by position and size; InvalidArgument outside the sheet. */
export const rangeAt = (sheet: Sheet, top: number, left: number, rows: number, columns: number, location: string) => {
  const area = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
  if (top < 0 || left < 0 || rows < 1 || columns < 1 || area.bottom >= SHEET_ROWS || area.right >= SHEET_COLUMNS) {
    throw invalidArgument(location);
  }
  return rangeObject(sheet, area);
};

const quoted = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

export const fullAddress = ({ sheet, area }: RangeAt): string => `${quoted(sheet.name)}!${areaAddress(area)}`;

/** `A1`, `Sheet1!A:A`, `'第 1 批'!A1:B2` or a defined name → range; null when it means nothing. */
export const findRange = (book: Book, sheet: Sheet, address: string): RangeAt | null => {
  const named = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(address.trim());
  const own = named ? book.sheet((named[1] ?? named[2] ?? "").replaceAll("''", "'")) : sheet;
  const rest = named?.[3] ?? address.trim();
  const area = parseArea(rest);
  if (area) return own ? { sheet: own, area } : null;
  const name = book.names.find((candidate) => candidate.name.toLowerCase() === rest.toLowerCase());
  return name ? findRange(book, sheet, name.formula.replace(/^=/, "")) : null;
};

/** Excel takes at most 8,192 characters of address (learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-multiple-ranges). */
const ADDRESS_LIMIT = 8192;

export const checkAddressLength = (address: string, location: string): void => {
  if (address.length > ADDRESS_LIMIT) throw invalidArgument(location, "The address is longer than 8,192 characters.");
};

/** The range an argument means: a proxy, an address, or null when it is absent. */
export const givenRange = (state: HostState, sheet: Sheet, given: Arguments, at: number): RangeAt | null => {
  const direct = given.range(at);
  if (direct) return direct;
  const address = given.optionalText(at);
  if (address === null) return null;
  checkAddressLength(address, given.location);
  const found = findRange(state.book, sheet, address);
  if (!found) throw invalidArgument(given.location);
  return found;
};

/** Cells of a protected sheet can be written only where all of them are unlocked. */
export const areCellsWritable = ({ book }: HostState, { sheet, area }: RangeAt): boolean => {
  if (!sheet.protection) return true;
  if (rowCount(area) >= SHEET_ROWS) return false;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (book.styles.at(sheet.cell(row, column)?.style ?? 0).locked) return false;
    }
  }
  return true;
};

export const guardCells = (state: HostState, range: RangeAt, location: string): void => {
  if (!areCellsWritable(state, range)) throw accessDenied(location);
};

export const guardOption = (sheet: Sheet, option: string, location: string): void => {
  if (sheet.protection && sheet.protection.options[option] !== true) throw accessDenied(location);
};

export const guardStructure = ({ book }: HostState, location: string): void => {
  if (book.protection !== null) throw accessDenied(location);
};

export const intersectRanges = (a: RangeAt, b: RangeAt): HostObject<"Range"> | null => {
  const area = a.sheet === b.sheet ? intersection(a.area, b.area) : null;
  return area && rangeObject(a.sheet, area);
};
