// How many rows may be asked for at once, from what the rows read so far weighed and from single rows looked at further down.
// Pure: numbers in, numbers out. An estimate; what Excel refuses all the same is asked for again in halves.

/** A row looked at ahead of the others: its 0-based number and the bytes of Excel's answer for it. */
export interface Sample {
  readonly row: number;
  readonly bytes: number;
}

/** What the rows of a sheet are expected to weigh. */
export interface Weights {
  /** A straight line through the rows read last: bytes at row `at`, and how many more with each further row. */
  readonly at: number;
  readonly bytes: number;
  readonly slope: number;
  /** In row order. */
  readonly samples: readonly Sample[];
  /** Excel refused an answer with the rows before `until`: each is taken to weigh so many bytes at least. */
  readonly floor?: Floor | null;
}

export interface Floor {
  readonly until: number;
  readonly bytes: number;
}

export type Line = Pick<Weights, "at" | "bytes" | "slope">;

/** A lesser change from the first of the rows to the last does not matter. */
const leastTrend = 0.02;
/** Nor does one that may be chance, as texts are of unequal length: within so many standard errors. */
const errors = 4;
/** So many standard errors may the rows ahead weigh more on average than those read, beyond what every estimate allows for. */
const chance = 2.5;
/** Samples that differ by less from the rows read, each and all together, do not speak against them. */
const tolerance = { one: 0.25, all: 0.08 };
/** Two samples that differ by more have a jump between them, and nobody knows where. */
const jump = 1.5;
/** Few samples tell less exactly than many rows. */
const caution = 1.03;
const leastBytes = 16;

/** The line through the weights of the rows from `first` on, `step` apart. */
export function lineThrough(weights: readonly number[], first: number, step: number): Line {
  const count = Math.max(weights.length, 1);
  const middle = (count - 1) / 2;
  const mean = weights.reduce((sum, bytes) => sum + bytes, 0) / count;
  let [along, across] = [0, 0];
  for (const [index, bytes] of weights.entries()) {
    along += (index - middle) ** 2;
    across += (index - middle) * (bytes - mean);
  }
  const slope = along === 0 ? 0 : across / along;
  const scatter = weights.reduce((sum, bytes, index) => sum + (bytes - mean - slope * (index - middle)) ** 2, 0);
  // The standard error of the change along evenly spaced points.
  const error = Math.sqrt((12 * scatter) / count) / Math.sqrt(count);
  const isTrend = Math.abs(slope * count) > Math.max(leastTrend * mean, errors * error);
  // Where few rows weigh nearly all, there may be more of them further down than there were here.
  const uncertain = Math.max(0, chance * (error / Math.sqrt(12)) - (caution - 1) * mean);
  return { at: first + middle * step, bytes: mean + uncertain, slope: isTrend ? slope / step : 0 };
}

const onLine = ({ at, bytes, slope }: Weights, row: number): number => Math.max(bytes + slope * (row - at), leastBytes);

/** What the row is expected to weigh by the samples around it: between them, or where they differ much, as the heavier. */
function betweenSamples(above: Sample, below: Sample, row: number): number {
  const [light, heavy] = [Math.min(above.bytes, below.bytes), Math.max(above.bytes, below.bytes)];
  if (heavy > light * jump) return heavy;
  return above.bytes + ((below.bytes - above.bytes) * (row - above.row)) / Math.max(below.row - above.row, 1);
}

/** Rows of one weight are best told by the many that were read; where the weight changes, the few that lie ahead tell it. */
function isSteady({ slope, bytes, samples }: Weights): boolean {
  const isNear = (weight: number, share: number): boolean => Math.abs(weight - bytes) <= share * bytes;
  const mean = samples.reduce((sum, sample) => sum + sample.bytes, 0) / samples.length;
  return (
    slope === 0 &&
    samples.every((sample) => isNear(sample.bytes, tolerance.one)) &&
    (samples.length === 0 || isNear(mean, tolerance.all))
  );
}

/** The rows from `from` on, `most` at most, that are expected to fit into the budget, and their weight. */
export function fittingRows(
  weights: Weights,
  from: number,
  most: number,
  budget: number,
): { readonly rows: number; readonly bytes: number } {
  const samples = isSteady(weights) ? [] : weights.samples;
  const floor = weights.floor ?? { until: 0, bytes: 0 };
  let above: Sample = { row: from - 1, bytes: onLine(weights, from - 1) };
  let next = 0;
  let bytes = 0;
  for (let rows = 0; rows < most; rows++) {
    const row = from + rows;
    let below = samples[next];
    while (below !== undefined && below.row < row) {
      above = below;
      below = samples[++next];
    }
    const more =
      below === undefined
        ? Math.max(onLine(weights, row), next === 0 ? 0 : above.bytes)
        : betweenSamples(above, below, row) * caution;
    const weight = Math.max(more, row < floor.until ? floor.bytes : 0);
    if (bytes + weight > budget) return { rows, bytes };
    bytes += weight;
  }
  return { rows: Math.max(most, 0), bytes };
}
