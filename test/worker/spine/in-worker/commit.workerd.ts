// The commit on a toy stream, inside workerd: one batch or nothing, and what happens when two writers decide on the same revision.

import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createRoute, z } from "@hono/zod-openapi";
import { beforeAll, describe, expect, it } from "vitest";
import { isoDateSchema } from "../../../../policy/kinds.ts";
import { publicActor } from "../../../../worker/actor.ts";
import { type Change, decideAndCommit } from "../../../../worker/commit.ts";
import type { Database } from "../../../../worker/database.ts";
import type { Env } from "../../../../worker/environment.ts";
import { Problem, problemResponse } from "../../../../worker/problem.ts";
import { routes } from "../../../../worker/routes-app.ts";
import { headOf } from "../../../../worker/store/events.ts";

// The bindings are those of worker/vitest.config.ts, which nothing gives types to.
const { DB, MIGRATIONS } = env as { readonly DB: Database; readonly MIGRATIONS: unknown };

const sealKeys = JSON.stringify({ current: "k1", keys: { k1: "A".repeat(43) } });
const bindings: Pick<Env, "DB" | "SEAL_KEYS"> = { DB, SEAL_KEYS: sealKeys };

type Attempt = () => Promise<Change<{ revision: number }, 200>>;

/** One request whose command is `attempt`. */
async function command(attempt: Attempt, key: string | null = null, memberId = "m"): Promise<Response> {
  const app = routes();
  app.use(async (c, next) => {
    c.set("actor", { ...publicActor, memberId });
    c.set("requestId", "r");
    c.set("now", new Date());
    c.set("today", isoDateSchema.parse("2026-11-22"));
    c.set("idempotency", key === null ? null : { key, requestHash: "0".repeat(64) });
    await next();
  });
  const schema = z.object({ revision: z.number() });
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  app.openapi(createRoute({ method: "post", path: "/", responses }), (c) => decideAndCommit(c, attempt));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(c, error, "r");
    throw error;
  });
  return app.request("/", { method: "POST" }, bindings);
}

const revisionOf = (body: unknown): number => z.object({ revision: z.number() }).parse(body).revision;

const appendTo = (
  stream: string,
  revision: number,
  more: Partial<Change<{ revision: number }, 200>> = {},
): Change<{ revision: number }, 200> => ({
  appends: [{ stream, revision, events: [{ type: "toy.happened", data: { revision } }] }],
  statements: [],
  answer: { status: 200, body: { revision: revision + 1 } },
  ...more,
});

const append =
  (stream: string): Attempt =>
  async () =>
    appendTo(stream, (await headOf(DB, stream)).revision);

beforeAll(() => applyD1Migrations(DB, MIGRATIONS));

describe("commit", () => {
  it("appends an event as the next of its stream", async () => {
    expect(await (await command(append("one"))).json()).toEqual({ revision: 1 });
    expect(await (await command(append("one"))).json()).toEqual({ revision: 2 });
  });

  it("20 writers at once: each event once, numbers without a gap", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => command(append("busy"))));
    const revisions = await Promise.all(answers.map(async (answer) => revisionOf(await answer.json())));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(revisions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it("decides again where the revision moved between load and batch", async () => {
    let tries = 0;
    const answer = await command(async () => {
      const { revision } = await headOf(DB, "raced");
      tries += 1;
      if (tries === 1) await command(append("raced"));
      return appendTo("raced", revision);
    });
    expect([tries, await answer.json()]).toEqual([2, { revision: 2 }]);
  });

  it("a command that reads another stream loses where that stream moved, and nothing of it is written", async () => {
    await command(append("read"));
    let tries = 0;
    const answer = await command(async () => {
      tries += 1;
      const read = await headOf(DB, "read");
      if (tries === 1) await command(append("read"));
      const { revision } = await headOf(DB, "reader");
      return appendTo("reader", revision, { asserts: [{ stream: "read", revision: read.revision }] });
    });
    expect([tries, await answer.json(), (await headOf(DB, "reader")).revision]).toEqual([2, { revision: 1 }, 1]);
  });

  it("gives up after two seconds of losing: 409 busy, nothing written", async () => {
    const started = Date.now();
    const answer = await command(async () => appendTo("hopeless", 7));
    expect([answer.status, z.object({ code: z.string() }).parse(await answer.json()).code]).toEqual([409, "busy"]);
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(Date.now() - started).toBeLessThan(4_000);
    expect((await headOf(DB, "hopeless")).revision).toBe(0);
  });

  it("is all or nothing: a failing statement takes the event with it", async () => {
    const broken = { sql: "INSERT INTO members (id, name) VALUES ('x', NULL)", values: [] };
    const answer = await command(async () => appendTo("broken", 0, { statements: [broken] })).catch(() => null);
    expect(answer?.status ?? 500).toBe(500);
    expect((await headOf(DB, "broken")).revision).toBe(0);
  });

  it("the same key sent twice at once commits once and answers both the same", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => command(append("twice"), "the-same-key")));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts)).toEqual(new Set(['{"revision":1}']));
    expect((await headOf(DB, "twice")).revision).toBe(1);
  });

  it("an answer of several megabytes lies in parts under 900 KB", async () => {
    const body = { revision: 1, noise: noise(3_000_000) };
    const answer = await command(
      async () => ({ ...appendTo("large", 0), answer: { status: 200 as const, body } }),
      "large-answer-key",
    );
    const { results } = await DB.prepare("SELECT length(box) AS bytes FROM answer_parts WHERE key = 'large-answer-key'").all<{
      bytes: number;
    }>();
    expect(answer.status).toBe(200);
    expect(results.length).toBeGreaterThan(1);
    expect(Math.max(...results.map(({ bytes }) => bytes))).toBeLessThan(900_000);
  });
});

/** Text that does not compress well. */
function noise(length: number): string {
  let text = "";
  while (text.length < length) text += btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(30_000))));
  return text;
}
