// One line of JSON a request, and one a failure. Never a body, a query, an address, a name or a message that could quote a value.
import { matchedRoutes } from "hono/route";
import type { AppContext } from "./context.ts";

export function logRequest(c: AppContext, startedMs: number): void {
  const route = matchedRoutes(c).findLast(({ path }) => !path.includes("*"))?.path ?? "other";
  const { requestId, actor } = c.var;
  const line = {
    at: new Date().toISOString(),
    requestId,
    method: c.req.method,
    route,
    status: c.res.status,
    ms: Date.now() - startedMs,
  };
  console.log(JSON.stringify(actor === undefined ? line : { ...line, member: actor.memberId }));
}

/** Where it failed, and what kind of error; a database's message names constraints, not values, and is kept. */
export function logFailure(requestId: string, error: unknown): void {
  const known = error instanceof Error ? error : new Error("not an Error");
  const frames = (known.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const message = /^D1_/.test(known.message) ? known.message.slice(0, 200) : undefined;
  console.error(
    JSON.stringify({ at: new Date().toISOString(), requestId, failure: known.name, message, frames: frames.slice(0, 8) }),
  );
}
