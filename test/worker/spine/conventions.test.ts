// How the service speaks HTTP: problems in two languages, idempotency, revisions, limits, headers, its own description.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { version } from "../../../worker/version.ts";
import { newRow } from "../domain/sample-rows.ts";
import { startTestRegister, type TestRegister } from "../domain/test-register.ts";

let register: TestRegister;
const member = { name: "赵示例", organisation: "示例单位", subject: "zhao", roles: ["auditor"] };

beforeAll(async () => {
  register = await startTestRegister();
}, 60_000);
afterAll(() => register.stop());

describe("problems", () => {
  it("are RFC 9457, in the caller's language, with a request number and nothing of ours", async () => {
    const zh = await register.call(null, "GET", "/api/rounds");
    const en = await register.call(null, "GET", "/api/rounds", { headers: { "accept-language": "en-GB,zh;q=0.5" } });
    expect(zh.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect([zh.body["title"], en.body["title"]]).toEqual(["未登录", "Not signed in"]);
    expect(zh.body["requestId"]).toBe(zh.headers.get("x-request-id"));
    expect(zh.text).not.toMatch(/stack|SELECT|\.ts/);
  });

  it("400 names each place: bad JSON, wrong type, unknown property, nesting, another content type", async () => {
    const put = (text: string, headers: Record<string, string> = {}) =>
      register.call("admin", "PUT", "/api/members/x", { text, headers });
    expect((await put("{bad")).body).toMatchObject({
      status: 400,
      code: "request.invalid",
      errors: [{ path: "", code: "json" }],
    });
    expect((await put(JSON.stringify({ ...member, name: 5, extra: 1 }))).body["errors"]).toEqual([
      { path: "name", code: "invalid_type" },
      { path: "extra", code: "unrecognized_keys" },
    ]);
    expect((await put("[".repeat(40) + "]".repeat(40))).body["errors"]).toEqual([{ path: "", code: "too-deep" }]);
    expect((await put("{}", { "content-type": "text/plain" })).body["errors"]).toEqual([{ path: "", code: "content-type" }]);
  });

  it("413 for more than 8 MiB, answered while it is still being sent", async () => {
    const answer = await register.call("admin", "PUT", "/api/members/x", { text: " ".repeat(9 * 1024 * 1024) });
    expect(answer.body).toMatchObject({ status: 413, code: "body.too-large" });
  });

  it("404 for what is not there", async () => {
    expect((await register.call("admin", "GET", "/api/members/nobody")).body).toMatchObject({ status: 404, code: "not-found" });
    expect((await register.call("admin", "GET", "/api/nothing")).body).toMatchObject({ status: 404, code: "not-found" });
  });
});

describe("Idempotency-Key", () => {
  it("missing: 400; another role is refused before it is asked for", async () => {
    expect((await register.call("admin", "PUT", "/api/members/a", { body: member, key: null })).body["code"]).toBe(
      "idempotency-key.missing",
    );
    expect((await register.call("clerk", "PUT", "/api/members/a", { body: member, key: null })).body["code"]).toBe(
      "role.missing",
    );
  });

  it("the answer is replayed byte for byte and the command runs once", async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const command = { memberId: "finance", name: "one", scopes: ["read"], expiresAt: inAnHour };
    const first = await register.call("admin", "POST", "/api/tokens", { body: command, key: "token-key-1" });
    const again = await register.call("admin", "POST", "/api/tokens", { body: command, key: "token-key-1" });
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    const { body } = await register.call<{ items: unknown[] }>("admin", "GET", "/api/tokens");
    expect(body.items).toHaveLength(1);
  });

  it("any visible key will do, be it one character", async () => {
    const put = (key: string) => register.call("admin", "PUT", "/api/members/k", { body: { ...member, subject: "k" }, key });
    expect((await put("1")).status).toBe(200);
    expect((await put("k".repeat(201))).body["code"]).toBe("idempotency-key.missing");
  });

  it("the same key with another body, path or method: 422; another member's key is another key", async () => {
    const key = "shared-key-1";
    await register.call("admin", "PUT", "/api/members/b", { body: { ...member, subject: "b" }, key });
    const other = await register.call("admin", "PUT", "/api/members/b", { body: { ...member, subject: "b2" }, key });
    const path = await register.call("admin", "PUT", "/api/members/b3", { body: { ...member, subject: "b" }, key });
    expect([other.body["code"], path.body["code"]]).toEqual(["idempotency-key.reused", "idempotency-key.reused"]);
  });

  it("a refusal is not kept: the same key goes through once its cause is gone", async () => {
    const command = { ...member, subject: "c" };
    await register.call("admin", "PUT", "/api/members/c1", { body: command });
    const refused = await register.call("admin", "PUT", "/api/members/c2", { body: command, key: "refused-key" });
    await register.call("admin", "DELETE", "/api/members/c1");
    const accepted = await register.call("admin", "PUT", "/api/members/c2", { body: command, key: "refused-key" });
    expect([refused.status, accepted.status]).toEqual([409, 200]);
  });

  it("is forgotten after 30 days", async () => {
    const body = { ...member, subject: "d" };
    await register.call("admin", "PUT", "/api/members/d", { body, key: "month-old-key" });
    const old = new Date(Date.now() - 31 * 86_400_000).toISOString();
    await register.db.prepare("UPDATE answers SET answered_at = ?1 WHERE key = 'month-old-key'").bind(old).run();
    const other = await register.call("admin", "PUT", "/api/members/d", {
      body: { ...body, name: "改名" },
      key: "month-old-key",
    });
    expect(other.status).toBe(200);
  });

  it("20 members added at once: none lost; who found the register busy gets through on another try", async () => {
    const add = async (i: number): Promise<number> => {
      const body = { ...member, subject: `many-${i}` };
      for (let tries = 0; ; tries++) {
        const { status } = await register.call("admin", "PUT", `/api/members/many-${i}`, { body, key: `many-members-${i}` });
        if (status !== 409 || tries === 9) return status;
      }
    };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => add(i)));
    expect(answers).toEqual(Array(20).fill(200));
    const { body } = await register.call<{ items: { id: string }[] }>("auditor", "GET", "/api/members");
    expect(body.items.filter(({ id }) => id.startsWith("many-"))).toHaveLength(20);
  });
});

describe("GET /api/events", () => {
  interface Event {
    readonly stream: string;
    readonly seq: number;
  }
  const read = async (query: string): Promise<Event[]> => {
    const { text } = await register.call("auditor", "GET", `/api/events${query}`);
    return text.split("\n").flatMap((line): Event[] => (line === "" ? [] : [JSON.parse(line)]));
  };

  it("gives all streams or one, from the start or after a seq; both may be left empty", async () => {
    await register.newRound();
    const all = await read("");
    expect(new Set(all.map(({ stream }) => stream))).toEqual(new Set(["2019", "members"]));
    expect(all.toSorted((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.seq - b.seq))).toEqual(all);
    expect(await read("?stream=&after=")).toEqual(all);
    expect(await read("?stream=members")).toEqual(all.filter(({ stream }) => stream === "members"));
    expect(await read("?stream=members&after=3")).toEqual(all.filter(({ stream, seq }) => stream === "members" && seq > 3));
    expect(await read("?after=3")).toEqual(all.filter(({ seq }) => seq > 3));
    expect(await read("?stream=1999")).toEqual([]);
    expect((await register.call("auditor", "GET", "/api/events?after=x")).body).toMatchObject({ code: "request.invalid" });
  });
});

describe("headers and description", () => {
  it("every answer carries the security headers; another origin gets no permission", async () => {
    const answer = await register.call(null, "GET", "/api/health", { headers: { origin: "https://elsewhere.example" } });
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    const page = await register.call(null, "GET", "/none.html").catch(() => null);
    expect(page?.headers.get("content-security-policy") ?? "frame-ancestors").toContain("frame-ancestors");
  });

  it("GET /api/openapi.json describes every route, its roles and its key", async () => {
    type Operation = { "x-roles"?: string[]; parameters?: { name: string }[] };
    const { body } = await register.call<{ openapi: string; paths: Record<string, Record<string, Operation>> }>(
      null,
      "GET",
      "/api/openapi.json",
    );
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(["/api/me", "/api/members/{id}", "/api/rounds/{round}/sync", "/api/events"]),
    );
    expect(body.paths["/api/members/{id}"]?.["put"]).toMatchObject({ "x-roles": ["admin"] });
    expect(body.paths["/api/tokens"]?.["post"]?.parameters?.map(({ name }) => name)).toEqual(["Idempotency-Key"]);
  });

  it("health says the version of package.json and the day decisions are made on", async () => {
    const { body } = await register.call(null, "GET", "/api/health");
    const published: { version: string } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(body).toEqual({ status: "ok", version: published.version, database: "ok", today: "2026-11-22" });
    expect(version).toBe(published.version);
  });
});

describe("lists", () => {
  it("are paged by ?after=&limit=, also those that come whole otherwise", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1)]);
    for (const field of ["leadIdNumber", "payeeAccount"]) {
      await register.call("clerk", "GET", `/api/applications/${round}-001?reveal=${field}`);
    }
    const experts = ["专家1", "专家2", "专家3"].map((label) => ({ label }));
    await register.call("clerk", "PUT", `/api/rounds/${round}/experts`, { body: { experts } });
    for (const path of ["/api/members", `/api/applications/${round}-001/history`, `/api/rounds/${round}/experts`]) {
      await pagesAreTheWhole(path);
    }
  });

  interface Page {
    readonly items: readonly unknown[];
    readonly next: string | null;
  }
  async function pagesAreTheWhole(path: string): Promise<void> {
    const get = async (query: string) => (await register.call<Page>("auditor", "GET", `${path}${query}`)).body;
    const whole = await get("");
    expect(whole.items.length).toBeGreaterThan(2);
    const paged: unknown[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const page: Page = await get(`?limit=2${next === "" ? "" : `&after=${encodeURIComponent(next)}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items);
      next = page.next;
    }
    expect(paged).toEqual(whole.items);
    expect(await get("?limit=501")).toMatchObject({ status: 400, code: "request.invalid" });
  }
});
