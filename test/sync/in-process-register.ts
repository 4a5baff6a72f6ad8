// The register for the sync's tests: the Worker's own handlers in this process, over node's SQLite in the place of D1, with two clerks.
// A connection between pane and register that can be broken before or after the register heard of a request.
import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import worker from "../../worker/app.ts";
import { mintToken } from "../../worker/auth/api-token.ts";
import type { Database, PreparedStatement } from "../../worker/database.ts";
import type { Env } from "../../worker/environment.ts";

type SqlValue = Parameters<PreparedStatement["bind"]>[number];

const migrations = new URL("../../worker/migrations/", import.meta.url);

/** How D1 gives values: bytes as arrays of numbers. */
const plain = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? [...value] : value]));

const toInput = (value: SqlValue): SQLInputValue =>
  typeof value === "object" && value !== null && !ArrayBuffer.isView(value) ? new Uint8Array(value) : value;

class Statement implements PreparedStatement {
  readonly #db: DatabaseSync;
  readonly #sql: string;
  readonly #values: readonly SqlValue[];

  constructor(db: DatabaseSync, sql: string, values: readonly SqlValue[] = []) {
    this.#db = db;
    this.#sql = sql;
    this.#values = values;
  }

  bind(...values: readonly SqlValue[]): Statement {
    return new Statement(this.#db, this.#sql, values);
  }

  execute(): { results: Record<string, unknown>[]; meta: { changes: number } } {
    const values = this.#values.map(toInput);
    const results = this.#db.prepare(this.#sql).all(...values);
    const changed = this.#db.prepare("SELECT changes() AS changes").get();
    return { results: results.map(plain), meta: { changes: Number(changed?.["changes"] ?? 0) } };
  }

  // The rows are what the SQL says: the caller names their type, as with D1 itself.
  async first<Row>(): Promise<Row | null> {
    return (this.execute().results[0] ?? null) as Row | null;
  }

  async all<Row>(): Promise<{ results: readonly Row[] }> {
    return { results: this.execute().results as Row[] };
  }

  async run(): Promise<{ meta: { changes: number } }> {
    return { meta: this.execute().meta };
  }
}

class SqliteDatabase implements Database {
  readonly db = new DatabaseSync(":memory:");

  constructor() {
    for (const name of readdirSync(migrations).sort()) this.db.exec(readFileSync(new URL(name, migrations), "utf8"));
  }

  prepare(sql: string): Statement {
    return new Statement(this.db, sql);
  }

  async batch<Row>(statements: readonly PreparedStatement[]) {
    this.db.exec("BEGIN");
    try {
      const done = statements.map((statement) => {
        if (!(statement instanceof Statement)) throw new Error("A statement of another database.");
        const { results, meta } = statement.execute();
        return { results: results as Row[], meta };
      });
      this.db.exec("COMMIT");
      return done;
    } catch (error) {
      this.db.exec("ROLLBACK");
      throw error;
    }
  }
}

export type Breakage = "before" | "after" | null;

export interface InProcessRegister {
  readonly db: DatabaseSync;
  readonly tokens: Readonly<Record<"first" | "second", string>>;
  /** A fetch to the register; `breakage` is asked before each request whether the line breaks, and where. */
  readonly fetch: (breakage?: (method: string, path: string) => Breakage) => typeof globalThis.fetch;
  /** Requests since the last call, as `METHOD path`. */
  readonly takeRequests: () => string[];
  readonly call: (token: string, method: string, path: string, body?: unknown) => Promise<Response>;
  readonly newRound: () => Promise<string>;
}

const day = "2026-11-22";
const unlimited = { limit: async () => ({ success: true }) };
const bytes = (fill: number): string => Buffer.alloc(32, fill).toString("base64url");

export async function startInProcessRegister(): Promise<InProcessRegister> {
  dropWorkerLog();
  const database = new SqliteDatabase();
  const { privateKey } = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  const env: Env = {
    DB: database,
    CALLER_LIMIT: unlimited,
    ADDRESS_LIMIT: unlimited,
    OIDC_ISSUER: "https://issuer.invalid",
    OIDC_AUDIENCE: "urn:test",
    TODAY: day,
    SEAL_KEYS: JSON.stringify({ current: "k1", keys: { k1: bytes(7) } }),
    CHECKPOINT_KEY: JSON.stringify(await crypto.subtle.exportKey("jwk", privateKey)),
  };
  const tokens = { first: await clerk(database.db, "first", "陈示例"), second: await clerk(database.db, "second", "吴示例") };
  const requests: string[] = [];
  const register: InProcessRegister["fetch"] =
    (breakage = () => null) =>
    async (input, init) => {
      const request = new Request(new URL(String(input), "https://register.test"), init);
      const { pathname } = new URL(request.url);
      requests.push(`${request.method} ${pathname}`);
      const broken = breakage(request.method, pathname);
      if (broken === "before") throw new TypeError("fetch failed");
      const response = await worker.fetch(request, env);
      if (broken === "after") throw new TypeError("fetch failed");
      return response;
    };
  const call: InProcessRegister["call"] = (token, method, path, body) =>
    register()(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": crypto.randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  let year = 2018;
  const newRound = async (): Promise<string> => {
    year += 1;
    const made = await call(tokens.first, "POST", "/api/rounds", { year, previousYear: year - 2 });
    if (made.status !== 201) throw new Error(`No round: ${made.status} ${await made.text()}`);
    return String(year);
  };
  return { db: database.db, tokens, fetch: register, takeRequests: () => requests.splice(0), call, newRound };
}

/** The Worker's log goes to this process's console: thousands of lines nobody reads. */
function dropWorkerLog(): void {
  const { log } = console;
  console.log = (...parts: readonly unknown[]) => {
    if (!String(parts[0]).startsWith('{"at":')) log(...parts);
  };
}

async function clerk(db: DatabaseSync, id: string, name: string): Promise<string> {
  const { id: tokenId, token, hash } = await mintToken();
  db.prepare(
    "INSERT INTO members (id, name, organisation, email, roles, active) VALUES (?1, ?2, '', ?3, '[\"clerk\"]', 1)",
  ).run(id, name, `${id}@sample.invalid`);
  db.prepare(
    "INSERT INTO api_tokens (id, member_id, name, hash, scopes, created_at, expires_at) VALUES (?1, ?2, 'test', ?3, '[\"read\",\"write\"]', ?4, ?5)",
  ).run(tokenId, id, hash, new Date().toISOString(), "2099-01-01T00:00:00.000Z");
  return token;
}
