// Seeded histories over HTTP, each held against its own events afterwards.
import { randomHistory } from "./random-history.ts";
import { eventsOf, expectReplayed, expectRulingsOfTheirDay } from "./replayed.ts";
import type { TestRegister } from "./test-register.ts";

export interface ReplayedHistory {
  /** What does not hold, with the seed. */
  readonly problems: readonly string[];
  /** The types of its events. */
  readonly types: readonly string[];
}

/** The histories of `count` seeds from `first` on, each a round of its own: at most some eighty a register, as rounds are years. */
export async function replayedHistories(register: TestRegister, first: number, count: number): Promise<ReplayedHistory[]> {
  const told: ReplayedHistory[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    told.push(await replayedHistory(register, seed).catch((error) => ({ problems: [`seed ${seed}: ${error}`], types: [] })));
  }
  return told;
}

async function replayedHistory(register: TestRegister, seed: number): Promise<ReplayedHistory> {
  const round = await randomHistory(register, seed, 400 + 10 * seed);
  const events = await eventsOf(register, round);
  await expectReplayed(register, round);
  expectRulingsOfTheirDay(round, events);
  return { problems: [], types: events.map(({ type }) => type) };
}
