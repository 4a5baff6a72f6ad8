// The app a routes file starts from: typed for this service, with one answer to a request that does not match its schema.
import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { AppEnv } from "./context.ts";
import { problem, problemSchema } from "./problem.ts";

/**
 * `export const rounds = routes().openapi(createRoute({ ...access("clerk"), method: "post", path: "/api/rounds", request: {…},
 * responses: { 201: {…}, ...refusals(409, 422) } }), async (c) => …)`; app.ts mounts it with `.route("/", rounds)`.
 * Paths are written in full, with `/api`. `c.req.valid("json")` is the parsed body.
 */
export function routes() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.slice(0, 100).flatMap((issue) => {
        const at = issue.path.map(String);
        const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...at, key]) : [at];
        return paths.map((path) => ({ path: path.join("."), code: issue.code }));
      });
      throw problem(400, "request.invalid", { errors });
    },
  });
}

const problemContent = { "application/problem+json": { schema: problemSchema.openapi("Problem") } };

/** The problem answers of a route's description; 400, 401, 403 and 429 are always there. Not in its type: problems are thrown, never returned. */
export function refusals(...statuses: readonly (404 | 409 | 412 | 413 | 422 | 428)[]): Record<never, never> {
  return Object.fromEntries(
    [400, 401, 403, 429, ...statuses].map((status) => [status, { description: "Problem (RFC 9457)", content: problemContent }]),
  );
}

/** A route's JSON body, for its description. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

/** A route's JSON answer, for its description. */
export const jsonAnswer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { "application/json": { schema } },
});

/** A 200 answer that is not JSON (CSV, .xlsx, JSON lines): the handler returns a plain Response. */
export function fileAnswer(mediaType: string, description: string): { readonly description: string } {
  const described = { description, content: { [mediaType]: { schema: { type: "string" } } } };
  return described;
}
