// Writes one planned sheet: titles, a header of one row or two, data rows with what clerks put between them, totals, foot notes.
import { type CellObject, utils, type WorkSheet } from "@e965/xlsx";
import { cellAddress } from "../../addin/mapping/address.ts";
import { aliases } from "../../addin/mapping/aliases.ts";
import { pick } from "../policy/invented-studios.ts";
import { cellOf, type Entry, type EntryRow, textCell, yuanCell } from "./messy-cells.ts";
import type { Style } from "./messy-style.ts";

export type TableKey = keyof typeof aliases;

export interface ExpectedColumn {
  readonly sheet: string;
  readonly cell: string;
  readonly field: string;
  /** The header is only near an alias: it must be asked about, not used. */
  readonly near: boolean;
}

export interface PlannedColumn {
  readonly table: TableKey;
  readonly field: string;
}

/** Neighbouring columns under one merged parent; `children` where their own headers say less than the field's alias. */
export interface HeaderGroup {
  readonly parent: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly string[] | null;
}

export interface SheetPlan {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly PlannedColumn[];
  readonly groups: readonly HeaderGroup[];
  readonly rows: readonly EntryRow[];
}

export interface CellPlace {
  readonly sheet: string;
  readonly cell: string;
}

export interface WrittenSheet {
  readonly sheet: WorkSheet;
  readonly columns: readonly ExpectedColumn[];
  /** Rules that the layout itself makes speak. */
  readonly expected: readonly string[];
  /** Where each entry of a column in use stands. */
  readonly places: ReadonlyMap<Entry, CellPlace>;
}

type Grid = (CellObject | undefined)[][];

const moneyFields = new Set(["amount", "firstAmount", "awardAmount", "secondAmount", "amountIn", "amountOut", "balance"]);
const ledgerFields = new Set(["amountIn", "amountOut", "balance"]);
const scoreColumn = /^score\d+$/;

const wordsOf = (table: TableKey, field: string): readonly string[] => {
  const identifying: Readonly<Record<string, string>> = aliases.applications;
  const own: Readonly<Record<string, string>> = aliases[table];
  return (own[field] ?? identifying[field] ?? field).split(" ");
};

const unitOf = (field: string, style: Style): string => {
  if (!moneyFields.has(field)) return "";
  if (style.unit === "header-yuan" || ledgerFields.has(field)) return "（元）";
  return style.unit === "header-wan" ? pick(style.draw, ["（万元）", "(万元)"]) : "";
};

function headerText({ table, field }: PlannedColumn, style: Style): { text: string; near: boolean } {
  const { draw } = style;
  if (scoreColumn.test(field)) return { text: `${style.yes === "是" ? "专家" : "评委"}${field.slice(5)}`, near: false };
  let word = pick(draw, wordsOf(table, field));
  const optional = ["contactName", "achievements", "photos", "hostType"].includes(field);
  if (style.near && optional) return { text: `${word}（见附件）`, near: true };
  word += unitOf(field, style);
  if (style.decorated) {
    const decoration = draw(5);
    if (decoration === 0) word += "*";
    if (decoration === 1) word += "（必填）";
    if (decoration === 2 && word.length > 3) word = `${word.slice(0, 2)}\n${word.slice(2)}`;
    if (decoration === 3 && word.length > 3) word = `${word.slice(0, 2)} ${word.slice(2)}`;
  }
  return { text: word, near: false };
}

interface WrittenHeader {
  readonly columns: readonly ExpectedColumn[];
  readonly merges: readonly string[];
}

/** One header row, or parents over children with all other columns merged down. */
function writeHeader(plan: SheetPlan, style: Style, grid: Grid): WrittenHeader {
  const headers = plan.columns.map((column) => headerText(column, style));
  const top = grid.length;
  const two = plan.groups.length > 0;
  const merges: string[] = [];
  const upper: (CellObject | undefined)[] = headers.map(({ text }) => textCell(text));
  const lower: (CellObject | undefined)[] = headers.map(() => undefined);
  const rowOf = headers.map(() => top);
  for (const { parent, start, end, children } of plan.groups)
    for (let column = start; column <= end; column++) {
      const field = plan.columns[column]?.field ?? "";
      const child = children?.[column - start];
      lower[column] = child === undefined ? upper[column] : textCell(child + unitOf(field, style));
      upper[column] = column === start ? textCell(parent) : undefined;
      rowOf[column] = top + 1;
    }
  grid.push(upper);
  if (two) {
    grid.push(lower);
    rowOf.forEach((row, column) => {
      if (row === top) merges.push(`${cellAddress(top, column)}:${cellAddress(top + 1, column)}`);
    });
    for (const { start, end } of plan.groups) merges.push(`${cellAddress(top, start)}:${cellAddress(top, end)}`);
  }
  const columns = plan.columns.map(
    ({ field }, index): ExpectedColumn => ({
      sheet: plan.name,
      cell: cellAddress(rowOf[index] ?? top, index),
      field: field.replace(scoreColumn, "score"),
      near: headers[index]?.near ?? false,
    }),
  );
  return { columns, merges };
}

export function writeSheet(plan: SheetPlan, style: Style): WrittenSheet {
  const { draw } = style;
  const grid: Grid = [];
  const merges: string[] = [];
  const width = plan.columns.length;
  const money = plan.columns.filter(({ field }) => moneyFields.has(field));
  for (let count = draw(3); count > 0 && width > 1; count--) {
    merges.push(`${cellAddress(grid.length, 0)}:${cellAddress(grid.length, width - 1)}`);
    grid.push([textCell(count === 1 ? plan.title : "大兴区首席技师工作室评选工作办公室")]);
  }
  const unitLine = style.unit === "line-wan" ? "万元" : style.unit === "line-yuan" ? "元" : null;
  if (unitLine !== null && money.length > 0)
    grid.push([textCell(`填报单位：职业能力建设科   填报时间：2025年10月   单位：${unitLine}`)]);
  if (draw(3) === 0) grid.push([]);
  const header = writeHeader(plan, style, grid);
  merges.push(...header.merges);
  const written = writeRows(plan, style, grid, header);
  const expected: string[] = [];
  const town = style.mergedTowns ? mergeTowns(plan, grid, written.rows) : null;
  if (town !== null) {
    merges.push(town);
    expected.push("workbook/merged-cells");
  }
  const hidden = draw(5) === 0 && plan.rows.length > 3 ? [written.rows[1] ?? 0] : [];
  if (hidden.length > 0) expected.push("workbook/hidden-rows");
  if (draw(2) === 0 && money.length > 0) grid.push(totalRow(plan, style, pick(draw, ["合计", "合 计：", "总计"]), plan.rows));
  if (draw(3) === 0) grid.push([], [textCell("填表人：张三")], [textCell("审核人：李四")]);
  if (draw(4) === 0) grid.push([textCell("备注：本表由各镇（街道）填报")]);
  // Amounts without a unit anywhere are a question at their header.
  if (style.unit === "none")
    expected.push(...money.filter(({ field }) => !ledgerFields.has(field)).map(() => "workbook/amount-unit"));
  const sheet = toSheet(grid, merges);
  if (hidden.length > 0) {
    const rows: { hidden?: boolean }[] = [];
    for (const row of hidden) rows[row] = { hidden: true };
    sheet["!rows"] = rows;
  }
  if (style.hiddenColumns) sheet["!cols"] = [{}, { hidden: true }];
  return { sheet, columns: header.columns, expected, places: written.places };
}

/** Writes the data rows, with a repeated header, a blank row or a subtotal between them now and then. */
function writeRows(
  plan: SheetPlan,
  style: Style,
  grid: Grid,
  { columns }: WrittenHeader,
): { rows: number[]; places: Map<Entry, CellPlace> } {
  const { draw } = style;
  const header = grid.slice(plan.groups.length > 0 ? -2 : -1);
  const repeatAt = draw(4) === 0 ? 2 + draw(5) : -1;
  const subtotals = style.subtotals && plan.columns.some(({ field }) => moneyFields.has(field));
  const half = Math.ceil(plan.rows.length / 2);
  const places = new Map<Entry, CellPlace>();
  const rows = plan.rows.map((row, index) => {
    if (index === repeatAt) grid.push(...header.map((cells) => [...cells]));
    if (draw(12) === 0) grid.push([]);
    if (subtotals && index === half) grid.push(totalRow(plan, style, "小计", plan.rows.slice(0, half)));
    const at = grid.length;
    grid.push(
      plan.columns.map(({ field }, column) => {
        const entry = row[field];
        if (entry === null || entry === undefined) return undefined;
        const place = { sheet: plan.name, cell: cellAddress(at, column) };
        if (columns[column]?.near === false) {
          places.set(entry, place);
          if (entry.kind === "period") places.set(entry.start, place).set(entry.end, place);
        }
        const cell = cellOf(entry, style, ledgerFields.has(field));
        return cell !== undefined && style.formulas && field === "averageScore" ? { ...cell, f: "AVERAGE(1,2)" } : cell;
      }),
    );
    return at;
  });
  if (subtotals) grid.push(totalRow(plan, style, "小计：", plan.rows.slice(half)));
  return { rows, places };
}

/** Two neighbouring rows share the first one's town. */
function mergeTowns(plan: SheetPlan, grid: Grid, rows: readonly number[]): string | null {
  const column = plan.columns.findIndex(({ field }) => field === "township");
  const row = rows.find((at, index) => rows[index + 1] === at + 1);
  const below = row === undefined ? undefined : grid[row + 1];
  if (column < 0 || row === undefined || below === undefined) return null;
  below[column] = undefined;
  return `${cellAddress(row, column)}:${cellAddress(row + 1, column)}`;
}

function totalRow(plan: SheetPlan, style: Style, word: string, rows: readonly EntryRow[]): (CellObject | undefined)[] {
  return plan.columns.map(({ field }, index): CellObject | undefined => {
    if (index === 0) return textCell(word);
    if (!moneyFields.has(field) || field === "balance") return undefined;
    const sum = rows.reduce((total, row) => total + (row[field]?.kind === "yuan" ? row[field].yuan : 0), 0);
    if (sum === 0) return undefined;
    const cell = yuanCell(sum, style, ledgerFields.has(field));
    return style.formulas ? { ...cell, f: "SUM(1,2)" } : cell;
  });
}

function toSheet(grid: Grid, merges: readonly string[]): WorkSheet {
  const sheet: WorkSheet = {};
  let width = 1;
  grid.forEach((cells, row) => {
    width = Math.max(width, cells.length);
    cells.forEach((cell, column) => {
      if (cell !== undefined) sheet[cellAddress(row, column)] = cell;
    });
  });
  sheet["!ref"] = `A1:${cellAddress(Math.max(0, grid.length - 1), width - 1)}`;
  sheet["!merges"] = merges.map((range) => utils.decode_range(range));
  return sheet;
}
