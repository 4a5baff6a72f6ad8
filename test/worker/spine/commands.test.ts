// The commands as a person runs them: start, token, verify, rotate, deploy; and a register that is killed while it writes.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { utils, write } from "@e965/xlsx";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { deployRefusal } from "../../../worker/local/deploy.ts";
import { personOf } from "../../../worker/local/people.ts";
import { signIn } from "../../../worker/local/sign-in.ts";

const data = mkdtempSync(join(tmpdir(), "commands-"));
const running = new Set<ChildProcess>();

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(command: string, ...args: string[]): Promise<Outcome> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [`worker/local/${command}.ts`, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** `npm start` in a process group of its own; resolves with its http address once it says `ready`. */
async function start(
  port: number,
  ...args: string[]
): Promise<{ http: string; kill: (signal: NodeJS.Signals) => Promise<void> }> {
  const child = spawn(process.execPath, ["worker/local/start.ts", "--port", `${port}`, "--data", data, ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  running.add(child);
  const http = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => {
      const ready = /^ready (\S+) (\S+)$/m.exec(text.toString());
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
    child.once("exit", (code) => reject(new Error(`start exited with ${code}`)));
  });
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-(child.pid ?? 0), signal);
    await gone;
    running.delete(child);
  };
  return { http, kill };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

function token(http: string, role: string): Promise<string> {
  const person = personOf(role);
  return person === undefined ? Promise.reject(new Error(role)) : signIn(http, person);
}

async function exported(http: string): Promise<{ events: string; checkpoint: string }> {
  const authorization = `Bearer ${await token(http, "auditor")}`;
  const [events, checkpoint] = await Promise.all(
    ["events", "checkpoint"].map(async (what) => {
      const file = join(data, `${what}.exported`);
      const answer = await fetch(`${http}/api/${what}`, { headers: { authorization } });
      writeFileSync(file, await answer.text());
      return file;
    }),
  );
  return { events: events ?? "", checkpoint: checkpoint ?? "" };
}

afterEach(() => {
  for (const child of running) process.kill(-(child.pid ?? 0), "SIGKILL");
  running.clear();
});
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

describe("a register on this machine", () => {
  it("killed five times in the middle of writes, it loses no acknowledged answer, repeats each identically, and verifies", {
    timeout: 120_000,
  }, async () => {
    const port = await freePort();
    const acknowledged = new Map<string, { body: string; answer: string }>();
    let attempts = 0;
    const bodyOf = (id: string) => JSON.stringify({ name: `成员 ${id}`, subject: id, roles: ["auditor"] });
    const put = (http: string, admin: string, id: string) =>
      fetch(`${http}/api/members/${id}`, {
        method: "PUT",
        headers: { authorization: `Bearer ${admin}`, "content-type": "application/json", "idempotency-key": `key-of-${id}` },
        body: bodyOf(id),
      });
    for (let round = 0; round < 5; round += 1) {
      const register = await start(port);
      const admin = await token(register.http, "admin");
      let stopped = false;
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let i = 0; !stopped; i += 1) {
          const id = `r${round}-w${writer}-${i}`;
          attempts += 1;
          const answer = await put(register.http, admin, id)
            .then((reply) => (reply.ok ? reply.text() : null))
            .catch(() => null);
          if (answer === null) return;
          acknowledged.set(id, { body: bodyOf(id), answer });
        }
      });
      const enough = acknowledged.size + 3 + round;
      while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      await register.kill("SIGKILL");
      stopped = true;
      await Promise.all(writers);
    }
    const register = await start(port);
    const admin = await token(register.http, "admin");
    expect(acknowledged.size).toBeGreaterThan(10);
    expect(attempts).toBeGreaterThan(acknowledged.size);
    for (const [id, { answer }] of acknowledged) expect(await (await put(register.http, admin, id)).text()).toBe(answer);
    const files = await exported(register.http);
    const key = join(data, "checkpoint-public.jwk");
    expect(await run("verify", files.events, files.checkpoint, "--key", key)).toMatchObject({ code: 0 });

    // The same register, while it runs: who it lets in, and what verify says of bad input.
    expect((await run("token", "clerk", "--data", data)).out.split(".")).toHaveLength(3);
    expect(await run("token", "nobody", "--data", data)).toMatchObject({ code: 2 });
    expect(await run("start", "--port", `${await freePort()}`, "--data", data)).toMatchObject({
      code: 2,
      err: expect.stringContaining("is running at"),
    });
    await verifyExitCodes(files, key);
    await register.kill("SIGTERM");
    expect(await run("token", "clerk", "--data", data)).toMatchObject({ code: 2, err: expect.stringContaining("npm start") });
  });

  async function verifyExitCodes(files: { events: string; checkpoint: string }, key: string): Promise<void> {
    const edited = join(data, "edited.jsonl");
    writeFileSync(edited, readFileSync(files.events, "utf8").replace("成员 r0", "成员 r9"));
    const broken = await run("verify", edited, files.checkpoint, "--key", key);
    expect([broken.code, broken.out]).toEqual([1, expect.stringMatching(/members #\d+/)]);
    expect(await run("verify", files.events, files.checkpoint)).toMatchObject({
      code: 2,
      err: expect.stringContaining("--key"),
    });
    expect(await run("verify", files.events, "none.json", "--key", key)).toMatchObject({ code: 2 });
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([["校验点"], [readFileSync(files.checkpoint, "utf8")]]), "校验");
    const xlsx = join(data, "batch.xlsx");
    writeFileSync(xlsx, write(workbook, { type: "buffer", bookType: "xlsx" }));
    expect(await run("verify", files.events, xlsx, "--key", key)).toMatchObject({ code: 0 });
  }

  it("rotates its sealing key while stopped: stored answers are still given, under the new key alone", {
    timeout: 120_000,
  }, async () => {
    const before = readFileSync(join(data, "secrets.json"), "utf8");
    expect(await run("rotate", "--data", data)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\d+ entries sealed again/),
    });
    const keys: { sealKeys: { current: string; keys: Record<string, string> } } = JSON.parse(
      readFileSync(join(data, "secrets.json"), "utf8"),
    );
    expect(Object.keys(keys.sealKeys.keys)).toEqual([keys.sealKeys.current]);
    expect(before).not.toContain(keys.sealKeys.current);
    const register = await start(await freePort());
    const replayed = await fetch(`${register.http}/api/members/r0-w0-0`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${await token(register.http, "admin")}`,
        "content-type": "application/json",
        "idempotency-key": "key-of-r0-w0-0",
      },
      body: JSON.stringify({ name: "成员 r0-w0-0", subject: "r0-w0-0", roles: ["auditor"] }),
    });
    expect([replayed.status, (await replayed.text()).includes("r0-w0-0")]).toEqual([200, true]);
    await register.kill("SIGTERM");
  });

  it("--today moves decision dates; a day before the last event's refuses to start; so do options that make no sense", {
    timeout: 120_000,
  }, async () => {
    const port = `${await freePort()}`;
    const refused = await run("start", "--port", port, "--data", data, "--today", "2020-01-01");
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("lies before the register's last event")]);
    const register = await start(Number(port), "--today", "2031-05-06");
    const health: unknown = await (await fetch(`${register.http}/api/health`)).json();
    expect(health).toMatchObject({ today: "2031-05-06" });
    await register.kill("SIGTERM");
    for (const args of [["--today", "2026-02-30"], ["--port", "x"], ["--nonsense"]])
      expect(await run("start", ...args)).toMatchObject({ code: 2, out: "" });
  });
});

describe("npm run deploy", () => {
  const fit = { OIDC_ISSUER: "https://login.partner.microsoftonline.cn/tenant/v2.0", OIDC_AUDIENCE: "api://register" };
  it("refuses to ship TODAY, a local issuer, or a configuration nobody filled in", () => {
    expect(deployRefusal(fit, [])).toBeNull();
    expect(deployRefusal({ ...fit, TODAY: "2026-11-22" }, [])).toContain("TODAY");
    expect(deployRefusal(fit, ["--var", "TODAY:2026-11-22"])).toContain("TODAY");
    expect(deployRefusal({ ...fit, OIDC_ISSUER: "https://localhost:8788/issuer" }, [])).toContain("OIDC_ISSUER");
    expect(deployRefusal({ OIDC_ISSUER: "https://replace.invalid/issuer", OIDC_AUDIENCE: "replace" }, [])).toContain(
      "OIDC_ISSUER",
    );
  });
});
