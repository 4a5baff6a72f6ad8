// A round as its events alone make it, beside the round as the tables have it: the two are to be the same. Used outside a test runner too.
import { deepEqual } from "node:assert/strict";
import type { Recorded, RoundEvent } from "../../../policy/records/event.ts";
import { rulingIds, rulingsOn } from "../../../policy/records/round.ts";
import { foldRecords, type RoundRecords, replayRound } from "../../../policy/replay.ts";
import { applicationOf, ofRound } from "../../../worker/store/applications.ts";
import { batchesOf, batchOf } from "../../../worker/store/batches.ts";
import { findRound } from "../../../worker/store/rounds.ts";
import { roundEventOf } from "./stored-events.ts";
import type { TestRegister } from "./test-register.ts";

export async function eventsOf(register: TestRegister, round: string): Promise<readonly Recorded<RoundEvent>[]> {
  const { text } = await register.call("auditor", "GET", `/api/events?stream=${round}`);
  return text.trim().split("\n").map(roundEventOf);
}

/** @throws AssertionError where a table says something else than the events. */
export async function expectReplayed(register: TestRegister, round: string): Promise<void> {
  const events = await eventsOf(register, round);
  const records = replayRound(round, events);
  const applications = await ofRound(register.db, round).all();
  const batches = await batchesOf(register.db, round).all();
  same(await findRound(register.db, round), { round: records.round, revision: events.length });
  same(applications.results.map(applicationOf), [...records.applications.values()]);
  same(batches.results.map(batchOf), [...records.batches.values()]);
}

/** As JSON has them: what is absent and what is undefined are one. */
const same = (stored: unknown, replayed: unknown): void =>
  deepEqual(JSON.parse(JSON.stringify(stored)), JSON.parse(JSON.stringify(replayed)));

/** @throws AssertionError where a decision used other rulings than those in force on its day by what had happened before it. */
export function expectRulingsOfTheirDay(round: string, events: readonly Recorded<RoundEvent>[]): void {
  let records: RoundRecords = { round: null, applications: new Map(), batches: new Map() };
  for (const event of events) {
    if ("rulings" in event.data && records.round !== null) {
      const inForce: Readonly<Record<string, unknown>> = { ...rulingsOn(records.round, event.on) };
      const used = event.data.rulings;
      const asked = rulingIds.filter((id) => id in used);
      same([event.seq, used], [event.seq, Object.fromEntries(asked.map((id) => [id, inForce[id]]))]);
    }
    records = foldRecords(round, records, [event]);
  }
}
