// What a sheet as a whole has to say: missing, doubled and near columns, merged cells, hidden rows, totals that do not add up.
import type { Row } from "../../policy/dossier.ts";
import type { Severity } from "../../policy/finding.ts";
import type { Fen } from "../../policy/kinds.ts";
import { formatYuan, type MoneyUnit, sumFen } from "../../policy/money.ts";
import { applicationFields, type FieldKey } from "../../policy/records/fields.ts";
import { cellAddress, cellKey } from "./address.ts";
import type { Column } from "./classify.ts";
import { foldText } from "./fold.ts";
import { type HeaderCell, textAt } from "./header.ts";
import { amountInFen, readAmount } from "./read/amount.ts";
import { Fault } from "./read/fault.ts";
import { kindOf } from "./read-cell.ts";
import type { SheetReading } from "./read-sheet.ts";
import type { TotalRow } from "./rows.ts";
import type { ReadingFinding } from "./sheet-reader.ts";

/** All of a sheet's own findings, the cells' apart. */
export function sheetFindings(reading: SheetReading): ReadingFinding[] {
  return [
    ...missingColumns(reading),
    ...ambiguousColumns(reading),
    ...suggestedColumns(reading),
    ...personalColumns(reading),
    ...mergedCells(reading),
    ...hiddenRows(reading),
    ...totalMismatches(reading),
  ];
}

const base = (reading: SheetReading, rule: string, severity: Severity) => ({
  rule,
  severity,
  sheet: reading.snapshot,
  table: reading.classified.own,
});

function missingColumns(reading: SheetReading): ReadingFinding[] {
  const { classified, sheet, header } = reading;
  if (classified.own !== "applications" || sheet.knownRound !== null) return [];
  const claimed = new Set(classified.ambiguous.flatMap(({ fields }) => fields));
  return Object.entries(applicationFields).flatMap(([name, definition]) => {
    // The keys of the typed table are field keys; Object.entries forgets it.
    const field = name as FieldKey;
    if (!("required" in definition) || sheet.columns.has(field) || claimed.has(field)) return [];
    return [{ ...base(reading, "workbook/column-missing", "error"), row: header.row, column: null, field, params: { field } }];
  });
}

function ambiguousColumns(reading: SheetReading): ReadingFinding[] {
  const { ambiguous } = reading.classified;
  return ambiguous.map(({ header, fields }) => {
    const field = fields[0] ?? "remark";
    const others = ambiguous.filter(
      (other) => other.header !== header && other.fields.some((claimed) => fields.includes(claimed)),
    );
    const named =
      others.length > 0
        ? others.map((other) => `${cellAddress(other.header.row, other.header.column)}“${other.header.text}”`)
        : fields;
    const params = { header: header.text, field, others: named.join("、") };
    return { ...base(reading, "workbook/column-ambiguous", "review"), row: header.row, column: header.column, field, params };
  });
}

function suggestedColumns(reading: SheetReading): ReadingFinding[] {
  return reading.classified.suggested
    .filter((column) => reading.columns.get(column.field) !== column)
    .map(({ header, field }) => ({
      ...base(reading, "workbook/column-suggested", "note"),
      row: header.row,
      column: header.column,
      field,
      params: { header: header.text, field },
    }));
}

const homeAddress = /住址|家庭地址|居住地|户籍地|户籍所在地|户口所在地/;
const personalFields: ReadonlySet<FieldKey> = new Set<FieldKey>(["leadIdNumber", "contactPhone", "payeeAccount"]);

/** What notice/personal-data cannot see, for no field stands for it: a home address, and doubled columns that are set aside. */
function personalColumns(reading: SheetReading): ReadingFinding[] {
  const { sheet, header, classified } = reading;
  if (!sheet.tables.has("notices") || sheet.tables.has("applications") || sheet.knownRound !== null) return [];
  const say = ({ row, column, text }: HeaderCell, field: FieldKey | null): ReadingFinding => ({
    ...base(reading, "notice/personal-data", "error"),
    table: "notices",
    row,
    column,
    field,
    params: { field: field ?? "homeAddress", header: text },
  });
  const setAside = classified.ambiguous.flatMap(({ header: cell, fields }) => {
    const field = fields.find((claimed) => personalFields.has(claimed));
    return field === undefined ? [] : [say(cell, field)];
  });
  const addresses = header.cells.filter((cell) => homeAddress.test(foldText(cell.text))).map((cell) => say(cell, null));
  return [...setAside, ...addresses];
}

const inUse = (reading: SheetReading): Column[] => [...reading.columns.values(), ...reading.experts];

function mergedCells(reading: SheetReading): ReadingFinding[] {
  if (reading.merges.size === 0 || reading.sheet.knownRound !== null) return [];
  const columns = new Map(inUse(reading).map((column) => [column.header.column, column]));
  const data = new Set(reading.sorted.data);
  const last = reading.sorted.data.at(-1) ?? 0;
  return reading.snapshot.merges.flatMap((merge) => {
    const column = columns.get(merge.left);
    if (column === undefined || merge.bottom === merge.top || !data.has(merge.top)) return [];
    let rows = 0;
    for (let row = merge.top; row <= Math.min(merge.bottom, last); row++) if (data.has(row)) rows++;
    return [
      {
        ...base(reading, "workbook/merged-cells", "warning"),
        table: column.table,
        row: merge.top,
        column: merge.left,
        field: column.field,
        params: { field: column.field, rows },
      },
    ];
  });
}

function hiddenRows(reading: SheetReading): ReadingFinding[] {
  if (reading.snapshot.hiddenRows.length === 0) return [];
  const data = new Set(reading.sorted.data);
  const hidden = reading.snapshot.hiddenRows.filter((row) => data.has(row));
  const [row] = hidden;
  const first = inUse(reading).reduce<Column | null>(
    (left, column) => (left === null || column.header.column < left.header.column ? column : left),
    null,
  );
  if (row === undefined || first === null || reading.sheet.knownRound !== null) return [];
  return [
    {
      ...base(reading, "workbook/hidden-rows", "warning"),
      table: first.table,
      row,
      column: first.header.column,
      field: first.field,
      params: { count: hidden.length },
    },
  ];
}

function totalMismatches(reading: SheetReading): ReadingFinding[] {
  return inUse(reading)
    .filter((column) => kindOf(column) === "money" && column.field !== "balance")
    .flatMap((column) => reading.sorted.totals.flatMap((total) => totalMismatch(reading, column, total)));
}

/** The data rows (as read) that a total covers: 小计 those since the previous 小计, the others all. */
export function coveredRows(reading: SheetReading, total: TotalRow): readonly Row[] {
  if (!total.subtotal) return reading.rows;
  const previous = reading.sorted.totals.filter((other) => other.subtotal && other.row < total.row).at(-1)?.row ?? -1;
  return reading.rows.filter((row) => row.number - 1 > previous && row.number - 1 < total.row);
}

/** The sum a total should state; null where a covered amount cannot be used. A merged-down amount counts once. */
export function coveredSum(
  reading: SheetReading,
  column: Column,
  total: TotalRow,
  amountOf: (row: Row) => unknown = (row) => row.fields[column.field],
): Fen | null {
  const amounts: Fen[] = [];
  for (const row of coveredRows(reading, total)) {
    const merge = reading.merges.get(cellKey(row.number - 1, column.header.column));
    if (merge !== undefined && merge.top < row.number - 1) continue;
    if (row.unusable.has(column.field)) return null;
    const amount = amountOf(row);
    // Only money columns come here, and their reader yields fen.
    if (typeof amount === "number") amounts.push(amount as Fen);
  }
  return sumFen(amounts);
}

/** What a total's cell states, in fen; null where it is blank or cannot be read. */
export function statedTotal(
  reading: SheetReading,
  column: Column,
  total: TotalRow,
): { readonly fen: Fen; readonly unit: MoneyUnit } | null {
  const { used, values, texts, formats } = reading.snapshot;
  if (used === null) return null;
  const [row, index] = [total.row - used.top, column.header.column - used.left];
  const value = values[row]?.[index] ?? "";
  if (value === "" || (typeof value === "string" && /^[\s/\\\-—–―无]*$/.test(value))) return null;
  const amount = readAmount(value, texts[row]?.[index] ?? "", formats[row]?.[index] ?? "General");
  const unit = amount instanceof Fault ? null : (amount.unit ?? reading.units.get(column.field) ?? null);
  if (amount instanceof Fault || unit === null) return null;
  const fen = amountInFen(amount, unit);
  return fen instanceof Fault ? null : { fen, unit };
}

function totalMismatch(reading: SheetReading, column: Column, total: TotalRow): ReadingFinding[] {
  const stated = statedTotal(reading, column, total);
  const sum = stated === null ? null : coveredSum(reading, column, total);
  if (stated === null || sum === null || sum === stated.fen) return [];
  const params = {
    field: column.field,
    word: totalWord(reading, total),
    stated: textAt(reading.snapshot, total.row, column.header.column),
    sum: `${formatYuan(sum)}元`,
  };
  return [
    {
      ...base(reading, "workbook/total-mismatch", "error"),
      table: column.table,
      row: total.row,
      column: column.header.column,
      field: column.field,
      params,
      expected: params.sum,
    },
  ];
}

function totalWord(reading: SheetReading, total: TotalRow): string {
  const { used } = reading.snapshot;
  for (let column = used?.left ?? 0; column <= (used?.right ?? -1); column++) {
    const text = textAt(reading.snapshot, total.row, column).replace(/[\s:：]/g, "");
    if (/^[合小总共]计$/.test(text)) return text;
  }
  return total.subtotal ? "小计" : "合计";
}
