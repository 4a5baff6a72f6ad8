import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replayRound } from "../../../policy/replay.ts";
import { checkpointSchema, publicKeySchema } from "../../../worker/checkpoint.ts";
import { secretsOf } from "../../../worker/local/secrets.ts";
import { verifyEvents } from "../../../worker/verify.ts";
import { runHistories } from "./histories.ts";
import { roundEventOf } from "./stored-events.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";
import { runHistory } from "./writers.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

describe("writers at once", () => {
  it("20 writers of overlapping rows: no lost update, every conflict reported to someone", { timeout: 60_000 }, async () => {
    const round = await register.newRound();
    const told = await runHistory(register, { seed: 1_000, round, firstRow: 1, writers: 20, rows: 4 });
    expect(told.problems).toEqual([]);
    expect(told.conflicts).toBeGreaterThan(0);
  });

  it("300 seeded histories", { timeout: 400_000 }, async () => {
    const told = await runHistories(register, 1, 300);
    expect(told.flatMap(({ problems }) => problems)).toEqual([]);
    expect(told.length).toBe(300);
    expect(told.filter(({ conflicts }) => conflicts > 0).length).toBeGreaterThan(50);
    expect(told.filter(({ merges }) => merges > 0).length).toBeGreaterThan(50);
  });

  it("afterwards the chain is intact up to the checkpoint", async () => {
    const lines = (await register.call("auditor", "GET", "/api/events")).text.trim().split("\n");
    const { text } = await register.call("auditor", "GET", "/api/checkpoint");
    const { checkpointKey } = await secretsOf(register.data);
    const key = publicKeySchema.parse(checkpointKey);
    expect(await verifyEvents(lines, checkpointSchema.parse(JSON.parse(text)), key)).toMatchObject({
      intact: true,
      uncovered: 0,
    });
  });

  it("and the tables are what the events alone say", async () => {
    const bodies = await register.db
      .prepare("SELECT stream, body FROM events ORDER BY stream, seq")
      .all<{ stream: string; body: string }>();
    const byStream = Map.groupBy(bodies.results, ({ stream }) => stream);
    const { results } = await register.db.prepare("SELECT id, record FROM rounds").all<{ id: string; record: string }>();
    for (const { id, record } of results) {
      const { round, applications } = replayRound(
        id,
        (byStream.get(id) ?? []).map(({ body }) => roundEventOf(body)),
      );
      expect(JSON.parse(record)).toEqual(round);
      const stored = await register.db
        .prepare("SELECT record FROM applications WHERE round = ?1 ORDER BY number")
        .bind(id)
        .all<{ record: string }>();
      expect(stored.results.map((row) => JSON.parse(row.record))).toEqual([...applications.values()]);
    }
  });
});
