// What a first sync cannot do without, alone in workerd: the raw insert of the rows, and their sealing and hashing. For the bench only.
import { chainEvents } from "../../../worker/chain.ts";
import { bulk } from "../../../worker/database.ts";
import type { Env } from "../../../worker/environment.ts";
import { keyringOf } from "../../../worker/keyring.ts";
import { type BundleInput, seal } from "../../../worker/seal.ts";

interface Row {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

const sealed = ["leadIdNumber", "contactPhone", "payeeAccount"];

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const rows: readonly Row[] = await request.json();
    if (new URL(request.url).pathname === "/insert") await insert(env, rows);
    else await sealAndHash(env, rows);
    return new Response("done");
  },
};

async function insert({ DB }: Env, rows: readonly Row[]): Promise<void> {
  const create = DB.prepare("CREATE TABLE IF NOT EXISTS raw_rows (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT");
  const inserts = bulk(
    "INSERT OR REPLACE INTO raw_rows (id, record) SELECT value ->> 0, value ->> 1 FROM json_each(?1)",
    rows.map(({ id, fields }) => [id, JSON.stringify(fields)]),
  );
  await DB.batch([create, ...inserts.map(({ sql, values }) => DB.prepare(sql).bind(...values))]);
}

async function sealAndHash(env: Env, rows: readonly Row[]): Promise<void> {
  const bundles = rows.map(({ id, fields }): BundleInput => {
    const values = Object.fromEntries(sealed.map((field) => [field, String(fields[field])]));
    return { stream: "2025", subject: id, values, index: { leadIdNumber: String(fields["leadIdNumber"]) } };
  });
  const { references } = await seal(await keyringOf(env), bundles);
  const events = rows.map(({ id, fields }, index) => ({
    seq: index + 1,
    applicationId: id,
    data: { changes: Object.entries({ ...fields, ...references[index] }).map(([field, to]) => ({ field, from: null, to })) },
  }));
  await chainEvents(JSON.parse(JSON.stringify(events)), "0".repeat(64));
}
