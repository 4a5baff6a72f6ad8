// ETag, If-None-Match and If-Match: a resource's revision on the wire. It never reads the database.
import type { AppContext } from "./context.ts";
import { problem } from "./problem.ts";

export const etagOf = (revision: number): string => `"${revision}"`;

/** 304 where the caller already has this revision, else null: `return notModified(c, revision) ?? c.json(…)`. Sets the ETag. */
export function notModified(c: AppContext, revision: number): Response | null {
  const etag = etagOf(revision);
  c.header("etag", etag);
  c.header("cache-control", "private, no-cache");
  const known = c.req.header("if-none-match");
  if (known === undefined) return null;
  const matches = known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
  return matches ? c.body(null, 304) : null;
}

/** Throws 428 `if-match.missing` or 412 `revision.stale` unless the caller names the revision that stands. */
export function requireMatch(c: AppContext, revision: number): void {
  const named = c.req.header("if-match");
  if (named === undefined) throw problem(428, "if-match.missing");
  if (named.trim() !== etagOf(revision)) throw problem(412, "revision.stale");
}
