// What a bench hands over to be printed, and how times are taken: medians of several runs in one process.

/** A table: a title, its column heads, its rows. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Median time of `runs` runs after one to warm up, in milliseconds. */
export async function medianMs(run: () => unknown, runs = 5): Promise<number> {
  await run();
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** The middle one, or the upper of the two in the middle. */
export const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

export const inMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
