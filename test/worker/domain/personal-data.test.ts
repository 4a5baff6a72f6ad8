import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkpointSchema, publicKeySchema } from "../../../worker/checkpoint.ts";
import { secretsOf } from "../../../worker/local/secrets.ts";
import { verifyEvents } from "../../../worker/verify.ts";
import { cleanFields, knownRow, newRow } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const replaced = { payeeAccount: "6222020000990099", contactPhone: "13700990099" };
const secrets = [
  ...["leadIdNumber", "contactPhone", "payeeAccount"].flatMap((field) => [1, 2, 3].map((n) => String(cleanFields(n)[field]))),
  ...Object.values(replaced),
];

/** Everything under the data directory, each file as bytes. */
function* files(folder: string): Generator<[string, Buffer]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) yield [path, readFileSync(path)];
  }
}

describe("sealed values", () => {
  it("no identity number, account or phone stands in plain in the database files, the stored answers or the logs", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1), newRow(2), newRow(3)]);
    await register.sync(round, [knownRow(1, `${round}-001`, 1, {}, replaced)]);
    await register.preview(round, [knownRow(1, `${round}-001`, 1, {}, { payeeAccount: "6222020000110011" })]);
    await register.call("clerk", "PUT", "/api/municipal-awards", {
      body: {
        awards: [
          {
            programme: "市级",
            awardYear: 2022,
            leadName: "李",
            hostName: "甲",
            leadIdNumber: String(cleanFields(3)["leadIdNumber"]),
          },
        ],
      },
    });
    const seen = await register.call(
      "clerk",
      "GET",
      `/api/applications/${round}-001?reveal=payeeAccount,leadIdNumber,contactPhone`,
    );
    expect(seen.text).toContain(replaced.payeeAccount);
    await register.call("clerk", "POST", `/api/rounds/${round}/sync`, { text: `{"leadIdNumber": "${secrets[0]}"` });

    let searched = 0;
    for (const [path, bytes] of files(register.data)) {
      searched += bytes.length;
      for (const secret of secrets) expect([path, bytes.includes(secret)]).toEqual([path, false]);
    }
    expect(searched).toBeGreaterThan(100_000);
    // A line a request; that of the last may still be on its way.
    expect(register.logs.length).toBeGreaterThanOrEqual(8);
    for (const secret of secrets) expect(register.logs.join("")).not.toContain(secret);
  });

  it("a guess of a birth date confirms nothing: equal values leave different traces in the events", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1), newRow(2, { leadIdNumber: cleanFields(1)["leadIdNumber"] ?? null })]);
    const { text } = await register.call("auditor", "GET", `/api/events?stream=${round}`);
    const commitments = [...text.matchAll(/"commitment":"([0-9a-f]{64})"/g)].map(([, commitment]) => commitment);
    expect(commitments).toHaveLength(6);
    expect(new Set(commitments).size).toBe(6);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\d{6}\*+\d/);
  });

  it("erased, a value and its index are gone, no event changes, and the history still verifies without a key to any value", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1), newRow(2)]);
    const events = async () => (await register.call("auditor", "GET", "/api/events")).text;
    const left = (table: string) =>
      register.db.prepare(`SELECT count(*) AS left FROM ${table} WHERE subject = '${round}-001'`).first();
    expect(await left("blind_index")).toEqual({ left: 1 });
    const before = await events();
    await register.db.prepare("DELETE FROM sealed_bundles WHERE subject = ?1").bind(`${round}-001`).run();
    expect(await left("blind_index")).toEqual({ left: 0 });
    const { body } = await register.call("clerk", "GET", `/api/applications/${round}-001`);
    const fields = { leadIdNumber: null, payeeAccount: null, hostName: cleanFields(1)["hostName"] };
    expect(body).toMatchObject({ fields });
    expect(await events()).toBe(before);
    const { text } = await register.call("auditor", "GET", "/api/checkpoint");
    const key = publicKeySchema.parse((await secretsOf(register.data)).checkpointKey);
    const verdict = await verifyEvents(before.trim().split("\n"), checkpointSchema.parse(JSON.parse(text)), key);
    expect(verdict).toMatchObject({ intact: true, uncovered: 0 });
  });
});
