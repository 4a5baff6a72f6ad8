// /api/members: who may use the register, and as what. Changes are events of the `members` stream.
import { createRoute, z } from "@hono/zod-openapi";
import { wholeListQuerySchema } from "../../policy/contract.ts";
import { access } from "../access.ts";
import {
  memberCommandSchema,
  memberIdSchema,
  memberSchema,
  membersStream,
  putMember,
  removeMember,
} from "../auth/membership.ts";
import { decideAndCommit } from "../commit.ts";
import { configurationOf } from "../environment.ts";
import { pageFrom } from "../present/page.ts";
import { problem } from "../problem.ts";
import { etagOf } from "../revision.ts";
import { refusals, routes } from "../routes-app.ts";
import { revocationOfMemberStatement } from "../store/api-tokens.ts";
import { headOf } from "../store/events.ts";
import { allMembers, identityTaken, memberById, memberStatement } from "../store/members.ts";

const path = "/api/members/{id}";
const params = z.object({ id: memberIdSchema });
const memberContent = { "application/json": { schema: memberSchema } };
const listSchema = z.object({ items: z.array(memberSchema), revision: z.number().int(), next: z.string().nullable() });

export const members = routes()
  .openapi(
    createRoute({
      ...access("admin", "auditor"),
      method: "get",
      path: "/api/members",
      summary: "All members, those who left too",
      request: { query: wholeListQuerySchema },
      responses: { 200: { description: "Members", content: { "application/json": { schema: listSchema } } }, ...refusals() },
    }),
    async (c) => {
      const { revision } = await headOf(c.env.DB, membersStream);
      c.header("etag", etagOf(revision));
      const all = await allMembers(c.env.DB);
      return c.json(
        pageFrom(all, revision, c.req.valid("query"), ({ id }) => id),
        200,
      );
    },
  )
  .openapi(
    createRoute({
      ...access("admin", "auditor"),
      method: "get",
      path,
      summary: "One member",
      request: { params },
      responses: { 200: { description: "The member", content: memberContent }, ...refusals(404) },
    }),
    async (c) => {
      const member = await memberById(c.env.DB, c.req.valid("param").id);
      if (member === null) throw problem(404, "not-found");
      return c.json(member, 200);
    },
  )
  .openapi(
    createRoute({
      ...access("admin"),
      method: "put",
      path,
      summary: "Add a member or change one",
      request: { params, body: { required: true, content: { "application/json": { schema: memberCommandSchema } } } },
      responses: { 200: { description: "The member as it now is", content: memberContent }, ...refusals(409, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const command = c.req.valid("json");
      return decideAndCommit(c, async () => {
        const { revision } = await headOf(c.env.DB, membersStream);
        const present = await memberById(c.env.DB, id);
        const { member, events } = putMember(present, id, command, configurationOf(c.env).OIDC_ISSUER);
        if (await identityTaken(c.env.DB, member)) throw problem(409, "member.identity-taken");
        const answer = { status: 200 as const, body: member, revision: revision + events.length };
        return events.length === 0
          ? { answer }
          : { appends: [{ stream: membersStream, revision, events }], statements: [memberStatement(member)], answer };
      });
    },
  )
  .openapi(
    createRoute({
      ...access("admin"),
      method: "delete",
      path,
      summary: "Take a member's access and tokens away",
      request: { params },
      responses: { 200: { description: "The member, inactive", content: memberContent }, ...refusals(404, 409) },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return decideAndCommit(c, async () => {
        const { revision } = await headOf(c.env.DB, membersStream);
        const present = await memberById(c.env.DB, id);
        if (present === null) throw problem(404, "not-found");
        const { member, events } = removeMember(present);
        const answer = { status: 200 as const, body: member, revision: revision + events.length };
        if (events.length === 0) return { answer };
        const statements = [memberStatement(member), revocationOfMemberStatement(id, c.var.now.toISOString())];
        return { appends: [{ stream: membersStream, revision, events }], statements, answer };
      });
    },
  );
