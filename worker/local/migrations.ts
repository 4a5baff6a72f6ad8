// The migrations a database lacks, applied and recorded as `wrangler d1 migrations` does. It undoes none.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "../database.ts";
import { cacheDirectory, projectRoot } from "./bundle.ts";

const folder = join(projectRoot, "worker", "migrations");
const statementsSchema = z.array(z.string()).min(1);

/** Each migration in one batch, with its record. */
export async function migrate(db: Database): Promise<void> {
  await db
    .prepare(
      `CREATE TABLE IF NOT EXISTS d1_migrations (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
    )
    .run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  const missing = readdirSync(folder).filter((name) => name.endsWith(".sql") && !applied.has(name));
  for (const name of missing.sort()) {
    const statements = (await statementsOf(name)).map((sql) => db.prepare(sql));
    await db.batch([...statements, db.prepare("INSERT INTO d1_migrations (name) VALUES (?1)").bind(name)]);
  }
}

/** As wrangler splits them. Loading it is most of a first start, so what it said of a file is kept by the file's hash. */
async function statementsOf(name: string): Promise<readonly string[]> {
  const sql = readFileSync(join(folder, name), "utf8");
  const hash = createHash("sha256").update(sql).digest("hex").slice(0, 16);
  const kept = join(cacheDirectory, `migration-${hash}.json`);
  if (existsSync(kept)) return statementsSchema.parse(JSON.parse(readFileSync(kept, "utf8")));
  const { unstable_splitSqlQuery: split } = await import("wrangler");
  const statements = statementsSchema.parse(split(sql));
  mkdirSync(cacheDirectory, { recursive: true });
  // Renamed into place: another start may be reading.
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(statements));
  renameSync(`${kept}.${process.pid}`, kept);
  return statements;
}
