// Who may call what: every route × every role × a right and a wrong request, from the one table in route-table.ts.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Role, roles } from "../../../worker/actor.ts";
import { type DescribedRoute, describedRoutes } from "./described-routes.ts";
import { type Credential, forgedTokens } from "./forged-tokens.ts";
import { methodOf, pathOf, type RouteRow, routeTable } from "./route-table.ts";
import { cleanFields, newRow } from "./sample-rows.ts";
import { type Reply, startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
let round = "";
let described: readonly DescribedRoute[] = [];
let credentials: readonly Credential[] = [];
beforeAll(async () => {
  register = await startTestRegister();
  round = await register.newRound();
  await register.sync(round, [newRow(1)]);
  await register.call("clerk", "POST", `/api/applications/${round}-001/eligibility`, { body: { outcome: "eligible" } });
  await register.call("clerk", "POST", `/api/rounds/${round}/stage`, { body: { to: "review" } });
  described = (await describedRoutes(register)).routes;
  credentials = await forgedTokens(register);
});
afterAll(() => register.stop());

const rolesOf = ({ allowed }: RouteRow): readonly Role[] => (allowed === "public" ? roles : allowed);
const guarded = routeTable.filter(({ allowed }) => allowed !== "public");
const sending = guarded.filter((row) => ["POST", "PUT", "PATCH"].includes(methodOf(row)));
const ask = (row: RouteRow, role: Role | null, call: Parameters<TestRegister["call"]>[3] = {}) =>
  register.call(role, methodOf(row), pathOf(row, round), { body: row.body ?? {}, ...call });

const problemMembers = new Set(["type", "title", "status", "detail", "code", "article", "requestId"]);
const { hostName, leadName, creditCode, leadIdNumber, contactPhone, payeeAccount } = cleanFields(1);
const told = [hostName, leadName, creditCode, leadIdNumber, contactPhone, payeeAccount].map(String);

/** A refusal is a problem and nothing else; no word of the records is in it. */
function requireRefused(reply: Reply<Record<string, unknown>>, status: number, why: readonly unknown[]): void {
  const others = Object.keys(reply.body).filter((member) => !problemMembers.has(member));
  const leaked = told.filter((text) => reply.text.includes(text));
  const type = reply.headers.get("content-type");
  expect([...why, reply.status, type, others, leaked]).toEqual([
    ...why,
    status,
    "application/problem+json; charset=utf-8",
    [],
    [],
  ]);
}

describe("the table", () => {
  it("has every route that is described, and no other", () => {
    const listed = new Set(routeTable.map(({ route }) => route));
    expect(described.map(({ route }) => route).filter((route) => !listed.has(route))).toEqual([]);
    const routes = new Set(described.map(({ route }) => route));
    expect([...listed].filter((route) => !routes.has(route))).toEqual([]);
  });

  it("has the roles of the description", () => {
    const listed = (route: string): readonly Role[] | null => {
      const rows = routeTable.filter((row) => row.route === route);
      if (rows.every(({ allowed }) => allowed === "public")) return null;
      return roles.filter((role) => rows.some((row) => rolesOf(row).includes(role)));
    };
    const inOrder = (named: readonly Role[] | null) => named && roles.filter((role) => named.includes(role));
    const known = described.filter(({ route }) => routeTable.some((row) => row.route === route));
    expect(known.map(({ route, roles: named }) => [route, inOrder(named)])).toEqual(
      known.map(({ route }) => [route, listed(route)]),
    );
  });
});

describe("a right request", () => {
  it.each(routeTable)("$route $path: $allowed", async (row) => {
    for (const role of row.allowed === "public" ? [...roles, null] : roles) {
      const reply = await ask(row, role);
      if (role === null || rolesOf(row).includes(role))
        expect([role, reply.status, reply.text]).toEqual([role, row.status ?? 200, reply.text]);
      else {
        requireRefused(reply, 403, [role]);
        expect([role, reply.body["code"]]).toEqual([role, "role.missing"]);
      }
      const secrets = [leadIdNumber, contactPhone, payeeAccount].map(String);
      if (!pathOf(row, round).includes("reveal")) for (const secret of secrets) expect(reply.text).not.toContain(secret);
    }
  });
});

describe("a wrong request", () => {
  it.each(sending)("$route: refused for its form to who may call it, for their role to all others", async (row) => {
    const route = routeTable.filter((other) => other.route === row.route);
    const allowed = roles.filter((role) => route.some((other) => rolesOf(other).includes(role)));
    for (const role of roles.filter((other) => !allowed.includes(other)))
      requireRefused(await ask(row, role, { text: "{" }), 403, [role]);
    for (const role of allowed) {
      for (const wrong of [{ text: "{" }, { body: { nonsense: true } }, { key: null, text: '"text"' }]) {
        const { status } = await ask(row, role, wrong);
        expect([role, wrong, status]).toEqual([role, wrong, expect.toBeOneOf([400, 428])]);
      }
    }
  });
});

describe("a wrong credential", () => {
  /** All of them at the first route of each method; elsewhere none at all and one of the others in turn, as one place reads them for all routes. */
  function triedAt(row: RouteRow): readonly Credential[] {
    if (row === guarded.find((other) => methodOf(other) === methodOf(row))) return credentials;
    const [none, ...others] = credentials;
    return [none, others[guarded.indexOf(row) % others.length]].filter((credential) => credential !== undefined);
  }

  it.each(guarded)("$route $path: with none, a forged or a stranger's one 401 or 403, nothing told", async (row) => {
    await Promise.all(
      triedAt(row).map(async ({ what, header, status }) => {
        const headers: Record<string, string> = header === null ? {} : { authorization: header };
        requireRefused(await ask(row, null, { headers }), status, [what]);
      }),
    );
  });

  it("changes nothing: the events are the same afterwards, and the genuine token still counts", async () => {
    const events = async () => (await register.call("auditor", "GET", "/api/events")).text;
    const before = await events();
    const members = routeTable.filter(({ route }) => route === "PUT /api/members/{id}");
    for (const row of members) {
      for (const { header } of credentials) await ask(row, null, header === null ? {} : { headers: { authorization: header } });
    }
    expect(await events()).toBe(before);
    expect((await register.call("clerk", "GET", "/api/me")).status).toBe(200);
  });
});
