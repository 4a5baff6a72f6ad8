import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roles } from "../../../worker/actor.ts";
import { describedRoutes } from "./described-routes.ts";
import { junkFor } from "./junk.ts";
import { newRow } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
let round = "";
beforeAll(async () => {
  register = await startTestRegister();
  round = await register.newRound();
  await register.sync(round, [newRow(1)]);
});
afterAll(() => register.stop());

const plan = (rows: readonly unknown[], more = {}) => ({ dryRun: true, workbook: { id: "w", name: "w" }, rows, ...more });
const sync = (call: Parameters<TestRegister["call"]>[3]) => register.call("clerk", "POST", `/api/rounds/${round}/sync`, call);
const events = async () =>
  (await register.db.prepare("SELECT count(*) AS count FROM events").first<{ count: number }>())?.count;

describe("bad input", () => {
  const row = newRow(2);
  const bad: readonly [string, Parameters<TestRegister["call"]>[3], number, string][] = [
    ["malformed JSON", { text: '{"dryRun": tru' }, 400, "request.invalid"],
    ["no JSON object", { text: '"text"' }, 400, "request.invalid"],
    ["an unknown property", { body: plan([], { force: true }) }, 400, "request.invalid"],
    ["an unknown field", { body: plan([{ ...row, fields: { ...row.fields, salary: 1 } }]) }, 400, "request.invalid"],
    ["a field of the wrong type", { body: plan([newRow(2, { paperCopies: "两份" })]) }, 400, "request.invalid"],
    ["a level of Daxing that is none", { body: plan([newRow(2, { daxingBasis: "朝阳" })]) }, 400, "request.invalid"],
    ["a day that is none", { body: plan([newRow(2, { certificateDate: "2025-02-30" })]) }, 400, "request.invalid"],
    [
      "half a surrogate pair",
      { text: JSON.stringify(plan([newRow(2, { remark: "X" })])).replace('"X"', '"\\ud800"') },
      400,
      "request.invalid",
    ],
    ["a control character", { body: plan([newRow(2, { remark: "a\u0000b" })]) }, 400, "request.invalid"],
    [
      "a known row without identity",
      { body: plan([{ ref: "x", applicationId: `${round}-001`, baseVersion: 1, fields: {} }]) },
      400,
      "request.invalid",
    ],
    ["one ref twice", { body: plan([row, { ...row }]) }, 400, "request.invalid"],
    ["a submit without a plan", { body: plan([row], { dryRun: false }) }, 400, "request.invalid"],
    ["no idempotency key", { body: plan([row]), key: null }, 400, "idempotency-key.missing"],
    ["deep nesting", { text: `${"[".repeat(5_000)}${"]".repeat(5_000)}` }, 400, "request.invalid"],
    ["9 MiB", { body: plan([newRow(2, { remark: "x".repeat(9 * 1024 * 1024) })]) }, 413, "body.too-large"],
    [
      "5,001 rows",
      { body: plan(Array.from({ length: 5_001 }, (_, n) => ({ ref: String(n), fields: {} }))) },
      413,
      "rows.too-many",
    ],
  ];
  it.each(bad)("%s: the right problem, nothing written, nothing of it repeated", async (_, call, status, code) => {
    const before = await events();
    const answer = await sync(call);
    expect([answer.status, answer.body["code"]]).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toMatch(/problem\+json/);
    expect(answer.text).not.toContain(String(row.fields["leadIdNumber"]));
    expect(await events()).toBe(before);
  });

  it("errors say where", async () => {
    const { body } = await sync({ body: plan([newRow(2, { paperCopies: "两份" })]) });
    expect(body["errors"]).toEqual([expect.objectContaining({ path: "rows.0.fields.paperCopies" })]);
  });

  it("errors say where also in a row of the municipal list, which is one thing or the other", async () => {
    const put = async (award: object) =>
      (await register.call("clerk", "PUT", "/api/municipal-awards", { body: { awards: [award] } })).body["errors"];
    expect(await put({ id: "M0001", withdrawn: true })).toMatchObject([{ path: "awards.0.reason" }]);
    expect(await put({ programme: "市级", awardYear: 2025, hostName: "甲", salary: 1 })).toEqual([
      { path: "awards.0.salary", code: "unrecognized_keys" },
    ]);
    expect(await put({ programme: "市级", awardYear: "去年", hostName: "甲" })).toMatchObject([{ path: "awards.0.awardYear" }]);
  });

  it("5,000 rows are taken", async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ ref: String(n), fields: {} }));
    expect((await sync({ body: plan(rows) })).body).toMatchObject({ summary: { refused: 5_000 } });
  });

  it("what is not there is 404", async () => {
    for (const path of [
      "/api/rounds/1999",
      "/api/rounds/1999/head",
      `/api/applications/${round}-999`,
      "/api/rounds/1999/applications",
      "/api/nothing",
    ]) {
      expect([(await register.call("clerk", "GET", path)).body["code"], path]).toEqual(["not-found", path]);
    }
    expect((await register.call("clerk", "POST", "/api/rounds/1999/sync", { body: plan([]) })).status).toBe(404);
  });
});

describe("junk at every route", () => {
  const runsARoute = 5;

  it("never makes a 500, whoever sends it", { timeout: 180_000 }, async () => {
    const { routes, components } = await describedRoutes(register);
    const ids = [round, `${round}-001`, "notice-days", "M0001", "probe"];
    for (const route of routes) {
      const role = fc.constantFrom(...(route.roles ?? roles));
      const property = fc.asyncProperty(junkFor(route, components, ids), role, async ({ method, path, ...sent }, sender) => {
        const { status, text } = await register.call(sender, method, path, sent);
        if (status >= 500) throw new Error(`${sender}: ${method} ${path}: ${status} ${text}`);
      });
      await fc.assert(property, { seed: 20260102, numRuns: runsARoute });
    }
    expect(routes.length).toBeGreaterThan(25);
  });

  it("some of it is well-formed enough to be decided on", async () => {
    const { routes, components } = await describedRoutes(register);
    const stage = routes.filter(({ route }) => route === "POST /api/rounds/{round}/stage");
    const bodies = stage.flatMap((route) => fc.sample(junkFor(route, components, [round]), { seed: 1, numRuns: 40 }));
    const answers = await Promise.all(
      bodies.map(({ method, path, body, headers }) => register.call("clerk", method, path, { body, headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([400, 409]));
  });
});
