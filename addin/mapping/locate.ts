// Finds the cell of a place in the records: the only way back from what rules speak of to what a clerk sees.
import type { Row } from "../../policy/dossier.ts";
import type { ColumnPlace, Place, RuleFinding, SettingPlace } from "../../policy/finding.ts";
import type { FieldKey } from "../../policy/records/fields.ts";
import type { Column } from "./classify.ts";
import type { SheetReading } from "./read-sheet.ts";
import type { WorkbookReading } from "./read-workbook.ts";
import type { SheetSnapshot } from "./snapshot.ts";

/** A cell, a whole row or sheet (null column), or nowhere in the workbook (null sheet). Rows and columns are 0-based. */
export interface Location {
  readonly sheet: SheetSnapshot | null;
  readonly row: number | null;
  readonly column: number | null;
  /** The column's field and table, where the place is in one. */
  readonly in: Column | null;
}

const nowhere: Location = { sheet: null, row: null, column: null, in: null };

/** The column of a field on a sheet; a notice's first and last day may stand together in the period's. */
function columnOf(reading: SheetReading, field: FieldKey, expert?: number): Column | null {
  if (expert !== undefined) return reading.experts[expert] ?? null;
  const column =
    reading.columns.get(field) ??
    (field === "noticeStart" || field === "noticeEnd" ? reading.columns.get("noticePeriod") : undefined);
  return column ?? null;
}

const readingOf = (workbook: WorkbookReading, row: Row | { readonly sheet: Row["sheet"] }): SheetReading | undefined =>
  workbook.readings[row.sheet.index];

export function locatePlace(workbook: WorkbookReading, place: Place): Location {
  const reading = readingOf(workbook, place.row);
  if (reading === undefined) return nowhere;
  const column = columnOf(reading, place.field, place.expert);
  return { sheet: reading.snapshot, row: place.row.number - 1, column: column?.header.column ?? null, in: column };
}

/** A column's header; the title that names a ledger's studio; else the header row. */
function locateColumn(workbook: WorkbookReading, place: ColumnPlace): Location {
  const reading = readingOf(workbook, place);
  if (reading === undefined) return nowhere;
  const column = columnOf(reading, place.field);
  if (column !== null) return { sheet: reading.snapshot, row: column.header.row, column: column.header.column, in: column };
  const title = place.field === "studioName" ? reading.titleCell : null;
  return { sheet: reading.snapshot, row: title?.row ?? reading.header.row, column: title?.column ?? null, in: null };
}

/** The value's cell in 批次设置, unless the setting came from elsewhere. */
function locateSetting({ round, givenSettings }: WorkbookReading, { setting }: SettingPlace): Location {
  const given = givenSettings[setting];
  const cell = given === undefined || given === null ? round?.sheet.cells.get(setting) : undefined;
  return round === null || cell === undefined
    ? nowhere
    : { sheet: round.snapshot, row: cell.row, column: cell.column, in: null };
}

export function locate(workbook: WorkbookReading, place: RuleFinding["place"]): Location {
  if ("setting" in place) return locateSetting(workbook, place);
  return "row" in place ? locatePlace(workbook, place) : locateColumn(workbook, place);
}
