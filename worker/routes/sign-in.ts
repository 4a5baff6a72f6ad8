// GET /api/sign-in: where the pane signs in. Public, and nothing secret: the same stands in every sign-in address.
import { createRoute, z } from "@hono/zod-openapi";
import { configurationOf } from "../environment.ts";
import { routes } from "../routes-app.ts";

const signInSchema = z.object({ issuer: z.url(), clientId: z.string(), scope: z.string() });

export const signIn = routes().openapi(
  createRoute({
    method: "get",
    path: "/api/sign-in",
    summary: "The OpenID Connect issuer and the pane's client",
    responses: { 200: { description: "Sign-in", content: { "application/json": { schema: signInSchema } } } },
  }),
  (c) => {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SCOPE } = configurationOf(c.env);
    return c.json({ issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, scope: OIDC_SCOPE }, 200);
  },
);
