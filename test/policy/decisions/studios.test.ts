import { describe, expect, it } from "vitest";
import { assess } from "../../../policy/decisions/assess.ts";
import { closeRound } from "../../../policy/decisions/close-round.ts";
import { confirmOpening } from "../../../policy/decisions/confirm-opening.ts";
import { recordPlaque } from "../../../policy/decisions/issue-plaque.ts";
import { putExpenditures } from "../../../policy/decisions/put-expenditures.ts";
import { putPlan } from "../../../policy/decisions/put-plan.ts";
import { revoke } from "../../../policy/decisions/revoke.ts";
import { sanction } from "../../../policy/decisions/sanction.ts";
import type { ApplicationState } from "../../../policy/records/application.ts";
import type { RoundEvent } from "../../../policy/records/event.ts";
import { assessmentSchema, expenditureSchema, sanctionSchema } from "../../../policy/records/studio.ts";
import { foldRecords } from "../../../policy/replay.ts";
import { day, decidedOn, event, id, paidOf, recorded, secondPrepared, studioIn } from "./a-studio.ts";

const on = day("2027-06-01");
const refusal = (code: string, article: string) => ({ ok: false, refusal: { code, article } });
const document = "京兴人社发〔2027〕2号";

const ruling = (id: string, value: unknown): RoundEvent =>
  event("round.ruling-set", { ruling: id, value, reason: "会议纪要", from: "2026-01-01" }, null);

describe("plaque", () => {
  const issue = (state: ApplicationState, issuedOn: string, more: readonly RoundEvent[] = []) =>
    recordPlaque(studioIn(state, more), { issuedOn: day(issuedOn) }, on);
  const issued = event("application.plaque-issued", { issuedOn: "2026-01-05" });

  it("第14条: an approved studio is given the plaque, on the day of the decision at the earliest", () => {
    for (const state of ["approved", "rectifying", "completed"] as const)
      expect(issue(state, decidedOn)).toMatchObject({ ok: true });
    expect(issue("approved", "2025-12-19")).toMatchObject(refusal("date.order", "14"));
    expect(issue("approved", "2027-06-02")).toMatchObject(refusal("date.future", "14"));
    expect(issue("rejected", decidedOn)).toMatchObject(refusal("state.wrong", "14"));
  });

  it("a plaque is handed over once, and again only after it came back", () => {
    expect(issue("approved", "2026-02-01", [issued])).toMatchObject(refusal("state.wrong", "14"));
    const returned = event("application.plaque-returned", { returnedOn: "2026-03-01" });
    expect(issue("approved", "2026-02-01", [issued, returned])).toMatchObject(refusal("date.order", "14"));
    expect(issue("approved", "2026-03-01", [issued, returned])).toMatchObject({ ok: true });
  });

  it("第14条: 撤销工作室称号并收回铭牌: what was handed over can be taken back, also after the revocation", () => {
    const takeBack = (more: readonly RoundEvent[], returnedOn: string) =>
      recordPlaque(studioIn("revoked", more), { returnedOn: day(returnedOn) }, on);
    expect(takeBack([issued], "2027-04-02")).toMatchObject({ ok: true });
    expect(takeBack([issued], "2026-01-04")).toMatchObject(refusal("date.order", "14"));
    expect(takeBack([], "2027-04-02")).toMatchObject(refusal("state.wrong", "14"));
  });
});

describe("plans and ledgers", () => {
  const tasks = [{ task: "带徒5人", goal: "取证3人", progress: null }];

  it("第13条: a plan belongs to a year of the studio", () => {
    const put = (year: number) => putPlan(studioIn("approved"), { year, tasks }, on);
    expect([2025, 2027, 2028].map((year) => put(year).ok)).toEqual([true, true, true]);
    expect(put(2024)).toMatchObject(refusal("plan.year", "13"));
    expect(put(2029)).toMatchObject(refusal("plan.year", "13"));
  });

  it("第15条: a revoked studio still accounts for its money, one that never had the title for none", () => {
    const ledger = [expenditureSchema.parse({ spentOn: "2027-06-01", amountOut: 100 })];
    expect(putExpenditures(studioIn("revoked"), ledger, on)).toMatchObject({ ok: true });
    expect(putExpenditures(studioIn("rejected"), ledger, on)).toMatchObject(refusal("state.wrong", "15"));
    expect(putExpenditures(studioIn("approved"), ledger, day("2027-05-31"))).toMatchObject(refusal("date.future", "15"));
  });
});

describe("assessment", () => {
  const annual = { kind: "annual", assessedOn: "2026-12-20", grade: "良好", secondAmountFen: 8_000_000 };
  const failed = { ...annual, grade: "不合格", secondAmountFen: null, rectificationDeadline: "2027-03-20" };
  const recheck = { ...annual, kind: "recheck", assessedOn: "2027-03-01" };
  const decide = (command: object, state: ApplicationState = "approved", more: readonly RoundEvent[] = []) =>
    assess(
      studioIn(state, more),
      assessmentSchema.parse({ rectificationDeadline: null, opinion: null, secondAmountFen: null, ...command }),
      on,
    );

  it("第14条: 满一年且考核合格后，继续拨付5-10万元", () => {
    expect(decide(annual)).toMatchObject({ ok: true, value: [{ type: "application.assessed", data: { grade: "良好" } }] });
    for (const secondAmountFen of [null, 4_999_999, 10_000_001, -5_000_000]) {
      expect(decide({ ...annual, secondAmountFen })).toMatchObject(refusal("assessment.amount", "14"));
    }
    expect([5_000_000, 10_000_000].map((secondAmountFen) => decide({ ...annual, secondAmountFen }).ok)).toEqual([true, true]);
  });

  it("第14条: by default the assessment does not precede the full year; a ruling may let it", () => {
    const early = { ...annual, assessedOn: "2026-12-19" };
    expect(decide(early)).toMatchObject(refusal("assessment.too-early", "14"));
    expect(decide(early, "approved", [ruling("assessment-after-year", "yes")])).toMatchObject({ ok: true });
  });

  it("第14条: from when the year runs is a ruling", () => {
    const first = paidOf("first", 10_000_000, "2026-01-10");
    const plaque = event("application.plaque-issued", { issuedOn: "2026-02-01" });
    const under = (value: string, assessedOn: string, more: readonly RoundEvent[] = []) =>
      decide({ ...annual, assessedOn }, "approved", [ruling("year-starts", value), ...more]);
    expect(under("first-payment", "2027-01-10")).toMatchObject(refusal("assessment.too-early", "14"));
    expect(under("first-payment", "2027-01-09", [first])).toMatchObject(refusal("assessment.too-early", "14"));
    expect(under("first-payment", "2027-01-10", [first])).toMatchObject({ ok: true });
    expect(under("plaque", "2027-01-31", [plaque])).toMatchObject(refusal("assessment.too-early", "14"));
    expect(under("plaque", "2027-02-01", [plaque])).toMatchObject({ ok: true });
  });

  it("第14条: 对于不合格的，要求限期整改: with a deadline after the assessment, within the days of the ruling", () => {
    expect(decide(failed)).toMatchObject({ ok: true });
    for (const rectificationDeadline of [null, "2026-12-20", "2026-12-01"]) {
      expect(decide({ ...failed, rectificationDeadline })).toMatchObject(refusal("assessment.deadline", "14"));
    }
    expect(decide({ ...annual, rectificationDeadline: "2027-03-20" })).toMatchObject(refusal("assessment.deadline", "14"));
    const days = [ruling("rectification-days", 60)];
    expect(decide({ ...failed, rectificationDeadline: "2027-02-18" }, "approved", days)).toMatchObject({ ok: true });
    expect(decide({ ...failed, rectificationDeadline: "2027-02-19" }, "approved", days)).toMatchObject(
      refusal("assessment.deadline", "14"),
    );
  });

  it("a failed assessment names no amount", () => {
    expect(decide({ ...failed, secondAmountFen: 5_000_000 })).toMatchObject(refusal("assessment.amount", "14"));
  });

  it("第14条: a municipally funded studio is assessed without an amount", () => {
    const match = { awardId: "M0001", same: true, reason: "核实", effect: "excludes", rulings: {} };
    const excluded = [event("application.municipal-match-resolved", match)];
    expect(decide(annual, "approved", excluded)).toMatchObject(refusal("assessment.amount", "14"));
    expect(decide({ ...annual, secondAmountFen: null }, "approved", excluded)).toMatchObject({ ok: true });
  });

  it("a round's scale by grade sets the amount", () => {
    const scale = [ruling("second-tranche-scale", { 优秀: 10_000_000, 良好: 8_000_000, 合格: 5_000_000 })];
    expect(decide(annual, "approved", scale)).toMatchObject({ ok: true });
    expect(decide({ ...annual, grade: "优秀" }, "approved", scale)).toMatchObject(refusal("assessment.amount", "14"));
  });

  it("第14条: 整改后: a recheck follows a failed assessment, and no other", () => {
    expect(decide(recheck, "rectifying")).toMatchObject({ ok: true });
    expect(decide(recheck)).toMatchObject(refusal("state.wrong", "14"));
    expect(decide(annual, "rectifying")).toMatchObject(refusal("state.wrong", "14"));
    expect(decide({ ...recheck, assessedOn: "2026-12-20" }, "rectifying")).toMatchObject(refusal("date.order", "13"));
  });

  it("whether a passed recheck is paid is a ruling", () => {
    const unpaid = [ruling("recheck-pass-pays", "no")];
    expect(decide(recheck, "rectifying", unpaid)).toMatchObject(refusal("assessment.amount", "14"));
    expect(decide({ ...recheck, secondAmountFen: null }, "rectifying", unpaid)).toMatchObject({ ok: true });
  });

  it("the amount can be corrected until it stands in a batch, and never once it is paid", () => {
    const again = { ...annual, assessedOn: "2026-12-22", secondAmountFen: 5_000_000 };
    const passed = event("application.assessed", { ...annual, rectificationDeadline: null, opinion: null, rulings: {} });
    expect(decide(again, "approved", [passed])).toMatchObject({ ok: true });
    expect(decide(again, "approved", [passed, secondPrepared])).toMatchObject(refusal("state.wrong", "14"));
    expect(decide({ ...again, secondAmountFen: null }, "approved", [passed, secondPrepared])).toMatchObject({ ok: true });
    const cancelled = event("batch.cancelled", { batchId: "2025-P01", reason: "金额有误" }, null);
    expect(decide(again, "approved", [passed, secondPrepared, cancelled])).toMatchObject({ ok: true });
    const later = { ...annual, assessedOn: "2027-05-01", grade: "合格" };
    expect(decide({ ...later, secondAmountFen: null }, "completed")).toMatchObject({ ok: true });
    expect(decide(later, "completed")).toMatchObject(refusal("state.wrong", "14"));
  });

  it("an assessment does not precede the last one, and lies in no future", () => {
    expect(decide({ ...annual, assessedOn: "2027-06-02" })).toMatchObject(refusal("date.future", "13"));
    expect(decide({ ...annual, assessedOn: "2026-12-19", secondAmountFen: null }, "completed")).toMatchObject(
      refusal("date.order", "13"),
    );
  });

  it("records the rulings it was decided under", () => {
    const result = decide(annual, "approved", [ruling("recheck-pass-pays", "no")]);
    expect(result).toMatchObject({
      value: [{ data: { rulings: { "recheck-pass-pays": "no", "year-starts": "decision", "assessment-after-year": "no" } } }],
    });
  });
});

describe("revocation and sanctions", () => {
  it("第14条: 整改后仍不达标的，撤销工作室称号: an overdue deadline alone does not", () => {
    const decide = (state: ApplicationState, decidedOn: string) =>
      revoke(studioIn(state), { decidedOn: day(decidedOn), document, reason: "整改后仍不达标" }, on);
    expect(decide("rectification-failed", "2027-03-01")).toMatchObject({ ok: true });
    expect(decide("rectifying", "2027-05-01")).toMatchObject(refusal("state.wrong", "14"));
    expect(decide("rectification-failed", "2027-02-28")).toMatchObject(refusal("date.order", "14"));
    expect(decide("rectification-failed", "2027-06-02")).toMatchObject(refusal("date.future", "14"));
  });

  const first = paidOf("first", 10_000_000, "2026-01-10");
  const decide = (command: object, state: ApplicationState = "approved", more: readonly RoundEvent[] = []) =>
    sanction(
      studioIn(state, more),
      sanctionSchema.parse({ measure: "warning", recoverFen: null, reason: "挪用经费", decidedOn: "2026-05-01", ...command }),
      on,
    );

  it("第15条: 给予警告或摘牌: a removed plaque takes the title with it, a warning leaves it", () => {
    const stateAfter = (command: object) => {
      const studio = studioIn("rectifying");
      const events = decide(command, "rectifying");
      if (!events.ok) return events.refusal.code;
      const records = { round: studio.round, applications: new Map([[id, studio.application]]), batches: new Map() };
      return foldRecords("2025", records, recorded(events.value, 100)).applications.get(id)?.state;
    };
    expect(stateAfter({ measure: "warning" })).toBe("rectifying");
    expect(stateAfter({ measure: "plaque-removal" })).toBe("revoked");
    expect(decide({ measure: "plaque-removal" }, "revoked")).toMatchObject(refusal("state.wrong", "15"));
    expect(decide({ decidedOn: "2025-12-19" })).toMatchObject(refusal("date.order", "15"));
  });

  it("第15条: 撤回项目经费: at most what was paid and is not being taken back already", () => {
    expect(decide({ recoverFen: 10_000_000 }, "approved", [first])).toMatchObject({
      ok: true,
      value: [
        { type: "application.sanctioned" },
        { type: "recovery.opened", data: { recoveryId: `${id}-recovery-1`, ground: "sanction", amountFen: 10_000_000 } },
      ],
    });
    for (const recoverFen of [0, -1, 10_000_001]) {
      expect(decide({ recoverFen }, "approved", [first])).toMatchObject(refusal("sanction.amount", "15"));
    }
    expect(decide({ recoverFen: 1 })).toMatchObject(refusal("sanction.amount", "15"));
    const open = event("recovery.opened", {
      recoveryId: `${id}-recovery-1`,
      ground: "sanction",
      amountFen: 4_000_000,
      reason: "挪用",
      needsConfirmation: false,
    });
    expect(decide({ recoverFen: 6_000_001 }, "approved", [first, open])).toMatchObject(refusal("sanction.amount", "15"));
    expect(decide({ recoverFen: 6_000_000 }, "approved", [first, open])).toMatchObject({
      value: [{}, { data: { recoveryId: `${id}-recovery-2` } }],
    });
  });
});

describe("the end of a round", () => {
  const close = (...states: ApplicationState[]) =>
    closeRound({ applications: states.map((state, index) => ({ id: `2025-00${index + 1}`, state })), batches: [] });

  it("every studio is completed or revoked; which is not is listed", () => {
    expect(close("completed", "revoked", "rejected", "withdrawn")).toMatchObject({
      ok: true,
      value: [{ type: "round.closed", data: { completed: 1, revoked: 1 } }],
    });
    expect(close("completed", "approved", "rectifying", "rectification-failed")).toMatchObject({
      refusal: {
        code: "stage.not-ready",
        missing: ["2025-002", "2025-003", "2025-004"].map((applicationId) => ({ code: "studio.open", applicationId })),
      },
    });
  });

  it("no batch lies stopped", () => {
    const stopped = [{ paymentId: `${id}-first`, code: "payee" }];
    const batches = [{ id: "2025-P01", status: "approved", stopped } as const];
    expect(closeRound({ applications: [], batches })).toMatchObject({
      refusal: { missing: [{ code: "batch.stopped", applicationId: null, count: 1 }] },
    });
    expect(closeRound({ applications: [], batches: [{ id: "2025-P01", status: "settled", stopped }] })).toMatchObject({
      ok: true,
    });
  });
});

describe("openings", () => {
  it("第9条: who proposed an opening does not confirm it", () => {
    const { round } = studioIn("approved", [], "intake");
    const opening = {
      document,
      applications: [],
      by: "陈示例",
      member: "clerk",
      at: "2026-01-01T00:00:00.000Z",
      confirmed: false,
    };
    const confirm = (member: string) => confirmOpening({ round: { ...round, opening }, applications: 0 }, { member });
    expect(confirm("clerk")).toMatchObject(refusal("person.same", "9"));
    expect(confirm("leader")).toMatchObject({ ok: true, value: [{ type: "round.opening-confirmed" }] });
  });
});

describe("stages", () => {
  const failed = assessmentSchema.parse({
    kind: "annual",
    assessedOn: "2026-12-20",
    grade: "不合格",
    rectificationDeadline: "2027-01-20",
    secondAmountFen: null,
    opinion: null,
  });

  it("a studio is worked on while its round runs, neither before nor after", () => {
    for (const stage of ["decision", "closed"] as const) {
      expect(recordPlaque(studioIn("approved", [], stage), { issuedOn: day(decidedOn) }, on)).toMatchObject(
        refusal("stage.wrong", "14"),
      );
      expect(assess(studioIn("approved", [], stage), failed, on)).toMatchObject(refusal("stage.wrong", "14"));
    }
  });
});
