import { describe, expect, it } from "vitest";
import { live } from "./lives.ts";

describe("any life of a round", () => {
  it("replayed from its events alone is the same, and every decision is the same again under the rulings of its day", () => {
    const { happened, decisions } = live(20_251_103, 200);
    expect(decisions).toBeGreaterThan(4_000);
    const rare = ["application.objection-closed", "application.revoked", "recovery.received"];
    const often = [
      "round.ruling-set",
      "round.running-begun",
      "round.closed",
      "application.assessed",
      "application.municipal-match-resolved",
      "application.sanctioned",
      "application.payee-confirmed",
      "payment.paid",
      "payment.returned",
      "batch.voided",
      "batch.stopped",
      "recovery.opened",
    ];
    for (const type of rare) expect(happened.get(type) ?? 0, type).toBeGreaterThan(0);
    for (const type of often) expect(happened.get(type) ?? 0, type).toBeGreaterThan(10);
  }, 120_000);
});
