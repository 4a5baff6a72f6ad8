import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import { newRow } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const roundOf = async (id: string) => (await register.call<RoundAnswer>("auditor", "GET", `/api/rounds/${id}`)).body;

describe("rounds", () => {
  it("第3条: a round is opened with 201, its place and its first revision", async () => {
    const { status, headers, body } = await register.call<RoundAnswer>("clerk", "POST", "/api/rounds", {
      body: { year: 2095, previousYear: 2093, settings: { scoring: { places: 6 } } },
    });
    expect([status, headers.get("location"), headers.get("etag")]).toEqual([201, "/api/rounds/2095", '"1"']);
    expect(body).toMatchObject({
      id: "2095",
      stage: "intake",
      settings: { roundYear: 2095, scoring: { places: 6, minimumExperts: 5 } },
      counts: { total: 0 },
    });
  });

  it("refusals say the article and what to do, in the caller's language", async () => {
    const refused = (body: object, language = "zh-CN") =>
      register.call("clerk", "POST", "/api/rounds", { body, headers: { "accept-language": language } });
    expect((await refused({ year: 2096, previousYear: 2095 })).body).toMatchObject({
      status: 422,
      code: "round.interval",
      article: "3",
    });
    expect((await refused({ year: 2018, previousYear: null })).body).toMatchObject({
      status: 422,
      code: "round.before-effective",
      article: "17",
    });
    expect((await refused({ year: 2095, previousYear: null })).body).toMatchObject({ status: 409, code: "round.exists" });
    const { headers, body } = await refused({ year: 2096, previousYear: 2095 }, "en");
    expect([headers.get("content-type"), headers.get("content-language")]).toEqual([
      "application/problem+json; charset=utf-8",
      "en",
    ]);
    expect(body["detail"]).toMatch(/every two years/);
  });

  it("the list holds all rounds; pages follow on", async () => {
    const ids = [await register.newRound(), await register.newRound()];
    const { body } = await register.call<{ items: RoundAnswer[]; next: string | null }>(
      "finance",
      "GET",
      "/api/rounds?limit=1",
    );
    expect([body.items.map(({ id }) => id), body.next]).toEqual([[ids[0]], ids[0]]);
    const rest = await register.call<{ items: RoundAnswer[]; next: string | null }>(
      "finance",
      "GET",
      `/api/rounds?after=${ids[0]}`,
    );
    expect([rest.body.items.at(0)?.id, rest.body.next]).toEqual([ids[1], null]);
  });

  it("head answers 304 while nothing has happened", async () => {
    const round = await register.newRound();
    const head = (etag: string) =>
      register.call("leader", "GET", `/api/rounds/${round}/head`, { headers: { "if-none-match": etag } });
    expect([(await head('"1"')).status, (await head('"0"')).body]).toEqual([304, { id: round, stage: "intake", revision: 1 }]);
    await register.sync(round, [newRow(1)]);
    expect((await head('"1"')).status).toBe(200);
  });

  it("settings change only from the revision that stands", async () => {
    const round = await register.newRound();
    const patch = (match: string | null, body: object) =>
      register.call<RoundAnswer>("clerk", "PATCH", `/api/rounds/${round}/settings`, {
        body,
        headers: match === null ? {} : { "if-match": match },
      });
    const change = { scoring: { passMark: 60 } };
    expect((await patch(null, change)).status).toBe(428);
    expect((await patch('"9"', change)).body).toMatchObject({ status: 412, code: "revision.stale" });
    expect((await patch('"1"', change)).body).toMatchObject({
      revision: 2,
      settings: { scoring: { passMark: 60, combine: "mean" } },
    });
    expect((await patch('"2"', change)).body).toMatchObject({ revision: 2 });
  });

  it("第16条: a leader sets a ruling with reason and day; it shows with who set it", async () => {
    const round = await register.newRound();
    const set = (id: string, body: object) => register.call("leader", "PUT", `/api/rounds/${round}/rulings/${id}`, { body });
    const answer = { value: ["市级首席技师工作室"], reason: "领导小组会议纪要", from: "2026-11-22" };
    expect((await set("municipal-programmes", answer)).status).toBe(200);
    const ruling = (await roundOf(round)).rulings.find(({ id }) => id === "municipal-programmes");
    expect(ruling).toMatchObject({ ...answer, by: "周示例" });
    expect((await roundOf(round)).rulings.filter(({ by }) => by === null)).toHaveLength(12);
    expect((await set("municipal-programmes", { ...answer, from: "2026-11-23" })).body).toMatchObject({
      status: 422,
      code: "date.future",
    });
    expect((await set("notice-days", { ...answer, value: "seven" })).body).toMatchObject({
      status: 400,
      code: "request.invalid",
    });
    expect((await set("second-tranche-scale", { ...answer, value: { 优秀: 1, 良好: 1, 合格: 1 } })).body).toMatchObject({
      status: 422,
      article: "14",
    });
  });

  it("第8条: review begins when every application is decided on; what is missing is listed as data and in words", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1), newRow(2), newRow(3)]);
    const stage = (to: string) => register.call("clerk", "POST", `/api/rounds/${round}/stage`, { body: { to } });
    const refused = await stage("review");
    expect(refused.body).toMatchObject({ status: 422, code: "stage.not-ready", article: "8" });
    expect(refused.body["missing"]).toHaveLength(3);
    expect(refused.body["detail"]).toMatch(/申报尚未认定是否符合条件：3/);
    const decide = (n: string, body: object) =>
      register.call("clerk", "POST", `/api/applications/${round}-${n}`.concat("/eligibility"), { body });
    await decide("001", { outcome: "eligible", reason: "齐全" });
    await decide("002", { outcome: "ineligible", reason: "不在大兴" });
    await register.call("clerk", "POST", `/api/applications/${round}-003/withdrawal`, { body: { reason: "企业申请" } });
    expect((await stage("review")).body).toMatchObject({
      stage: "review",
      counts: { total: 3, eligible: 1, ineligible: 1, withdrawn: 1 },
    });
    expect((await stage("review")).body).toMatchObject({ status: 409, code: "stage.wrong" });
    expect((await stage("decision")).body).toMatchObject({ status: 409, code: "stage.wrong" });
  });

  it("第9条: only the leading group decides", async () => {
    const round = await register.newRound();
    const body = { to: "running", document: "京兴人社发〔2026〕1号", decidedOn: "2026-11-22" };
    expect((await register.call("clerk", "POST", `/api/rounds/${round}/stage`, { body })).status).toBe(403);
    expect((await register.call("leader", "POST", `/api/rounds/${round}/stage`, { body })).body).toMatchObject({
      code: "stage.wrong",
    });
    expect((await register.call("leader", "POST", `/api/rounds/${round}/stage`, { body: { to: "review" } })).status).toBe(403);
  });
});
