// Stored answers of committed requests: found, written, and dropped after 30 days. It never sees what they say.
import type { Database, Statement } from "../database.ts";

const answerDays = 30;

export interface StoredAnswer {
  readonly requestHash: string;
  readonly status: 200 | 201;
  readonly location: string | null;
  readonly revision: number | null;
  readonly keyId: string;
  readonly iv: string;
}

const oldest = (now: Date): string => new Date(now.getTime() - answerDays * 86_400_000).toISOString();

export function findAnswer(db: Database, actor: string, key: string, now: Date): Promise<StoredAnswer | null> {
  return db
    .prepare(
      `SELECT request_hash AS requestHash, status, location, revision, key_id AS keyId, iv
       FROM answers WHERE actor = ?1 AND key = ?2 AND answered_at >= ?3`,
    )
    .bind(actor, key, oldest(now))
    .first<StoredAnswer>();
}

/** The sealed bytes, put together again. */
export async function answerBox(db: Database, actor: string, key: string): Promise<Uint8Array<ArrayBuffer>> {
  const { results } = await db
    .prepare("SELECT box FROM answer_parts WHERE actor = ?1 AND key = ?2 ORDER BY part")
    .bind(actor, key)
    .all<{ box: ArrayBuffer | readonly number[] }>();
  const parts = results.map(({ box }) => new Uint8Array(box));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

const partBytes = 800_000;

export function answerStatements(actor: string, key: string, now: Date, answer: StoredAnswer, box: Uint8Array): Statement[] {
  const statements: Statement[] = [
    { sql: "DELETE FROM answers WHERE answered_at < ?1", values: [oldest(now)] },
    {
      sql: `INSERT INTO answers (actor, key, request_hash, answered_at, status, location, revision, key_id, iv)
        VALUES (?1, ?2, ?3, ?4, CAST(?5 AS INTEGER), ?6, CAST(?7 AS INTEGER), ?8, ?9)`,
      values: [
        actor,
        key,
        answer.requestHash,
        now.toISOString(),
        answer.status,
        answer.location,
        answer.revision,
        answer.keyId,
        answer.iv,
      ],
    },
  ];
  return [...statements, ...partStatements(actor, key, box)];
}

function partStatements(actor: string, key: string, box: Uint8Array): Statement[] {
  const statements: Statement[] = [];
  for (let part = 0; part * partBytes < box.length; part += 1) {
    statements.push({
      sql: "INSERT INTO answer_parts (actor, key, part, box) VALUES (?1, ?2, CAST(?3 AS INTEGER), ?4)",
      values: [actor, key, part, box.slice(part * partBytes, (part + 1) * partBytes)],
    });
  }
  return statements;
}

/** Answers that are not under the key, and the statements to put one sealed again in its place. */
export async function answersUnderOtherKeys(
  db: Database,
  keyId: string,
  limit: number,
): Promise<readonly { readonly actor: string; readonly key: string; readonly keyId: string; readonly iv: string }[]> {
  const { results } = await db
    .prepare("SELECT actor, key, key_id AS keyId, iv FROM answers WHERE key_id <> ?1 LIMIT CAST(?2 AS INTEGER)")
    .bind(keyId, limit)
    .all<{ actor: string; key: string; keyId: string; iv: string }>();
  return results;
}

export function resealedAnswerStatements(actor: string, key: string, keyId: string, iv: string, box: Uint8Array): Statement[] {
  return [
    { sql: "UPDATE answers SET key_id = ?3, iv = ?4 WHERE actor = ?1 AND key = ?2", values: [actor, key, keyId, iv] },
    { sql: "DELETE FROM answer_parts WHERE actor = ?1 AND key = ?2", values: [actor, key] },
    ...partStatements(actor, key, box),
  ];
}

/** What the database says when the same actor and key committed meanwhile. */
export const answeredMessage = "UNIQUE constraint failed: answers.actor, answers.key";
