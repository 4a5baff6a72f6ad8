// Writes a faultless round the way clerks do: their own headers, layouts, units, dates, words. Says which column means which field.
import { type CellObject, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";
import { cellAddress, columnName } from "../../addin/mapping/address.ts";
import { aliases } from "../../addin/mapping/aliases.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import { type Draw, drawFrom, pick } from "../policy/invented-studios.ts";
import { type CleanRound, makeRound, type Plain, type PlainRow } from "./round.ts";

export interface ExpectedColumn {
  readonly sheet: string;
  readonly cell: string;
  readonly field: string;
  /** The header is only near an alias: it must be asked about, not used. */
  readonly near: boolean;
}

export interface MessyWorkbook {
  readonly bytes: Uint8Array;
  readonly today: IsoDate;
  readonly columns: readonly ExpectedColumn[];
  /** Warnings and questions the layout itself gives rise to; nothing else may be found, notes aside. */
  readonly expected: readonly string[];
}

type TableKey = Exclude<keyof CleanRound, "today" | "experts">;

/** How one workbook is written. */
interface Style {
  readonly draw: Draw;
  readonly dates: "serial" | "iso" | "slash" | "dot" | "chinese" | "numerals" | "compact";
  readonly unit: "header-yuan" | "header-wan" | "line-wan" | "line-yuan" | "cell-wan" | "format-yuan" | "none";
  readonly yes: string;
  readonly no: string;
  readonly date1904: boolean;
  readonly decorated: boolean;
  readonly near: boolean;
}

const makeStyle = (draw: Draw): Style => ({
  draw,
  dates: pick(draw, ["serial", "iso", "slash", "dot", "chinese", "numerals", "compact"] as const),
  unit: pick(draw, ["header-yuan", "header-wan", "line-wan", "line-yuan", "cell-wan", "format-yuan", "none"] as const),
  yes: pick(draw, ["是", "有", "√", "✓", "齐全", "已交", "Y"]),
  no: pick(draw, ["否", "无", "没有", "×", "未获得", "N"]),
  date1904: draw(6) === 0,
  decorated: draw(2) === 0,
  near: draw(4) === 0,
});

const dayMs = 86_400_000;
const serial = (date: string, date1904: boolean) => Date.parse(`${date}T00:00:00Z`) / dayMs + 25_569 - (date1904 ? 1462 : 0);
const chineseDigit = (digit: string) => [..."〇一二三四五六七八九"][Number(digit)] ?? "";
const chineseNumber = (value: number) =>
  value < 10
    ? chineseDigit(String(value))
    : `${value >= 20 ? chineseDigit(String(Math.floor(value / 10))) : ""}十${value % 10 === 0 ? "" : chineseDigit(String(value % 10))}`;

const text = (value: string): CellObject => ({ t: "s", v: value });

function dateCell(date: IsoDate, { dates, date1904 }: Style): CellObject {
  const [y = "", m = "", d = ""] = date.split("-");
  const short = [y, String(Number(m)), String(Number(d))];
  switch (dates) {
    case "serial":
      return { t: "n", v: serial(date, date1904), z: "yyyy/m/d" };
    case "iso":
      return text(date);
    case "slash":
      return text(short.join("/"));
    case "dot":
      return text(short.join("."));
    case "chinese":
      return text(`${short[0]}年${short[1]}月${short[2]}日`);
    case "numerals":
      return text(`${[...y].map(chineseDigit).join("")}年${chineseNumber(Number(m))}月${chineseNumber(Number(d))}日`);
    case "compact":
      return { t: "n", v: Number(y + m + d) };
  }
}

function yuanCell(yuan: number, style: Style, ledger: boolean): CellObject {
  const unit = ledger && style.unit !== "header-yuan" ? "header-yuan" : style.unit;
  if (unit === "cell-wan") return text(`${yuan / 10_000}${pick(style.draw, ["万", "万元"])}`);
  if (unit === "format-yuan") return { t: "n", v: yuan, z: '"￥"#,##0.00' };
  const wan = unit === "header-wan" || unit === "line-wan" || unit === "none";
  return { t: "n", v: wan ? yuan / 10_000 : yuan };
}

const levelWords: Readonly<Record<string, readonly string[]>> = {
  技师: ["技师", "技师（二级）", "二级/技师", "国家职业资格二级", "二级", "技师(２级)"],
  高级技师: ["高级技师", "高级技师（一级）", "一级/高级技师", "国家职业资格一级", "一级"],
};

function cellOf(plain: Plain, style: Style, ledger: boolean): CellObject {
  switch (plain.kind) {
    case "text":
      return text(plain.text);
    case "id":
      return { t: "s", v: plain.text, z: "@" };
    case "number":
      return { t: "n", v: plain.number };
    case "yuan":
      return yuanCell(plain.yuan, style, ledger);
    case "date":
      return dateCell(plain.date, style);
    case "yesNo":
      return text(plain.yes ? style.yes : style.no);
    case "level":
      return text(pick(style.draw, levelWords[plain.text] ?? [plain.text]));
    case "word":
      return text(pick(style.draw, plain.words));
  }
}

const moneyFields = new Set(["amount", "firstAmount", "awardAmount", "secondAmount", "amountIn", "amountOut", "balance"]);
const ledgerFields = new Set(["amountIn", "amountOut", "balance"]);
/** 文号-like words two tables share are only written on their own sheets; 金额 needs no care, the sheet's table decides. */
const wordsOf = (table: TableKey, field: string): readonly string[] => {
  const identifying: Readonly<Record<string, string>> = aliases.applications;
  const own: Readonly<Record<string, string>> = aliases[table];
  return (own[field] ?? identifying[field] ?? field).split(" ");
};

function headerText(table: TableKey, field: string, style: Style): { text: string; near: boolean } {
  const { draw } = style;
  if (/^score\d+$/.test(field)) return { text: `${style.yes === "是" ? "专家" : "评委"}${field.slice(5)}`, near: false };
  let word = pick(draw, wordsOf(table, field));
  const optional = ["contactName", "achievements", "photos", "hostType"].includes(field);
  if (style.near && optional) return { text: `${word}（见附件）`, near: true };
  if (moneyFields.has(field)) {
    if (style.unit === "header-yuan" || ledgerFields.has(field)) word += "（元）";
    else if (style.unit === "header-wan") word += pick(draw, ["（万元）", "(万元)"]);
  }
  if (style.decorated) {
    const decoration = draw(5);
    if (decoration === 0) word += "*";
    if (decoration === 1) word += "（必填）";
    if (decoration === 2 && word.length > 3) word = `${word.slice(0, 2)}\n${word.slice(2)}`;
    if (decoration === 3 && word.length > 3) word = `${word.slice(0, 2)} ${word.slice(2)}`;
  }
  return { text: word, near: false };
}

function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index--) {
    const other = draw(index + 1);
    const [a, b] = [result[index], result[other]];
    if (a !== undefined && b !== undefined) [result[index], result[other]] = [b, a];
  }
  return result;
}

/** Fields an applications sheet may do without. */
const droppable = [
  "hostType",
  "certificateNumber",
  "memberCount",
  "apprenticeCount",
  "docEvidence",
  "photos",
  "videoMinutes",
  "payeeBankCode",
  "remark",
  "township",
];

interface Part {
  readonly table: TableKey;
  readonly rows: readonly PlainRow[];
}

interface SheetPlan {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly { readonly table: TableKey; readonly field: string }[];
  readonly rows: readonly PlainRow[];
}

/** One sheet of one table, or, in the wide layout, of several tables joined row by row. */
function planSheet(name: string, title: string, parts: readonly Part[], style: Style): SheetPlan {
  const { draw } = style;
  const seen = new Set<string>();
  const columns = parts.flatMap(({ table, rows }) =>
    [...new Set(rows.flatMap((row) => Object.keys(row)))]
      .filter((field) => !seen.has(field) && !(table === "applications" && droppable.includes(field) && draw(4) === 0))
      .map((field) => {
        seen.add(field);
        return { table, field };
      }),
  );
  const scores = columns.filter(({ field }) => /^score\d+$/.test(field));
  const others = shuffled(
    draw,
    columns.filter(({ field }) => !/^score\d+$/.test(field)),
  );
  const at = draw(others.length + 1);
  const [first] = parts;
  const rows = (first?.rows ?? []).map((row, index) =>
    Object.assign({}, row, ...parts.slice(1).map((part) => part.rows[index] ?? {})),
  );
  return { name, title, columns: [...others.slice(0, at), ...scores, ...others.slice(at)], rows };
}

interface Written {
  readonly sheet: WorkSheet;
  readonly columns: readonly ExpectedColumn[];
  readonly expected: readonly string[];
}

function writeSheet(plan: SheetPlan, style: Style): Written {
  const { draw } = style;
  const grid: (CellObject | undefined)[][] = [];
  const merges: string[] = [];
  const width = plan.columns.length;
  const money = plan.columns.filter(({ field }) => moneyFields.has(field));
  for (let count = draw(3); count > 0 && width > 1; count--) {
    merges.push(`A${grid.length + 1}:${columnName(width - 1)}${grid.length + 1}`);
    grid.push([text(count === 1 ? plan.title : "大兴区首席技师工作室评选工作办公室")]);
  }
  const unitLine = style.unit === "line-wan" ? "万元" : style.unit === "line-yuan" ? "元" : null;
  if (unitLine !== null && money.length > 0)
    grid.push([text(`填报单位：职业能力建设科   填报时间：2025年10月   单位：${unitLine}`)]);
  if (draw(3) === 0) grid.push([]);
  const headers = plan.columns.map(({ table, field }) => headerText(table, field, style));
  const headerRow = grid.length;
  grid.push(headers.map((header) => text(header.text)));
  const numbered = writeRows(plan, style, grid);
  const hidden = draw(5) === 0 && plan.rows.length > 3 ? [numbered[1] ?? 0] : [];
  const expected = hidden.length > 0 ? ["workbook/hidden-rows"] : [];
  if (draw(2) === 0 && money.length > 0) grid.push(totalRow(plan, style));
  if (draw(3) === 0) grid.push([], [text("填表人：张三")], [text("审核人：李四")]);
  if (draw(4) === 0) grid.push([text("备注：本表由各镇（街道）填报")]);
  // Amounts without a unit anywhere are a question at their header.
  if (style.unit === "none")
    expected.push(...money.filter(({ field }) => !ledgerFields.has(field)).map(() => "workbook/amount-unit"));
  const sheet = toSheet(grid, merges);
  if (hidden.length > 0) {
    const rows: { hidden?: boolean }[] = [];
    for (const row of hidden) rows[row] = { hidden: true };
    sheet["!rows"] = rows;
  }
  const columns = plan.columns.map(
    ({ field }, index): ExpectedColumn => ({
      sheet: plan.name,
      cell: cellAddress(headerRow, index),
      field: field.replace(/^score\d+$/, "score"),
      near: headers[index]?.near ?? false,
    }),
  );
  return { sheet, columns, expected };
}

/** Writes the data rows, a repeated header or a blank row between them now and then; returns their 0-based rows. */
function writeRows(plan: SheetPlan, style: Style, grid: (CellObject | undefined)[][]): number[] {
  const { draw } = style;
  const header = grid.at(-1) ?? [];
  const repeatAt = draw(4) === 0 ? 2 + draw(5) : -1;
  return plan.rows.map((row, index) => {
    if (index === repeatAt) grid.push([...header]);
    if (draw(12) === 0) grid.push([]);
    grid.push(
      plan.columns.map(({ field }) => {
        const plain = row[field];
        return plain === null || plain === undefined ? undefined : cellOf(plain, style, ledgerFields.has(field));
      }),
    );
    return grid.length - 1;
  });
}

function totalRow(plan: SheetPlan, style: Style): (CellObject | undefined)[] {
  const cells = plan.columns.map(({ field }, index): CellObject | undefined => {
    if (index === 0) return text(pick(style.draw, ["合计", "合 计：", "总计"]));
    if (!moneyFields.has(field) || field === "balance") return undefined;
    const sum = plan.rows.reduce((total, row) => total + (row[field]?.kind === "yuan" ? (row[field]?.yuan ?? 0) : 0), 0);
    return sum === 0 ? undefined : yuanCell(sum, style, ledgerFields.has(field));
  });
  return cells;
}

function toSheet(grid: readonly (readonly (CellObject | undefined)[])[], merges: readonly string[]): WorkSheet {
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

/** The payments of an application as columns of its own row. */
function widePayments(round: CleanRound): PlainRow[] {
  const prefix: Readonly<Record<string, string>> = { 第: "first", 首: "first", 团: "award", 奖: "award", 尾: "second" };
  return round.applications.map((application) => {
    const mine = round.payments.filter((payment) => same(payment["studioName"], application["studioName"]));
    return Object.fromEntries(
      mine.flatMap((payment) => {
        const stage = payment["stage"];
        const words = stage?.kind === "word" ? (stage.words[0] ?? "") : "";
        const name = words === "第二阶段" ? "second" : (prefix[words.charAt(0)] ?? "first");
        return [
          [`${name}Amount`, payment["amount"] ?? null],
          [`${name}PaidOn`, payment["paidOn"] ?? null],
        ];
      }),
    );
  });
}

const same = (a: Plain | null | undefined, b: Plain | null | undefined) =>
  a?.kind === "text" && b?.kind === "text" && a.text === b.text;
const rowFor = (rows: readonly PlainRow[], application: PlainRow): PlainRow =>
  rows.find((row) => same(row["studioName"], application["studioName"])) ?? {};

function plans(round: CleanRound, style: Style): SheetPlan[] {
  const { draw } = style;
  const { applications } = round;
  const aligned = (rows: readonly PlainRow[]) => applications.map((application) => rowFor(rows, application));
  const list: SheetPlan[] = [];
  const has = () => draw(5) !== 0;
  const layout = draw(3);
  const own = (name: string, title: string, table: TableKey) =>
    list.push(planSheet(name, title, [{ table, rows: round[table] }], style));
  if (layout === 0) {
    // A wide sheet: what stands to the right of the application belongs to the same row.
    const parts: Part[] = [
      { table: "applications", rows: applications },
      { table: "scores", rows: aligned(round.scores) },
      { table: "notices", rows: aligned(round.notices) },
      { table: "payments", rows: widePayments(round) },
      { table: "assessments", rows: aligned(round.assessments) },
    ];
    list.push(planSheet("台账", "2025年首席技师工作室台账", parts, style));
  } else {
    if (layout === 1) own("申报汇总", "大兴区首席技师工作室申报汇总表", "applications");
    else townSheets(round, style, list);
    if (has()) own("专家评分", "专家评分汇总表", "scores");
    own("公示审定", "拟认定名单公示及审定情况", "notices");
    if (has()) own("资金拨付", "资金拨付表", "payments");
    own("年度考核", "年度考核评估结果", "assessments");
  }
  if (has()) own("经费台账", "经费使用台账", "expenditures");
  if (has()) own("市级名单", "历年市级资助工作室名单", "municipalAwards");
  return shuffled(draw, list);
}

/** One applications sheet for each half of the towns; each row stands on one of them. */
function townSheets(round: CleanRound, style: Style, list: SheetPlan[]): void {
  const half = Math.ceil(round.applications.length / 2);
  for (const [name, rows] of [
    ["北片申报", round.applications.slice(0, half)],
    ["南片申报", round.applications.slice(half)],
  ] as const)
    list.push(planSheet(name, `${name}情况表`, [{ table: "applications", rows }], style));
}

/** A messy but faultless workbook, the same for the same seed. */
export function messyWorkbook(seed: number, size = 6): MessyWorkbook {
  const draw = drawFrom(seed);
  const style = makeStyle(draw);
  const round = makeRound(draw, size + draw(6));
  const book: WorkBook = utils.book_new();
  if (style.date1904) book.Workbook = { WBProps: { date1904: true } };
  const columns: ExpectedColumn[] = [];
  const expected: string[] = [];
  if (draw(2) === 0) {
    const settings = [
      ["批次年度", 2025],
      ["上一批次年度", 2023],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(settings), "批次设置");
  }
  for (const plan of plans(round, style)) {
    const written = writeSheet(plan, style);
    columns.push(...written.columns);
    expected.push(...written.expected);
    utils.book_append_sheet(book, written.sheet, plan.name);
  }
  if (draw(3) === 0) utils.book_append_sheet(book, utils.aoa_to_sheet([["会议纪要"], ["2025年9月1日召开工作会"]]), "说明");
  const bytes: Uint8Array = write(book, { type: "buffer", bookType: "xlsx", cellStyles: true, compression: true });
  return { bytes, today: round.today, columns, expected };
}
