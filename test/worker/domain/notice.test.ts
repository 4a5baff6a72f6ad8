import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { expected, roundInReview, roundOnNotice } from "./review-steps.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const over = { noticeStart: "2026-11-10", noticeEnd: "2026-11-16" };
const running = { noticeStart: "2026-11-20", noticeEnd: "2026-11-26" };

describe("notice and objections", () => {
  const object = (round: string, body: object) => register.call(null, "POST", `/notices/${round}/objections`, { body });
  const objection = (applicationId: string) => ({
    name: "赵某某",
    contact: "13900001234",
    applicationId,
    reason: "成果系他人所有",
  });

  it("第9条: 为期7天的公示: a shorter notice is refused with the earliest last day", async () => {
    const { post, score, id } = await roundInReview(register, 1);
    await score([90]);
    await post("shortlist", { applications: [id(1)] });
    const short = { to: "notice", noticeStart: "2026-11-20", noticeEnd: "2026-11-25" };
    const refused = await post("stage", short);
    expect(refused.body).toMatchObject({ status: 422, code: "notice.too-short", article: "9", earliest: "2026-11-26" });
    expect(refused.body["detail"]).toContain("2026-11-26");
    expect((await post("stage", { ...short, noticeEnd: "2026-11-26" })).body).toMatchObject({
      stage: "notice",
      notice: { start: "2026-11-20", end: "2026-11-26" },
    });
  });

  it("第9条: 接受社会监督: an objection is received, masked, revealed to the office on record, and upheld; a replacement has its own notice", async () => {
    const { post, get, id, round, state } = await roundOnNotice(register, { count: 4, listed: 2, ...running });
    const filed = await expected(201, object(round, objection(id(2))));
    expect(filed.body).toEqual({ id: `${round}-O001`, round, applicationId: id(2), filedOn: "2026-11-22" });
    expect(filed.headers.get("location")).toBe(`/api/objections/${round}-O001`);
    const list = await get<{ items: object[] }>("objections");
    expect(list.body.items).toMatchObject([{ id: `${round}-O001`, name: "赵**", contact: "139****1234", outcome: null }]);
    const at = `/api/objections/${round}-O001`;
    expect((await register.call("clerk", "GET", `${at}?reveal=name,contact`)).body).toMatchObject({
      name: "赵某某",
      contact: "13900001234",
    });
    expect((await register.call("leader", "GET", `${at}?reveal=contact`)).body).toMatchObject({ status: 403 });
    expect((await register.call("leader", "GET", at)).body).toMatchObject({ name: "赵**" });
    expect((await post("stage", { to: "decision" })).body).toMatchObject({
      code: "stage.not-ready",
      article: "9",
      missing: [
        { code: "notice.running", applicationId: id(1), count: 1 },
        { code: "notice.running", applicationId: id(2), count: 1 },
        { code: "objection.open", applicationId: id(2), count: 1 },
      ],
    });
    const close = (outcome: string) => register.call("clerk", "POST", `${at}/outcome`, { body: { outcome, reason: "经核实" } });
    expect((await post("shortlist", { applications: [id(3)], reason: "递补" })).body).toMatchObject({
      code: "shortlist.places",
      article: "9",
    });
    expect((await close("upheld")).body).toMatchObject({ outcome: { outcome: "upheld", reason: "经核实", by: "陈示例" } });
    expect((await close("dismissed")).body).toMatchObject({ status: 409, code: "state.wrong" });
    expect(await state(2)).toBe("not-shortlisted");
    expect((await post("shortlist", { applications: [id(2)], reason: "递补" })).body).toMatchObject({
      code: "shortlist.objection",
    });
    expect((await post("shortlist", { applications: [id(3), id(4)], reason: "递补" })).body).toMatchObject({
      code: "shortlist.places",
    });
    expect((await post("shortlist", { applications: [id(1), id(3)] })).body).toMatchObject({
      code: "shortlist.reason",
      article: "9",
    });
    expect((await post("stage", { to: "notice", ...running })).body).toMatchObject({ status: 409, code: "stage.wrong" });
    expect((await post("shortlist", { applications: [id(3)], reason: "第二名异议成立，依次递补" })).status).toBe(200);
    const own = { noticeStart: "2026-11-22", noticeEnd: "2026-11-28" };
    expect((await post("stage", { to: "notice", ...own })).body).toMatchObject({
      notice: { start: "2026-11-22", end: "2026-11-28" },
    });
    const page = await register.call<{ applications: { applicationId: string }[] }>(null, "GET", `/notices/${round}`, {
      headers: { accept: "application/json" },
    });
    expect(page.body).toMatchObject({
      notice: { start: "2026-11-20", end: "2026-11-28" },
      open: true,
      applications: [{ applicationId: id(1) }, { applicationId: id(3), notice: { start: "2026-11-22", end: "2026-11-28" } }],
    });
  });

  it("404 before the notice, 409 after it, 422 for a studio that is not on it", async () => {
    const before = await roundInReview(register, 1);
    expect((await object(before.round, objection(before.id(1)))).body).toMatchObject({ status: 404, code: "not-found" });
    expect((await register.call(null, "GET", `/notices/${before.round}`)).status).toBe(404);
    const later = await roundOnNotice(register, { count: 1, listed: 1, noticeStart: "2026-11-23", noticeEnd: "2026-11-29" });
    expect((await register.call(null, "GET", `/notices/${later.round}`)).status).toBe(404);
    const now = await roundOnNotice(register, { count: 2, listed: 1, ...running });
    expect((await object(now.round, objection(now.id(2)))).body).toMatchObject({ status: 422, code: "application.unknown" });
    expect((await object(now.round, { ...objection(now.id(1)), reason: " " })).body).toMatchObject({ status: 400 });
    const { body } = await object(now.round, { ...objection(now.id(1)), extra: 1 });
    expect(body).toMatchObject({ status: 400, errors: [{ path: "extra", code: "unrecognized_keys" }] });
    const after = await roundOnNotice(register, { count: 1, listed: 1, ...over });
    expect((await object(after.round, objection(after.id(1)))).body).toMatchObject({
      status: 409,
      code: "stage.wrong",
      article: "9",
    });
  });

  it("a JSON objection sent twice under one key is one objection, and the objector stands in no event", async () => {
    const { round, id, get } = await roundOnNotice(register, { count: 1, listed: 1, ...running });
    const call = { body: objection(id(1)), key: `objection-${round}` };
    const once = await register.call(null, "POST", `/notices/${round}/objections`, call);
    const again = await register.call(null, "POST", `/notices/${round}/objections`, call);
    expect([once.status, again.status, again.text]).toEqual([201, 201, once.text]);
    expect((await get<{ items: object[] }>("objections")).body.items).toHaveLength(1);
    expect((await register.call(null, "POST", `/notices/${round}/objections`, { ...call, key: null })).body).toMatchObject({
      code: "idempotency-key.missing",
    });
    const events = (await register.call("auditor", "GET", `/api/events?stream=${round}`)).text;
    expect(events).toContain("objection-filed");
    for (const secret of ["赵某某", "13900001234"]) {
      expect(events).not.toContain(secret);
      expect(register.logs.join()).not.toContain(secret);
    }
  });

  it("a withdrawn studio leaves the shortlist", async () => {
    const { id, state, post } = await roundOnNotice(register, { count: 2, listed: 2, ...over });
    await register.call("clerk", "POST", `/api/applications/${id(2)}/withdrawal`, { body: { reason: "企业申请" } });
    expect(await state(2)).toBe("withdrawn");
    expect((await post("stage", { to: "decision" })).body).toMatchObject({ stage: "decision", counts: { shortlisted: 1 } });
  });
});

describe("the leading group's decision", () => {
  const toDecision = async () => {
    const steps = await roundOnNotice(register, { count: 3, listed: 2, ...over });
    await expected(200, steps.post("stage", { to: "decision" }));
    return steps;
  };

  it("第9条: 公示结束后报工作室评选领导小组审定: all that are shortlisted, once, after the notice", async () => {
    const { post, id, state } = await toDecision();
    const decision = {
      document: "京兴人社文〔2026〕8号",
      decidedOn: "2026-11-20",
      approved: [id(1)],
      rejected: [{ id: id(2), reason: "场地不足" }],
    };
    const decide = async (changes: object = {}, role: "clerk" | "leader" = "leader") =>
      (await post("decisions", { ...decision, ...changes }, role)).body;
    expect(await decide({}, "clerk")).toMatchObject({ status: 403 });
    expect(await decide({ rejected: [] })).toMatchObject({
      status: 422,
      code: "decision.incomplete",
      article: "9",
      missing: [{ code: "decision.missing", applicationId: id(2), count: 1 }],
    });
    expect(await decide({ approved: [id(1), id(3)] })).toMatchObject({ status: 409, code: "state.wrong" });
    expect(await decide({ approved: [id(1), id(9)] })).toMatchObject({ status: 422, code: "application.unknown" });
    expect(await decide({ approved: [id(1), id(2)] })).toMatchObject({ status: 400 });
    expect(await decide({ decidedOn: "2026-11-16" })).toMatchObject({
      code: "decision.before-notice-end",
      article: "9",
      earliest: "2026-11-17",
    });
    expect(await decide({ decidedOn: "2026-11-23" })).toMatchObject({ status: 422, code: "date.future" });
    expect((await post("stage", { to: "running" }, "leader")).body).toMatchObject({
      code: "stage.not-ready",
      article: "9",
      missing: [
        { code: "decision.missing", applicationId: id(1) },
        { code: "decision.missing", applicationId: id(2) },
        { code: "document.missing", applicationId: null },
      ],
    });
    expect(await decide()).toMatchObject({
      decision: { document: decision.document, decidedOn: "2026-11-20", by: "周示例" },
      counts: { approved: 1, rejected: 1 },
    });
    expect([await state(1), await state(2), await state(3)]).toEqual(["approved", "rejected", "not-shortlisted"]);
    expect(await decide()).toMatchObject({ status: 409, code: "state.wrong" });
    expect((await post("stage", { to: "running", document: "别的文号" }, "leader")).body).toMatchObject({
      code: "decision.differs",
    });
    expect((await post("stage", { to: "running" })).body).toMatchObject({ status: 403 });
    expect(
      (await post("stage", { to: "running", document: decision.document, decidedOn: "2026-11-20" }, "leader")).body,
    ).toMatchObject({ stage: "running" });
    const { body } = await register.call<ApplicationAnswer>("auditor", "GET", `/api/applications/${id(2)}`);
    expect(body).toMatchObject({
      shortlisted: true,
      decision: { outcome: "rejected", reason: "场地不足", origin: "register", by: "周示例" },
    });
  });
});
