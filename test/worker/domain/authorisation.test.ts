import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Role, roles } from "../../../worker/actor.ts";
import { cleanFields, newRow } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
let round = "";
beforeAll(async () => {
  register = await startTestRegister();
  round = await register.newRound();
  await register.sync(round, [newRow(1)]);
  await register.call("clerk", "POST", `/api/applications/${round}-001/eligibility`, { body: { outcome: "eligible" } });
  await register.call("clerk", "POST", `/api/rounds/${round}/stage`, { body: { to: "review" } });
});
afterAll(() => register.stop());

const all = roles;
const plan = { dryRun: true, workbook: { id: "w", name: "w" }, rows: [] };

/** Every route of the register's records with who may call it: the table of records.md. */
const matrix: readonly [string, string, readonly Role[], object][] = [
  ["POST", "/api/rounds", ["clerk"], { year: 2018 }],
  ["GET", "/api/rounds", all, {}],
  ["GET", "/api/rounds/ROUND", all, {}],
  ["GET", "/api/rounds/ROUND/head", all, {}],
  ["PATCH", "/api/rounds/ROUND/settings", ["clerk"], {}],
  ["PUT", "/api/rounds/ROUND/rulings/notice-days", ["leader"], { value: "first-counted", reason: "纪要", from: "2099-01-01" }],
  ["POST", "/api/rounds/ROUND/stage", ["clerk"], { to: "intake" }],
  ["POST", "/api/rounds/ROUND/stage", ["leader"], { to: "running", document: "1号", decidedOn: "2026-11-22" }],
  ["POST", "/api/rounds/ROUND/sync", ["clerk"], plan],
  ["GET", "/api/rounds/ROUND/applications", all, {}],
  ["GET", "/api/applications/ROUND-001", all, {}],
  ["GET", "/api/applications/ROUND-001?reveal=leadIdNumber", ["clerk"], {}],
  ["GET", "/api/applications/ROUND-001?reveal=payeeAccount", ["clerk", "finance"], {}],
  ["GET", "/api/applications/ROUND-001/history", all, {}],
  ["POST", "/api/applications/ROUND-001/eligibility", ["clerk"], { outcome: "eligible" }],
  ["POST", "/api/applications/ROUND-999/withdrawal", ["clerk"], { reason: "企业申请" }],
  ["POST", "/api/applications/ROUND-001/municipal-match", ["clerk"], { awardId: "M9999", same: true, reason: "核实" }],
  ["GET", "/api/municipal-awards", ["clerk", "auditor"], {}],
  ["PUT", "/api/municipal-awards", ["clerk"], { awards: [] }],
];

describe("who may call what", () => {
  it.each(matrix)("%s %s: %s", async (method, path, allowed, body) => {
    const secrets = ["leadIdNumber", "contactPhone", "payeeAccount"].map((field) => String(cleanFields(1)[field]));
    for (const role of roles) {
      const { status, body: answer, text } = await register.call(role, method, path.replace("ROUND", round), { body });
      if (allowed.includes(role)) expect([role, status]).not.toEqual([role, 403]);
      else expect([role, status, answer["code"]]).toEqual([role, 403, "role.missing"]);
      if (!path.includes("reveal")) for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });

  it.each(matrix)("%s %s without a token, or with another's: 401, nothing told", async (method, path, _, body) => {
    for (const authorization of [undefined, "Bearer none", "Basic Y2xlcms6"]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const { status, text } = await register.call(null, method, path.replace("ROUND", round), { body, headers });
      expect(status).toBe(401);
      expect(text).not.toContain(String(cleanFields(1)["hostName"]));
    }
  });

  it("the table above has every route of rounds, applications, sync and the municipal list", async () => {
    const { body } = await register.call<{ paths: Record<string, object> }>("auditor", "GET", "/api/openapi.json");
    const described = Object.entries(body.paths)
      .filter(([path]) => /^\/api\/(rounds|applications|municipal-awards)/.test(path))
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, "*")}`),
      );
    const listed = matrix.map(
      ([method, path]) =>
        `${method} ${path
          .replace(/\?.*/, "")
          .replace(/ROUND(-\d+)?/, "*")
          .replace(/rulings\/.*/, "rulings/*")}`,
    );
    expect(new Set(described)).toEqual(new Set(listed));
  });
});
