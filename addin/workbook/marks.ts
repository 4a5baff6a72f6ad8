// The marks of the check in the sheets: conditional formats of our own, found again by the sentinel in their formula and
// removed without a trace. Never touches a format of the clerk's.

import type { Area } from "../mapping/snapshot.ts";
import { areaAddress, parseArea } from "./address.ts";
import { inExcel } from "./failure.ts";

/** Fill colours by severity; the pane's legend shows the same. */
export const MARK_COLORS = { error: "#F8CBAD", review: "#D9C7EC", warning: "#FFE699", note: "#BDD7EE" } as const;
type MarkSeverity = keyof typeof MARK_COLORS;

export interface Mark {
  readonly sheet: string;
  /** A1 addresses of the cells concerned, without the sheet. */
  readonly cells: readonly string[];
  readonly severity: MarkSeverity;
  readonly rule: string;
}

export interface MarkOutcome {
  /** Cells marked. */
  readonly marked: number;
  /** Sheets left as they were because their protection forbids formatting. */
  readonly protectedSheets: readonly string[];
  /** Sheets that are no longer there. */
  readonly missingSheets: readonly string[];
}

const SENTINEL = '=("studio-rounds:"&"';

const formulaFor = (rule: string): string => `${SENTINEL}${rule.replaceAll('"', '""')}")<>""`;

/**
 * Excel may answer the formula with other spacing than it was given. One without any formula is ours too: a batch that failed between
 * adding a format and giving it its formula leaves such a one, and Excel lets no person make it.
 */
const isOurs = (formula: string): boolean => formula.trim() === "" || formula.replaceAll(" ", "").startsWith(SENTINEL);

/** Excel takes 8,192 characters of address; some are left for what it adds itself. */
const ADDRESS_LIMIT = 8000;

/** The cells as few areas as runs down a column make of them: Excel is slow with thousands of separate ones. */
const columnRuns = (cells: readonly string[]): string[] => {
  const areas = cells.map(parseArea).filter((area) => area !== null);
  const runs: Area[] = [];
  for (const area of areas.sort((a, b) => a.left - b.left || a.right - b.right || a.top - b.top)) {
    const last = runs.at(-1);
    const continues = last !== undefined && last.left === area.left && last.right === area.right && area.top <= last.bottom + 1;
    if (continues) runs[runs.length - 1] = { ...last, bottom: Math.max(last.bottom, area.bottom) };
    else runs.push(area);
  }
  return runs.map(areaAddress);
};

/** Addresses joined by commas into lists of at most 8,000 characters. */
export const addressLists = (cells: readonly string[]): string[] => {
  const lists: string[] = [];
  let list = "";
  for (const cell of cells) {
    if (list !== "" && list.length + 1 + cell.length > ADDRESS_LIMIT) {
      lists.push(list);
      list = "";
    }
    list = list === "" ? cell : `${list},${cell}`;
  }
  if (list !== "") lists.push(list);
  return lists;
};

interface FoundSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly writable: boolean;
  readonly ours: readonly Excel.ConditionalFormat[];
}

const readSheetList = async (context: Excel.RequestContext): Promise<Excel.Worksheet[]> => {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await context.sync();
  return worksheets.items;
};

/** One round trip: each sheet's conditional formats of ours, and whether its protection lets us change them. */
const findMarks = async (context: Excel.RequestContext, sheets: readonly Excel.Worksheet[]): Promise<FoundSheet[]> => {
  const asked = sheets.map((sheet) => {
    sheet.load("name");
    sheet.protection.load("protected,options");
    const formats = sheet.getRange().conditionalFormats;
    formats.load("items/id,items/type,items/customOrNullObject/rule/formula");
    return { sheet, formats };
  });
  await context.sync();
  return asked
    .filter(({ sheet }) => !sheet.isNullObject)
    .map(({ sheet, formats }) => ({
      sheet,
      name: sheet.name,
      writable: !sheet.protection.protected || sheet.protection.options.allowFormatCells === true,
      ours: formats.items.filter(
        ({ type, customOrNullObject }) =>
          type === Excel.ConditionalFormatType.custom &&
          !customOrNullObject.isNullObject &&
          isOurs(customOrNullObject.rule.formula),
      ),
    }));
};

const removeOurs = (found: readonly FoundSheet[]): string[] => {
  const left: string[] = [];
  for (const { name, writable, ours } of found) {
    if (!writable && ours.length > 0) left.push(name);
    if (writable) for (const format of ours) format.delete();
  }
  return left;
};

/** Marks of one sheet, rule and severity share a format: fewer rules for Excel to draw, and one address list. */
const grouped = (marks: readonly Mark[]): Mark[] => {
  const groups = new Map<string, { sheet: string; cells: Set<string>; severity: MarkSeverity; rule: string }>();
  for (const { sheet, cells, severity, rule } of marks) {
    const key = JSON.stringify([sheet, severity, rule]);
    const group = groups.get(key) ?? { sheet, cells: new Set(), severity, rule };
    for (const cell of cells) group.cells.add(cell);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, cells: [...group.cells] }));
};

/** Where two findings meet in one cell the graver colour shows: rules added last come first in Excel. */
const LEAST_GRAVE_FIRST: readonly MarkSeverity[] = ["note", "warning", "review", "error"];

const addMark = (sheet: Excel.Worksheet, { cells, severity, rule }: Mark): void => {
  for (const list of addressLists(columnRuns(cells))) {
    const target = list.includes(",") ? sheet.getRanges(list) : sheet.getRange(list);
    const { custom } = target.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    custom.rule.formula = formulaFor(rule);
    custom.format.fill.color = MARK_COLORS[severity];
  }
};

/**
 * Replaces all marks by `marks`. `sheets` are the names of all sheets as just read: two round trips then, three without.
 * Rejects with a WorkbookError.
 */
export const placeMarks = async (marks: readonly Mark[], sheets?: readonly string[]): Promise<MarkOutcome> =>
  inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const named = sheets?.map((name) => worksheets.getItemOrNullObject(name));
    const found = await findMarks(context, named ?? (await readSheetList(context)));
    const protectedSheets = new Set(removeOurs(found));
    const missingSheets = new Set<string>();
    let marked = 0;
    const ordered = grouped(marks).sort(
      (a, b) => LEAST_GRAVE_FIRST.indexOf(a.severity) - LEAST_GRAVE_FIRST.indexOf(b.severity),
    );
    for (const mark of ordered) {
      const target = found.find(({ name }) => name === mark.sheet);
      if (!target) missingSheets.add(mark.sheet);
      else if (!target.writable) protectedSheets.add(mark.sheet);
      else {
        addMark(target.sheet, mark);
        marked += mark.cells.length;
      }
    }
    await context.sync();
    return { marked, protectedSheets: [...protectedSheets], missingSheets: [...missingSheets] };
  });

/** Removes every mark of ours; answers the sheets whose protection kept theirs. Rejects with a WorkbookError. */
export const clearMarks = async (): Promise<readonly string[]> =>
  inExcel(async (context) => {
    const left = removeOurs(await findMarks(context, await readSheetList(context)));
    await context.sync();
    return left;
  });
