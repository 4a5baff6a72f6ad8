// Which rows of which sheets are asked for next, and what a refused answer teaches. Asks Excel nothing itself.
import type { Area } from "../mapping/snapshot.ts";
import { type Floor, fittingRows, type Weights } from "./chunk-plan.ts";
import type { RowBlock } from "./snapshot-assembly.ts";

/** A last chunk may be so much more: it saves a round trip for a handful of rows. */
const LAST_BYTES = 100_000;
/** Rows looked at ahead of the others with each chunk, by so many at a time: texts are of unequal length. */
export const SAMPLES = 32;
export const SAMPLE_ROWS = 2;
/** One sample for so many rows that are left, at most, and no more than these bytes for all of a chunk. */
const ROWS_A_SAMPLE = 8;
const SAMPLE_BYTES = 400_000;
/** Excel's own limit is 5 MB: what it refused weighed more. */
const REFUSED_BYTES = 5_000_000;
/** Of a sheet that was not seen in its full width so many rows are read before more are planned. */
const LOOK_ROWS = 8;

export interface SheetReading {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly used: Area | null;
  readonly blocks: RowBlock[];
  nextRow: number;
  weights: Weights;
  floor: Floor | null;
}

export interface Chunk {
  readonly reading: SheetReading;
  readonly rows: number;
  /** As far as can be told. */
  readonly bytes: number;
  /** How many samples of the rows behind these are read with them. */
  readonly samples: number;
}

const rowsLeft = ({ used, nextRow }: SheetReading): number => (used ? used.bottom - nextRow + 1 : 0);

const weightsOf = ({ weights, floor }: SheetReading): Weights => ({ ...weights, floor });

/** How many samples of what is left behind the next rows are worth their bytes. */
function samplesOf({ weights, floor }: SheetReading, left: number, most: number): number {
  const bytes = SAMPLE_ROWS * Math.max(weights.bytes, floor?.bytes ?? 0);
  return Math.max(0, Math.min(most, Math.floor(left / ROWS_A_SAMPLE), Math.floor(SAMPLE_BYTES / bytes)));
}

/** As many rows of as many sheets as fit the budget, and `most` samples of what is left; at least one row. */
export const planChunk = (readings: readonly SheetReading[], budget: number, most: number): Chunk[] => {
  const chunks: Chunk[] = [];
  let left = budget;
  for (const reading of readings) {
    const isNew = reading.blocks.length === 0;
    const waiting = isNew ? Math.min(rowsLeft(reading), LOOK_ROWS) : rowsLeft(reading);
    if (waiting <= 0) continue;
    const weights = weightsOf(reading);
    const whole = fittingRows(weights, reading.nextRow, waiting, left + LAST_BYTES);
    const forSamples = samplesOf(reading, rowsLeft(reading), most) * SAMPLE_ROWS * weights.bytes;
    const fitting =
      whole.rows === waiting ? whole : fittingRows(weights, reading.nextRow, waiting, Math.max(0, left - forSamples));
    const rows = chunks.length === 0 ? Math.max(fitting.rows, 1) : fitting.rows;
    if (rows <= 0) break;
    const bytes = Math.max(fitting.bytes, rows * 16);
    const samples = samplesOf(reading, rowsLeft(reading) - rows, most);
    chunks.push({ reading, rows, bytes, samples });
    left -= bytes + samples * SAMPLE_ROWS * weights.bytes;
    if (rows < waiting) break;
  }
  return chunks;
};

/** Evenly over what is left of the sheet once the next rows are read. */
export function sampleRows({ reading, rows, samples }: Chunk): number[] {
  const from = reading.nextRow + rows;
  const left = rowsLeft(reading) - rows;
  return Array.from({ length: samples }, (_, i) => from + Math.floor(((i + 1) * (left - SAMPLE_ROWS)) / samples));
}

export const bytesLeft = (readings: readonly SheetReading[]): number =>
  readings.reduce(
    (sum, reading) => sum + fittingRows(weightsOf(reading), reading.nextRow, rowsLeft(reading), Number.POSITIVE_INFINITY).bytes,
    0,
  );

/** What a refusal teaches: these rows weigh twice as much as thought, at least, and together more than Excel answers. */
export function learn(chunks: readonly Chunk[]): void {
  const planned = chunks.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { reading, rows, bytes } of chunks)
    reading.floor = { until: reading.nextRow + rows, bytes: (bytes / rows) * Math.max(2, REFUSED_BYTES / planned) };
}
