import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
    expect(register.logs.length).toBeGreaterThan(10);
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
});
