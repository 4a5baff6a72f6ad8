// GET /api/checkpoint: the heads of all streams, signed now. Whoever keeps it can prove later that nothing before it changed.
import { createRoute } from "@hono/zod-openapi";
import { access } from "../access.ts";
import { checkpointSchema, signCheckpoint } from "../checkpoint.ts";
import { refusals, routes } from "../routes-app.ts";
import { allHeads } from "../store/events.ts";

export const checkpoint = routes().openapi(
  createRoute({
    ...access("auditor"),
    method: "get",
    path: "/api/checkpoint",
    summary: "A signed checkpoint of the register's history",
    responses: {
      200: { description: "The checkpoint", content: { "application/json": { schema: checkpointSchema } } },
      ...refusals(),
    },
  }),
  async (c) => {
    c.header("cache-control", "no-store");
    return c.json(await signCheckpoint(await allHeads(c.env.DB), c.var.now, c.env.CHECKPOINT_KEY), 200);
  },
);
