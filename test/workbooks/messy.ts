// Writes a round the way clerks do: their own headers, layouts, units, dates, words. Says which column means which field.
import { utils, type WorkBook, write } from "@e965/xlsx";
import type { IsoDate } from "../../policy/kinds.ts";
import { type Draw, drawFrom, pick } from "../policy/invented-studios.ts";
import type { Entry, EntryRow } from "./messy-cells.ts";
import {
  type CellPlace,
  type ExpectedColumn,
  type HeaderGroup,
  type PlannedColumn,
  type SheetPlan,
  type TableKey,
  writeSheet,
} from "./messy-sheet.ts";
import { makeStyle, type Style } from "./messy-style.ts";
import { makeRound } from "./round.ts";

/** A round whose entries may hold anything at all. */
export type Round = Readonly<Record<TableKey, readonly EntryRow[]>> & {
  readonly today: IsoDate;
  readonly experts: number;
  /** 上一批次年度, where the workbook has the settings sheet. */
  readonly previousRound?: Entry;
};

export interface MessyWorkbook {
  readonly bytes: Uint8Array;
  readonly today: IsoDate;
  readonly columns: readonly ExpectedColumn[];
  /** Warnings and questions the layout itself gives rise to; nothing else may be found in a faultless round, notes aside. */
  readonly expected: readonly string[];
  readonly wide: boolean;
  readonly tables: ReadonlySet<TableKey>;
  /** Where each entry of the round stands, if it was written at all. */
  readonly places: ReadonlyMap<Entry, CellPlace>;
}

/** The items in an order drawn by chance. */
export function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
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
  readonly rows: readonly EntryRow[];
}

/** Columns that stay side by side, under one parent where the header has two rows. */
const neighbours: readonly { readonly fields: RegExp; readonly parent: string; readonly children: readonly string[] | null }[] =
  [
    { fields: /^score\d+$/, parent: "专家打分情况", children: null },
    { fields: /^first(?:Amount|PaidOn)$/, parent: "第一阶段", children: ["金额", "拨付日期"] },
    { fields: /^award(?:Amount|PaidOn)$/, parent: "团队奖励", children: ["金额", "拨付日期"] },
    { fields: /^second(?:Amount|PaidOn)$/, parent: "第二阶段", children: ["金额", "拨付日期"] },
  ];

/** One sheet of one table, or, in the wide layout, of several tables joined row by row. */
function planSheet(name: string, title: string, parts: readonly Part[], style: Style): SheetPlan {
  const { draw } = style;
  const seen = new Set<string>();
  let free = parts.flatMap(({ table, rows }) =>
    [...new Set(rows.flatMap((row) => Object.keys(row)))]
      .filter((field) => !seen.has(field) && !(table === "applications" && droppable.includes(field) && draw(4) === 0))
      .map((field): PlannedColumn => {
        seen.add(field);
        return { table, field };
      }),
  );
  const blocks = neighbours.flatMap(({ fields, parent, children }) => {
    const columns = free.filter(({ field }) => fields.test(field));
    free = free.filter(({ field }) => !fields.test(field));
    return columns.length === 0 ? [] : [{ columns, parent, children }];
  });
  const columns: PlannedColumn[] = [];
  const groups: HeaderGroup[] = [];
  for (const item of shuffled(draw, [...free, ...blocks])) {
    if (!("columns" in item)) columns.push(item);
    else {
      const start = columns.length;
      columns.push(...item.columns);
      groups.push({ parent: item.parent, start, end: columns.length - 1, children: item.children });
    }
  }
  const [first] = parts;
  const rows = (first?.rows ?? []).map((row, index) =>
    // What two tables repeat is written once, in the column of the first.
    Object.assign({}, ...parts.slice(1).map((part) => part.rows[index] ?? {}), row),
  );
  return { name, title, columns, groups: style.twoRows ? groups : [], rows };
}

/** The payments of an application as columns of its own row. */
function widePayments(round: Round): EntryRow[] {
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

const same = (a: Entry | null | undefined, b: Entry | null | undefined) =>
  a?.kind === "text" && b?.kind === "text" && a.text === b.text;
const rowFor = (rows: readonly EntryRow[], application: EntryRow): EntryRow =>
  rows.find((row) => same(row["studioName"], application["studioName"])) ?? {};

/** Both days of the notice in one cell, where the clerk writes so. */
function noticesOf({ notices }: Round, { period }: Style): readonly EntryRow[] {
  if (!period) return notices;
  return notices.map(({ noticeStart, noticeEnd, ...row }) =>
    noticeStart && noticeEnd ? { ...row, noticePeriod: { kind: "period", start: noticeStart, end: noticeEnd } } : row,
  );
}

/** One row a score; the averages then stand on a sheet of their own. */
const longScores = ({ scores }: Round): EntryRow[] =>
  scores.flatMap((row) =>
    Object.entries(row)
      .filter(([field]) => /^score\d+$/.test(field))
      .map(([field, score]) => ({
        studioName: row["studioName"] ?? null,
        expert: { kind: "text", text: `评审专家${[..."甲乙丙丁戊己庚"][Number(field.slice(5)) - 1] ?? field}` } as const,
        score,
      })),
  );

const averages = ({ scores }: Round): EntryRow[] =>
  scores.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !/^score\d+$/.test(field))));

interface Planned {
  readonly wide: boolean;
  readonly sheets: readonly SheetPlan[];
  readonly tables: ReadonlySet<TableKey>;
}

function plans(round: Round, style: Style): Planned {
  const { draw } = style;
  const { applications } = round;
  const aligned = (rows: readonly EntryRow[]) => applications.map((application) => rowFor(rows, application));
  const sheets: SheetPlan[] = [];
  const tables = new Set<TableKey>();
  const has = () => draw(5) !== 0;
  const wide = draw(3) === 0;
  const add = (name: string, title: string, ...parts: readonly Part[]) => {
    sheets.push(planSheet(name, title, parts, style));
    for (const { table } of parts) tables.add(table);
  };
  const notices = noticesOf(round, style);
  if (wide) {
    // What stands to the right of the application belongs to the same row.
    add(
      "台账",
      "2025年首席技师工作室台账",
      { table: "applications", rows: applications },
      { table: "scores", rows: aligned(round.scores) },
      { table: "notices", rows: aligned(notices) },
      { table: "payments", rows: widePayments(round) },
      { table: "assessments", rows: aligned(round.assessments) },
    );
  } else {
    if (draw(2) === 0) add("申报汇总", "大兴区首席技师工作室申报汇总表", { table: "applications", rows: applications });
    else {
      // Each row stands on the sheet of its half of the towns.
      const half = Math.ceil(applications.length / 2);
      add("北片申报", "北片申报情况表", { table: "applications", rows: applications.slice(0, half) });
      add("南片申报", "南片申报情况表", { table: "applications", rows: applications.slice(half) });
    }
    if (has() && style.longScores) {
      add("评分明细", "专家评分明细表", { table: "scores", rows: longScores(round) });
      add("评分汇总", "专家评分汇总表", { table: "scores", rows: averages(round) });
    } else if (has()) add("专家评分", "专家评分汇总表", { table: "scores", rows: round.scores });
    add("公示审定", "拟认定名单公示及审定情况", { table: "notices", rows: notices });
    if (has()) add("资金拨付", "资金拨付表", { table: "payments", rows: round.payments });
    add("年度考核", "年度考核评估结果", { table: "assessments", rows: round.assessments });
  }
  if (has()) add("经费台账", "经费使用台账", { table: "expenditures", rows: round.expenditures });
  if (has()) add("市级名单", "历年市级资助工作室名单", { table: "municipalAwards", rows: round.municipalAwards });
  return { wide, sheets: shuffled(draw, sheets), tables };
}

/** A messy workbook, the same for the same seed: faultless, or with what `plant` puts into the round before it is written. */
export function messyWorkbook(
  seed: number,
  size = 6,
  plant: (round: Round, draw: Draw) => Round = (round) => round,
): MessyWorkbook {
  const draw = drawFrom(seed);
  const style = makeStyle(draw);
  const round = plant(makeRound(draw, size + draw(6)), drawFrom(seed + 1_000_000));
  const book: WorkBook = utils.book_new();
  if (style.date1904) book.Workbook = { WBProps: { date1904: true } };
  const columns: ExpectedColumn[] = [];
  const expected: string[] = [];
  const places = new Map<Entry, CellPlace>();
  if (draw(2) === 0) {
    const previous = round.previousRound;
    const settings = [
      ["批次年度", pick(draw, [2025, "2025年", "２０２５"])],
      ["上一批次年度", previous?.kind === "number" ? previous.number : 2023],
    ];
    if (previous !== undefined) places.set(previous, { sheet: "批次设置", cell: "B2" });
    utils.book_append_sheet(book, utils.aoa_to_sheet(settings), "批次设置");
  }
  const { wide, sheets, tables } = plans(round, style);
  for (const plan of sheets) {
    const written = writeSheet(plan, style);
    columns.push(...written.columns);
    expected.push(...written.expected);
    for (const [entry, place] of written.places) places.set(entry, place);
    utils.book_append_sheet(book, written.sheet, plan.name);
  }
  if (draw(3) === 0) utils.book_append_sheet(book, utils.aoa_to_sheet([["会议纪要"], ["2025年9月1日召开工作会"]]), "说明");
  const bytes: Uint8Array = write(book, { type: "buffer", bookType: "xlsx", cellStyles: true, compression: true });
  return { bytes, today: round.today, columns, expected, wide, tables, places };
}
