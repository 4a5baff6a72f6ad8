// What of a batch is offered to whom, and what is ready to be reported: nothing that the register would refuse.
import { describe, expect, it } from "vitest";
import { batchOffers, waitingBatch } from "../../addin/payments/offers.ts";
import { lackOf, type ResultDraft, resultOf } from "../../addin/payments/result-draft.ts";
import { batch } from "./batches.ts";

const person = (memberId: string, ...roles: string[]) => ({ memberId, roles });
const [clerk, leader, finance] = [person("m-clerk", "clerk"), person("m-leader", "leader"), person("m-finance", "finance")];
const prepared = batch({ status: "prepared", approvedBy: null });
const pulled = batch({ pulledBy: { member: "m-finance", name: "钱示例", at: "2026-11-13T02:00:00.000Z", on: "2026-11-13" } });

describe("preparer, approver and payer of a batch are three people", () => {
  it("each sees the step of their role and of no other", () => {
    expect(batchOffers(prepared, clerk)).toEqual([{ action: "cancel", bar: null }]);
    expect(batchOffers(prepared, leader)).toEqual([{ action: "approve", bar: null }]);
    expect(batchOffers(prepared, finance)).toEqual([]);
    expect(batchOffers(batch(), leader)).toEqual([]);
    expect(batchOffers(pulled, person("m-auditor", "auditor"))).toEqual([]);
  });

  it("one person with all three roles is told why the next step is another's", () => {
    const all = person("m-clerk", "clerk", "leader", "finance");
    expect(batchOffers(prepared, all)).toContainEqual({ action: "approve", bar: "prepared-by-you" });
    expect(batchOffers(batch(), all)).toContainEqual({ action: "pull", bar: "prepared-by-you" });
    const other = person("m-leader", "leader", "finance");
    expect(batchOffers(batch(), other)).toContainEqual({ action: "pull", bar: "approved-by-you" });
  });

  it("once pulled the lines are finance's until reported: the clerk cannot cancel", () => {
    expect(batchOffers(batch(), finance)).toEqual([
      { action: "pull", bar: null },
      { action: "report", bar: "not-pulled" },
    ]);
    expect(batchOffers(pulled, clerk)).toEqual([{ action: "cancel", bar: "pulled-already" }]);
    expect(batchOffers(pulled, finance)).toContainEqual({ action: "report", bar: null });
  });

  it("a stopped batch gives no more files, and its lines are still reported", () => {
    const stopped = { ...pulled, stopped: [{ paymentId: "2025-007-first", code: "payee" }] };
    expect(batchOffers(stopped, finance)).toEqual([
      { action: "pull", bar: "stopped" },
      { action: "report", bar: null },
    ]);
  });

  it("the batch that waits for the person is opened first, else the last", () => {
    const batches = [
      { ...prepared, id: "2025-P01" },
      { ...batch(), id: "2025-P02" },
      { ...batch({ status: "void" }), id: "2025-P03" },
    ];
    expect(waitingBatch(batches, leader)?.id).toBe("2025-P01");
    expect(waitingBatch(batches, finance)?.id).toBe("2025-P02");
    expect(waitingBatch(batches, clerk)?.id).toBe("2025-P03");
    expect(waitingBatch([], clerk)).toBeNull();
  });
});

describe("what finance reports of a payment", () => {
  const draft = (paidOn: string, voucherNumber: string, reason = ""): ResultDraft => ({ paidOn, voucherNumber, reason });
  const lack = (given: ResultDraft) => lackOf(given, "2026-11-12", "2026-11-22");

  it("paid needs a day between approval and today, and its voucher", () => {
    expect(lack(draft("2026-11-12", "0012"))).toBeNull();
    expect(lack(draft("2026-11-22", "0012"))).toBeNull();
    expect(lack(draft("", "0012"))).toBe("date-missing");
    expect(lack(draft("2026-11", "0012"))).toBe("date-unreadable");
    expect(lack(draft("2026-11-11", "0012"))).toBe("date-early");
    expect(lack(draft("2026-11-23", "0012"))).toBe("date-future");
    expect(lack(draft("2026-11-20", " "))).toBe("voucher-missing");
  });

  it("returned needs its reason, and its day only where it is known", () => {
    expect(lack(draft("", "", "账号有误"))).toBeNull();
    expect(lack(draft("2026-12-01", "", "账号有误"))).toBe("date-future");
    expect(resultOf("2025-007-first", draft("", "0012", " 账号有误 "))).toEqual({
      paymentId: "2025-007-first",
      outcome: "returned",
      paidOn: null,
      voucherNumber: null,
      reason: "账号有误",
    });
  });

  it("nothing typed is nothing reported", () => {
    expect(lack(draft(" ", ""))).toBeNull();
    expect(resultOf("2025-007-first", draft(" ", ""))).toBeNull();
  });
});
