// The events table: heads, appends, pages. It never changes or removes an event.
import type { ChainedEvent } from "../chain.ts";
import { firstPrevious } from "../chain.ts";
import type { Head } from "../checkpoint.ts";
import { bulk, type Database, type Statement } from "../database.ts";

/** Revision (0: no event yet) and last hash of a stream. */
export async function headOf(db: Database, stream: string): Promise<{ readonly revision: number; readonly hash: string }> {
  const head = await db
    .prepare("SELECT seq AS revision, hash FROM events WHERE stream = ?1 ORDER BY seq DESC LIMIT 1")
    .bind(stream)
    .first<{ revision: number; hash: string }>();
  return head ?? { revision: 0, hash: firstPrevious };
}

export async function allHeads(db: Database): Promise<readonly Head[]> {
  const { results } = await db
    .prepare("SELECT stream, max(seq) AS seq, hash FROM events GROUP BY stream ORDER BY stream")
    .all<Head>();
  return results;
}

interface EventRow extends ChainedEvent {
  readonly seq: number;
  readonly previous: string;
  readonly decidedOn: string;
  readonly type: string;
  readonly applicationId: string | null;
}

export function appendStatements(stream: string, rows: readonly EventRow[]): Statement[] {
  return bulk(
    `INSERT INTO events (stream, seq, decided_on, type, application_id, body, previous, hash)
     SELECT ?2, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each(?1)`,
    rows.map((row) => [row.seq, row.decidedOn, row.type, row.applicationId, row.body, row.previous, row.hash]),
    stream,
  );
}

/** Fails with {@link movedMessages} where the stream is not at `revision` when the batch runs. */
export function assertRevision(stream: string, revision: number): Statement {
  return {
    sql: `INSERT OR REPLACE INTO asserted_revisions (stream, expected, found)
      SELECT ?1, CAST(?2 AS INTEGER), coalesce((SELECT max(seq) FROM events WHERE stream = ?1), 0)`,
    values: [stream, revision],
  };
}

/** What the database says when a revision was not the one decided on. */
export const movedMessages = ["revision moved", "revision_moved", "UNIQUE constraint failed: events.stream, events.seq"];

interface EventsWanted {
  /** Of one stream only; null: of all. */
  readonly stream: string | null;
  /** In every stream, those after this seq. */
  readonly after: number;
}

/** Up to `limit` of the events wanted that follow on `last`, in the order of stream and seq. */
export async function eventPage(
  db: Database,
  { stream, after }: EventsWanted,
  last: { readonly stream: string; readonly seq: number },
  limit: number,
): Promise<readonly (ChainedEvent & { readonly stream: string; readonly seq: number })[]> {
  const { results } = await db
    .prepare(
      `SELECT stream, seq, body, hash FROM events
       WHERE (stream, seq) > (?1, CAST(?2 AS INTEGER)) AND (?3 IS NULL OR stream = ?3) AND seq > CAST(?4 AS INTEGER)
       ORDER BY stream, seq LIMIT CAST(?5 AS INTEGER)`,
    )
    .bind(last.stream, last.seq, stream, after, limit)
    .all<ChainedEvent & { stream: string; seq: number }>();
  return results;
}
