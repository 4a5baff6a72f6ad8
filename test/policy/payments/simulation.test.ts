import { describe, expect, it } from "vitest";
import { simulate } from "./simulation.ts";

describe("no yuan is paid twice, whatever people do", () => {
  it("5,000 random steps: nothing paid twice or outside article 14, three people a batch, files and events alike", () => {
    const { happened } = simulate(1, 5_000);
    const often = ["batch.approved", "batch.voided", "batch.stopped", "payment.paid", "payment.returned", "recovery.opened"];
    for (const type of often) expect(happened.get(type) ?? 0, type).toBeGreaterThan(20);
    for (const type of ["application.revoked", "recovery.lapsed"]) expect(happened.get(type) ?? 0, type).toBeGreaterThan(2);
  });
});
