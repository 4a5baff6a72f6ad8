// One round's whole life over HTTP, and the two years after it, the day moved on; then the story its events tell.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import { openingRows } from "./opening-rows.ts";
import { eventsOf, expectReplayed } from "./replayed.ts";
import { document, type RoundWalk, roundWalk } from "./round-walk.ts";
import { cleanFields } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
let walk: RoundWalk;
beforeAll(async () => {
  register = await startTestRegister("2026-03-01");
  walk = roundWalk(register, "2026");
});
afterAll(() => register.stop());

/** The application's row in the sheet: 8 holds the title of the round before. */
const row = (number: number) => 592 + number;
const applicationOf = async (number: number) =>
  (await register.call<ApplicationAnswer>("clerk", "GET", `/api/applications/${walk.id(number)}`)).body;
const statesOf = async (numbers: readonly number[]) => {
  const answers = await Promise.all(numbers.map(applicationOf));
  return answers.map(({ state }) => state);
};
const annual = { kind: "annual", assessedOn: "2027-03-12" };
const failed = { ...annual, grade: "不合格", rectificationDeadline: "2027-05-12", opinion: "台账不全" };
const scale = { 优秀: 10_000_000, 良好: 8_000_000, 合格: 5_000_000 };

/** The office prepares, the leading group approves, finance pulls and pays. */
async function pay(payments: readonly string[], paidOn: string): Promise<void> {
  const { id, hash } = await walk.did<{ id: string; hash: string }>("clerk", "POST", "/api/payment-batches", {
    round: "2026",
    payments,
  });
  await walk.did("leader", "POST", `/api/payment-batches/${id}/approval`, { hash });
  expect((await register.call("finance", "GET", `/api/payment-batches/${id}/file.json`)).status).toBe(200);
  const results = payments.map((paymentId) => ({ paymentId, outcome: "paid", paidOn, voucherNumber: `记-${paymentId}` }));
  await walk.did("finance", "POST", `/api/payment-batches/${id}/results`, { results });
}

const receiveOn = (receivedOn: string, recovery: string) =>
  walk.did("finance", "POST", `/api/recoveries/${recovery}/receipt`, { receivedOn, voucherNumber: "退-1" });

const setScale = (value: object | string, from: string) =>
  walk.did("leader", "PUT", "/api/rounds/2026/rulings/second-tranche-scale", { value, reason: "领导小组会议纪要", from });

describe("a round's whole life", () => {
  it("the round before is taken over: one of its studios is completed, one still to be assessed", async () => {
    const before = roundWalk(register, "2024");
    await before.did("clerk", "POST", "/api/rounds", { year: 2024, previousYear: 2022 });
    await before.did("clerk", "POST", "/api/rounds/2024/opening", openingRows(600));
    const opened = await before.did<RoundAnswer>("leader", "POST", "/api/rounds/2024/opening/confirmation");
    expect(opened).toMatchObject({ stage: "running", counts: { completed: 1, approved: 1, rejected: 1 } });
    await expectReplayed(register, "2024");
  });

  it("第6–8条: intake, eligibility, the experts' scores and the shortlist", async () => {
    const settings = { scoring: { places: 5 } };
    await walk.did("clerk", "POST", "/api/rounds", { year: 2026, previousYear: 2024, settings });
    const eligible = Array.from({ length: 7 }, () => "eligible" as const);
    await walk.intake(row(1), [...eligible, "submitted", "withdrawn"]);
    expect((await applicationOf(8)).findings).toMatchObject([{ rule: "duplicate/title-held", article: "3" }]);
    await walk.onApplication("clerk", 8, "eligibility", { outcome: "ineligible", reason: "上一批次已认定" });
    await walk.stage("review");
    await walk.score([1, 2, 3, 4, 5, 6, 7]);
    await walk.shortlist([1, 2, 3, 4, 5]);
    const notice = await walk.stage("notice", { noticeStart: "2026-03-02", noticeEnd: "2026-03-09" });
    expect(notice).toMatchObject({ counts: { shortlisted: 5, "not-shortlisted": 2, ineligible: 1, withdrawn: 1 } });
  });

  it("第9条: an objection is upheld, and the replacement has a notice of its own", async () => {
    await register.moveTo("2026-03-03");
    const filed = await register.call<{ id: string }>(null, "POST", "/notices/2026/objections", {
      body: { name: "吴示例", contact: "13900000000", applicationId: walk.id(2), reason: "业绩不实" },
    });
    expect(filed.status).toBe(201);
    await walk.did("clerk", "POST", `/api/objections/${filed.body.id}/outcome`, { outcome: "upheld", reason: "经核查属实" });
    expect(await statesOf([2])).toEqual(["not-shortlisted"]);
    await walk.shortlist([6], "递补");
    await walk.stage("notice", { noticeStart: "2026-03-04", noticeEnd: "2026-03-11" });
  });

  it("第9、13、14条: decision, plaques, plans and the first payments", async () => {
    await register.moveTo("2026-03-12");
    await walk.stage("decision");
    await walk.decide("2026-03-12", [1, 3, 4, 6], [5]);
    await walk.stage("running", { document, decidedOn: "2026-03-12" });
    for (const number of [1, 3, 4, 6]) await walk.onApplication("clerk", number, "plaque", { issuedOn: "2026-03-12" });
    await walk.onApplication("clerk", 1, "plans/2026", { tasks: [{ task: "带徒5人", goal: "取证3人" }] });
    await pay(
      [1, 3, 4, 6].flatMap((number) => [`${walk.id(number)}-first`, `${walk.id(number)}-award`]),
      "2026-03-12",
    );
    const ledger = [
      { spentOn: "2026-03-12", voucherNumber: "记-1", category: "设备", summary: "购置量具", amountOut: 9_000_000 },
    ];
    const { findings } = await walk.onApplication<ApplicationAnswer>("clerk", 1, "expenditures", { expenditures: ledger });
    expect(findings).toEqual([]);
  });

  it("第14条: after a full year one passes, two fail, and one turns out to have municipal support", async () => {
    await register.moveTo("2027-03-12");
    await setScale(scale, "2027-03-12");
    await walk.onApplication("clerk", 1, "assessments", { ...annual, grade: "优秀", secondAmountFen: 10_000_000 });
    for (const number of [3, 4]) await walk.onApplication("clerk", number, "assessments", failed);
    const { hostName, leadName } = cleanFields(row(6));
    const award = { programme: "市级首席技师工作室", awardYear: 2025, hostName, leadName };
    await walk.did("clerk", "PUT", "/api/municipal-awards", { awards: [award] });
    expect((await applicationOf(6)).matches).toMatchObject([{ awardId: "M0001", kind: "exact", resolution: null }]);
    const match = { awardId: "M0001", same: true, reason: "核实为同一工作室" };
    expect(await walk.onApplication("clerk", 6, "municipal-match", match)).toMatchObject({ funding: "plaque-only" });
    await walk.did("leader", "POST", `/api/recoveries/${walk.id(6)}-recovery-1/confirmation`, { reason: "第十四条" });
    await receiveOn("2027-03-12", `${walk.id(6)}-recovery-1`);
    await walk.onApplication("clerk", 6, "assessments", { ...annual, grade: "合格" });
    await pay([`${walk.id(1)}-second`], "2027-03-12");
    expect(await statesOf([1, 3, 4, 6])).toEqual(["completed", "rectifying", "rectifying", "completed"]);
  });

  it("第14、15条: one rectification passes, one fails and is revoked; misused money is taken back", async () => {
    await register.moveTo("2027-05-10");
    await setScale("none", "2027-05-10");
    const recheck = { kind: "recheck", assessedOn: "2027-05-10" };
    await walk.onApplication("clerk", 3, "assessments", { ...recheck, grade: "合格", secondAmountFen: 6_000_000 });
    await walk.onApplication("clerk", 4, "assessments", { ...recheck, grade: "不合格" });
    await walk.onApplication("leader", 4, "revocation", { decidedOn: "2027-05-10", document, reason: "整改后仍不达标" });
    await walk.onApplication("clerk", 4, "plaque", { returnedOn: "2027-05-10" });
    await pay([`${walk.id(3)}-second`], "2027-05-10");
    const warning = { measure: "warning", recoverFen: 2_000_000, reason: "挪用经费", decidedOn: "2027-05-10" };
    await walk.onApplication("leader", 1, "sanctions", warning);
    await receiveOn("2027-05-10", `${walk.id(1)}-recovery-1`);
    expect(await statesOf([1, 3, 4, 6])).toEqual(["completed", "completed", "revoked", "completed"]);
  });

  it("two years on the round is closed, and nothing in it moves any more", async () => {
    await register.moveTo("2028-03-12");
    await walk.onApplication("clerk", 1, "assessments", { kind: "annual", assessedOn: "2028-03-12", grade: "良好" });
    expect(await walk.stage("closed")).toMatchObject({ stage: "closed", counts: { completed: 3, revoked: 1, rejected: 1 } });
    const late = await register.call("clerk", "POST", `/api/applications/${walk.id(1)}/plaque`, {
      body: { returnedOn: "2028-03-12" },
    });
    expect(late.body).toMatchObject({ status: 409, code: "stage.wrong", article: "14" });
  });

  it("the events read back tell the story, and alone make the state that the tables have", async () => {
    const events = await eventsOf(register, "2026");
    const story = (number: number) =>
      events.flatMap((event) =>
        "applicationId" in event && event.applicationId === walk.id(number) ? event.type.replace("application.", "") : [],
      );
    const selected = ["submitted", "eligibility-decided", "scored", "shortlisted", "put-on-notice"];
    const begun = [...selected, "decided", "plaque-issued"];
    expect(story(1)).toEqual([
      ...begun,
      "plan-put",
      "payment.paid",
      "payment.paid",
      "expenditures-put",
      "assessed",
      "payment.paid",
      "sanctioned",
      "recovery.opened",
      "recovery.received",
      "assessed",
    ]);
    expect(story(2)).toEqual([...selected, "objection-filed", "objection-closed"]);
    expect(story(3)).toEqual([...begun, "payment.paid", "payment.paid", "assessed", "assessed", "payment.paid"]);
    expect(story(4)).toEqual([...begun, "payment.paid", "payment.paid", "assessed", "assessed", "revoked", "plaque-returned"]);
    expect(story(5)).toEqual([...selected, "decided"]);
    expect(story(6)).toEqual([
      "submitted",
      "eligibility-decided",
      "scored",
      "not-shortlisted",
      "shortlisted",
      "put-on-notice",
      "decided",
      "plaque-issued",
      "payment.paid",
      "payment.paid",
      "municipal-match-resolved",
      "recovery.opened",
      "recovery.confirmed",
      "recovery.received",
      "assessed",
    ]);
    expect(story(8)).toEqual(["submitted", "eligibility-decided"]);
    expect(story(9)).toEqual(["submitted", "withdrawn"]);
    await expectReplayed(register, "2026");
  });

  it("each decision stands with the rulings in force when it was taken", async () => {
    const scales = (await eventsOf(register, "2026")).flatMap((event) =>
      event.type === "application.assessed" ? [event.data.rulings["second-tranche-scale"]] : [],
    );
    expect(scales).toEqual([scale, scale, scale, scale, "none", "none", "none"]);
  });
});
