// Members and API tokens: what each command records as an event, or why it is refused. Pure; stores nothing.
import { z } from "zod";
import { roleSchema, scopes } from "../actor.ts";
import type { NewEvent } from "../commit.ts";

export const membersStream = "members";

export const memberIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** `PUT /api/members/{id}`: who the person is to the issuer (subject, or a verified e-mail), and what they may do. */
export const memberCommandSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    organisation: z.string().trim().max(200).default(""),
    /** The issuer's subject; needs `issuer` where it is not the configured one. */
    issuer: z.url().nullable().default(null),
    subject: z.string().min(1).max(300).nullable().default(null),
    email: z.email().max(300).toLowerCase().nullable().default(null),
    roles: z.array(roleSchema).max(6),
  })
  .refine(({ subject, email }) => subject !== null || email !== null, { path: ["subject"], message: "subject or email" });
type MemberCommand = z.infer<typeof memberCommandSchema>;

export const memberSchema = z.object({
  id: memberIdSchema,
  name: z.string(),
  organisation: z.string(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  email: z.string().nullable(),
  roles: z.array(roleSchema),
  active: z.boolean(),
});
export type Member = z.infer<typeof memberSchema>;

/** The member as commanded, with the event that says so; no event where nothing changes. */
export function putMember(
  present: Member | null,
  id: string,
  command: MemberCommand,
  configuredIssuer: string,
): { readonly member: Member; readonly events: readonly NewEvent[] } {
  const member: Member = {
    id,
    name: command.name,
    organisation: command.organisation,
    issuer: command.subject === null ? null : (command.issuer ?? configuredIssuer),
    subject: command.subject,
    email: command.email,
    roles: [...new Set(command.roles)].sort(),
    active: true,
  };
  if (present !== null && JSON.stringify(present) === JSON.stringify(member)) return { member, events: [] };
  const type = present === null ? "member.added" : "member.changed";
  return { member, events: [{ type, data: { member } }] };
}

/** The member without access; no event where they had none. */
export function removeMember(present: Member): { readonly member: Member; readonly events: readonly NewEvent[] } {
  const events = present.active ? [{ type: "member.removed", data: { memberId: present.id } }] : [];
  return { member: { ...present, active: false }, events };
}

const longestTokenDays = 366;

/** `POST /api/tokens`. `expiresAt` is a moment (UTC) within a year; real clock. */
export const tokenCommandSchema = z.strictObject({
  memberId: memberIdSchema,
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  expiresAt: z.iso.datetime(),
});

export const tokenSchema = z.object({
  id: z.string(),
  memberId: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
});
export type ApiToken = z.infer<typeof tokenSchema>;

/** Whether the moment lies after now and within the longest life of a token. */
export function expiryAllowed(expiresAt: string, now: Date): boolean {
  const ms = Date.parse(expiresAt) - now.getTime();
  return ms > 0 && ms <= longestTokenDays * 86_400_000;
}

export function createToken(token: ApiToken): readonly NewEvent[] {
  const { id, memberId, name, scopes: granted, expiresAt } = token;
  return [{ type: "token.created", data: { tokenId: id, memberId, name, scopes: granted, expiresAt } }];
}

export function revokeToken(token: ApiToken): readonly NewEvent[] {
  return token.revokedAt === null ? [{ type: "token.revoked", data: { tokenId: token.id, memberId: token.memberId } }] : [];
}
