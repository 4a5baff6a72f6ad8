// Reads the whole workbook as plain data in few, bounded round trips: one for the sheets, one for their shapes and first rows,
// then chunks of about 4 MB. Writes nothing.

import type { Area, Snapshot } from "../mapping/snapshot.ts";
import { SHEET_ROWS } from "./address.ts";
import {
  bytesLeft,
  type Chunk,
  learn,
  planChunk,
  SAMPLE_ROWS,
  SAMPLES,
  type SheetReading,
  sampleRows,
} from "./chunk-choice.ts";
import { type Line, lineThrough, type Sample, type Weights } from "./chunk-plan.ts";
import { askDateSystem, countsFrom1904 } from "./date-system.ts";
import { failureOf, inExcel, syncOrCancel } from "./failure.ts";
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
/** The first of several, planned from the first rows alone. */
const FIRST_CHUNK_BYTES = 4_050_000;
/**
 * The rows read together with the sheets' shapes: enough for most clerks' workbooks, and a measure of the rest. Texts of thousands
 * of characters can make these too large: then fewer of them, and at last none.
 */
const PROBES = [
  { cells: 48_000, sampled: true },
  { cells: 3_000, sampled: false },
  { cells: 0, sampled: false },
] as const;
type Probe = (typeof PROBES)[number];
/** A hundred columns, enough to hold nearly every sheet whole. */
const PROBE_COLUMNS = "A:CV";
const PROBE_WIDTH = 100;
const SAMPLE_GROWTH = 1.4;
/** What is assumed of a sheet of which nothing was seen. */
const UNSEEN: Weights = { at: 0, bytes: 40_000, slope: 0, samples: [] };
/** Excel answers at most 512 merged areas at once: asked for in bands of so few cells that no more can be in one. */
const MERGE_BAND_CELLS = 1000;

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
function lineOf(block: RowBlock, scale: number): Line {
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
  /** Null where only the shape was asked for. */
  readonly block: PendingBlock | null;
  readonly samples: readonly Excel.Range[];
}

const askShape = (sheet: Excel.Worksheet, probeRows: number, sampled: boolean): PendingShape => {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(PLACE);
  if (probeRows === 0) return { sheet, used, block: null, samples: [] };
  const columns = used.getIntersectionOrNullObject(PROBE_COLUMNS);
  const probe = columns.getIntersectionOrNullObject(`1:${probeRows}`);
  // Where the sheet ends is not known yet: each sample stands so much further down than the one before it.
  const samples: Excel.Range[] = [];
  for (let row = probeRows; sampled && row + SAMPLE_ROWS <= SHEET_ROWS; row = Math.ceil(row * SAMPLE_GROWTH))
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
  if (!area || block === null || block.range.isNullObject)
    return { sheet, name, used: area, blocks: [], nextRow: area?.top ?? 0, weights: UNSEEN, floor: null };
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
    floor: null,
  };
};

/** Second round trip: each sheet's shape and first rows. */
const readShapes = async (
  context: Excel.RequestContext,
  sheets: Excel.Worksheet[],
  { cells, sampled }: Probe,
  signal?: AbortSignal,
): Promise<SheetReading[]> => {
  const rows = Math.floor(cells / PROBE_WIDTH / Math.max(sheets.length, 1));
  const asked = sheets.map((sheet) => askShape(sheet, cells === 0 ? 0 : Math.max(1, rows), sampled));
  await syncOrCancel(context, signal);
  return asked.map(takeShape);
};

const isTooLarge = (error: unknown): boolean => failureOf(error).kind === "too-large";

/** The second round trip, and again with less where its answer was too large. */
const readFirstRows = async (
  context: Excel.RequestContext,
  sheets: Excel.Worksheet[],
  signal?: AbortSignal,
): Promise<SheetReading[]> => {
  for (const probe of PROBES) {
    try {
      return await readShapes(context, sheets, probe, signal);
    } catch (error) {
      if (!isTooLarge(error) || probe.cells === 0) throw error;
    }
  }
  return [];
};

const readChunk = async (context: Excel.RequestContext, chunks: readonly Chunk[], signal?: AbortSignal): Promise<void> => {
  const asked = chunks.map((chunk) => {
    const { reading, rows } = chunk;
    const { left = 0, right = 0 } = reading.used ?? {};
    const width = right - left + 1;
    const part = (row: number, count: number): Excel.Range => reading.sheet.getRangeByIndexes(row, left, count, width);
    const bandRows = Math.max(1, Math.floor(MERGE_BAND_CELLS / width));
    const bands = Array.from({ length: Math.ceil(rows / bandRows) }, (_, i) =>
      part(reading.nextRow + i * bandRows, Math.min(bandRows, rows - i * bandRows)),
    );
    const samples = sampleRows(chunk).map((row) => askSample(part(row, SAMPLE_ROWS)));
    return { block: askBlock(part(reading.nextRow, rows), bands), samples };
  });
  await syncOrCancel(context, signal);
  asked.forEach((pending, i) => {
    const chunk = chunks[i];
    if (!chunk) return;
    const block = takeBlock(pending.block);
    const { reading } = chunk;
    reading.blocks.push(block);
    reading.nextRow += chunk.rows;
    const found = pending.samples.flatMap((sample) => takeSample(sample, 1));
    // Where few could be afforded, what was seen further down before still holds.
    const before = found.length < SAMPLES / 2 ? reading.weights.samples.filter(({ row }) => row >= reading.nextRow) : [];
    const samples = [...before, ...found].sort((a, b) => a.row - b.row);
    reading.weights = { ...lineOf(block, 1), samples };
    if (reading.nextRow >= (reading.floor?.until ?? 0)) reading.floor = null;
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

const readRest = async (
  context: Excel.RequestContext,
  readings: readonly SheetReading[],
  options: SnapshotOptions,
): Promise<void> => {
  let budget = bytesLeft(readings) <= ONLY_CHUNK_BYTES ? ONLY_CHUNK_BYTES : FIRST_CHUNK_BYTES;
  let samples = SAMPLES;
  for (;;) {
    options.onProgress?.(progressOf(readings));
    const chunks = planChunk(readings, budget, samples);
    if (chunks.length === 0) return;
    try {
      await readChunk(context, chunks, options.signal);
      [budget, samples] = [CHUNK_BYTES, SAMPLES];
    } catch (error) {
      const isOneRow = chunks.length === 1 && chunks.every(({ rows }) => rows === 1);
      if (!isTooLarge(error) || (isOneRow && samples === 0)) throw error;
      learn(chunks);
      samples = isOneRow ? 0 : Math.floor(samples / 2);
    }
  }
};

/**
 * The workbook as plain data. Rejects with a WorkbookError: `cell-edit-mode`, `too-large` (one row over 5 MB), `cancelled`,
 * `failed`. Takes two round trips and one more for every 4 MB or so.
 */
export const readSnapshot = (options: SnapshotOptions = {}): Promise<Snapshot> =>
  inExcel(async (context) => {
    const { sheets, date1904 } = await readSheetList(context, options.signal);
    const readings = await readFirstRows(context, sheets, options.signal);
    await readRest(context, readings, options);
    return { date1904, sheets: readings.map(({ name, blocks }) => assembleSheet(name, blocks)) };
  });
