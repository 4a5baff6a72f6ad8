// From the Authorization header to the actor: a person's JWT or an API token, always through a member row.
// It never lets anybody in without one, but for the first administrator whom a Worker variable names.
import { createMiddleware } from "hono/factory";
import { type Actor, publicActor } from "../actor.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { configurationOf } from "../environment.ts";
import { problem } from "../problem.ts";
import { tokenByHash } from "../store/api-tokens.ts";
import { memberById, memberOfIdentity } from "../store/members.ts";
import { presentedToken, scopesAllow } from "./api-token.ts";
import { identityOf } from "./bearer.ts";
import { admitFirstAdmin } from "./first-admin.ts";
import type { Member } from "./membership.ts";

const openPaths = new Set(["/api/health", "/api/sign-in", "/api/openapi.json"]);

/** Sets the actor, or refuses 401 `auth.*` / 403 `role.missing`; then counts the request against the caller's limit. */
export const authenticate = createMiddleware<AppEnv>(async (c, next) => {
  const isOpen = openPaths.has(c.req.path) || !c.req.path.startsWith("/api/");
  if (isOpen) c.set("actor", publicActor);
  else c.set("actor", await actorOf(c));
  const { success } = isOpen
    ? { success: true }
    : await c.env.CALLER_LIMIT.limit({ key: `${c.var.actor.memberId}/${c.var.actor.token?.id ?? ""}` });
  if (!success) throw problem(429, "rate.limited", { retryAfterSeconds: 60 });
  await next();
});

async function actorOf(c: AppContext): Promise<Actor> {
  const header = c.req.header("authorization");
  if (header === undefined) throw problem(401, "auth.missing");
  const credential = /^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1];
  try {
    if (credential === undefined) throw problem(401, "auth.invalid");
    return credential.startsWith("sr_") ? await actorOfToken(c, credential) : await actorOfJwt(c, credential);
  } catch (error) {
    // Who only guesses credentials is slowed down by address.
    const address = c.req.header("cf-connecting-ip") ?? "unknown";
    const { success } = await c.env.ADDRESS_LIMIT.limit({ key: `credentials/${address}` });
    if (!success) throw problem(429, "rate.limited", { retryAfterSeconds: 60 });
    throw error;
  }
}

async function actorOfToken(c: AppContext, credential: string): Promise<Actor> {
  const presented = await presentedToken(credential);
  const token = presented === null ? null : await tokenByHash(c.env.DB, presented.id, presented.hash);
  if (token === null || token.revokedAt !== null) throw problem(401, "auth.invalid");
  if (token.expiresAt <= c.var.now.toISOString()) throw problem(401, "auth.expired");
  const member = await memberById(c.env.DB, token.memberId);
  if (member === null || !member.active) throw problem(403, "role.missing");
  const scopes = new Set(token.scopes);
  if (!scopesAllow(scopes, c.req.method, c.req.path)) throw problem(403, "role.missing");
  return { ...actorOfMember(member), token: { id: token.id, scopes } };
}

async function actorOfJwt(c: AppContext, credential: string): Promise<Actor> {
  const identity = await identityOf(credential, configurationOf(c.env));
  const member = (await memberOfIdentity(c.env.DB, identity)) ?? (await admitFirstAdmin(c, identity));
  if (member === null) throw problem(403, "role.missing");
  return actorOfMember(member);
}

const actorOfMember = (member: Member): Actor => ({
  memberId: member.id,
  name: member.name,
  organisation: member.organisation,
  roles: new Set(member.roles),
  token: null,
});
