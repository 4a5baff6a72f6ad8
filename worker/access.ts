// Who may call a route, and the checks that come before its schema: role, size, form and idempotency of the body.
// It never decides what depends on the request's contents.
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { type Role, requireRole, roles } from "./actor.ts";
import type { AppEnv } from "./context.ts";
import { idempotencyMark, replay } from "./idempotency.ts";
import { jsonBytes } from "./json-body.ts";
import { problem } from "./problem.ts";

/** 8 MiB: the largest sync. */
const bodyBytes = 8 * 1024 * 1024;

/** Refuses a larger body, 413 `body.too-large`. */
export const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: async (c) => {
      await drain(c.req.raw.body);
      throw problem(413, "body.too-large");
    },
  });

/** Reads on, up to a point: who is still sending would see a broken connection instead of the answer. */
async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null || body.locked) return;
  const reader = body.getReader();
  let bytes = 0;
  for (let part = await reader.read(); !part.done && bytes < 4 * bodyBytes; part = await reader.read())
    bytes += part.value.length;
  await reader.cancel();
}

/** The JSON form of a body and, for POST and PUT, its Idempotency-Key. */
export const checkBody = createMiddleware<AppEnv>(async (c, next) => {
  const { method } = c.req;
  if (method === "POST" || method === "PUT" || method === "PATCH") {
    const body = await jsonBytes(c);
    if (method !== "PATCH") {
      const mark = await idempotencyMark(c, body);
      const given = await replay(c, mark);
      if (given !== null) return given;
      c.set("idempotency", mark);
    }
  }
  return next();
});

/**
 * Who may call a route, for its description:
 * `createRoute({ ...access("clerk", "leader"), method: "post", path: …, … })`. No role given: any member.
 * Refuses before the body is validated: role, then size, JSON form, Idempotency-Key (POST and PUT; a repeated request is
 * answered here from the store). The roles stand in the API description as `x-roles`.
 */
export function access(...allowed: readonly Role[]) {
  const checkRole = createMiddleware<AppEnv>(async (c, next) => {
    if (allowed.length > 0) requireRole(c.var.actor, ...allowed);
    await next();
  });
  return {
    middleware: [checkRole, limitBody(bodyBytes), checkBody],
    security: [{ bearer: [] }],
    "x-roles": allowed.length === 0 ? [...roles] : [...allowed],
  };
}
