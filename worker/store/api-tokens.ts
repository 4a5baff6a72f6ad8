// The API tokens table. It never holds a token's secret, only its hash.
import { z } from "zod";
import { type ApiToken, tokenSchema } from "../auth/membership.ts";
import type { Database, Statement } from "../database.ts";

const columns =
  "id, member_id AS memberId, name, scopes, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt";
const rowSchema = tokenSchema.extend({
  scopes: z.string().transform((text) => tokenSchema.shape.scopes.parse(JSON.parse(text))),
});

const tokenOf = (row: unknown): ApiToken | null => (row === null ? null : rowSchema.parse(row));

export async function tokenByHash(db: Database, id: string, hash: string): Promise<ApiToken | null> {
  return tokenOf(await db.prepare(`SELECT ${columns} FROM api_tokens WHERE id = ?1 AND hash = ?2`).bind(id, hash).first());
}

export async function tokenById(db: Database, id: string): Promise<ApiToken | null> {
  return tokenOf(await db.prepare(`SELECT ${columns} FROM api_tokens WHERE id = ?1`).bind(id).first());
}

export async function allTokens(db: Database): Promise<readonly ApiToken[]> {
  const { results } = await db.prepare(`SELECT ${columns} FROM api_tokens ORDER BY created_at, id`).all();
  return results.map((row) => rowSchema.parse(row));
}

export function tokenStatement(token: ApiToken, hash: string): Statement {
  return {
    sql: `INSERT INTO api_tokens (id, member_id, name, hash, scopes, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    values: [token.id, token.memberId, token.name, hash, JSON.stringify(token.scopes), token.createdAt, token.expiresAt],
  };
}

export function revocationStatement(tokenId: string, at: string): Statement {
  return { sql: "UPDATE api_tokens SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL", values: [tokenId, at] };
}

/** All live tokens of a member: who loses access loses them. */
export function revocationOfMemberStatement(memberId: string, at: string): Statement {
  return { sql: "UPDATE api_tokens SET revoked_at = ?2 WHERE member_id = ?1 AND revoked_at IS NULL", values: [memberId, at] };
}
