// A register for the tests: real workerd, D1 and issuer on a free port, with a signed-in person of each role, and one-line calls.
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import type { SyncAnswer } from "../../../policy/contract/sync.ts";
import { type Role, roles } from "../../../worker/actor.ts";
import type { Database } from "../../../worker/database.ts";
import { personOf } from "../../../worker/local/people.ts";
import { startRegister } from "../../../worker/local/register.ts";
import { signIn } from "../../../worker/local/sign-in.ts";
import { freshData } from "./fresh-data.ts";
import type { SentRow } from "./sample-rows.ts";

export interface Call {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A JSON answer; its members are looked at by the tests that know its shape. */
export interface Reply<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

export interface TestRegister {
  readonly http: string;
  readonly db: Database;
  readonly data: string;
  readonly token: (role: Role) => string;
  readonly call: <Body = Record<string, unknown>>(
    role: Role | null,
    method: string,
    path: string,
    call?: Call,
  ) => Promise<Reply<Body>>;
  /** A round of a year no other test of this register has. */
  readonly newRound: () => Promise<string>;
  readonly preview: (round: string, rows: readonly SentRow[], workbookId?: string) => Promise<Reply<SyncAnswer>>;
  readonly submit: (
    round: string,
    rows: readonly SentRow[],
    plan: { revision: number; planHash: string },
    workbookId?: string,
  ) => Promise<Reply<SyncAnswer>>;
  /** Previews and submits. */
  readonly sync: (round: string, rows: readonly SentRow[]) => Promise<SyncAnswer>;
  /** Starts the same data again on a later day. */
  readonly moveTo: (day: string) => Promise<void>;
  /** The Worker's log lines so far; they are kept from the test report. */
  readonly logs: readonly string[];
  readonly stop: () => Promise<void>;
}

export const today = "2026-11-22";
/** Requests a minute: more than any test sends. */
const unlimited = { caller: 1_000_000, address: 1_000_000 };
const workbookOf = (id: string) => ({ id, name: "申报汇总.xlsx" });

export async function startTestRegister(firstDay = today, limits = unlimited): Promise<TestRegister> {
  const { logs, release } = keepLogs();
  const port = await freePorts();
  const data = await freshData(port);
  let register = await startRegister({ port, data, today: firstDay, limits });
  const tokens = new Map<Role, string>();
  for (const role of roles) {
    const person = personOf(role);
    if (person !== undefined) tokens.set(role, await signIn(register.http, person));
  }
  const token = (role: Role): string => tokens.get(role) ?? "";
  let lastYear = 2018;

  async function call<Body>(role: Role | null, method: string, path: string, given: Call = {}): Promise<Reply<Body>> {
    const sends = method !== "GET" && method !== "DELETE";
    const key = given.key === undefined ? randomUUID() : given.key;
    const answer = await fetch(`${register.http}${path}`, {
      method,
      headers: {
        ...(role === null ? {} : { authorization: `Bearer ${token(role)}` }),
        ...(sends ? { "content-type": "application/json" } : {}),
        ...(sends && key !== null ? { "idempotency-key": key } : {}),
        ...given.headers,
      },
      ...(sends ? { body: given.text ?? JSON.stringify(given.body ?? {}) } : {}),
    });
    const text = await answer.text();
    const isJson = /^application\/(problem\+)?json/.test(answer.headers.get("content-type") ?? "");
    // The tests say what they expect of the body and fail where it is not so.
    return {
      status: answer.status,
      headers: answer.headers,
      body: (isJson && text !== "" ? JSON.parse(text) : {}) as Body,
      text,
    };
  }

  const send = (round: string, workbookId: string, body: object) =>
    call<SyncAnswer>("clerk", "POST", `/api/rounds/${round}/sync`, { body: { ...body, workbook: workbookOf(workbookId) } });
  const preview: TestRegister["preview"] = (round, rows, workbookId = "workbook-1") =>
    send(round, workbookId, { dryRun: true, rows });
  const submit: TestRegister["submit"] = (round, rows, { revision, planHash }, workbookId = "workbook-1") =>
    send(round, workbookId, { dryRun: false, revision, planHash, rows });

  return {
    logs,
    http: register.http,
    get db() {
      return register.db;
    },
    data,
    token,
    call,
    newRound: async () => {
      lastYear += 1;
      const year = lastYear;
      const { status, text } = await call("clerk", "POST", "/api/rounds", {
        body: { year, previousYear: year - 2 },
      });
      if (status !== 201) throw new Error(`No round: ${status} ${text}`);
      return String(year);
    },
    preview,
    submit,
    sync: async (round, rows) => {
      const plan = await preview(round, rows);
      const done = await submit(round, rows, plan.body);
      if (done.status !== 200) throw new Error(`Not synced: ${done.status} ${done.text}`);
      return done.body;
    },
    moveTo: async (day) => {
      await register.stop();
      register = await startRegister({ port, data, today: day, limits });
    },
    stop: async () => {
      await register.stop();
      release();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The Worker's log reaches this process's console line by line: kept here instead of printed. */
function keepLogs(): { readonly logs: string[]; readonly release: () => void } {
  const logs: string[] = [];
  const methods = ["log", "info", "warn", "error"] as const;
  const before = methods.map((method) => ({ method, print: console[method] }));
  for (const { method, print } of before) {
    console[method] = (...parts: readonly unknown[]) => {
      if (String(parts[0]).startsWith('{"at":')) logs.push(parts.join(" "));
      else print(...parts);
    };
  }
  const release = () => {
    for (const { method, print } of before) console[method] = print;
  };
  return { logs, release };
}

/** A port that is free, and the next one too. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = await free(0);
    if (port < 65_000 && (await free(port + 1).catch(() => 0)) === port + 1) return port;
  }
}

function free(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
