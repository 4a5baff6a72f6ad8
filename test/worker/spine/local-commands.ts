// The commands as a person runs them, each in a process of its own: start, token, verify, rotate. Knows nothing of what they should say.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { personOf } from "../../../worker/local/people.ts";
import { signIn } from "../../../worker/local/sign-in.ts";

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command to its end. */
export async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const options = { env: { ...process.env, ...env } };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [`worker/local/${command}.ts`, ...args], options);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    // What execFile rejects with, by its documentation.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

export interface Started {
  readonly http: string;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
}

const running = new Set<ChildProcess>();

/** `npm start` in a process group of its own; resolves with its http address once it says `ready`. */
export async function start(port: number, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const child = spawn(process.execPath, ["worker/local/start.ts", "--port", `${port}`, ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...env },
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

/** Ends what a failed test left running. */
export function killAll(): void {
  for (const child of running) process.kill(-(child.pid ?? 0), "SIGKILL");
  running.clear();
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

export function tokenOf(http: string, role: string): Promise<string> {
  const person = personOf(role);
  return person === undefined ? Promise.reject(new Error(role)) : signIn(http, person);
}

/** The register's events and its checkpoint as files in `folder`. */
export async function exported(
  http: string,
  folder: string,
): Promise<{ readonly events: string; readonly checkpoint: string }> {
  const authorization = `Bearer ${await tokenOf(http, "auditor")}`;
  const file = async (what: string): Promise<string> => {
    const answer = await fetch(`${http}/api/${what}`, { headers: { authorization } });
    writeFileSync(join(folder, `${what}.exported`), await answer.text());
    return join(folder, `${what}.exported`);
  };
  return { events: await file("events"), checkpoint: await file("checkpoint") };
}
