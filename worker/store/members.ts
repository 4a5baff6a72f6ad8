// The members table. It never deletes a member: one who left is inactive.
import { z } from "zod";
import type { Identity } from "../auth/bearer.ts";
import { type Member, memberSchema } from "../auth/membership.ts";
import type { Database, Statement } from "../database.ts";

const columns = "id, name, organisation, issuer, subject, email, roles, active";
const rowSchema = memberSchema.extend({
  roles: z.string().transform((text) => memberSchema.shape.roles.parse(JSON.parse(text))),
  active: z.number().transform((flag) => flag === 1),
});

const memberOf = (row: unknown): Member | null => (row === null ? null : rowSchema.parse(row));

export async function memberById(db: Database, id: string): Promise<Member | null> {
  return memberOf(await db.prepare(`SELECT ${columns} FROM members WHERE id = ?1`).bind(id).first());
}

/** The active member of (issuer, subject), else of the verified e-mail. */
export async function memberOfIdentity(db: Database, identity: Identity): Promise<Member | null> {
  const row = await db
    .prepare(
      `SELECT ${columns} FROM members
       WHERE active = 1 AND ((issuer = ?1 AND subject = ?2) OR (subject IS NULL AND email = ?3))
       ORDER BY subject IS NULL LIMIT 1`,
    )
    .bind(identity.issuer, identity.subject, identity.email)
    .first();
  return memberOf(row);
}

export async function allMembers(db: Database): Promise<readonly Member[]> {
  const { results } = await db.prepare(`SELECT ${columns} FROM members ORDER BY id`).all();
  return results.map((row) => rowSchema.parse(row));
}

/** The organisation of each member who has access, by member id. */
export async function memberOrganisations(db: Database): Promise<ReadonlyMap<string, string>> {
  const members = await allMembers(db);
  return new Map(members.filter(({ active }) => active).map(({ id, organisation }) => [id, organisation]));
}

export async function hasAdmin(db: Database): Promise<boolean> {
  const row = await db
    .prepare("SELECT 1 FROM members, json_each(members.roles) WHERE active = 1 AND json_each.value = 'admin' LIMIT 1")
    .first();
  return row !== null;
}

/** Another active member who has the command's identity already. */
export async function identityTaken(db: Database, member: Member): Promise<boolean> {
  const row = await db
    .prepare("SELECT 1 FROM members WHERE active = 1 AND id <> ?1 AND ((issuer = ?2 AND subject = ?3) OR email = ?4) LIMIT 1")
    .bind(member.id, member.issuer, member.subject, member.email)
    .first();
  return row !== null;
}

export function memberStatement(member: Member): Statement {
  return {
    sql: `INSERT INTO members (id, name, organisation, issuer, subject, email, roles, active)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, CAST(?8 AS INTEGER))
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, organisation = excluded.organisation, issuer = excluded.issuer,
        subject = excluded.subject, email = excluded.email, roles = excluded.roles, active = excluded.active`,
    values: [
      member.id,
      member.name,
      member.organisation,
      member.issuer,
      member.subject,
      member.email,
      JSON.stringify(member.roles),
      member.active ? 1 : 0,
    ],
  };
}
