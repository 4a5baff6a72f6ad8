// GET /api/health: whether the service and its database answer, and which day it decides on. Tells nothing else to anybody.
import { createRoute, z } from "@hono/zod-openapi";
import type { Database } from "../database.ts";
import { routes } from "../routes-app.ts";
import { version } from "../version.ts";

const healthSchema = z.object({
  status: z.enum(["ok", "degraded"]),
  version: z.string(),
  database: z.enum(["ok", "unreachable"]),
  today: z.iso.date(),
});

const content = { "application/json": { schema: healthSchema } };

export const health = routes().openapi(
  createRoute({
    method: "get",
    path: "/api/health",
    summary: "Whether the service and its database answer",
    responses: { 200: { description: "It does", content }, 503: { description: "The database does not", content } },
  }),
  async (c) => {
    const database = await databaseAnswers(c.env.DB);
    c.header("cache-control", "no-store");
    const body = { version, today: c.var.today };
    return database
      ? c.json({ status: "ok" as const, ...body, database: "ok" as const }, 200)
      : c.json({ status: "degraded" as const, ...body, database: "unreachable" as const }, 503);
  },
);

/** Also false where the migrations are missing. */
async function databaseAnswers(db: Database): Promise<boolean> {
  try {
    await db.prepare("SELECT 1 FROM events LIMIT 1").first();
    return true;
  } catch {
    return false;
  }
}
