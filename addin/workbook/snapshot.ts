// Reads the whole workbook as plain data in few, bounded round trips: one for the sheets, one for their shapes and first rows,
// then chunks of about 4 MB. Writes nothing.

import type { Area, Snapshot } from "../mapping/snapshot.ts";
import { failureOf, inExcel, syncOrCancel, WorkbookError } from "./failure.ts";
import { assembleSheet, bytesPerRow, type RowBlock } from "./snapshot-assembly.ts";

interface SnapshotOptions {
  readonly signal?: AbortSignal;
  /** Share of the rows read so far, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Excel on the web refuses answers over 5 MB: chunks stay below 4.5 MB. */
const CHUNK_BYTES = 4_350_000;
/** All that is left, when it seems to fit into one. */
const ONLY_CHUNK_BYTES = 4_250_000;
/** The first of several, planned from the first rows alone. */
const FIRST_CHUNK_BYTES = 3_900_000;
/** The rows read together with the sheets' shapes: enough for most clerks' workbooks, and a measure of the rest. */
const PROBE_CELLS = 48_000;
/** A hundred columns, enough to hold nearly every sheet whole. */
const PROBE_COLUMNS = "A:CV";
const PROBE_WIDTH = 100;
/** What 2000-01-01 is in a workbook that counts from 1904. */
const FIRST_OF_2000_IN_1904 = 35_064;

/** Excel answers at most 512 merged areas at once: asked for in bands of so few cells that no more can be in one. */
const MERGE_BAND_CELLS = 1000;

interface SheetReading {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly used: Area | null;
  readonly blocks: RowBlock[];
  nextRow: number;
  bytesPerRow: number;
}

interface PendingBlock {
  readonly range: Excel.Range;
  readonly hidden: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  readonly merged: readonly Excel.RangeAreas[];
}

const PLACE = ["rowIndex", "columnIndex", "rowCount", "columnCount"];

const askMerges = (band: Excel.Range): Excel.RangeAreas => {
  const merged = band.getMergedAreasOrNullObject();
  merged.load(PLACE.map((member) => `areas/items/${member}`));
  return merged;
};

const askBlock = (range: Excel.Range, bands: readonly Excel.Range[]): PendingBlock => {
  range.load("rowIndex,columnIndex,values,text,numberFormat,formulas");
  return { range, hidden: range.getRowProperties({ rowHidden: true }), merged: bands.map(askMerges) };
};

const takeBlock = ({ range, hidden, merged }: PendingBlock): RowBlock => ({
  top: range.rowIndex,
  left: range.columnIndex,
  values: range.values,
  texts: range.text,
  formats: range.numberFormat,
  formulas: range.formulas,
  hidden: hidden.value.map((row) => row.rowHidden === true),
  merges: merged.flatMap((areas) => (areas.isNullObject ? [] : areas.areas.items.map(areaOf))),
});

const areaOf = (range: Excel.Range): Area => ({
  top: range.rowIndex,
  left: range.columnIndex,
  bottom: range.rowIndex + range.rowCount - 1,
  right: range.columnIndex + range.columnCount - 1,
});

/** First round trip: which sheets there are, and from which day they count. */
const readSheetList = async (context: Excel.RequestContext, signal: AbortSignal | undefined) => {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  // No member tells the date system; a day's serial does.
  const firstOf2000 = context.workbook.functions.date(2000, 1, 1).load("value");
  await syncOrCancel(context, signal);
  return { sheets: worksheets.items, date1904: firstOf2000.value === FIRST_OF_2000_IN_1904 };
};

interface PendingShape {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly block: PendingBlock;
}

const askShape = (sheet: Excel.Worksheet, probeRows: number): PendingShape => {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(PLACE);
  const probe = used.getIntersectionOrNullObject(PROBE_COLUMNS).getIntersectionOrNullObject(`1:${probeRows}`);
  const bandRows = Math.max(1, Math.floor(MERGE_BAND_CELLS / PROBE_WIDTH));
  const bands = Array.from({ length: Math.ceil(probeRows / bandRows) }, (_, i) => {
    const last = Math.min((i + 1) * bandRows, probeRows);
    return probe.getIntersectionOrNullObject(`${i * bandRows + 1}:${last}`);
  });
  return { sheet, used, block: askBlock(probe, bands) };
};

const takeShape = ({ sheet, used, block }: PendingShape): SheetReading => {
  const { name } = sheet;
  const area = used.isNullObject ? null : areaOf(used);
  if (!area || block.range.isNullObject)
    return { sheet, name, used: area, blocks: [], nextRow: area?.top ?? 0, bytesPerRow: 500 };
  const first = takeBlock(block);
  const width = area.right - area.left + 1;
  const probeWidth = first.values[0]?.length ?? 1;
  const rows = first.values.length;
  const rowBytes = (bytesPerRow(first) / probeWidth) * width;
  // A probe that does not reach the last column only measures; its rows are read again in full.
  const whole = probeWidth === width;
  return {
    sheet,
    name,
    used: area,
    blocks: whole ? [first] : [],
    nextRow: area.top + (whole ? rows : 0),
    bytesPerRow: rowBytes,
  };
};

/** Second round trip: each sheet's shape and first rows. */
const readShapes = async (
  context: Excel.RequestContext,
  sheets: Excel.Worksheet[],
  probeRows: number,
  signal?: AbortSignal,
) => {
  const asked = sheets.map((sheet) => askShape(sheet, probeRows));
  await syncOrCancel(context, signal);
  return asked.map(takeShape);
};

interface Chunk {
  readonly reading: SheetReading;
  readonly rows: number;
}

const rowsLeft = ({ used, nextRow }: SheetReading): number => (used ? used.bottom - nextRow + 1 : 0);

/** As many rows of as many sheets as fit the budget; at least one row. */
const planChunk = (readings: readonly SheetReading[], budget: number): Chunk[] => {
  const chunks: Chunk[] = [];
  let left = budget;
  for (const reading of readings) {
    const waiting = rowsLeft(reading);
    if (waiting <= 0) continue;
    const fitting = Math.floor(left / Math.max(reading.bytesPerRow, 1));
    const rows = Math.min(waiting, chunks.length === 0 ? Math.max(fitting, 1) : fitting);
    if (rows <= 0) break;
    chunks.push({ reading, rows });
    left -= rows * reading.bytesPerRow;
    if (rows < waiting) break;
  }
  return chunks;
};

const readChunk = async (context: Excel.RequestContext, chunks: readonly Chunk[], signal?: AbortSignal): Promise<void> => {
  const asked = chunks.map(({ reading, rows }) => {
    const { left = 0, right = 0 } = reading.used ?? {};
    const width = right - left + 1;
    const part = (row: number, count: number): Excel.Range => reading.sheet.getRangeByIndexes(row, left, count, width);
    const bandRows = Math.max(1, Math.floor(MERGE_BAND_CELLS / width));
    const bands = Array.from({ length: Math.ceil(rows / bandRows) }, (_, i) =>
      part(reading.nextRow + i * bandRows, Math.min(bandRows, rows - i * bandRows)),
    );
    return askBlock(part(reading.nextRow, rows), bands);
  });
  await syncOrCancel(context, signal);
  asked.forEach((pending, i) => {
    const chunk = chunks[i];
    if (!chunk) return;
    const block = takeBlock(pending);
    chunk.reading.blocks.push(block);
    chunk.reading.nextRow += chunk.rows;
    chunk.reading.bytesPerRow = bytesPerRow(block);
  });
};

const progressOf = (readings: readonly SheetReading[]): number => {
  let total = 0;
  let read = 0;
  for (const { used, nextRow } of readings) {
    if (!used) continue;
    total += used.bottom - used.top + 1;
    read += nextRow - used.top;
  }
  return total === 0 ? 1 : read / total;
};

const bytesLeft = (readings: readonly SheetReading[]): number =>
  readings.reduce((sum, reading) => sum + rowsLeft(reading) * reading.bytesPerRow, 0);

const readRest = async (
  context: Excel.RequestContext,
  readings: readonly SheetReading[],
  options: SnapshotOptions,
): Promise<void> => {
  let budget = bytesLeft(readings) <= ONLY_CHUNK_BYTES ? ONLY_CHUNK_BYTES : FIRST_CHUNK_BYTES;
  for (;;) {
    options.onProgress?.(progressOf(readings));
    const chunks = planChunk(readings, budget);
    if (chunks.length === 0) return;
    try {
      await readChunk(context, chunks, options.signal);
      budget = CHUNK_BYTES;
    } catch (error) {
      // Rows much fuller than those before them: try again with less, down to a single row.
      if (failureOf(error).kind !== "too-large" || chunks.every(({ rows }) => rows === 1)) throw error;
      budget =
        Math.min(
          budget,
          chunks.reduce((sum, { rows, reading }) => sum + rows * reading.bytesPerRow, 0),
        ) / 3;
    }
  }
};

/**
 * The workbook as plain data. Rejects with a WorkbookError: `cell-edit-mode`, `too-large` (one row over 5 MB), `cancelled`,
 * `failed`. Takes two round trips and one more for every 4 MB or so.
 */
export const readSnapshot = async (options: SnapshotOptions = {}): Promise<Snapshot> => {
  for (let probeCells = PROBE_CELLS; ; probeCells = Math.floor(probeCells / 16)) {
    try {
      return await inExcel(async (context) => {
        const { sheets, date1904 } = await readSheetList(context, options.signal);
        const probeRows = Math.max(1, Math.floor(probeCells / PROBE_WIDTH / Math.max(sheets.length, 1)));
        const readings = await readShapes(context, sheets, probeRows, options.signal);
        await readRest(context, readings, options);
        return { date1904, sheets: readings.map(({ name, blocks }) => assembleSheet(name, blocks)) };
      });
    } catch (error) {
      // Texts of thousands of characters can make even the first rows too large: look at fewer of them.
      if (!(error instanceof WorkbookError) || error.failure.kind !== "too-large" || probeCells < PROBE_WIDTH) throw error;
    }
  }
};
