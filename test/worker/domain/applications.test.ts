import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationAnswer, HistoryEntry } from "../../../policy/contract/applications.ts";
import type { AwardAnswer } from "../../../policy/contract/municipal.ts";
import { municipalEventSchema } from "../../../policy/records/event.ts";
import { replayAwards } from "../../../policy/replay/award-fold.ts";
import { roles } from "../../../worker/actor.ts";
import { cleanFields, knownRow, newRow, type Values } from "./sample-rows.ts";
import { placeOf } from "./stored-events.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

/** A round with applications made of the `n`th clean rows and these changes. */
async function roundWith(...rows: readonly [number, Values][]) {
  const round = await register.newRound();
  await register.sync(
    round,
    rows.map(([n, changes]) => newRow(n, changes)),
  );
  return { round, id: (n: number) => `${round}-${String(n).padStart(3, "0")}` };
}
const read = async (id: string, query = "") =>
  (await register.call<ApplicationAnswer>("clerk", "GET", `/api/applications/${id}${query}`)).body;
const decide = (id: string, body: object) => register.call("clerk", "POST", `/api/applications/${id}/eligibility`, { body });

describe("reading", () => {
  it("every role sees identifiers masked; blanks are null", async () => {
    const { id } = await roundWith([1, {}]);
    const { leadIdNumber, contactPhone, payeeAccount } = cleanFields(1);
    for (const role of roles.filter((candidate) => candidate !== "reviewer")) {
      const { body, text } = await register.call<ApplicationAnswer>(role, "GET", `/api/applications/${id(1)}`);
      expect(body.fields).toMatchObject({
        leadIdNumber: "110115********0014",
        hostName: cleanFields(1)["hostName"],
        remark: null,
      });
      for (const secret of [leadIdNumber, contactPhone, payeeAccount]) expect(text).not.toContain(String(secret));
    }
  });

  it("a reviewer sees applications under review only", async () => {
    const { round, id } = await roundWith([1, {}], [2, {}]);
    const seen = async () =>
      (
        await register.call<{ items: ApplicationAnswer[] }>("reviewer", "GET", `/api/rounds/${round}/applications`)
      ).body.items.map((item) => item.id);
    expect(await seen()).toEqual([]);
    await decide(id(1), { outcome: "eligible" });
    await decide(id(2), { outcome: "ineligible", reason: "材料不齐" });
    await register.call("clerk", "POST", `/api/rounds/${round}/stage`, { body: { to: "review" } });
    expect(await seen()).toEqual([id(1)]);
    expect((await register.call("reviewer", "GET", `/api/applications/${id(2)}`)).status).toBe(404);
  });

  it("lists come in pages by number", async () => {
    const { round, id } = await roundWith([1, {}], [2, {}], [3, {}]);
    const page = (query: string) =>
      register.call<{ items: ApplicationAnswer[]; next: string | null; revision: number }>(
        "auditor",
        "GET",
        `/api/rounds/${round}/applications${query}`,
      );
    const first = (await page("?limit=2")).body;
    expect([first.items.map((item) => item.id), first.next, first.revision]).toEqual([[id(1), id(2)], id(2), 4]);
    const second = (await page(`?after=${id(2)}&limit=2`)).body;
    expect([second.items.map((item) => item.id), second.next]).toEqual([[id(3)], null]);
  });

  it("a reveal gives full values to who may see them, is not to be stored, and is recorded", async () => {
    const { id } = await roundWith([1, {}]);
    const look = (role: (typeof roles)[number], fields: string) =>
      register.call<ApplicationAnswer>(role, "GET", `/api/applications/${id(1)}?reveal=${fields}`);
    const seen = await look("clerk", "leadIdNumber,contactPhone");
    expect(seen.headers.get("cache-control")).toBe("no-store");
    expect(seen.body.fields).toMatchObject({
      leadIdNumber: cleanFields(1)["leadIdNumber"],
      contactPhone: cleanFields(1)["contactPhone"],
      payeeAccount: "622202********0001",
    });
    expect((await look("finance", "payeeAccount")).body.fields["payeeAccount"]).toBe(cleanFields(1)["payeeAccount"]);
    expect((await look("finance", "payeeAccount,leadIdNumber")).body).toMatchObject({ status: 403, code: "role.missing" });
    for (const role of ["leader", "auditor", "admin"] as const) expect((await look(role, "payeeAccount")).status).toBe(403);
    expect((await look("clerk", "hostName")).body).toMatchObject({ status: 400, code: "request.invalid" });
    const { body } = await register.call<{ items: HistoryEntry[] }>("auditor", "GET", `/api/applications/${id(1)}/history`);
    expect(body.items.map(({ event, version, by }) => [event, version, by])).toEqual([
      ["application.submitted", 1, "陈示例"],
      ["application.revealed", 1, "陈示例"],
      ["application.revealed", 1, "钱示例"],
    ]);
  });

  it("the history tells who changed what, when, masked", async () => {
    const { round, id } = await roundWith([1, {}]);
    await register.sync(round, [knownRow(1, id(1), 1, { remark: "补充" }, { contactPhone: "13800001234" })]);
    await decide(id(1), { outcome: "ineligible", reason: "不在大兴" });
    const { body, text } = await register.call<{ items: HistoryEntry[] }>(
      "auditor",
      "GET",
      `/api/applications/${id(1)}/history`,
    );
    expect(body.items[1]).toMatchObject({ version: 2, event: "application.changed", by: "陈示例" });
    expect(body.items[1]?.changes).toEqual([
      { field: "contactPhone", from: "139****1710", to: "138****1234" },
      { field: "remark", from: null, to: "补充" },
    ]);
    expect(body.items[2]).toMatchObject({ version: 3, event: "application.eligibility-decided", reason: "不在大兴" });
    expect(text).not.toContain("13800001234");
  });
});

describe("eligibility", () => {
  it("第6条（一）1: a relaxation is accepted with ground and standing, and the record says who accepted it", async () => {
    const { id } = await roundWith([1, { skillLevel: "中级工", exemptionBasis: "非物质文化遗产" }]);
    const resolution = { rule: "eligibility/relaxation", field: "exemptionBasis", accept: true, reason: "专家组意见" };
    expect((await decide(id(1), { outcome: "eligible", resolutions: [resolution] })).body).toMatchObject({
      status: 422,
      article: "6(1)1",
    });
    const accepted = { ...resolution, ground: "景泰蓝制作技艺", standing: "国家级代表性传承人" };
    const done = await decide(id(1), { outcome: "eligible", resolutions: [accepted] });
    expect(done.body).toMatchObject({ state: "eligible", version: 2, resolutions: [{ ...accepted, by: "陈示例" }] });
  });

  it("an error bars it, and a refusal changes nothing", async () => {
    const { round, id } = await roundWith([1, { paperCopies: 1 }]);
    const refused = await decide(id(1), { outcome: "eligible" });
    expect(refused.body).toMatchObject({
      status: 422,
      code: "eligibility.not-ready",
      article: "7",
      missing: [{ code: "finding.error", applicationId: id(1), count: 1 }],
    });
    expect(await read(id(1))).toMatchObject({ version: 1, state: "submitted" });
    expect((await register.call("clerk", "GET", `/api/rounds/${round}/head`)).body).toMatchObject({ revision: 2 });
  });

  it("ineligible needs its reason", async () => {
    const { id } = await roundWith([1, {}]);
    expect((await decide(id(1), { outcome: "ineligible" })).body).toMatchObject({ status: 400, errors: [{ path: "reason" }] });
  });

  it("第3条: a lead technician who stands twice is a question for a person", async () => {
    const { id } = await roundWith([1, {}], [2, { leadIdNumber: cleanFields(1)["leadIdNumber"] ?? null }]);
    expect((await read(id(2))).findings).toMatchObject([{ rule: "duplicate/lead-technician", related: [id(1)] }]);
    await register.call("clerk", "POST", `/api/applications/${id(1)}/withdrawal`, { body: { reason: "只报一份" } });
    expect((await read(id(2))).findings).toEqual([]);
  });

  it("withdrawn once, and then it stays as it is", async () => {
    const { round, id } = await roundWith([1, {}]);
    const withdraw = () =>
      register.call("clerk", "POST", `/api/applications/${id(1)}/withdrawal`, { body: { reason: "企业申请" } });
    expect((await withdraw()).body).toMatchObject({ state: "withdrawn", withdrawal: { reason: "企业申请", by: "陈示例" } });
    expect((await withdraw()).body).toMatchObject({ status: 409, code: "state.wrong" });
    expect((await decide(id(1), { outcome: "eligible" })).body).toMatchObject({ status: 409, code: "state.wrong" });
    expect((await register.sync(round, [newRow(1, { remark: "改" })])).rows[0]?.refusal?.code).toBe("application.withdrawn");
  });
});

describe("the municipal list", () => {
  const put = (awards: readonly object[]) =>
    register.call<{ items: AwardAnswer[]; revision: number }>("clerk", "PUT", "/api/municipal-awards", { body: { awards } });

  it("第14条: a match found to be the same studio makes it plaque-only and settles the finding", async () => {
    const { hostName = null, leadName = null, leadIdNumber = null } = cleanFields(71);
    const listed = await put([{ programme: "市级首席技师工作室", awardYear: 2023, hostName, leadName, leadIdNumber }]);
    const awardId = listed.body.items.at(-1)?.id ?? "";
    expect(listed.body.items.at(-1)).toMatchObject({ leadIdNumber: "110115********0711", withdrawn: false });
    const { id } = await roundWith([71, {}]);
    expect(await read(id(1))).toMatchObject({
      funding: "district",
      matches: [{ awardId, kind: "exact", resolution: null }],
      findings: [{ rule: "duplicate/municipal-undeclared" }],
    });
    const match = (body: object) =>
      register.call<ApplicationAnswer>("clerk", "POST", `/api/applications/${id(1)}/municipal-match`, { body });
    expect((await match({ awardId: "M9999", same: true, reason: "核实" })).body).toMatchObject({
      status: 422,
      code: "match.none",
      article: "14",
    });
    expect((await decide(id(1), { outcome: "eligible" })).status).toBe(422);
    const done = await match({ awardId, same: true, reason: "同一工作室" });
    expect(done.body).toMatchObject({
      funding: "plaque-only",
      version: 2,
      findings: [],
      matches: [{ awardId, resolution: { same: true, reason: "同一工作室", by: "陈示例" } }],
    });
    expect((await decide(id(1), { outcome: "eligible" })).body).toMatchObject({ state: "eligible" });
    expect((await match({ awardId, same: false, reason: "同名不同人" })).body).toMatchObject({ funding: "district" });
  });

  it("第14条: an answer holds for the row and the application as they were: a correction asks again, a new amount or source does not", async () => {
    const { hostName = null, occupation = null, creditCode = null } = cleanFields(72);
    const listed = await put([{ programme: "市级", awardYear: 2023, hostName, leadName: "钱某", occupation }]);
    const awardId = listed.body.items.at(-1)?.id ?? "";
    const { round, id } = await roundWith([72, {}]);
    const isOpen = async () => {
      const { findings, matches } = await read(id(1));
      const resolution = matches.find((match) => match.awardId === awardId)?.resolution;
      expect(findings.some(({ rule }) => rule.startsWith("duplicate/municipal-"))).toBe(resolution === null);
      return resolution === null;
    };
    const answer = async () => {
      const body = { awardId, same: false, reason: "同企业另一工作室" };
      await register.call("clerk", "POST", `/api/applications/${id(1)}/municipal-match`, { body });
      expect(await isOpen()).toBe(false);
    };
    expect(await isOpen()).toBe(true);
    await answer();
    await put([{ id: awardId, awardAmount: 5_000_000, source: "京人社〔2023〕3号" }]);
    expect(await isOpen()).toBe(false);
    for (const changes of [{ leadName: "钱某某" }, { creditCode }, { awardYear: 2024 }, { programme: "市级首席技师" }]) {
      await put([{ id: awardId, ...changes }]);
      expect(await isOpen()).toBe(true);
      expect((await decide(id(1), { outcome: "eligible" })).status).toBe(422);
      await answer();
    }
    expect((await decide(id(1), { outcome: "eligible" })).status).toBe(200);
    const { version } = await read(id(1));
    const row = knownRow(72, id(1), version, { leadName: "李某" });
    const municipal = (rows: readonly { findings: readonly { rule: string }[] }[]) =>
      rows.flatMap(({ findings }) => findings.filter(({ rule }) => rule.startsWith("duplicate/municipal-")));
    expect(municipal((await register.preview(round, [row])).body.rows)).toHaveLength(1);
    expect(municipal((await register.sync(round, [row])).rows)).toHaveLength(1);
    expect(await isOpen()).toBe(true);
    await answer();
    const renamed = knownRow(72, id(1), (await read(id(1))).version, { remark: "无关" });
    expect(municipal((await register.sync(round, [renamed])).rows)).toEqual([]);
  });

  it("a row is corrected and withdrawn, and never leaves the list", async () => {
    const before = (await put([])).body.items.length;
    const listed = await put([{ programme: "市级", awardYear: 2022, hostName: "北京乙有限公司", leadName: "赵二" }]);
    const id = listed.body.items.at(-1)?.id;
    expect((await put([{ id, source: "京人社〔2022〕3号" }])).body.items.at(-1)).toMatchObject({
      id,
      version: 2,
      source: "京人社〔2022〕3号",
      hostName: "北京乙有限公司",
    });
    expect((await put([{ id, withdrawn: true, reason: "录入错误" }])).body.items.at(-1)).toMatchObject({
      id,
      withdrawn: true,
      reason: "录入错误",
    });
    expect((await put([])).body.items).toHaveLength(before + 1);
    const { body } = await register.call<{ items: AwardAnswer[] }>("auditor", "GET", "/api/municipal-awards?limit=500");
    expect(body.items.at(-1)).toMatchObject({ id, withdrawn: true });
  });

  it("the table is what the events alone say", async () => {
    await put([
      {
        programme: "市级",
        awardYear: 2021,
        hostName: "北京丙有限公司",
        leadName: "孙三",
        leadIdNumber: String(cleanFields(9)["leadIdNumber"]),
      },
    ]);
    const { results } = await register.db
      .prepare("SELECT body FROM events WHERE stream = 'municipal' ORDER BY seq")
      .all<{ body: string }>();
    const events = results.map(({ body }) => {
      const { type, data, ...place }: { type: string; data: unknown } = JSON.parse(body);
      return { ...municipalEventSchema.parse({ type, data }), ...placeOf(place) };
    });
    const stored = await register.db.prepare("SELECT record FROM municipal_awards ORDER BY number").all<{ record: string }>();
    expect(stored.results.map(({ record }) => JSON.parse(record))).toEqual([...replayAwards(events).values()]);
  });
});
