import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ScheduleAnswer } from "../../../policy/contract/payments.ts";
import { freePort, killAll, tokenOf } from "../spine/local-commands.ts";
import { killWhilePaying } from "./killed-payments.ts";

const data = mkdtempSync(join(tmpdir(), "killed-payments-"));
afterAll(() => {
  killAll();
  rmSync(data, { recursive: true, force: true });
});

describe("kill -9 while money is on its way", () => {
  it("during a report (the long bench: approvals and pulls too): what was answered stands, nothing is paid twice", {
    timeout: 120_000,
  }, async () => {
    const kills = 1;
    const { problems, register } = await killWhilePaying({ data, port: await freePort(), seed: 7, kills });
    expect(problems).toEqual([]);
    const headers = async (role: string) => ({ authorization: `Bearer ${await tokenOf(register.http, role)}` });
    const get = async (role: string, path: string) =>
      (await fetch(`${register.http}${path}`, { headers: await headers(role) })).text();
    const { lines }: ScheduleAnswer = JSON.parse(await get("finance", "/api/rounds/2025/payment-schedule"));
    expect(lines.filter(({ stage }) => stage === "first").map(({ status }) => status)).toEqual(Array(kills).fill("paid"));
    const events = await get("auditor", "/api/events?stream=2025");
    for (const type of ["batch.prepared", "batch.approved", "batch.pulled", "payment.paid"]) {
      expect([type, events.split(`"type":"${type}"`).length - 1]).toEqual([type, kills]);
    }
    await register.kill("SIGTERM");
  });
});
