// Whatever happened in a round, its events alone say how it stands, and under which rulings each decision was taken.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rulingIds, rulingsOn } from "../../../policy/records/round.ts";
import { replayRound } from "../../../policy/replay.ts";
import { randomHistory } from "./random-history.ts";
import { eventsOf, expectReplayed } from "./replayed.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

const seeds = [1, 2, 3, 4, 5];
let register: TestRegister;
let rounds: string[] = [];
beforeAll(async () => {
  register = await startTestRegister();
  rounds = [];
  for (const seed of seeds) rounds.push(await randomHistory(register, seed, 400 + 10 * seed));
}, 60_000);
afterAll(() => register.stop());

describe("random histories", () => {
  it("any history replayed from its events alone gives the state that the tables have", async () => {
    for (const round of rounds) await expectReplayed(register, round);
  });

  it("every decision replays under the rulings that were in force when it was taken", async () => {
    for (const round of rounds) {
      const events = await eventsOf(register, round);
      for (const [index, event] of events.entries()) {
        if (!("rulings" in event.data)) continue;
        const before = replayRound(round, events.slice(0, index)).round;
        const inForce: Readonly<Record<string, unknown>> = before === null ? {} : rulingsOn(before, event.on);
        const used = event.data.rulings;
        const asked = rulingIds.filter((id) => id in used);
        expect(used).toEqual(Object.fromEntries(asked.map((id) => [id, inForce[id]])));
      }
    }
  });

  it("the seeds reach what they are there for", async () => {
    const all = await Promise.all(rounds.map((round) => eventsOf(register, round)));
    const types: ReadonlySet<string> = new Set(all.flat().map(({ type }) => type));
    const steps = ["assessed", "plaque-issued", "plan-put", "expenditures-put", "sanctioned", "revoked"];
    const wanted = [...steps.map((step) => `application.${step}`), "round.ruling-set", "round.running-begun", "round.closed"];
    expect(wanted.filter((type) => !types.has(type))).toEqual([]);
  });
});
