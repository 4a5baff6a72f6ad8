// What was recognised in the workbook (识别结果): which sheet as what, which header as which field. Plain data; recognises nothing itself.
import type { FieldKey, TableName } from "../../policy/records/fields.ts";
import { cellAddress } from "../mapping/address.ts";
import type { HeaderChoices } from "../mapping/classify.ts";
import { findHeader, type HeaderCell, indexMerges } from "../mapping/header.ts";
import type { SheetReading } from "../mapping/read-sheet.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { SheetSnapshot } from "../mapping/snapshot.ts";

/** What the clerk decided about headers: by sheet name, then by folded header; null is "not read". */
export type Choices = Readonly<Record<string, HeaderChoices>>;

export interface RecognisedColumn {
  /** A1 address of the header cell. */
  readonly cell: string;
  readonly header: string;
  /** The key under which a choice is remembered. */
  readonly folded: string;
  /** `ambiguous`: claims a field that another header claims too; `suggested`: near a known name; `unread`: stands for nothing. */
  readonly state: "read" | "suggested" | "ambiguous" | "unread";
  /** The field it is read as or suggested for; of an ambiguous one the first it might be. */
  readonly field: FieldKey | null;
  /** The clerk decided it. */
  readonly chosen: boolean;
}

export interface RecognisedSheet {
  readonly name: string;
  /** The sheet's own table first; empty where it was not recognised. */
  readonly tables: readonly TableName[];
  /** 1-based; null where no header was found. */
  readonly headerRow: number | null;
  readonly dataRows: number;
  readonly skippedRows: number;
  readonly columns: readonly RecognisedColumn[];
}

/** Every sheet that holds data, recognised ones first. */
export function recognisedSheets(reading: WorkbookReading, choices: Choices): RecognisedSheet[] {
  return [
    ...reading.readings.map((sheet) => recognised(sheet, choices[sheet.snapshot.name] ?? {})),
    ...reading.ignored.map((sheet) => unrecognised(sheet, choices[sheet.name] ?? {})),
  ];
}

function recognised({ snapshot, header, classified, rows, sorted }: SheetReading, choices: HeaderChoices): RecognisedSheet {
  const stateOf = ({ column }: HeaderCell): Pick<RecognisedColumn, "state" | "field"> => {
    const at = (one: { readonly header: HeaderCell }): boolean => one.header.column === column;
    const read = classified.columns.find(at);
    if (read !== undefined) return { state: "read", field: read.field };
    const ambiguous = classified.ambiguous.find(at);
    if (ambiguous !== undefined) return { state: "ambiguous", field: ambiguous.fields[0] ?? null };
    const suggested = classified.suggested.find(at);
    return suggested === undefined ? { state: "unread", field: null } : { state: "suggested", field: suggested.field };
  };
  const { own, tables } = classified;
  return {
    name: snapshot.name,
    tables: [own, ...tables.filter((table) => table !== own)],
    headerRow: header.row + 1,
    dataRows: rows.length,
    skippedRows: sorted.skipped,
    columns: header.cells.map((cell) => ({ ...columnOf(cell, choices), ...stateOf(cell) })),
  };
}

function unrecognised(sheet: SheetSnapshot, choices: HeaderChoices): RecognisedSheet {
  const header = findHeader(sheet, indexMerges(sheet));
  const columns = header?.cells ?? [];
  return {
    name: sheet.name,
    tables: [],
    headerRow: header === null ? null : header.row + 1,
    dataRows: 0,
    skippedRows: 0,
    columns: columns.map((cell) => ({ ...columnOf(cell, choices), state: "unread", field: choices[cell.folded] ?? null })),
  };
}

const columnOf = (
  cell: HeaderCell,
  choices: HeaderChoices,
): Pick<RecognisedColumn, "cell" | "header" | "folded" | "chosen"> => ({
  cell: cellAddress(cell.row, cell.column),
  header: cell.parent === null ? cell.text : `${cell.parent} / ${cell.text}`,
  folded: cell.folded,
  chosen: choices[cell.folded] !== undefined,
});
