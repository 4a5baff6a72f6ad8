// All that a register says: its events up to their signed heads, and every table that shows how things stand.
import type { TestRegister } from "./test-register.ts";

const tables = ["rounds", "applications", "batches", "batch_lines", "payments", "municipal_awards", "members", "api_tokens"];

export async function everythingIn(register: TestRegister): Promise<{ readonly heads: unknown; readonly rows: string }> {
  const { body } = await register.call<{ heads: unknown }>("auditor", "GET", "/api/checkpoint");
  const rows: unknown[] = [];
  for (const table of tables) rows.push((await register.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()).results);
  return { heads: body.heads, rows: JSON.stringify(rows) };
}
