// Whatever happened in a round, its events alone say how it stands, and under which rulings each decision was taken.
// The same of thousands of lives in one process: test/policy/decisions/lives.test.ts.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ReplayedHistory, replayedHistories } from "./replayed-histories.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
let histories: readonly ReplayedHistory[] = [];
beforeAll(async () => {
  register = await startTestRegister();
  histories = await replayedHistories(register, 1, 8);
}, 180_000);
afterAll(() => register.stop());

describe("random histories", () => {
  it("any history replayed from its events alone gives the state that the tables have, and its decisions their rulings", () => {
    expect(histories.flatMap(({ problems }) => problems)).toEqual([]);
    expect(histories).toHaveLength(8);
  });

  it("the seeds reach what they are there for", () => {
    const types: ReadonlySet<string> = new Set(histories.flatMap((history) => history.types));
    const steps = ["assessed", "plaque-issued", "plan-put", "expenditures-put", "sanctioned", "revoked"];
    const wanted = [...steps.map((step) => `application.${step}`), "round.ruling-set", "round.running-begun", "round.closed"];
    expect(wanted.filter((type) => !types.has(type))).toEqual([]);
  });
});
