// GET /api/events: every event as JSON lines, in the order of stream and seq, for the auditor and `verify`. Holds no sealed value.
import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../access.ts";
import { eventLine } from "../chain.ts";
import type { Database } from "../database.ts";
import { fileAnswer, refusals, routes } from "../routes-app.ts";
import { eventPage } from "../store/events.ts";

const pageSize = 1_000;

export const events = routes().openapi(
  createRoute({
    ...access("auditor"),
    method: "get",
    path: "/api/events",
    summary: "The events, one JSON object a line; of one stream, or after a seq of each, where asked",
    request: {
      query: z.strictObject({
        stream: z.string().max(100).optional(),
        after: z.coerce.number().int().min(0).optional().openapi({ type: "integer" }),
      }),
    },
    responses: {
      200: fileAnswer("application/x-ndjson", "JSON lines"),
      ...refusals(),
    },
  }),
  async (c) => {
    const { stream, after } = c.req.valid("query");
    const lines = eventLines(c.env.DB, { stream: stream || null, after: after ?? 0 });
    return c.body(lines, 200, { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" });
  },
);

/** Reads on a page at a time, as the caller takes them. */
function eventLines(db: Database, wanted: Parameters<typeof eventPage>[1]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let at = { stream: wanted.stream ?? "", seq: wanted.after };
  return new ReadableStream({
    async pull(controller) {
      const page = await eventPage(db, wanted, at, pageSize);
      const last = page.at(-1);
      if (last === undefined) return controller.close();
      at = { stream: last.stream, seq: last.seq };
      controller.enqueue(encoder.encode(page.map((event) => `${eventLine(event)}\n`).join("")));
    },
  });
}
