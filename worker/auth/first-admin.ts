// The first administrator: named by the FIRST_ADMIN variable, admitted once, while no member is one. It never adds a second.

import { publicActor } from "../actor.ts";
import { decideAndCommit } from "../commit.ts";
import type { AppContext } from "../context.ts";
import { configurationOf } from "../environment.ts";
import { headOf } from "../store/events.ts";
import { hasAdmin, memberById, memberOfIdentity, memberStatement } from "../store/members.ts";
import type { Identity } from "./bearer.ts";
import { type Member, membersStream, putMember } from "./membership.ts";

const firstAdminId = "first-admin";

/** The new member, or null where the identity is not the one named or there is an administrator already. */
export async function admitFirstAdmin(c: AppContext, identity: Identity): Promise<Member | null> {
  const { FIRST_ADMIN } = configurationOf(c.env);
  if (FIRST_ADMIN === undefined || (FIRST_ADMIN !== identity.subject && FIRST_ADMIN.toLowerCase() !== identity.email))
    return null;
  c.set("actor", publicActor);
  await decideAndCommit(c, async () => {
    const { revision } = await headOf(c.env.DB, membersStream);
    if (await hasAdmin(c.env.DB)) return { answer: { status: 200, body: null } };
    const named =
      FIRST_ADMIN === identity.subject ? { subject: identity.subject, email: null } : { subject: null, email: identity.email };
    const command = { name: "系统管理员", organisation: "", issuer: null, ...named, roles: ["admin" as const] };
    const present = await memberById(c.env.DB, firstAdminId);
    const { member, events } = putMember(present, firstAdminId, command, identity.issuer);
    return {
      appends: [{ stream: membersStream, revision, events }],
      statements: [memberStatement(member)],
      answer: { status: 200, body: null },
    };
  });
  return memberOfIdentity(c.env.DB, identity);
}
