// What the round page makes of the register's answers: what is due, one payment's way, and whether the money adds up.
import { describe, expect, it } from "vitest";
import { dueDates } from "../../addin/round-page/due-dates.ts";
import { equationsOf, holds } from "../../addin/round-page/sums.ts";
import { wayOf } from "../../addin/round-page/yuan-way.ts";
import {
  type BatchAnswer,
  batchAnswerSchema,
  reconciliationAnswerSchema,
  type ScheduleLineAnswer,
  scheduleAnswerSchema,
} from "../../policy/contract/payments.ts";
import { isoDateSchema } from "../../policy/kinds.ts";
import { answerOf, idOf } from "../review/answers.ts";

const today = isoDateSchema.parse("2026-11-30");
const payee = { payeeName: "某单位", payeeAccount: "6222****0001", payeeBank: "某行", payeeBankCode: "402100000018" };
const line = (n: number, stage: ScheduleLineAnswer["stage"], more: Partial<ScheduleLineAnswer> = {}): ScheduleLineAnswer => ({
  ...{ paymentId: `${idOf(n)}-${stage}`, applicationId: idOf(n), stage, amountFen: 10_000_000, amountInCapitals: null },
  ...{ status: "due", dueFrom: "2025-11-10", payee, holds: [], derivation: [] },
  ...more,
});
const running = { stage: "running", rulings: [] } as const;
const noted = (...given: Parameters<typeof dueDates>) =>
  dueDates(...given).map(({ on, kind, applications, amountFen, isPast }) => [on, kind, applications.join(), amountFen, isPast]);
const decided = {
  outcome: "approved",
  document: "京兴人社发〔2025〕8号",
  decidedOn: "2025-12-10",
  reason: null,
  origin: "register",
};
const decision = { ...decided, by: "陈示例", at: "", seq: 9 };
const assessed = { by: "王示例", at: "", seq: 20, opinion: null, kind: "annual", assessedOn: "2026-11-20" };

describe("what is due", () => {
  it("第9条: a notice ends on its own last day, also a replacement's", () => {
    const shortlisted = ["2026-11-29", "2026-12-06", "2026-12-06"].map((end, index) =>
      answerOf(index + 1, "shortlisted", { notice: { start: "2026-11-20", end } }),
    );
    expect(noted({ stage: "notice", rulings: [] }, shortlisted, [], today)).toEqual([
      ["2026-11-29", "notice-end", idOf(1), null, true],
      ["2026-12-06", "notice-end", `${idOf(2)},${idOf(3)}`, null, false],
    ]);
  });

  it("第14条: the assessment is due once a full year is built; with the plaque only, a year after the decision", () => {
    const studios = [
      answerOf(1, "approved", { decision }),
      answerOf(2, "approved", { decision, funding: "plaque-only" }),
      answerOf(3, "approved", {
        decision,
        assessments: [{ ...assessed, grade: "合格", rectificationDeadline: null, secondAmountFen: 5_000_000 }],
      }),
    ];
    const lines = [
      line(1, "second", { status: "not-due", amountFen: null, dueFrom: "2026-12-24" }),
      line(3, "second", { status: "not-due", amountFen: 5_000_000, dueFrom: "2026-12-24" }),
    ];
    expect(noted(running, studios, lines, today)).toEqual([
      ["2026-12-10", "assessment", idOf(2), null, false],
      ["2026-12-24", "assessment", idOf(1), null, false],
      ["2026-12-24", "second-stage", idOf(3), 5_000_000, false],
    ]);
    const fromPlaque = {
      stage: "running",
      rulings: [{ id: "year-starts", value: "plaque", reason: "", from: today, by: null, at: null }],
    } as const;
    expect(noted(fromPlaque, studios.slice(1, 2), [], today)).toEqual([]);
  });

  it("第14条: a rectification has its last deadline, which is past once its day is over", () => {
    const failed = { ...assessed, grade: "不合格", secondAmountFen: null };
    const assessments = ["2026-11-25", "2026-11-29"].map((rectificationDeadline) => ({ ...failed, rectificationDeadline }));
    const studios = [answerOf(1, "rectifying", { decision, assessments }), answerOf(2, "revoked", { decision, assessments })];
    expect(noted(running, studios, [], today)).toEqual([["2026-11-29", "rectification", idOf(1), null, true]]);
  });

  it("第14条, 第15条: what is payable, held or to be recovered stands under its day with its sum; what moved is gone", () => {
    const hold = { code: "objection-open", article: "9" } as const;
    const lines = [
      line(1, "first"),
      line(1, "award", { amountFen: 3_000_000, status: "returned" }),
      line(2, "first", { status: "held", holds: [hold] }),
      line(3, "first", { status: "batched" }),
      line(4, "first", { status: "paid" }),
      line(4, "recovery", { amountFen: -10_000_000, dueFrom: "2026-11-20" }),
    ];
    expect(noted(running, [], lines, today)).toEqual([
      ["2025-11-10", "payable", idOf(1), 13_000_000, true],
      ["2025-11-10", "held", idOf(2), 10_000_000, true],
      ["2026-11-20", "recovery", idOf(4), -10_000_000, true],
    ]);
  });
});

describe("one yuan's way", () => {
  const facts = [
    { article: "9", fact: "审定认定", event: "2026/9" },
    { article: "14", fact: "第一阶段支持资金100,000.00元", event: "2026/9" },
    { article: "14", fact: "已拨付，凭证号P-1", event: "2026/31" },
  ];
  const part = { member: "clerk", name: "陈示例", at: "2026-01-02T01:00:00.000Z", on: "2026-01-02" };
  const batch = (id: string, paymentId: string): BatchAnswer => {
    const { amountFen } = line(1, "first");
    const named = { amountInCapitals: "", payee, studioName: null, hostName: null, document: "", outcome: null } as const;
    const lines = [{ paymentId, applicationId: paymentId.slice(0, idOf(1).length), stage: "first", amountFen, ...named }];
    const parts = { preparedBy: part, approvedBy: null, pulledBy: null, stopped: null, voided: null, reason: null };
    return batchAnswerSchema.parse({ id, round: "2026", status: "prepared", lines, totalFen: amountFen, hash: "", ...parts });
  };

  it("第14条: leads through each article once, the facts in order, the last batch and the payment", () => {
    const payment = { paymentId: `${idOf(1)}-first`, stage: "first", amountFen: 10_000_000, paidOn: "2026-01-05" };
    const paid = answerOf(1, "approved", {
      payments: [{ ...payment, voucherNumber: "P-1", batchId: "2026-P02", origin: "register" }],
    });
    const batches = ["2026-P01", "2026-P02"].map((id) => batch(id, payment.paymentId));
    const way = wayOf(line(1, "first", { derivation: facts }), [...batches, batch("2026-P03", "2026-002-first")], [paid]);
    expect([way.articles, way.facts, way.batch?.id, way.formerBatches]).toEqual([["9", "14"], facts, "2026-P02", ["2026-P01"]]);
    expect(way.payment).toMatchObject({ voucherNumber: "P-1", paidOn: "2026-01-05" });
  });

  it("第14条: has neither batch nor voucher before there is one", () => {
    expect(wayOf(line(1, "award"), [batch("2026-P01", `${idOf(1)}-first`)], [answerOf(1, "approved")])).toMatchObject({
      ...{ batch: null, formerBatches: [], payment: null },
    });
  });
});

describe("the sums", () => {
  const sums = {
    approvedFen: 13,
    pulledFen: 13,
    paidFen: 10,
    returnedFen: 3,
    recoveredFen: 0,
    outstandingFen: 0,
    openingFen: 0,
  };
  const ledger = { receivedFen: 10, enteredFen: 10, spentFen: 4, differenceFen: 0 };
  const recordOf = (more: object = {}, studio: object = {}) => ({
    schedule: scheduleAnswerSchema.parse({
      round: "2026",
      lines: [line(1, "first", { status: "paid", amountFen: 10 }), line(1, "award", { status: "returned", amountFen: 3 })],
      totalFen: 13,
      ...more,
    }),
    reconciliation: reconciliationAnswerSchema.parse({
      round: "2026",
      totals: sums,
      studios: [{ applicationId: idOf(1), studioName: "某工作室", ...sums, ledger, payments: [], ...studio }],
    }),
  });
  const broken = (record: ReturnType<typeof recordOf>) =>
    equationsOf(record).flatMap((equation) => (holds(equation) ? [] : [equation.name]));

  it("第14条, 第15条: agree to the fen, and each says where they do not", () => {
    expect(broken(recordOf())).toEqual([]);
    expect(broken(recordOf({ totalFen: 14 }))).toEqual(["schedule"]);
    expect(broken(recordOf({}, { paidFen: 11 }))).toEqual(["studios"]);
    expect(broken(recordOf({}, { ledger: { ...ledger, enteredFen: 9 } }))).toEqual(["ledgers"]);
    expect(broken(recordOf({ lines: [], totalFen: 0 }))).toEqual(["paid"]);
  });
});
