import { describe, expect, it } from "vitest";
import { assessed, day, decidedOn, matched, openOffice, payeeMoved } from "./office.ts";

const ofStudio = (type: string, data: object) => ({ type, applicationId: "2025-001", data });
const ruling = (id: string, value: unknown) => ({
  type: "round.ruling-set",
  data: { ruling: id, value, reason: "会议纪要", from: "2025-01-01" },
});
const passed = assessed("2026-12-21", "合格", 7_500_000)("2025-001");
const failed = assessed("2026-12-21", "不合格", null)("2025-001");

describe("第14条: what a studio is given", () => {
  it("第14条: 评选结束后拨付第一阶段支持资金10万元，同时拨付团队奖励", () => {
    const office = openOffice(1);
    expect(office.line(1, "first")).toMatchObject({ amountFen: 10_000_000, status: "due", dueFrom: decidedOn });
    expect(office.line(1, "award")).toMatchObject({ amountFen: 3_000_000, status: "due", dueFrom: decidedOn });
    expect(office.line(1, "second")).toMatchObject({ amountFen: null, status: "not-due", dueFrom: "2026-12-20" });
    expect(office.schedule()).toMatchObject({ round: "2025", totalFen: 13_000_000 });
  });

  it("every line says from which article and event it follows", () => {
    const { derivation } = openOffice(1).line(1, "first");
    expect(derivation.map(({ article, event }) => [article, event])).toEqual([
      ["9", "2025/3"],
      ["14", "2025/3"],
    ]);
  });

  it("第14条: 建设满一年且在年度考核评估合格后，继续拨付5-10万元", () => {
    const office = openOffice(1);
    office.happened("clerk", assessed("2026-12-01", "合格", 7_500_000)("2025-001"));
    office.today = day("2026-12-19");
    expect(office.line(1, "second")).toMatchObject({ amountFen: 7_500_000, status: "not-due", dueFrom: "2026-12-20" });
    office.today = day("2026-12-20");
    expect(office.line(1, "second")).toMatchObject({ amountFen: 7_500_000, status: "due" });
    expect(office.line(1, "second").derivation.at(-1)).toMatchObject({ article: "14", event: "2025/5" });
  });

  it("an assessment after the full year is the later condition, and the last one counts", () => {
    const office = openOffice(1);
    office.today = day("2027-01-10");
    office.happened("clerk", passed, assessed("2027-01-05", "优秀", 10_000_000)("2025-001"));
    expect(office.line(1, "second")).toMatchObject({ amountFen: 10_000_000, status: "due", dueFrom: "2027-01-05" });
  });

  it("ruling year-starts: the year runs from the first payment or the plaque where the round says so", () => {
    const fromPlaque = openOffice(1);
    fromPlaque.happened("leader", ruling("year-starts", "plaque"));
    expect(fromPlaque.line(1, "second")).toMatchObject({ dueFrom: null, status: "not-due" });
    fromPlaque.happened("clerk", ofStudio("application.plaque-issued", { issuedOn: "2026-02-28" }));
    expect(fromPlaque.line(1, "second")).toMatchObject({ dueFrom: "2027-02-28" });
    const fromPayment = openOffice(1);
    fromPayment.happened("leader", ruling("year-starts", "first-payment"));
    expect(fromPayment.line(1, "second").dueFrom).toBeNull();
  });
});

describe("第14条: rectification and revocation", () => {
  it("第14条: 对于不合格的，要求限期整改: the second stage is held until the recheck", () => {
    const office = openOffice(1);
    office.today = day("2027-01-10");
    office.happened("clerk", failed);
    const holds = [{ code: "rectifying", article: "14" }];
    expect(office.line(1, "second")).toMatchObject({ status: "held", holds, amountFen: null });
    expect(office.line(1, "first")).toMatchObject({ status: "held", holds });
    office.happened("clerk", assessed("2027-01-08", "合格", 5_000_000, "recheck")("2025-001"));
    expect(office.line(1, "second")).toMatchObject({ status: "due", holds: [], amountFen: 5_000_000 });
  });

  it("ruling recheck-pass-pays no: a passed recheck pays nothing", () => {
    const office = openOffice(1);
    office.today = day("2027-01-10");
    office.happened("leader", ruling("recheck-pass-pays", "no"));
    office.happened("clerk", failed, assessed("2027-01-08", "合格", null, "recheck")("2025-001"));
    expect(office.line(1, "second")).toMatchObject({ status: "not-due", amountFen: null });
  });

  it("ruling recheck-pass-pays no: nor does a yearly pass that a later failure overtook", () => {
    const office = openOffice(1);
    office.today = day("2027-01-10");
    office.happened("leader", ruling("recheck-pass-pays", "no"));
    office.happened("clerk", passed);
    expect(office.line(1, "second")).toMatchObject({ status: "due" });
    office.happened("clerk", assessed("2027-01-05", "不合格", null)("2025-001"));
    expect(office.line(1, "second")).toMatchObject({ status: "held", amountFen: null });
    office.happened("clerk", assessed("2027-01-08", "合格", null, "recheck")("2025-001"));
    expect(office.line(1, "second")).toMatchObject({ status: "not-due", amountFen: null });
    office.happened("clerk", assessed("2027-01-10", "合格", 6_000_000)("2025-001"));
    expect(office.line(1, "second")).toMatchObject({ status: "due", amountFen: 6_000_000 });
  });

  it("第14条: 整改后仍不达标的，撤销称号，不予支付后续资金支持", () => {
    const office = openOffice(1);
    office.today = day("2027-03-01");
    office.happened("clerk", failed, assessed("2027-01-08", "不合格", null, "recheck")("2025-001"));
    expect(office.line(1, "second").status).toBe("held");
    const document = "京兴人社发〔2027〕3号";
    office.happened("leader", ofStudio("application.revoked", { decidedOn: "2027-02-01", document, reason: "整改后仍不达标" }));
    for (const stage of ["first", "award", "second"]) {
      expect(office.line(1, stage)).toMatchObject({ status: "cancelled", amountFen: 0 });
    }
    expect(office.schedule().totalFen).toBe(0);
  });
});

describe("第14条: municipal support", () => {
  it("第14条: 已获得市级资助的工作室，只授予工作室铭牌: no line at all", () => {
    expect(openOffice(1, () => ({ municipalFunded: true })).schedule().lines).toEqual([]);
    const found = openOffice(1);
    found.happened("clerk", matched("M0001", "excludes")("2025-001"));
    expect(found.schedule()).toEqual({ round: "2025", lines: [], totalFen: 0 });
  });

  it("ruling municipal-excludes-award no: the award's line stays", () => {
    const office = openOffice(1, () => ({ municipalFunded: true }));
    office.happened("leader", ruling("municipal-excludes-award", "no"));
    expect(office.schedule().lines).toMatchObject([{ stage: "award", status: "due", amountFen: 3_000_000 }]);
  });

  it("an award after the approval stops what is unpaid", () => {
    const office = openOffice(1);
    office.happened("clerk", matched("M0001", "stops-unpaid")("2025-001"));
    expect(office.schedule().lines.map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled"]);
  });

  it("a match that nobody decided on holds every line (article 14)", () => {
    const office = openOffice(1);
    office.openMatches.add("2025-001");
    expect(office.line(1, "first")).toMatchObject({
      status: "held",
      holds: [{ code: "municipal-match-open", article: "14" }],
    });
  });
});

describe("other holds", () => {
  it("第9条: an open objection holds", () => {
    const office = openOffice(1);
    const sealed = { sealed: "b-1/name", commitment: "0" };
    const filed = { objectionId: "2025-O001", reason: "不实", name: sealed, contact: sealed, filedOn: "2025-12-22" };
    office.happened("public", ofStudio("application.objection-filed", filed));
    expect(office.line(1, "award")).toMatchObject({ status: "held", holds: [{ code: "objection-open", article: "9" }] });
  });

  it("第9条: an objection upheld after the approval holds what is unpaid until the leading group decides on the studio", () => {
    const sealed = { sealed: "b-1/name", commitment: "0" };
    const filed = { objectionId: "2025-O001", reason: "不实", name: sealed, contact: sealed, filedOn: "2025-12-22" };
    const warned = { measure: "warning", recoverFen: null, reason: "申报材料不实", decidedOn: "2025-12-22" };
    const closed = (outcome: string) => {
      const office = openOffice(1);
      office.happened("leader", ofStudio("application.sanctioned", warned));
      office.happened("clerk", assessed("2025-12-22", "合格", 5_000_000)("2025-001"));
      office.happened("public", ofStudio("application.objection-filed", filed));
      office.today = day("2025-12-23");
      const closing = { objectionId: "2025-O001", outcome, reason: "查实" };
      office.happened("clerk", ofStudio("application.objection-closed", closing));
      return office;
    };
    expect(closed("dismissed").line(1, "first")).toMatchObject({ status: "due", holds: [] });
    const upheld = closed("upheld");
    const holds = [{ code: "objection-open", article: "9" }];
    for (const stage of ["first", "award"]) expect(upheld.line(1, stage)).toMatchObject({ status: "held", holds });
    upheld.today = day("2025-12-24");
    upheld.happened("leader", ofStudio("application.sanctioned", { ...warned, decidedOn: "2025-12-24" }));
    expect(upheld.line(1, "first").holds).toEqual([{ code: "sanctioned", article: "15" }]);
    upheld.happened("clerk", assessed("2025-12-24", "合格", 5_000_000)("2025-001"));
    expect(upheld.line(1, "first")).toMatchObject({ status: "due", holds: [] });
    const removed = closed("upheld");
    removed.happened("leader", ofStudio("application.sanctioned", { ...warned, measure: "plaque-removal" }));
    expect(removed.line(1, "first")).toMatchObject({ status: "cancelled", amountFen: 0 });
  });

  it("第7条: a changed payee holds until another person confirms it", () => {
    const office = openOffice(1);
    office.happened("clerk", payeeMoved(1, 1)("2025-001"));
    expect(office.line(1, "first")).toMatchObject({ status: "held", holds: [{ code: "payee-changed", article: "7(3)" }] });
    office.happened("leader", ofStudio("application.payee-confirmed", { reason: "已核对开户许可证" }));
    expect(office.line(1, "first")).toMatchObject({ status: "due", holds: [] });
  });

  it("第15条: a warning holds until an assessment on or after it is passed, and money to come back until it is here", () => {
    const office = openOffice(1);
    office.today = day("2027-01-10");
    const sanction = { measure: "warning", recoverFen: 1_000_000, reason: "挪用", decidedOn: "2026-12-22" };
    office.happened(
      "leader",
      passed,
      ofStudio("application.sanctioned", sanction),
      ofStudio("recovery.opened", {
        recoveryId: "2025-001-recovery-1",
        ground: "sanction",
        amountFen: 1_000_000,
        reason: "挪用",
        needsConfirmation: false,
      }),
    );
    const holds = [{ code: "sanctioned", article: "15" }];
    expect(office.line(1, "second")).toMatchObject({ status: "held", holds });
    expect(office.line(1, "recovery-1")).toMatchObject({ stage: "recovery", amountFen: -1_000_000, status: "due" });
    office.happened("clerk", assessed("2026-12-30", "良好", 8_000_000)("2025-001"));
    expect(office.line(1, "second")).toMatchObject({ status: "held", holds });
    const receipt = { recoveryId: "2025-001-recovery-1", receivedOn: "2027-01-10", voucherNumber: "退-1" };
    office.happened("finance", ofStudio("recovery.received", receipt));
    expect(office.line(1, "second")).toMatchObject({ status: "due", amountFen: 8_000_000 });
    expect(office.line(1, "recovery-1").status).toBe("recovered");
  });
});
