// The figures of a schedule: every line counts once, recoveries are no payments, and nothing is lost between months and stages.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupFigures, groupOf, isPayable, monthFigures, studiosOf } from "../../addin/payments/schedule-figures.ts";
import type { ScheduleLineAnswer } from "../../policy/contract/payments.ts";
import { lineStatuses } from "../../policy/schedule/line.ts";

const payee = { payeeName: "北京示例机电有限公司", payeeAccount: "6222****0001", payeeBank: null, payeeBankCode: null };
const line = (changes: Partial<ScheduleLineAnswer>): ScheduleLineAnswer => ({
  paymentId: "2025-001-first",
  applicationId: "2025-001",
  stage: "first",
  amountFen: 10_000_000,
  amountInCapitals: "壹拾万元整",
  status: "due",
  dueFrom: "2026-11-22",
  payee,
  holds: [],
  derivation: [],
  ...changes,
});
const scheduleOf = (lines: ScheduleLineAnswer[]) => ({
  round: "2025",
  lines,
  totalFen: lines.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
});

const anyLine = fc
  .record({
    stage: fc.constantFrom("first" as const, "award" as const, "second" as const),
    status: fc.constantFrom(...lineStatuses),
    amountFen: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    dueFrom: fc.option(fc.constantFrom("2025-11-10", "2026-01-01", "2026-11-30")),
  })
  .map(line);

describe("what a line counts as", () => {
  it("a payment the bank returned is due again; a recovery is never due to the studio", () => {
    expect(groupOf(line({ status: "returned" }))).toBe("due");
    expect(groupOf(line({ stage: "recovery", status: "due" }))).toBe("to-recover");
    expect(groupOf(line({ stage: "recovery", status: "held" }))).toBe("to-recover");
    expect(groupOf(line({ stage: "recovery", status: "recovered" }))).toBe("recovered");
  });

  it("a line that is due goes into a batch only where there is an account to pay it to", () => {
    expect(isPayable(line({}))).toBe(true);
    expect(isPayable(line({ payee: { ...payee, payeeAccount: null } }))).toBe(false);
    expect(isPayable(line({ stage: "recovery" }))).toBe(false);
  });

  it("every line is counted once and every fen once", () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const schedule = scheduleOf(lines);
        const figures = groupFigures(schedule);
        expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
        expect(figures.reduce((sum, { sumFen }) => sum + (sumFen ?? 0), 0)).toBe(schedule.totalFen);
      }),
      { seed: 9 },
    );
  });

  it("第14条: a second stage that no assessment has fixed has no amount, not the amount 0", () => {
    const figures = groupFigures(scheduleOf([line({ stage: "second", status: "not-due", amountFen: null })]));
    expect(figures.find(({ group }) => group === "not-due")?.sumFen).toBeNull();
  });
});

describe("by studio and by month", () => {
  it("a filter leaves the studios that have such a line, with those lines alone", () => {
    const held = line({ applicationId: "2025-002", paymentId: "2025-002-first", status: "held" });
    const paid = line({ applicationId: "2025-002", paymentId: "2025-002-award", status: "paid" });
    const studios = studiosOf([line({}), held, paid], "held");
    expect(studios.map(({ applicationId, lines }) => [applicationId, lines.length])).toEqual([["2025-002", 1]]);
  });

  it("months stand in order, and their stages add up to them", () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const months = monthFigures(scheduleOf(lines));
        expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))].sort());
        for (const { fen, totalFen } of months) expect(fen.first + fen.award + fen.second).toBe(totalFen);
        const shown = lines.filter(({ status, dueFrom }) => status !== "cancelled" && dueFrom !== null);
        const expected = shown.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
        expect(months.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(expected);
      }),
      { seed: 10 },
    );
  });
});
