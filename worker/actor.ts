// Who is calling, and what they may do. It never reads a token: worker/auth does.
import { z } from "zod";
import { problem } from "./problem.ts";

export const roles = ["clerk", "reviewer", "leader", "finance", "auditor", "admin"] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];

/** What an API token may do at most; a signed-in person is not so limited. `schedule` reads payment schedules and batches, nothing else. */
export const scopes = ["read", "schedule", "write"] as const;
export type Scope = (typeof scopes)[number];

export interface Actor {
  readonly memberId: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: ReadonlySet<Role>;
  /** The API token that was used, with its scopes; null for a person who signed in. */
  readonly token: { readonly id: string; readonly scopes: ReadonlySet<Scope> } | null;
}

export const hasRole = (actor: Actor, ...allowed: readonly Role[]): boolean => allowed.some((role) => actor.roles.has(role));

/** Throws 403 `role.missing` unless the caller has one of the roles; for what depends on the request and not on the route alone. */
export function requireRole(actor: Actor, ...allowed: readonly Role[]): void {
  if (!hasRole(actor, ...allowed)) throw problem(403, "role.missing");
}

/** Whoever calls without signing in, where that is allowed. */
export const publicActor: Actor = { memberId: "public", name: "公众", organisation: "", roles: new Set(), token: null };
