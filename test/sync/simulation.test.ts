// The seeded histories of two clerks: no edit vanishes unshown, no row becomes another's, none doubles, both sides come to rest.
import { beforeAll, describe, expect, it } from "vitest";
import { simulateExcel } from "../excel/simulated-excel.ts";
import { type InProcessRegister, startInProcessRegister } from "./in-process-register.ts";
import { simulate } from "./simulation.ts";

const excel = simulateExcel();
let register: InProcessRegister;
beforeAll(async () => {
  register = await startInProcessRegister();
});

const only = process.env["SEED"];
const seeds = only === undefined ? [1, 2, 3, 4, 5] : [Number(only)];
const steps = Number(process.env["STEPS"] ?? 400);

describe("two clerks and a register", () => {
  it.each(seeds)("seed %i: nothing vanishes unshown, nothing is mixed up, everything converges", async (seed) => {
    const result = await simulate({ seed, steps, register, channel: excel.channel });
    expect(result.syncs).toBeGreaterThan(0);
  });
});
