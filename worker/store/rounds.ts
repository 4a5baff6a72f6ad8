// The rounds table: rounds as they stand, with their revision. It decides nothing.
import { z } from "zod";
import { applicationStates } from "../../policy/records/application.ts";
import { type Round, roundSchema } from "../../policy/records/round.ts";
import type { Database, PreparedStatement, Statement } from "../database.ts";

export interface StoredRound {
  readonly round: Round;
  readonly revision: number;
}

const rowSchema = z.object({ record: z.string(), revision: z.number().int() });
const columns = "record, (SELECT coalesce(max(seq), 0) FROM events WHERE stream = rounds.id) AS revision";

export function storedRound(row: unknown): StoredRound {
  const { record, revision } = rowSchema.parse(row);
  return { round: roundSchema.parse(JSON.parse(record)), revision };
}

export const roundById = (db: Database, id: string): PreparedStatement =>
  db.prepare(`SELECT ${columns} FROM rounds WHERE id = ?1`).bind(id);

export async function findRound(db: Database, id: string): Promise<StoredRound | null> {
  const row = await roundById(db, id).first();
  return row === null ? null : storedRound(row);
}

/** Up to `limit` rounds after that id, oldest first. */
export async function roundsAfter(db: Database, after: string, limit: number): Promise<readonly StoredRound[]> {
  const { results } = await db
    .prepare(`SELECT ${columns} FROM rounds WHERE id > ?1 ORDER BY id LIMIT CAST(?2 AS INTEGER)`)
    .bind(after, limit)
    .all();
  return results.map(storedRound);
}

export function roundStatement(round: Round): Statement {
  return {
    sql: `INSERT INTO rounds (id, year, previous_year, stage, record)
      VALUES (?1, CAST(?2 AS INTEGER), CAST(?3 AS INTEGER), ?4, ?5)
      ON CONFLICT (id) DO UPDATE SET previous_year = excluded.previous_year, stage = excluded.stage, record = excluded.record`,
    values: [round.id, round.year, round.previousYear, round.stage, JSON.stringify(round)],
  };
}

const countSchema = z.array(z.object({ round: z.string(), state: z.enum(applicationStates), count: z.number().int() }));
export type StateCounts = ReadonlyMap<string, number>;

/** How many applications of each round are in each state. */
export async function countStates(db: Database, rounds: readonly string[]): Promise<ReadonlyMap<string, StateCounts>> {
  const { results } = await db
    .prepare(
      `SELECT round, state, count(*) AS count FROM applications
       WHERE round IN (SELECT value FROM json_each(?1)) GROUP BY round, state`,
    )
    .bind(JSON.stringify(rounds))
    .all();
  const counts = new Map<string, Map<string, number>>(rounds.map((round) => [round, new Map()]));
  for (const { round, state, count } of countSchema.parse(results)) counts.get(round)?.set(state, count);
  return counts;
}
