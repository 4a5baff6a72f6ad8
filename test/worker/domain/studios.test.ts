import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import { openingRows } from "./opening-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
let first = 1_000;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

/** A running round: 001 completed, 002 approved with its first stage paid, 003 rejected. */
async function runningRound(): Promise<string> {
  const round = await register.newRound();
  first += 10;
  await register.call("clerk", "POST", `/api/rounds/${round}/opening`, { body: openingRows(first) });
  await register.call("leader", "POST", `/api/rounds/${round}/opening/confirmation`);
  return round;
}

const send = (role: "clerk" | "leader", method: string, id: string, path: string, body: object) =>
  register.call<ApplicationAnswer>(role, method, `/api/applications/${id}/${path}`, { body });
const clerk = (id: string, path: string, body: object) => send("clerk", "POST", id, path, body);
const leader = (id: string, path: string, body: object) => send("leader", "POST", id, path, body);
const revisionOf = async (round: string) =>
  (await register.call<RoundAnswer>("auditor", "GET", `/api/rounds/${round}`)).body.revision;

const document = "京兴人社发〔2026〕7号";
const passed = { kind: "annual", assessedOn: "2026-01-10", grade: "良好", secondAmountFen: 8_000_000, opinion: "达标" };
const failed = {
  kind: "annual",
  assessedOn: "2026-01-10",
  grade: "不合格",
  rectificationDeadline: "2026-04-10",
  opinion: "台账不全",
};

describe("a studio over HTTP", () => {
  it("第13、14条: plaque, plan, a failed assessment, the recheck, revocation and the plaque back", async () => {
    const id = `${await runningRound()}-002`;
    expect((await clerk(id, "plaque", { issuedOn: "2025-01-05" })).body).toMatchObject({ plaque: { issuedOn: "2025-01-05" } });
    const tasks = [{ task: "带徒5人", goal: "取证3人", progress: "已完成2人" }];
    expect((await send("clerk", "PUT", id, "plans/2026", { tasks })).body).toMatchObject({ plans: [{ year: 2026, tasks }] });
    const more = [{ task: "攻关1项" }];
    const replaced = await send("clerk", "PUT", id, "plans/2026", { tasks: more });
    expect(replaced.body.plans).toMatchObject([{ year: 2026, tasks: [{ task: "攻关1项", goal: null, progress: null }] }]);
    expect((await clerk(id, "assessments", failed)).body).toMatchObject({
      state: "rectifying",
      assessments: [{ grade: "不合格", rectificationDeadline: "2026-04-10", secondAmountFen: null }],
    });
    const recheck = { kind: "recheck", assessedOn: "2026-04-11", grade: "不合格" };
    expect((await clerk(id, "assessments", recheck)).body.state).toBe("rectification-failed");
    const revocation = { decidedOn: "2026-05-01", document, reason: "整改后仍不达标" };
    expect((await leader(id, "revocation", revocation)).body).toMatchObject({ state: "revoked", revocation });
    expect((await clerk(id, "plaque", { returnedOn: "2026-05-20" })).body.plaque.returnedOn).toBe("2026-05-20");
  });

  it("第14条: the amount of a passed assessment can be corrected until it is paid", async () => {
    const round = await runningRound();
    expect((await clerk(`${round}-002`, "assessments", passed)).body.state).toBe("approved");
    expect(
      (await clerk(`${round}-002`, "assessments", { ...passed, secondAmountFen: 6_000_000 })).body.assessments,
    ).toHaveLength(2);
    expect((await clerk(`${round}-001`, "assessments", { ...passed, assessedOn: "2026-02-01" })).body).toMatchObject({
      status: 409,
      code: "state.wrong",
      article: "14",
    });
    const yearly = { ...passed, assessedOn: "2026-02-01", secondAmountFen: null };
    expect((await clerk(`${round}-001`, "assessments", yearly)).body.state).toBe("completed");
    expect((await clerk(`${round}-001`, "assessments", { ...failed, assessedOn: "2026-03-01" })).body.state).toBe("rectifying");
  });

  it("第15条: a ledger is answered with what the rules say of it, against the payments recorded", async () => {
    const id = `${await runningRound()}-002`;
    const entry = {
      spentOn: "2025-02-01",
      voucherNumber: "记-11",
      category: "设备",
      summary: "购置量具",
      amountOut: 9_000_000,
    };
    const put = (expenditures: object[]) =>
      register.call<ApplicationAnswer>("clerk", "PUT", `/api/applications/${id}/expenditures`, {
        body: { expenditures },
      });
    const clean = await put([
      { amountIn: 10_000_000, spentOn: "2025-01-10", balance: 10_000_000 },
      { ...entry, balance: 1_000_000 },
    ]);
    expect([clean.status, clean.body.findings, clean.body.expenditures.length]).toEqual([200, [], 2]);
    const off = await put([
      { ...entry, spentOn: "2025-01-09" },
      { ...entry, voucherNumber: null, summary: "招待费", amountOut: 2_000_000 },
    ]);
    expect(off.body.findings.map(({ rule }) => rule).sort()).toEqual([
      "expenditure/before-funding",
      "expenditure/off-purpose",
      "expenditure/overspent",
      "expenditure/voucher-missing",
    ]);
    expect(off.body.findings.find(({ rule }) => rule === "expenditure/overspent")?.message.zh).toContain(`${id} #2`);
    expect((await put([])).body).toMatchObject({ findings: [], expenditures: [] });
  });

  it("第15条: a sanction warns, takes money back, or takes the title", async () => {
    const id = `${await runningRound()}-002`;
    const warning = { measure: "warning", recoverFen: 4_000_000, reason: "挪用经费", decidedOn: "2026-06-01" };
    expect((await leader(id, "sanctions", warning)).body).toMatchObject({ state: "approved", sanctions: [warning] });
    expect((await leader(id, "sanctions", { ...warning, recoverFen: 6_000_001 })).body).toMatchObject({
      status: 422,
      code: "sanction.amount",
      article: "15",
    });
    const removal = { measure: "plaque-removal", reason: "拒不退还", decidedOn: "2026-07-01" };
    expect((await leader(id, "sanctions", removal)).body).toMatchObject({
      state: "revoked",
      sanctions: [{}, { recoverFen: null }],
    });
  });

  it("a round closes when every studio has run its course", async () => {
    const round = await runningRound();
    const close = () => register.call("clerk", "POST", `/api/rounds/${round}/stage`, { body: { to: "closed" } });
    expect((await close()).body).toMatchObject({
      status: 422,
      code: "stage.not-ready",
      missing: [{ code: "studio.open", applicationId: `${round}-002`, count: 1 }],
    });
    await leader(`${round}-002`, "sanctions", { measure: "plaque-removal", reason: "挪用经费", decidedOn: "2026-07-01" });
    expect((await close()).body).toMatchObject({ stage: "closed", counts: { completed: 1, revoked: 1, rejected: 1 } });
    expect((await clerk(`${round}-001`, "plaque", { issuedOn: "2025-01-05" })).body).toMatchObject({ code: "stage.wrong" });
  });
});

const bodies: readonly (readonly [string, "clerk" | "leader", string, string, object, object])[] = [
  ["a plaque neither issued nor returned", "clerk", "POST", "plaque", {}, { status: 400 }],
  [
    "a plaque both issued and returned",
    "clerk",
    "POST",
    "plaque",
    { issuedOn: "2025-01-05", returnedOn: "2025-01-06" },
    { status: 400 },
  ],
  ["a day that is none", "clerk", "POST", "plaque", { issuedOn: "2025-02-30" }, { errors: [{ path: "issuedOn" }] }],
  [
    "a plaque before the decision",
    "clerk",
    "POST",
    "plaque",
    { issuedOn: "2024-12-19" },
    { code: "date.order", article: "14" },
  ],
  ["a plaque in the future", "clerk", "POST", "plaque", { issuedOn: "2026-11-23" }, { code: "date.future", article: "14" }],
  ["a plan without tasks", "clerk", "PUT", "plans/2026", { tasks: [] }, { status: 400, errors: [{ path: "tasks" }] }],
  ["a plan of no year", "clerk", "PUT", "plans/soon", { tasks: [{ task: "带徒" }] }, { status: 400 }],
  [
    "a plan before the title",
    "clerk",
    "PUT",
    "plans/2023",
    { tasks: [{ task: "带徒" }] },
    { code: "plan.year", article: "13" },
  ],
  ["an unknown grade", "clerk", "POST", "assessments", { ...passed, grade: "基本合格" }, { errors: [{ path: "grade" }] }],
  ["an unknown property", "clerk", "POST", "assessments", { ...passed, note: "" }, { errors: [{ path: "note" }] }],
  ["an amount with half a fen", "clerk", "POST", "assessments", { ...passed, secondAmountFen: 0.5 }, { status: 400 }],
  [
    "an assessment in the future",
    "clerk",
    "POST",
    "assessments",
    { ...passed, assessedOn: "2026-11-23" },
    { code: "date.future" },
  ],
  [
    "an assessment before the decision",
    "clerk",
    "POST",
    "assessments",
    { ...passed, assessedOn: "2024-12-19" },
    { code: "date.order", article: "13" },
  ],
  [
    "a failed assessment without a deadline",
    "clerk",
    "POST",
    "assessments",
    { ...failed, rectificationDeadline: null },
    { code: "assessment.deadline", article: "14" },
  ],
  [
    "a second stage out of range",
    "clerk",
    "POST",
    "assessments",
    { ...passed, secondAmountFen: 10_000_001 },
    { code: "assessment.amount", article: "14" },
  ],
  [
    "an unknown measure",
    "leader",
    "POST",
    "sanctions",
    { measure: "fine", reason: "x", decidedOn: "2026-01-01" },
    { status: 400 },
  ],
  [
    "a sanction without a reason",
    "leader",
    "POST",
    "sanctions",
    { measure: "warning", reason: " ", decidedOn: "2026-01-01" },
    { status: 400 },
  ],
  [
    "a revocation without a failed recheck",
    "leader",
    "POST",
    "revocation",
    { decidedOn: "2026-01-01", document, reason: "整改后仍不达标" },
    { code: "state.wrong", article: "14" },
  ],
  [
    "an entry of the ledger in the future",
    "clerk",
    "PUT",
    "expenditures",
    { expenditures: [{ spentOn: "2026-11-23", amountOut: 1 }] },
    { code: "date.future", article: "15" },
  ],
  [
    "an amount below zero",
    "clerk",
    "PUT",
    "expenditures",
    { expenditures: [{ amountOut: -1 }] },
    { status: 400, errors: [{ path: "expenditures.0.amountOut" }] },
  ],
];

describe("bad input", () => {
  let round = "";
  let revision = 0;
  beforeAll(async () => {
    round = await runningRound();
    revision = await revisionOf(round);
  });

  it.each(bodies)("%s is refused with what helps, and changes nothing", async (_, role, method, path, body, problem) => {
    const { status, body: answer, headers } = await send(role, method, `${round}-002`, path, body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(answer).toMatchObject(problem);
    expect(await revisionOf(round)).toBe(revision);
  });

  it("a ledger that the register could not keep is too large", async () => {
    const entry = { spentOn: "2025-02-01", summary: "购".repeat(1_500), amountOut: 1 };
    const expenditures = Array.from({ length: 200 }, () => entry);
    const { status, body } = await send("clerk", "PUT", `${round}-002`, "expenditures", { expenditures });
    expect([status, body]).toMatchObject([413, { code: "body.too-large" }]);
    expect(await revisionOf(round)).toBe(revision);
  });

  it("an application that is not there is not found", async () => {
    expect((await clerk(`${round}-099`, "plaque", { issuedOn: "2025-01-05" })).status).toBe(404);
    expect((await clerk("2018-001", "assessments", passed)).status).toBe(404);
  });
});
