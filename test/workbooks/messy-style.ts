// How one made-up workbook is written: the clerk's habits, drawn once and kept throughout.
import { type Draw, pick } from "../policy/invented-studios.ts";

export interface Style {
  readonly draw: Draw;
  readonly dates: "serial" | "iso" | "slash" | "dot" | "chinese" | "numerals" | "compact";
  readonly unit: "header-yuan" | "header-wan" | "line-wan" | "line-yuan" | "cell-wan" | "format-yuan" | "none";
  readonly yes: string;
  readonly no: string;
  readonly date1904: boolean;
  /** Asterisks, （必填）, line breaks in headers. */
  readonly decorated: boolean;
  /** Some headers are only near an alias. */
  readonly near: boolean;
  /** Two header rows, parents merged over their children. */
  readonly twoRows: boolean;
  /** Subtotals in the middle and at the end of sheets with amounts. */
  readonly subtotals: boolean;
  /** Averages and totals are formulas with their cached values. */
  readonly formulas: boolean;
  /** One row an expert instead of one column an expert. */
  readonly longScores: boolean;
  /** The notice's two days in one cell. */
  readonly period: boolean;
  readonly hiddenColumns: boolean;
  /** A town written once and merged down over two rows. */
  readonly mergedTowns: boolean;
}

export const makeStyle = (draw: Draw): Style => ({
  draw,
  dates: pick(draw, ["serial", "iso", "slash", "dot", "chinese", "numerals", "compact"] as const),
  unit: pick(draw, ["header-yuan", "header-wan", "line-wan", "line-yuan", "cell-wan", "format-yuan", "none"] as const),
  yes: pick(draw, ["是", "有", "√", "✓", "齐全", "已交", "Y"]),
  no: pick(draw, ["否", "无", "没有", "×", "未获得", "N"]),
  date1904: draw(6) === 0,
  decorated: draw(2) === 0,
  near: draw(4) === 0,
  twoRows: draw(3) === 0,
  subtotals: draw(3) === 0,
  formulas: draw(3) === 0,
  longScores: draw(3) === 0,
  period: draw(3) === 0,
  hiddenColumns: draw(4) === 0,
  mergedTowns: draw(4) === 0,
});
