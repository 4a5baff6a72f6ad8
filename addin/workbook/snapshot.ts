// Reads the whole workbook as plain data in few, bounded round trips: one for the sheets, one for their shapes and first rows,
// then chunks of about 4 MB. Writes nothing.

import type { Area, Snapshot } from "../mapping/snapshot.ts";
import { SHEET_ROWS } from "./address.ts";
import { fittingRows, lineThrough, type Sample, type Weights } from "./chunk-plan.ts";
import { askDateSystem, countsFrom1904 } from "./date-system.ts";
import { failureOf, inExcel, syncOrCancel, WorkbookError } from "./failure.ts";
import { assembleSheet, type RowBlock, rowWeights } from "./snapshot-assembly.ts";

interface SnapshotOptions {
  readonly signal?: AbortSignal;
  /** Share of the rows read so far, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Excel on the web refuses answers over 5 MB: chunks stay below 4.5 MB. */
const CHUNK_BYTES = 4_350_000;
/** All that is left, when it seems to fit into one. */
const ONLY_CHUNK_BYTES = 4_250_000;
/** A last chunk may be so much more: it saves a round trip for a handful of rows. */
const LAST_BYTES = 100_000;
/** The first of several, planned from the first rows alone. */
const FIRST_CHUNK_BYTES = 4_050_000;
/** The rows read together with the sheets' shapes: enough for most clerks' workbooks, and a measure of the rest. */
const PROBE_CELLS = 48_000;
/** A hundred columns, enough to hold nearly every sheet whole. */
const PROBE_COLUMNS = "A:CV";
const PROBE_WIDTH = 100;
/** Rows looked at ahead of the others with each chunk, by so many at a time: texts are of unequal length. */
const SAMPLES = 32;
const SAMPLE_ROWS = 2;
const SAMPLE_GROWTH = 1.4;
/** What is assumed of a sheet of which nothing was seen. */
const UNSEEN: Weights = { at: 0, bytes: 500, slope: 0, samples: [] };

/** Excel answers at most 512 merged areas at once: asked for in bands of so few cells that no more can be in one. */
const MERGE_BAND_CELLS = 1000;

interface SheetReading {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly used: Area | null;
  readonly blocks: RowBlock[];
  nextRow: number;
  weights: Weights;
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

/** A few rows further down, only to learn what they weigh. */
const askSample = (rows: Excel.Range): Excel.Range => rows.load("rowIndex,values,text,numberFormat,formulas");

const takeSample = (range: Excel.Range, scale: number): Sample[] => {
  if (range.isNullObject) return [];
  const { rowIndex: row, values, text: texts, numberFormat: formats, formulas } = range;
  const block = { top: row, left: 0, values, texts, formats, formulas, hidden: [], merges: [] };
  return [{ row, bytes: lineThrough(rowWeights(block).weights, 0, 1).bytes * scale }];
};

/** The line through the rows of the block; `scale` where it is narrower than its sheet. */
function lineOf(block: RowBlock, scale: number): Omit<Weights, "samples"> {
  const { weights, first, step } = rowWeights(block);
  return lineThrough(
    weights.map((bytes) => bytes * scale),
    block.top + first,
    step,
  );
}

/** First round trip: which sheets there are, and from which day they count. */
const readSheetList = async (context: Excel.RequestContext, signal: AbortSignal | undefined) => {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  const dateSystem = askDateSystem(context);
  await syncOrCancel(context, signal);
  return { sheets: worksheets.items, date1904: countsFrom1904(dateSystem) };
};

interface PendingShape {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly block: PendingBlock;
  readonly samples: readonly Excel.Range[];
}

const askShape = (sheet: Excel.Worksheet, probeRows: number): PendingShape => {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(PLACE);
  const columns = used.getIntersectionOrNullObject(PROBE_COLUMNS);
  const probe = columns.getIntersectionOrNullObject(`1:${probeRows}`);
  // Where the sheet ends is not known yet: each sample stands so much further down than the one before it.
  const samples: Excel.Range[] = [];
  for (let row = probeRows; row + SAMPLE_ROWS <= SHEET_ROWS; row = Math.ceil(row * SAMPLE_GROWTH))
    samples.push(askSample(columns.getIntersectionOrNullObject(`${row + 1}:${row + SAMPLE_ROWS}`)));
  const bandRows = Math.max(1, Math.floor(MERGE_BAND_CELLS / PROBE_WIDTH));
  const bands = Array.from({ length: Math.ceil(probeRows / bandRows) }, (_, i) => {
    const last = Math.min((i + 1) * bandRows, probeRows);
    return probe.getIntersectionOrNullObject(`${i * bandRows + 1}:${last}`);
  });
  return { sheet, used, block: askBlock(probe, bands), samples };
};

const takeShape = ({ sheet, used, block, samples }: PendingShape): SheetReading => {
  const { name } = sheet;
  const area = used.isNullObject ? null : areaOf(used);
  if (!area || block.range.isNullObject)
    return { sheet, name, used: area, blocks: [], nextRow: area?.top ?? 0, weights: UNSEEN };
  const first = takeBlock(block);
  const width = area.right - area.left + 1;
  const probeWidth = first.values[0]?.length ?? 1;
  const rows = first.values.length;
  const scale = width / probeWidth;
  // A probe that does not reach the last column only measures; its rows are read again in full.
  const whole = probeWidth === width;
  return {
    sheet,
    name,
    used: area,
    blocks: whole ? [first] : [],
    nextRow: area.top + (whole ? rows : 0),
    weights: { ...lineOf(first, scale), samples: samples.flatMap((sample) => takeSample(sample, scale)) },
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
  /** As far as can be told. */
  readonly bytes: number;
}

const rowsLeft = ({ used, nextRow }: SheetReading): number => (used ? used.bottom - nextRow + 1 : 0);

/** As many rows of as many sheets as fit the budget; at least one row. */
const planChunk = (readings: readonly SheetReading[], budget: number): Chunk[] => {
  const chunks: Chunk[] = [];
  let left = budget;
  for (const reading of readings) {
    const waiting = rowsLeft(reading);
    if (waiting <= 0) continue;
    const whole = fittingRows(reading.weights, reading.nextRow, waiting, left + LAST_BYTES);
    const forSamples = SAMPLES * SAMPLE_ROWS * reading.weights.bytes;
    const fitting = whole.rows === waiting ? whole : fittingRows(reading.weights, reading.nextRow, waiting, left - forSamples);
    const rows = chunks.length === 0 ? Math.max(fitting.rows, 1) : fitting.rows;
    if (rows <= 0) break;
    chunks.push({ reading, rows, bytes: fitting.bytes });
    left -= fitting.bytes;
    if (rows < waiting) break;
  }
  return chunks;
};

/** Evenly over what is left of the sheet once the next rows are read; none where too little is left to matter. */
function sampleRows(reading: SheetReading, rows: number): number[] {
  const from = reading.nextRow + rows;
  const left = rowsLeft(reading) - rows;
  if (left < SAMPLES * SAMPLE_ROWS * 4) return [];
  return Array.from({ length: SAMPLES }, (_, i) => from + Math.floor(((i + 1) * (left - SAMPLE_ROWS)) / SAMPLES));
}

const readChunk = async (context: Excel.RequestContext, chunks: readonly Chunk[], signal?: AbortSignal): Promise<void> => {
  const asked = chunks.map(({ reading, rows }) => {
    const { left = 0, right = 0 } = reading.used ?? {};
    const width = right - left + 1;
    const part = (row: number, count: number): Excel.Range => reading.sheet.getRangeByIndexes(row, left, count, width);
    const bandRows = Math.max(1, Math.floor(MERGE_BAND_CELLS / width));
    const bands = Array.from({ length: Math.ceil(rows / bandRows) }, (_, i) =>
      part(reading.nextRow + i * bandRows, Math.min(bandRows, rows - i * bandRows)),
    );
    const samples = sampleRows(reading, rows).map((row) => askSample(part(row, SAMPLE_ROWS)));
    return { block: askBlock(part(reading.nextRow, rows), bands), samples };
  });
  await syncOrCancel(context, signal);
  asked.forEach((pending, i) => {
    const chunk = chunks[i];
    if (!chunk) return;
    const block = takeBlock(pending.block);
    chunk.reading.blocks.push(block);
    chunk.reading.nextRow += chunk.rows;
    chunk.reading.weights = { ...lineOf(block, 1), samples: pending.samples.flatMap((sample) => takeSample(sample, 1)) };
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
  readings.reduce(
    (sum, reading) => sum + fittingRows(reading.weights, reading.nextRow, rowsLeft(reading), Number.POSITIVE_INFINITY).bytes,
    0,
  );

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
      // Rows much fuller than all that was seen of them: again in halves, down to a single row.
      if (failureOf(error).kind !== "too-large" || chunks.every(({ rows }) => rows === 1)) throw error;
      budget =
        Math.min(
          budget,
          chunks.reduce((sum, { bytes }) => sum + bytes, 0),
        ) / 2;
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
