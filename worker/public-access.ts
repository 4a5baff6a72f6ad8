// What a request nobody signs in for passes before its schema: its address's rate, its size, its form. It lets nobody see more than a route shows.
import { createMiddleware } from "hono/factory";
import { checkBody, limitBody } from "./access.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { problem } from "./problem.ts";

/** A form with all fields at their longest, three bytes a character and each byte percent-encoded. */
const bodyBytes = 64 * 1024;

export const isForm = (c: AppContext): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(c.req.header("content-type") ?? "");

/** JSON bodies take an Idempotency-Key as everywhere; a browser's form cannot send one. */
const checkForm = createMiddleware<AppEnv>((c, next) => (isForm(c) ? next() : checkBody(c, next)));

/** Counts under `purpose`, apart from other purposes of the same address. @throws Problem 429. */
export function publicAccess(purpose: string) {
  const limitRate = createMiddleware<AppEnv>(async (c, next) => {
    const address = c.req.header("cf-connecting-ip") ?? "unknown";
    const { success } = await c.env.ADDRESS_LIMIT.limit({ key: `${purpose}/${address}` });
    if (!success) throw problem(429, "rate.limited", { retryAfterSeconds: 60 });
    await next();
  });
  return { middleware: [limitRate, limitBody(bodyBytes), checkForm] };
}
