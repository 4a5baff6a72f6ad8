// A round as its events alone make it, beside the round as the tables have it: the two are to be the same.
import { expect } from "vitest";
import { replayRound } from "../../../policy/replay.ts";
import { applicationOf, ofRound } from "../../../worker/store/applications.ts";
import { batchesOf, batchOf } from "../../../worker/store/batches.ts";
import { findRound } from "../../../worker/store/rounds.ts";
import { roundEventOf } from "./stored-events.ts";
import type { TestRegister } from "./test-register.ts";

export async function eventsOf(register: TestRegister, round: string) {
  const { text } = await register.call("auditor", "GET", `/api/events?stream=${round}`);
  return text.trim().split("\n").map(roundEventOf);
}

/** Fails where a table says something else than the events. */
export async function expectReplayed(register: TestRegister, round: string): Promise<void> {
  const events = await eventsOf(register, round);
  const records = replayRound(round, events);
  const stored = await findRound(register.db, round);
  expect(stored).toEqual({ round: records.round, revision: events.length });
  const applications = await ofRound(register.db, round).all();
  expect(applications.results.map(applicationOf)).toEqual([...records.applications.values()]);
  const batches = await batchesOf(register.db, round).all();
  expect(batches.results.map(batchOf)).toEqual([...records.batches.values()]);
}
