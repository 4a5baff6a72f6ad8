// A batch's way after it was prepared: approved by a second person, pulled by a third, or cancelled before that.
// Finance's report of what was paid is report-results.ts.
import type { z } from "zod";
import type { IsoDate } from "../../kinds.ts";
import type { RoundEvent } from "../../records/event.ts";
import type { Batch } from "../../records/payment.ts";
import { accepted, type Result, refused } from "../../refusal.ts";
import { factsOn, type RoundOfPayments } from "../../schedule/facts.ts";
import { touchedLines } from "../../schedule/touched.ts";

interface Approve {
  readonly hash: string;
  /** Who approves. */
  readonly member: string;
  /** Signed before the approval; every pull prints it. */
  readonly checkpoint: z.infer<ReturnType<typeof z.json>>;
}

/** Refuses `state.wrong`, `person.same` for its preparer, `batch.hash`, and `batch.stopped` where a fact behind a line moved. */
export function approveBatch(records: RoundOfPayments, batch: Batch, command: Approve, on: IsoDate): Result<RoundEvent[]> {
  if (batch.status !== "prepared") return refused("state.wrong");
  if (batch.preparedBy.member === command.member) return refused("person.same");
  if (batch.hash !== command.hash) return refused("batch.hash");
  if (touchedLines(batch, factsOn(records, on)).length > 0) return refused("batch.stopped");
  const { hash, checkpoint } = command;
  return accepted([{ type: "batch.approved", data: { batchId: batch.id, hash, checkpoint } }]);
}

/** Refuses `batch.pulled` once finance has it, `state.wrong` where it has ended already. */
export function cancelBatch(batch: Batch, reason: string): Result<RoundEvent[]> {
  if (batch.pulledBy !== null) return refused("batch.pulled");
  if (batch.status !== "prepared" && batch.status !== "approved") return refused("state.wrong");
  return accepted([{ type: "batch.cancelled", data: { batchId: batch.id, reason } }]);
}

interface Pull {
  readonly format: "xlsx" | "csv" | "json";
  readonly member: string;
}

/**
 * The first pull is an event; later ones change nothing. Refuses `state.wrong` unless it is approved, `batch.stopped`, and
 * `person.same` for its preparer and approver.
 */
export function pullBatch(records: RoundOfPayments, batch: Batch, { format, member }: Pull, on: IsoDate): Result<RoundEvent[]> {
  if (batch.status !== "approved" && batch.status !== "settled") return refused("state.wrong");
  if (batch.stopped !== null) return refused("batch.stopped");
  if (hadPart(batch, member)) return refused("person.same");
  if (batch.pulledBy !== null) return accepted([]);
  if (touchedLines(batch, factsOn(records, on)).length > 0) return refused("batch.stopped");
  return accepted([{ type: "batch.pulled", data: { batchId: batch.id, format } }]);
}

/** Whether this person prepared or approved the batch. */
export const hadPart = ({ preparedBy, approvedBy }: Batch, member: string): boolean =>
  preparedBy.member === member || approvedBy?.member === member;
