// How experts' scores become an average, a rank and a cut (articles 5 and 8, under the `scoring` ruling), in integers throughout.
// Numbers in, numbers out: it knows no rows, and which scores count is the caller's business.
import type { Settings } from "./settings.ts";

type Combine = Settings["scoring"]["combine"];

/** Averages are compared, ranked and shown at two decimals: whole hundredths. */
export const averageDecimals = 2;

/** A score is counted in billionths: cells hold no finer ones once float noise is rounded off. */
const scoreDecimals = 9;
/** A trimmed mean needs at least this many scores before the dropping. */
const fewestToTrim = 5;

const unitsOf = (score: number): number => Math.round(score * 10 ** scoreDecimals);

/** `numerator / denominator` to the nearest whole, halves up; both non-negative integers. */
function halfUp(numerator: number, denominator: number): number {
  const [doubled, divisor] = [numerator * 2 + denominator, denominator * 2];
  // The remainder is exact, a quotient of such numbers need not be.
  if (Number.isSafeInteger(doubled)) return (doubled - (doubled % divisor)) / divisor;
  return Number((BigInt(numerator) * 2n + BigInt(denominator)) / BigInt(divisor));
}

/** A number from 0 up in units of its `decimals`-th decimal, halves up: 88.335 at two decimals is 8834. */
export function atDecimals(value: number, decimals: number): number {
  return halfUp(unitsOf(value), 10 ** (scoreDecimals - decimals));
}

/** The average of valid scores in units of its `decimals`-th decimal, halves up; null where there is no score. */
export function averageOf(scores: readonly number[], combine: Combine, decimals: number = averageDecimals): number | null {
  if (scores.length === 0) return null;
  const divisor = 10 ** (scoreDecimals - decimals);
  let [sum, lowest, highest] = [0, Number.POSITIVE_INFINITY, 0];
  for (const score of scores) {
    const units = unitsOf(score);
    sum += units;
    lowest = Math.min(lowest, units);
    highest = Math.max(highest, units);
  }
  // A trimmed mean is without one highest and one lowest where at least five are given.
  if (combine === "mean" || scores.length < fewestToTrim) return halfUp(sum, scores.length * divisor);
  return halfUp(sum - lowest - highest, (scores.length - 2) * divisor);
}

/** Standard competition ranking (1, 2, 2, 4), highest first. */
export function competitionRanks(averages: readonly number[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  // A typed array sorts as numbers, and fast.
  const descending = Float64Array.from(averages).sort().reverse();
  let position = 0;
  for (const average of descending) {
    position += 1;
    if (!ranks.has(average)) ranks.set(average, position);
  }
  return ranks;
}

/** The average that holds the last place, and whether more hold it than there are places left. Null where there are places for all, or none at all. */
export function cutLine(
  averages: readonly number[],
  places: number,
): { readonly average: number; readonly tied: boolean } | null {
  if (places === 0 || averages.length <= places) return null;
  const sorted = [...averages].sort((a, b) => b - a);
  const average = sorted[places - 1];
  return average === undefined ? null : { average, tied: sorted[places] === average };
}
