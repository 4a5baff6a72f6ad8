// GET /api/me: who the caller is here, and for a clerk the keys of the workbook's sync marks. Never a sealing key.
import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../access.ts";
import { hasRole, roleSchema, scopes } from "../actor.ts";
import { blindDigest, keyringOf } from "../keyring.ts";
import { refusals, routes } from "../routes-app.ts";

const meSchema = z.object({
  memberId: z.string(),
  name: z.string(),
  organisation: z.string(),
  roles: z.array(roleSchema),
  token: z.object({ id: z.string(), scopes: z.array(z.enum(scopes)) }).nullable(),
  today: z.iso.date(),
  /** HMAC-SHA-256 keys (32 bytes, base64url) for the marks a synced workbook keeps, the current one first; clerks only. */
  workbookKeys: z.array(z.object({ id: z.string(), key: z.string() })),
});

export const me = routes().openapi(
  createRoute({
    ...access(),
    method: "get",
    path: "/api/me",
    summary: "Who the caller is",
    responses: { 200: { description: "The member", content: { "application/json": { schema: meSchema } } }, ...refusals() },
  }),
  async (c) => {
    const { actor, today } = c.var;
    const keyring = await keyringOf(c.env);
    const ids = hasRole(actor, "clerk")
      ? keyring.ids.toSorted((a, b) => Number(b === keyring.current) - Number(a === keyring.current))
      : [];
    const workbookKeys = await Promise.all(
      ids.map(async (id) => ({ id, key: await blindDigest(keyring, id, "workbook-marks", "") })),
    );
    const token = actor.token === null ? null : { id: actor.token.id, scopes: [...actor.token.scopes] };
    const { memberId, name, organisation } = actor;
    c.header("cache-control", "no-store");
    return c.json({ memberId, name, organisation, roles: [...actor.roles], token, today, workbookKeys }, 200);
  },
);
