// The batches table and that of their lines: batches of payments as they stand. It decides nothing.
import { z } from "zod";
import { type Batch, batchSchema } from "../../policy/records/payment.ts";
import { isLive, openLines } from "../../policy/schedule/facts.ts";
import { bulk, type Database, type PreparedStatement, type Statement } from "../database.ts";

const rowSchema = z.object({ record: z.string() });
export const batchOf = (row: unknown): Batch => batchSchema.parse(JSON.parse(rowSchema.parse(row).record));

/** Every batch of a round, by number. */
export const batchesOf = (db: Database, round: string): PreparedStatement =>
  db.prepare("SELECT record FROM batches WHERE round = ?1 ORDER BY number").bind(round);

/** The rounds that have a batch whose lines may still be paid, or ask back what was paid on a line that was stopped. */
export async function roundsWithMoneyAtStake(db: Database): Promise<readonly string[]> {
  const { results } = await db
    .prepare(
      `SELECT round FROM batches WHERE status IN ('prepared', 'approved')
       UNION SELECT round FROM applications, json_each(record, '$.recoveries') AS recovery
       WHERE state IN ('approved', 'rectifying', 'rectification-failed', 'revoked', 'completed')
         AND recovery.value ->> 'ground' = 'stopped-payment'
         AND coalesce(recovery.value ->> 'paidElsewhere', 0) = 0
         AND recovery.value ->> 'receipt' IS NULL AND recovery.value ->> 'lapse' IS NULL
       ORDER BY round`,
    )
    .all<{ round: string }>();
  return results.map(({ round }) => round);
}

/** Writes the batches as they now stand. */
export function batchStatements(batches: readonly Batch[]): Statement[] {
  const statements = bulk(
    `INSERT INTO batches (id, round, number, status, prepared_by, approved_by, pulled_by, record)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     FROM json_each(?1) WHERE true
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, approved_by = excluded.approved_by,
       pulled_by = excluded.pulled_by, record = excluded.record`,
    batches.map((batch) => [
      batch.id,
      batch.round,
      Number(batch.id.slice(batch.id.indexOf("P") + 1)),
      batch.status,
      batch.preparedBy.member,
      batch.approvedBy?.member ?? null,
      batch.pulledBy?.member ?? null,
      JSON.stringify(batch),
    ]),
  );
  const lines = bulk(
    `INSERT INTO batch_lines (batch_id, payment_id, application_id, stage, amount_fen, is_live)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?1) WHERE true
     ON CONFLICT (batch_id, payment_id) DO UPDATE SET is_live = excluded.is_live`,
    batches.flatMap((batch) => {
      const open = new Set(isLive(batch) ? openLines(batch) : []);
      return batch.lines.map((line) => [
        batch.id,
        line.paymentId,
        line.applicationId,
        line.stage,
        line.amountFen,
        open.has(line) ? 1 : 0,
      ]);
    }),
  );
  return [...statements, ...lines];
}
