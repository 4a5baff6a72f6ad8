// Who gets in: tokens of an issuer of our own making, good and bad, against the real Worker; API tokens; the first administrator.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workerBundle } from "../../../worker/local/bundle.ts";
import { type Runtime, startRuntime } from "../../../worker/local/runtime.ts";
import { secretsOf } from "../../../worker/local/secrets.ts";

const issuer = "https://issuer.example/realm";
const audience = "the-register";
const published: JWK[] = [];
const data = mkdtempSync(join(tmpdir(), "identity-"));

let keys: Server;
let runtime: Runtime;
let signer: CryptoKey;
let fetchedKeySets = 0;

interface Forged {
  readonly claims?: JWTPayload;
  readonly header?: { readonly alg: string; readonly kid: string };
  readonly key?: CryptoKey | Uint8Array;
  readonly expires?: string | number;
}

function token({
  claims = {},
  header = { alg: "RS256", kid: "one" },
  key = signer,
  expires = "10m",
}: Forged = {}): Promise<string> {
  return new SignJWT({ sub: "boss", iss: issuer, aud: audience, ...claims })
    .setProtectedHeader(header)
    .setExpirationTime(expires)
    .sign(key);
}

async function newKey(kid: string): Promise<CryptoKey> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  published.push({ ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" });
  return privateKey;
}

async function ask(authorization: string | null, path = "/api/me", method = "GET", body?: unknown) {
  const answer = await fetch(new URL(path, runtime.url), {
    method,
    headers: {
      ...(authorization === null ? {} : { authorization }),
      ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": crypto.randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answered: Record<string, unknown> = await answer.json();
  return { status: answer.status, code: answered["code"], body: answered, headers: answer.headers };
}

const refusedAs = async (jwt: string | Promise<string>) => {
  const { status, code } = await ask(`Bearer ${await jwt}`);
  return [status, code];
};

beforeAll(async () => {
  signer = await newKey("one");
  keys = createServer((_request, response) => {
    fetchedKeySets += 1;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ keys: published }));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => keys.once("listening", resolve));
  const { port } = keys.address() as AddressInfo;
  const secrets = await secretsOf(data);
  runtime = await startRuntime({
    data,
    bundle: await workerBundle(),
    bindings: {
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: audience,
      OIDC_JWKS_URL: `http://127.0.0.1:${port}/keys`,
      FIRST_ADMIN: "boss",
      PANE_ORIGIN: "https://pane.example.cn/taskpane.html",
      SEAL_KEYS: JSON.stringify(secrets.sealKeys),
      CHECKPOINT_KEY: JSON.stringify(secrets.checkpointKey),
    },
    limits: { caller: 100, address: 40 },
    log: () => {},
  });
});

afterAll(async () => {
  await runtime.dispose();
  keys.close();
  rmSync(data, { recursive: true, force: true });
});

describe("bearer tokens", () => {
  it("nobody gets in without one, and the answer says how to sign in", async () => {
    const answer = await ask(null);
    expect([answer.status, answer.code, answer.headers.get("www-authenticate")]).toEqual([401, "auth.missing", "Bearer"]);
    expect(await ask("Basic Ym9zczpib3Nz")).toMatchObject({ status: 401, code: "auth.invalid" });
    expect(await refusedAs("not.a.token")).toEqual([401, "auth.invalid"]);
  });

  it("an expired token is refused, beyond a minute of clock skew", async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await refusedAs(token({ expires: now - 90 }))).toEqual([401, "auth.expired"]);
    expect(await ask(`Bearer ${await token({ expires: now - 20 })}`)).toMatchObject({ status: 200 });
  });

  it("another audience, another issuer, a token not yet valid: refused", async () => {
    expect(await refusedAs(token({ claims: { aud: "another-api" } }))).toEqual([401, "auth.invalid"]);
    expect(await refusedAs(token({ claims: { iss: "https://issuer.example/other" } }))).toEqual([401, "auth.invalid"]);
    expect(await refusedAs(token({ claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }))).toEqual([401, "auth.invalid"]);
  });

  it("alg none, and a signature by the public key as a shared secret: refused", async () => {
    const [, payload = ""] = (await token()).split(".");
    const none = Buffer.from(JSON.stringify({ alg: "none", kid: "one" })).toString("base64url");
    expect(await refusedAs(`${none}.${payload}.`)).toEqual([401, "auth.invalid"]);
    const secret = new TextEncoder().encode(JSON.stringify(published[0]));
    expect(await refusedAs(token({ header: { alg: "HS256", kid: "one" }, key: secret }))).toEqual([401, "auth.invalid"]);
  });

  it("another key under a known key id, and a changed payload: refused", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    expect(await refusedAs(token({ key: privateKey }))).toEqual([401, "auth.invalid"]);
    const [header, , signature] = (await token()).split(".");
    const forged = Buffer.from(JSON.stringify({ sub: "boss", iss: issuer, aud: audience, exp: 9_999_999_999 })).toString(
      "base64url",
    );
    expect(await refusedAs(`${header}.${forged}.${signature}`)).toEqual([401, "auth.invalid"]);
  });

  it("a good token of somebody without a member row: 403, nothing told", async () => {
    expect(await refusedAs(token({ claims: { sub: "stranger" } }))).toEqual([403, "role.missing"]);
  });

  it("an e-mail counts only where the issuer says it verified it", async () => {
    const boss = `Bearer ${await token()}`;
    const command = { name: "王示例", email: "Wang@Example.cn", roles: ["auditor"] };
    expect(await ask(boss, "/api/members/wang", "PUT", command)).toMatchObject({ status: 200 });
    const claims = { sub: "w-1", email: "wang@example.cn" };
    expect(await refusedAs(token({ claims }))).toEqual([403, "role.missing"]);
    expect(await ask(`Bearer ${await token({ claims: { ...claims, email_verified: true } })}`)).toMatchObject({ status: 200 });
  });

  it("the issuer's keys are fetched once, and again when it signs with a new one", async () => {
    const before = fetchedKeySets;
    await ask(`Bearer ${await token()}`);
    expect(fetchedKeySets).toBe(before);
    const next = await newKey("two");
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect(await ask(`Bearer ${await token({ header: { alg: "RS256", kid: "two" }, key: next })}`)).toMatchObject({
      status: 200,
    });
    expect(fetchedKeySets).toBe(before + 1);
  });
});

describe("the first administrator", () => {
  it("is the one named, admitted once and recorded as an event", async () => {
    const { body } = await ask(`Bearer ${await token()}`);
    expect([body["memberId"], body["roles"]]).toEqual(["first-admin", ["admin"]]);
    const added = await runtime.db
      .prepare("SELECT count(*) AS n FROM events WHERE body LIKE '%first-admin%' AND seq = 1")
      .first<{ n: number }>();
    expect(added?.n).toBe(1);
  });
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const finance = { name: "钱示例", subject: "f-1", roles: ["finance", "auditor"] };

async function newToken(scopes: readonly string[]): Promise<{ id: string; token: string }> {
  const boss = `Bearer ${await token()}`;
  await ask(boss, "/api/members/finance", "PUT", finance);
  const { body } = await ask(boss, "/api/tokens", "POST", {
    memberId: "finance",
    name: "Power Query",
    scopes,
    expiresAt: inAnHour(),
  });
  return { id: String(body["id"]), token: String(body["token"]) };
}

describe("API tokens", () => {
  it("acts as its named member, within its scopes, and never on members or tokens", async () => {
    const made = await newToken(["read"]);
    expect((await ask(`Bearer ${made.token}`)).body).toMatchObject({
      memberId: "finance",
      token: { id: made.id, scopes: ["read"] },
    });
    expect(await ask(`Bearer ${made.token}`, "/api/members")).toMatchObject({ status: 403, code: "role.missing" });
    expect(await ask(`Bearer ${made.token}`, "/api/rounds", "POST", {})).toMatchObject({ status: 403 });
    const narrow = await newToken(["schedule"]);
    expect(await ask(`Bearer ${narrow.token}`, "/api/checkpoint")).toMatchObject({ status: 403 });
    expect((await ask(`Bearer ${narrow.token}`, "/api/rounds/2025/payment-schedule")).code).not.toBe("role.missing");
  });

  it("is stored as a hash, and shown in no list", async () => {
    const made = await newToken(["read"]);
    const secret = made.token.split("_").slice(2).join("_");
    const { results } = await runtime.db.prepare("SELECT * FROM api_tokens").all();
    const listed = await ask(`Bearer ${await token()}`, "/api/tokens");
    expect(JSON.stringify(results)).not.toContain(secret);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(JSON.stringify(listed.body)).toContain(made.id);
  });

  it("revoked, or its member gone, it opens nothing", async () => {
    const boss = `Bearer ${await token()}`;
    const [one, two] = [await newToken(["read"]), await newToken(["read"])];
    expect(await ask(boss, `/api/tokens/${one.id}`, "DELETE")).toMatchObject({ status: 200 });
    expect(await ask(`Bearer ${one.token}`)).toMatchObject({ status: 401, code: "auth.invalid" });
    expect(await ask(boss, "/api/members/finance", "DELETE")).toMatchObject({ status: 200 });
    expect((await ask(`Bearer ${two.token}`)).status).toBe(401);
    expect((await ask(`Bearer ${await token({ claims: { sub: "f-1" } })}`)).status).toBe(403);
  });

  it("opens nothing once it has expired", async () => {
    const made = await newToken(["read"]);
    const [created, expired] = [7_200_000, 1_000].map((ago) => new Date(Date.now() - ago).toISOString());
    await runtime.db
      .prepare(`UPDATE api_tokens SET created_at = '${created}', expires_at = '${expired}' WHERE id = '${made.id}'`)
      .run();
    expect(await ask(`Bearer ${made.token}`)).toMatchObject({ status: 401, code: "auth.expired" });
  });

  it("cannot be made for longer than a year, or for the past", async () => {
    const boss = `Bearer ${await token()}`;
    const made = (expiresAt: string) =>
      ask(boss, "/api/tokens", "POST", { memberId: "wang", name: "x", scopes: ["read"], expiresAt });
    expect((await made("2020-01-01T00:00:00Z")).status).toBe(400);
    expect((await made(new Date(Date.now() + 400 * 86_400_000).toISOString())).status).toBe(400);
  });
});

describe("limits", () => {
  it("who guesses tokens is slowed down: 429 with Retry-After", async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask("Bearer sr_t-000000000000_guess")));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]?.headers.get("retry-after")).toBe("60");
  });

  it("so is a caller who sends too much; another caller is not", async () => {
    const { token: busy } = await newToken(["read"]);
    const answers = await Promise.all(Array.from({ length: 110 }, () => ask(`Bearer ${busy}`)));
    const limited = answers.filter(({ status }) => status === 429);
    expect([limited.length, limited[0]?.code, limited[0]?.headers.get("retry-after")]).toEqual([10, "rate.limited", "60"]);
    expect(await ask(`Bearer ${(await newToken(["read"])).token}`)).toMatchObject({ status: 200 });
  });
});

describe("other origins", () => {
  const asked = (origin: string, method: string) =>
    fetch(new URL("/api/me", runtime.url), {
      method,
      headers: { origin, "access-control-request-method": "GET", "access-control-request-headers": "authorization" },
    });

  it("the configured pane's may call, no other may, and none with cookies", async () => {
    for (const method of ["OPTIONS", "GET"]) {
      const [pane, other] = [await asked("https://pane.example.cn", method), await asked("https://elsewhere.example", method)];
      expect(pane.headers.get("access-control-allow-origin")).toBe("https://pane.example.cn");
      expect(other.headers.get("access-control-allow-origin")).not.toBe("https://elsewhere.example");
      expect(other.headers.get("access-control-allow-origin")).not.toBe("*");
      for (const answer of [pane, other]) expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    }
  });
});
