// Sealed values and the append-only tables, in a real D1 on disk: what lies in the files, what may be written, how keys rotate.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chainEvents, firstPrevious } from "../../../worker/chain.ts";
import type { Statement } from "../../../worker/database.ts";
import { blindDigest, type Keyring, keyringOf } from "../../../worker/keyring.ts";
import { type Runtime, startRuntime } from "../../../worker/local/runtime.ts";
import { newSealKey } from "../../../worker/local/secrets.ts";
import { reseal } from "../../../worker/rotation.ts";
import { commitmentOf, seal, unseal } from "../../../worker/seal.ts";
import { appendStatements } from "../../../worker/store/events.ts";

const data = mkdtempSync(join(tmpdir(), "sealed-"));
const idNumber = "110115198703074418";
const account = "6222020200012345678";
const k1 = newSealKey();
const k2 = newSealKey();

let runtime: Runtime;
let oldRing: Keyring;
let bothRing: Keyring;
let newRing: Keyring;

const ring = (current: string, keys: Record<string, string>) => keyringOf({ SEAL_KEYS: JSON.stringify({ current, keys }) });
const run = (statements: readonly Statement[]) =>
  runtime.db.batch(statements.map(({ sql, values }) => runtime.db.prepare(sql).bind(...values)));

/** Whose lead ID number it is, by the blind index under every key of the ring. */
async function ownersOf(keyring: Keyring, text: string): Promise<readonly { subject: string }[]> {
  const digests = await Promise.all(keyring.ids.map((keyId) => blindDigest(keyring, keyId, "2025/leadIdNumber", text)));
  const { results } = await runtime.db
    .prepare(
      "SELECT DISTINCT subject FROM blind_index WHERE stream = '2025' AND field = 'leadIdNumber' AND digest IN (SELECT value FROM json_each(?1))",
    )
    .bind(JSON.stringify(digests))
    .all<{ subject: string }>();
  return results;
}

beforeAll(async () => {
  [oldRing, bothRing, newRing] = await Promise.all([ring("k1", { k1 }), ring("k2", { k1, k2 }), ring("k2", { k2 })]);
  runtime = await startRuntime({ data, bundle: null, bindings: {}, log: () => {} });
});
afterAll(async () => {
  await runtime.dispose();
  rmSync(data, { recursive: true, force: true });
});

describe("sealed values", () => {
  it("come back by reference, and only those asked for; equality goes through the blind index; rotation changes no reference", async () => {
    const sealing = await seal(oldRing, [
      {
        stream: "2025",
        subject: "2025-001",
        values: { leadIdNumber: idNumber, payeeAccount: account },
        index: { leadIdNumber: idNumber },
      },
      {
        stream: "2025",
        subject: "2025-002",
        values: { leadIdNumber: "110115199001011237" },
        index: { leadIdNumber: "110115199001011237" },
      },
    ]);
    await run(sealing.statements);
    const lead = sealing.references[0]?.["leadIdNumber"];
    const payee = sealing.references[0]?.["payeeAccount"];
    const ids = [lead?.sealed ?? "", payee?.sealed ?? ""];
    expect(await unseal(runtime.db, oldRing, ids)).toEqual(
      new Map([
        [ids[0], idNumber],
        [ids[1], account],
      ]),
    );
    expect(await unseal(runtime.db, oldRing, ids.slice(1))).toEqual(new Map([[ids[1], account]]));
    expect(await ownersOf(oldRing, idNumber)).toEqual([{ subject: "2025-001" }]);

    // While both keys are in use, and after the old one is gone.
    expect(await ownersOf(bothRing, idNumber)).toEqual([{ subject: "2025-001" }]);
    expect(await reseal(runtime.db, bothRing)).toBe(2);
    expect(await reseal(runtime.db, bothRing)).toBe(0);
    expect(await unseal(runtime.db, newRing, ids)).toEqual(
      new Map([
        [ids[0], idNumber],
        [ids[1], account],
      ]),
    );
    expect(await ownersOf(newRing, idNumber)).toEqual([{ subject: "2025-001" }]);
    await expect(unseal(runtime.db, oldRing, ids)).rejects.toThrow(/not among the configured keys/);
    await expect(ring("k2", { k2: newSealKey() }).then((wrong) => unseal(runtime.db, wrong, ids))).rejects.toThrow();
  });

  it("a bundle opens in no other's place", async () => {
    const { references, statements } = await seal(newRing, [
      { stream: "2025", subject: "2025-003", values: { contactPhone: "13800000001" } },
      { stream: "2025", subject: "2025-004", values: { contactPhone: "13800000002" } },
    ]);
    await run(statements);
    const [one, two] = references.map((row) => row["contactPhone"]?.sealed.split("/")[0] ?? "");
    const swap = "UPDATE sealed_bundles SET (iv, box) = (SELECT iv, box FROM sealed_bundles WHERE id = ?2) WHERE id = ?1";
    await run([{ sql: swap, values: [one ?? "", two ?? ""] }]);
    await expect(unseal(runtime.db, newRing, [`${one}/contactPhone`])).rejects.toThrow();
  });

  it("a commitment confirms no guess: the same value is committed to differently each time", async () => {
    const { references } = await seal(
      newRing,
      [1, 2].map((n) => ({ stream: "2025", subject: `${n}`, values: { leadIdNumber: idNumber } })),
    );
    const commitments = references.map((row) => row["leadIdNumber"]?.commitment);
    expect(new Set(commitments).size).toBe(2);
    expect(commitments).not.toContain(await commitmentOf(new Uint8Array(32), idNumber));
  });

  it("none lies in plain text in the database files", () => {
    const files = readdirSync(data, { recursive: true, encoding: "utf8" })
      .map((name) => join(data, name))
      .filter((path) => statSync(path).isFile());
    const bytes = Buffer.concat(files.map((path) => readFileSync(path)));
    expect(bytes.includes("sealed_bundles")).toBe(true);
    for (const value of [idNumber, account, "19870307", "13800000001"])
      expect([value, bytes.includes(value)]).toEqual([value, false]);
  });
});

describe("the tables' own sentences", () => {
  const write = (sql: string) => runtime.db.prepare(sql).run();

  beforeAll(async () => {
    const events = [1, 2].map((seq) => ({ stream: "s", seq, type: "t", on: "2026-11-22" }));
    const chained = await chainEvents(events, firstPrevious);
    const rows = chained.map((event, i) => ({
      ...event,
      seq: i + 1,
      decidedOn: "2026-11-22",
      type: "t",
      applicationId: null,
      previous: chained[i - 1]?.hash ?? firstPrevious,
    }));
    await run(appendStatements("s", rows));
  });

  it("events are never updated or deleted, nor replaced", async () => {
    await expect(write("UPDATE events SET body = '{}' WHERE seq = 1")).rejects.toThrow(/events are never updated/);
    await expect(write("DELETE FROM events")).rejects.toThrow(/events are never deleted/);
    await expect(write("INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1")).rejects.toThrow(/revision moved/);
    expect(await runtime.db.prepare("SELECT count(*) AS n FROM events").first()).toEqual({ n: 2 });
  });

  it("an event is the next of its stream and names the hash before it", async () => {
    const insert = (seq: number, previous: string) =>
      runtime.db
        .prepare("INSERT INTO events VALUES ('s', CAST(?1 AS INTEGER), '2026-11-22', 't', NULL, '{}', ?2, ?3)")
        .bind(seq, previous, "f".repeat(64))
        .run();
    const last = await runtime.db.prepare("SELECT hash FROM events WHERE seq = 2").first<{ hash: string }>();
    await expect(insert(2, last?.hash ?? "")).rejects.toThrow(/revision moved/);
    await expect(insert(4, last?.hash ?? "")).rejects.toThrow(/revision moved/);
    await expect(insert(3, "e".repeat(64))).rejects.toThrow(/revision moved/);
  });

  it("an asserted revision that moved fails the batch", async () => {
    const assert = (expected: number) =>
      write(`INSERT OR REPLACE INTO asserted_revisions SELECT 's', ${expected}, max(seq) FROM events WHERE stream = 's'`);
    await assert(2);
    await expect(assert(1)).rejects.toThrow(/revision_moved/);
  });

  it("members are never deleted; one identity is one member; a revoked token stays revoked", async () => {
    const member = (id: string, subject: string) =>
      write(`INSERT INTO members VALUES ('${id}', 'n', '', 'i', '${subject}', NULL, '[]', 1)`);
    await member("m1", "s1");
    await expect(member("m2", "s1")).rejects.toThrow(/UNIQUE/);
    await expect(write("DELETE FROM members")).rejects.toThrow(/members are never deleted/);
    await write(
      `INSERT INTO api_tokens VALUES ('t1', 'm1', 'n', '${"a".repeat(64)}', '["read"]', '2026-01-01', '2027-01-01', '2026-02-01')`,
    );
    await expect(write("UPDATE api_tokens SET revoked_at = NULL")).rejects.toThrow(/stays revoked/);
  });
});
