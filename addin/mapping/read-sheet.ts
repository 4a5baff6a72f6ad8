// One sheet under its header: its rows, columns and units, and what the reading has to say.
import type { Row, Sheet } from "../../policy/dossier.ts";
import type { MoneyUnit } from "../../policy/money.ts";
import type { FieldKey } from "../../policy/records/fields.ts";
import type { Classified, Column } from "./classify.ts";
import { type Header, indexMerges, type MergeIndex } from "./header.ts";
import type { ReadingContext } from "./read-cell.ts";
import { type SortedRows, sortRows } from "./rows.ts";
import { type ReadingFinding, SheetReader } from "./sheet-reader.ts";
import type { SheetSnapshot } from "./snapshot.ts";

export interface SheetReading {
  readonly snapshot: SheetSnapshot;
  readonly header: Header;
  readonly classified: Classified;
  readonly sheet: Sheet;
  readonly rows: readonly Row[];
  readonly sorted: SortedRows;
  readonly merges: MergeIndex;
  /** Column (0-based) by field; an expert's score column by `experts`. */
  readonly columns: ReadonlyMap<FieldKey, Column>;
  readonly experts: readonly Column[];
  /** The unit amounts without one of their own are in, by money field. */
  readonly units: ReadonlyMap<FieldKey, MoneyUnit | null>;
  /** Where the title names a ledger's studio. */
  readonly titleCell: { readonly row: number; readonly column: number } | null;
  readonly findings: readonly ReadingFinding[];
}

export interface SheetIdentity {
  readonly sheet: Sheet;
  readonly titleCell: SheetReading["titleCell"];
}

/** Reads the sheet under its header. */
export function readSheet(
  snapshot: SheetSnapshot,
  header: Header,
  classified: Classified,
  { sheet, titleCell }: SheetIdentity,
  context: ReadingContext,
): SheetReading {
  const merges = indexMerges(snapshot);
  const sorted = sortRows(snapshot, header, classified, merges);
  const columns = new Map(
    classified.columns
      .filter(({ field }) => field !== "score" || sheet.columns.has("expert"))
      .map((column) => [column.field, column]),
  );
  const experts = sheet.columns.has("expert") ? [] : classified.columns.filter(({ field }) => field === "score");
  const { rows, units, findings } = readRows({ snapshot, merges, header, columns, experts, sheet }, context, sorted.data);
  return {
    snapshot,
    header,
    classified,
    sheet,
    rows,
    sorted,
    merges,
    columns,
    experts,
    units,
    titleCell,
    findings,
  };
}

/** Reads the given data rows (0-based) under the columns already settled. */
export function readRows(
  {
    snapshot,
    merges,
    header,
    columns,
    experts,
    sheet,
  }: Pick<SheetReading, "snapshot" | "merges" | "header" | "columns" | "experts" | "sheet">,
  context: ReadingContext,
  rows: readonly number[],
): Pick<SheetReading, "rows" | "units" | "findings"> {
  const reader = new SheetReader(snapshot, merges, context, sheet.knownRound !== null);
  for (const column of columns.values()) reader.add(column, header.unit);
  experts.forEach((column, index) => {
    reader.addExpert(column, index);
  });
  return { rows: reader.read(rows, sheet), units: reader.units, findings: reader.findings };
}
