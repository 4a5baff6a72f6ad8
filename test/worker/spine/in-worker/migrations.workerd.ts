// A database that earlier migrations made, with rows in it, brought up to date inside workerd.
import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Database } from "../../../../worker/database.ts";
import { answerBox, answerStatements, findAnswer } from "../../../../worker/store/answers.ts";

// The bindings are those of worker/vitest.config.ts, which nothing gives types to.
const { DB, MIGRATIONS } = env as { readonly DB: Database; readonly MIGRATIONS: readonly { readonly name: string }[] };

const now = new Date("2026-11-22T01:00:00.000Z");
const answer = {
  requestHash: "0".repeat(64),
  status: 201,
  location: "/api/rounds/2025",
  revision: 3,
  keyId: "k1",
  iv: "A".repeat(16),
} as const;
/** Two parts. */
const box = new Uint8Array(800_001).fill(7);
const stored = (key: string) =>
  DB.batch(answerStatements("m", key, now, answer, box).map(({ sql, values }) => DB.prepare(sql).bind(...values)));
const parts = async (key: string) =>
  (await DB.prepare("SELECT part FROM answer_parts WHERE key = ?1").bind(key).all()).results.length;

describe("0004 on a database that stands", () => {
  it("keeps every stored answer with its parts, takes short keys, and drops an answer's parts with it as before", async () => {
    await applyD1Migrations(DB, MIGRATIONS.slice(0, 3));
    await stored("a-key-of-old");
    await expect(stored("short")).rejects.toThrow(/CHECK/);
    await applyD1Migrations(DB, MIGRATIONS);
    expect(await findAnswer(DB, "m", "a-key-of-old", now)).toEqual(answer);
    expect(await answerBox(DB, "m", "a-key-of-old")).toEqual(box);
    await stored("k");
    await expect(stored("k")).rejects.toThrow(/UNIQUE/);
    await expect(stored("")).rejects.toThrow(/CHECK/);
    const orphan = "INSERT INTO answer_parts (actor, key, part, box) VALUES ('m', 'none', 0, x'00')";
    await expect(DB.prepare(orphan).run()).rejects.toThrow(/FOREIGN KEY/);
    await DB.prepare("DELETE FROM answers WHERE key = 'k'").run();
    expect([await parts("k"), await parts("a-key-of-old")]).toEqual([0, 2]);
    const { results } = await DB.prepare("SELECT name FROM pragma_index_list('answers')").all<{ name: string }>();
    expect(results.map(({ name }) => name)).toContain("answers_by_age");
  });
});
