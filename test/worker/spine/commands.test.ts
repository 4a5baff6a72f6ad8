// The commands: start, token, verify, rotate; a register that is killed while it writes; one with an office's own issuer.
/// <reference path="../../../worker/local/oidc-provider.d.ts" />
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { killWhileSyncing } from "./killed-writers.ts";
import { exported, freePort, killAll, run, start, tokenOf } from "./local-commands.ts";

const folder = mkdtempSync(join(tmpdir(), "commands-"));
const data = join(folder, "register");

afterEach(killAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a register on this machine", () => {
  it("killed five times in the middle of syncs, it loses no acknowledged answer, repeats each identically, and verifies", {
    timeout: 240_000,
  }, async () => {
    const { register, ...told } = await killWhileSyncing({ data, port: await freePort(), seed: 5, kills: 5 });
    expect(told.problems).toEqual([]);
    expect(told.acknowledged).toBeGreaterThan(10);
    expect(told.attempts).toBeGreaterThan(told.acknowledged);
    const files = await exported(register.http, folder);
    const key = join(data, "checkpoint-public.jwk");
    expect(await run("verify", [files.events, files.checkpoint, "--key", key])).toMatchObject({ code: 0 });

    // The same register, while it runs: who it lets in, and what verify says of bad input.
    expect((await run("token", ["clerk", "--data", data])).out.split(".")).toHaveLength(3);
    expect(await run("token", ["nobody", "--data", data])).toMatchObject({ code: 2 });
    expect(await run("start", ["--port", `${await freePort()}`, "--data", data])).toMatchObject({
      code: 2,
      err: expect.stringContaining("is running at"),
    });
    await verifyExitCodes(files, key);
    await register.kill("SIGTERM");
    expect(await run("token", ["clerk", "--data", data])).toMatchObject({
      code: 2,
      err: expect.stringContaining("npm start"),
    });
  });

  async function verifyExitCodes(files: { events: string; checkpoint: string }, key: string): Promise<void> {
    const edited = join(folder, "edited.jsonl");
    writeFileSync(edited, readFileSync(files.events, "utf8").replace("黄村镇", "西红门镇"));
    const broken = await run("verify", [edited, files.checkpoint, "--key", key]);
    expect([broken.code, broken.out]).toEqual([1, expect.stringMatching(/2025 #\d+/)]);
    expect(await run("verify", [files.events, files.checkpoint])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--key"),
    });
    expect(await run("verify", [files.events, "none.json", "--key", key])).toMatchObject({ code: 2 });
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([["校验点"], [readFileSync(files.checkpoint, "utf8")]]), "校验");
    const xlsx = join(folder, "batch.xlsx");
    writeFileSync(xlsx, write(workbook, { type: "buffer", bookType: "xlsx" }));
    expect(await run("verify", [files.events, xlsx, "--key", key])).toMatchObject({ code: 0 });
  }

  it("a copy of its folder is a backup; rotates its sealing key while stopped: stored answers and sealed values are still given, under the new key alone; --today moves decision dates", {
    timeout: 120_000,
  }, async () => {
    // The backup is put back, and the rest of this test happens to it.
    const kept = join(folder, "kept");
    cpSync(data, kept, { recursive: true });
    rmSync(data, { recursive: true });
    cpSync(kept, data, { recursive: true });
    const before = readFileSync(join(data, "secrets.json"), "utf8");
    expect(await run("rotate", ["--data", data])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\d+ entries sealed again/),
    });
    const keys: { sealKeys: { current: string; keys: Record<string, string> } } = JSON.parse(
      readFileSync(join(data, "secrets.json"), "utf8"),
    );
    expect(Object.keys(keys.sealKeys.keys)).toEqual([keys.sealKeys.current]);
    expect(before).not.toContain(keys.sealKeys.current);
    const register = await start(await freePort(), ["--data", data, "--today", "2031-05-06"]);
    const clerk = `Bearer ${await tokenOf(register.http, "clerk")}`;
    const replayed = await fetch(`${register.http}/api/rounds`, {
      method: "POST",
      headers: { authorization: clerk, "content-type": "application/json", "idempotency-key": "open-the-round" },
      body: JSON.stringify({ year: 2025, previousYear: 2023 }),
    });
    expect([replayed.status, await replayed.json()]).toMatchObject([201, { id: "2025" }]);
    const application = await fetch(`${register.http}/api/applications/2025-001`, { headers: { authorization: clerk } });
    expect(await application.json()).toMatchObject({ fields: { leadIdNumber: expect.stringMatching(/^110115\*{8}/) } });
    const health: unknown = await (await fetch(`${register.http}/api/health`)).json();
    expect(health).toMatchObject({ today: "2031-05-06" });
    await register.kill("SIGTERM");
  });

  it("--today before the last event's day refuses to start; so do options that make no sense", {
    timeout: 120_000,
  }, async () => {
    const refused = await run("start", ["--port", `${await freePort()}`, "--data", data, "--today", "2020-01-01"]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("lies before the register's last event")]);
    for (const args of [["--today", "2026-02-30"], ["--port", "x"], ["--nonsense"]])
      expect(await run("start", args)).toMatchObject({ code: 2, out: "" });
  });
});

describe("a register with an office's own issuer", () => {
  const audience = "urn:bureau:register";
  const client = (id: string) => ({
    client_id: id,
    client_secret: `secret-of-${id}`,
    grant_types: ["client_credentials"],
    response_types: [],
    redirect_uris: [],
  });

  /** An issuer of its own: it discovers as any does, and signs with keys the register has never seen. */
  async function startIssuer(): Promise<{ issuer: string; token: (id: string) => Promise<string>; close: () => void }> {
    const issuer = `http://127.0.0.1:${await freePort()}`;
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const provider = new Provider(issuer, {
      clients: [client("bureau-admin"), client("stranger")],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "RS256" }] },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => audience,
          getResourceServerInfo: () => ({
            scope: "",
            audience,
            accessTokenFormat: "jwt",
            jwt: { sign: { alg: "RS256" } },
          }),
        },
      },
    });
    const server = createServer(provider.callback()).listen(Number(new URL(issuer).port), "127.0.0.1");
    const token = async (id: string): Promise<string> => {
      const body = new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: `secret-of-${id}` });
      const answer: { access_token: string } = await (await fetch(`${issuer}/token`, { method: "POST", body })).json();
      return answer.access_token;
    };
    return { issuer, token, close: () => server.close() };
  }

  it("asks that issuer alone: no local issuer, no sample people; its first administrator is the one named; --today is refused", {
    timeout: 120_000,
  }, async () => {
    const { issuer, token, close } = await startIssuer();
    const env = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, FIRST_ADMIN: "bureau-admin" };
    const own = ["--data", join(folder, "own")];
    const tried = await run("start", ["--port", `${await freePort()}`, ...own, "--today", "2026-11-22"], env);
    expect(tried).toMatchObject({ code: 2, err: expect.stringContaining("--today is for trial runs") });
    const register = await start(await freePort(), own, env);
    const ask = (path: string, bearer: string) =>
      fetch(`${register.http}${path}`, { headers: { authorization: `Bearer ${bearer}` }, redirect: "manual" });
    expect(await (await ask("/api/me", await token("bureau-admin"))).json()).toMatchObject({ roles: ["admin"] });
    expect((await ask("/api/me", await token("stranger"))).status).toBe(403);
    const { items }: { items: unknown[] } = await (await ask("/api/members", await token("bureau-admin"))).json();
    expect(items).toHaveLength(1);
    expect(await (await fetch(`${register.http}/api/sign-in`)).json()).toMatchObject({ issuer });
    expect((await ask("/issuer/.well-known/openid-configuration", "")).status).toBe(404);
    await expect(tokenOf(register.http, "clerk")).rejects.toThrow();
    expect(await run("token", ["clerk", ...own])).toMatchObject({ code: 2, err: expect.stringContaining("own issuer") });
    await register.kill("SIGTERM");
    close();
  });
});
