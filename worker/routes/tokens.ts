// /api/tokens: API tokens of members, for scripts and Power Query. The secret is in one answer only, the one that made it.
import { createRoute, z } from "@hono/zod-openapi";
import { wholeListQuerySchema } from "../../policy/contract.ts";
import { access } from "../access.ts";
import { mintToken } from "../auth/api-token.ts";
import { createToken, expiryAllowed, membersStream, revokeToken, tokenCommandSchema, tokenSchema } from "../auth/membership.ts";
import { decideAndCommit } from "../commit.ts";
import { pageFrom } from "../present/page.ts";
import { problem } from "../problem.ts";
import { etagOf } from "../revision.ts";
import { refusals, routes } from "../routes-app.ts";
import { allTokens, revocationStatement, tokenById, tokenStatement } from "../store/api-tokens.ts";
import { headOf } from "../store/events.ts";
import { memberById } from "../store/members.ts";

const listSchema = z.object({ items: z.array(tokenSchema), revision: z.number().int(), next: z.string().nullable() });
const createdSchema = tokenSchema.extend({ token: z.string() });

export const tokens = routes()
  .openapi(
    createRoute({
      ...access("admin", "auditor"),
      method: "get",
      path: "/api/tokens",
      summary: "All API tokens, without their secrets",
      request: { query: wholeListQuerySchema },
      responses: { 200: { description: "Tokens", content: { "application/json": { schema: listSchema } } }, ...refusals() },
    }),
    async (c) => {
      const { revision } = await headOf(c.env.DB, membersStream);
      c.header("etag", etagOf(revision));
      const all = await allTokens(c.env.DB);
      return c.json(
        pageFrom(all, revision, c.req.valid("query"), ({ id }) => id),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      ...access("admin"),
      method: "post",
      path: "/api/tokens",
      summary: "Make an API token that acts as a member, within scopes, until it expires",
      request: { body: { required: true, content: { "application/json": { schema: tokenCommandSchema } } } },
      responses: {
        201: {
          description: "The token; its text is never shown again",
          content: { "application/json": { schema: createdSchema } },
        },
        ...refusals(404, 422),
      },
    }),
    async (c) => {
      const command = c.req.valid("json");
      if (!expiryAllowed(command.expiresAt, c.var.now)) {
        throw problem(400, "request.invalid", { errors: [{ path: "expiresAt", code: "within-a-year" }] });
      }
      const minted = await mintToken();
      return decideAndCommit(c, async () => {
        const { revision } = await headOf(c.env.DB, membersStream);
        const member = await memberById(c.env.DB, command.memberId);
        if (member === null || !member.active) throw problem(404, "not-found");
        const token = { id: minted.id, ...command, createdAt: c.var.now.toISOString(), revokedAt: null };
        const events = createToken(token);
        return {
          appends: [{ stream: membersStream, revision, events }],
          statements: [tokenStatement(token, minted.hash)],
          answer: { status: 201 as const, body: { ...token, token: minted.token }, location: `/api/tokens/${minted.id}` },
        };
      });
    },
  )
  .openapi(
    createRoute({
      ...access("admin"),
      method: "delete",
      path: "/api/tokens/{id}",
      summary: "Revoke an API token",
      request: { params: z.object({ id: z.string().max(40) }) },
      responses: {
        200: { description: "The token, revoked", content: { "application/json": { schema: tokenSchema } } },
        ...refusals(404),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return decideAndCommit(c, async () => {
        const { revision } = await headOf(c.env.DB, membersStream);
        const token = await tokenById(c.env.DB, id);
        if (token === null) throw problem(404, "not-found");
        const events = revokeToken(token);
        if (events.length === 0) return { answer: { status: 200 as const, body: token } };
        const at = c.var.now.toISOString();
        return {
          appends: [{ stream: membersStream, revision, events }],
          statements: [revocationStatement(id, at)],
          answer: { status: 200 as const, body: { ...token, revokedAt: at } },
        };
      });
    },
  );
