// Many seeded histories of writers at once in one register, small ones, some beside each other.
import { newRow } from "./sample-rows.ts";
import type { TestRegister } from "./test-register.ts";
import { type HistoryTold, runHistory } from "./writers.ts";

/** Rounds are years, and there are not ten thousand of them: histories share them one after the other, with rows of their own. */
const historiesARound = 10;
/** The Worker is one thread here: more rounds at once would only make each other read their registers anew. */
const roundsAtOnce = 1;

/** The histories of `count` seeds from `firstSeed` on, in rounds the register does not have yet. */
export async function runHistories(register: TestRegister, firstSeed: number, count: number): Promise<readonly HistoryTold[]> {
  const seeds = numbersFrom(firstSeed, count);
  const batches = numbersFrom(0, Math.ceil(count / historiesARound)).map((batch) =>
    seeds.slice(batch * historiesARound, (batch + 1) * historiesARound),
  );
  const told: HistoryTold[] = [];
  const work = batches.values();
  await Promise.all(
    numbersFrom(0, roundsAtOnce).map(async () => {
      for (const batch of work) told.push(...(await historiesOf(register, batch)));
    }),
  );
  return told;
}

async function historiesOf(register: TestRegister, seeds: readonly number[]): Promise<HistoryTold[]> {
  const round = await register.newRound();
  // Three histories of four begin with rows that stand; in the fourth the writers also race to bring them.
  const plans = seeds.map((seed, index) => ({
    seed,
    round,
    firstRow: index * 3 + 1,
    writers: seed % 5 === 0 ? 3 : 2,
    rows: 1 + (seed % 2),
  }));
  const isRace = (seed: number) => seed % 4 === 0;
  const standing = plans.filter(({ seed }) => !isRace(seed)).flatMap(({ firstRow, rows }) => numbersFrom(firstRow, rows));
  const { rows: results } = await register.sync(
    round,
    standing.map((n) => newRow(n)),
  );
  const ids = new Map(results.map(({ applicationId }, index) => [standing[index], applicationId ?? ""]));
  const told: HistoryTold[] = [];
  for (const plan of plans) {
    const known = numbersFrom(plan.firstRow, plan.rows).map((n) => ids.get(n) ?? "");
    told.push(await runHistory(register, isRace(plan.seed) ? plan : { ...plan, known }).catch(brokenOff(plan.seed)));
  }
  return told;
}

/** A history that could not be run to its end is a problem too, and its seed is told. */
const brokenOff =
  (seed: number) =>
  (error: unknown): HistoryTold => ({ problems: [`seed ${seed}: ${String(error)}`], conflicts: 0, merges: 0 });

const numbersFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);
