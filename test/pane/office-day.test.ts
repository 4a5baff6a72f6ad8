// Which day the pane counts as today: the register's where one says it, else the machine's in Beijing.
import { describe, expect, it } from "vitest";
import { OfficeDay } from "../../addin/pane/office-day.ts";

/** 22 November in Beijing, still the 21st in London. */
const clock = (): Date => new Date("2026-11-21T17:00:00Z");
const silent = (): Promise<unknown> => Promise.reject(new TypeError("Failed to fetch"));

describe("the office's day", () => {
  it("is Beijing's by the machine's clock where no register answers, or something else does", async () => {
    for (const health of [silent, async () => null, async () => ({ today: "tomorrow" }), async () => "<!doctype html>"])
      expect(await new OfficeDay({ health, clock }).today()).toBe("2026-11-22");
  });

  it("is the register's where it says one, and goes on over midnight with it", async () => {
    let now = clock();
    const day = new OfficeDay({ health: async () => ({ status: "ok", today: "2027-12-31" }), clock: () => now });
    expect(await day.today()).toBe("2027-12-31");
    now = new Date("2026-11-22T16:00:00Z");
    expect(day.now()).toBe("2028-01-01");
    day.heard("2026-11-23");
    expect(day.now()).toBe("2026-11-23");
  });

  it("is asked for once, and a register that does not answer holds a check up for a second at most", async () => {
    let asked = 0;
    const health = (signal: AbortSignal): Promise<unknown> => {
      asked++;
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    };
    const day = new OfficeDay({ health, clock });
    const start = performance.now();
    expect(await Promise.all([day.today(), day.today()])).toEqual(["2026-11-22", "2026-11-22"]);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(asked).toBe(1);
  });
});
