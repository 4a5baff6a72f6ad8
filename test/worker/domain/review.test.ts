import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { roundInReview } from "./review-steps.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const over = { noticeStart: "2026-11-10", noticeEnd: "2026-11-16" };
const reviewerId = async () => String((await register.call("reviewer", "GET", "/api/me")).body["memberId"]);

describe("scores", () => {
  it("第8条: the office enters scores by sheet; the ranking has averages at two decimals, ties and the cut", async () => {
    const { score, get, put, id } = await roundInReview(register, 4, { places: 2 });
    const put4 = await score([90.5, 88.335, 88.335, 70]);
    expect(put4.status).toBe(200);
    expect(put4.body).toMatchObject({ next: null });
    const first = { expert: "专家1", score: 90.5, recused: false };
    expect((await get<{ items: object[] }>("scores")).body.items[0]).toMatchObject({
      applicationId: id(1),
      ...first,
      by: "陈示例",
    });
    expect((await get("ranking")).body["items"]).toEqual([
      { applicationId: id(1), average: 90.5, rank: 1, tied: false, cut: true },
      { applicationId: id(2), average: 88.34, rank: 2, tied: true, cut: true },
      { applicationId: id(3), average: 88.34, rank: 2, tied: true, cut: true },
      { applicationId: id(4), average: 70, rank: 4, tied: false, cut: false },
    ]);
    const before = (await get("head")).body["revision"];
    expect((await score([90.5], [1])).status).toBe(200);
    expect((await get("head")).body["revision"]).toBe(before);
    const corrected = await put("scores", { scores: [{ applicationId: id(1), expert: "专家1", score: 80.5 }] });
    expect(corrected.body).toMatchObject({ items: [{ applicationId: id(1), expert: "专家1", score: 80.5 }] });
    const { body } = await register.call<ApplicationAnswer>("leader", "GET", `/api/applications/${id(1)}`);
    expect(body).toMatchObject({ average: 88.5, rank: 1, shortlisted: null, objections: [], payeeChanged: false });
    expect(body.score).toHaveLength(5);
  });

  it("第5条: a reviewer enters and sees the own scores alone, and steps aside from the own organisation's", async () => {
    const { score, put, id, round } = await roundInReview(register, 2, {}, (n) =>
      n === 2
        ? {
            hostName: "示例职业技术学院",
            studioName: "示例职业技术学院李零零零零贰钳工首席技师工作室",
            payeeName: "示例职业技术学院",
          }
        : {},
    );
    await score([90], [1]);
    const memberId = await reviewerId();
    const mine = (body: object) => register.call("reviewer", "PUT", `/api/rounds/${round}/scores`, { body });
    const unmapped = { scores: [{ applicationId: id(1), expert: "专家6", score: 80 }] };
    expect((await mine(unmapped)).body).toMatchObject({ status: 403, code: "role.missing" });
    const experts = [{ label: "专家6", memberId, organisation: null }, { label: "专家7" }];
    expect((await put("experts", { experts })).body).toMatchObject({
      items: [
        { label: "专家6", memberId, organisation: "示例职业技术学院" },
        { label: "专家7", memberId: null, organisation: null },
      ],
    });
    expect((await mine(unmapped)).status).toBe(200);
    const host = { applicationId: id(2), expert: "专家6" };
    expect((await mine({ scores: [{ ...host, score: 99 }] })).body).toMatchObject({
      status: 422,
      code: "score.recusal",
      article: "5",
      missing: [{ code: "score.recusal", applicationId: id(2), count: 1 }],
    });
    expect((await put("scores", { scores: [{ ...host, score: 99 }] })).body).toMatchObject({ code: "score.recusal" });
    expect((await mine({ scores: [{ ...host, recused: true }] })).body).toMatchObject({
      items: [{ applicationId: id(2), expert: "专家6", score: null, recused: true }],
    });
    const seen = await register.call<{ items: { expert: string }[] }>("reviewer", "GET", `/api/rounds/${round}/scores`);
    expect(seen.body.items.map(({ expert }) => expert)).toEqual(["专家6", "专家6"]);
    const one = (await register.call<ApplicationAnswer>("reviewer", "GET", `/api/applications/${id(1)}`)).body;
    expect([one.score.map(({ expert }) => expert), one.average, one.rank]).toEqual([["专家6"], null, null]);
    expect((await register.call("reviewer", "GET", `/api/rounds/${round}/ranking`)).status).toBe(403);
    const own = await register.call<{ items: object[] }>("reviewer", "GET", `/api/rounds/${round}/experts`);
    expect(own.body.items).toHaveLength(1);
  });

  it("an expert who has scored cannot be mapped to a member of the host", async () => {
    const { put, id, score } = await roundInReview(register, 1, {}, () => ({
      hostName: "示例职业技术学院",
      studioName: "示例职业技术学院李零零零零壹钳工首席技师工作室",
      payeeName: "示例职业技术学院",
    }));
    await score([90]);
    const experts = [{ label: "专家1", memberId: await reviewerId() }];
    expect((await put("experts", { experts })).body).toMatchObject({
      code: "score.recusal",
      missing: [{ applicationId: id(1), count: 1 }],
    });
    expect((await put("experts", { experts: [{ label: "专家1", memberId: "nobody" }] })).body).toMatchObject({
      status: 422,
      code: "member.unknown",
    });
  });

  it("bad scores are refused whole: out of range, unknown, neither score nor recusal, twice", async () => {
    const { put, id, round, get } = await roundInReview(register, 1);
    const one = { applicationId: id(1), expert: "专家1" };
    const send = async (...scores: object[]) => (await put("scores", { scores })).body;
    expect(await send({ ...one, score: 100.5 })).toMatchObject({ status: 422, code: "score.range", article: "8" });
    expect(await send({ ...one, score: -1 }, { ...one, expert: "专家2", score: 50 })).toMatchObject({ code: "score.range" });
    const unknown = `${round}-099`;
    expect(await send({ ...one, score: 1 }, { ...one, applicationId: unknown, score: 1 })).toMatchObject({
      status: 422,
      code: "application.unknown",
      missing: [{ code: "application.unknown", applicationId: unknown, count: 1 }],
    });
    for (const wrong of [
      { ...one },
      { ...one, score: 90, recused: true },
      { ...one, score: "90" },
      { ...one, score: 9, note: "" },
    ])
      expect(await send(wrong)).toMatchObject({ status: 400, code: "request.invalid" });
    expect(await send({ ...one, score: 1 }, { ...one, score: 2 })).toMatchObject({ status: 400 });
    expect((await get("scores")).body["items"]).toEqual([]);
  });
});

describe("shortlist", () => {
  it("第8条: nothing is settled, and no notice begins, while scores are missing", async () => {
    const { post, score, id } = await roundInReview(register, 2, { places: 1 });
    await score([90], [1]);
    const missing = [{ code: "scores.missing", applicationId: id(2), count: 5 }];
    expect((await post("shortlist", { applications: [id(1)] })).body).toMatchObject({
      status: 422,
      code: "shortlist.not-ready",
      article: "8",
      missing,
    });
    expect((await post("stage", { to: "notice", ...over })).body).toMatchObject({
      code: "stage.not-ready",
      missing: [...missing, { code: "shortlist.missing", applicationId: null, count: 1 }],
    });
  });

  it("a departure from the ranking needs its reason, and the settled list may be settled again", async () => {
    const { post, score, id, state } = await roundInReview(register, 3, { places: 2 });
    await score([90, 80, 70]);
    const settle = async (numbers: number[], reason?: string) =>
      (await post("shortlist", { applications: numbers.map(id), ...(reason === undefined ? {} : { reason }) })).body;
    const refusal = { status: 422, code: "shortlist.reason", article: "8" };
    for (const departure of [[1, 3], [2], [1, 2, 3], [3]]) expect(await settle(departure)).toMatchObject(refusal);
    expect(await settle([1])).toMatchObject({ shortlist: { reason: null }, counts: { shortlisted: 1, "not-shortlisted": 2 } });
    expect(await settle([1, 3], "第二名材料存疑")).toMatchObject({ shortlist: { reason: "第二名材料存疑", by: "陈示例" } });
    expect([await state(1), await state(2), await state(3)]).toEqual(["shortlisted", "not-shortlisted", "shortlisted"]);
    expect(await settle([1, 2])).toMatchObject({ shortlist: { reason: null } });
    await score([95], [3]);
    expect((await post("stage", { to: "notice", ...over })).body).toMatchObject({
      code: "stage.not-ready",
      missing: [{ code: "shortlist.reason", applicationId: null, count: 1 }],
    });
  });
});
