// A batch of payments as its round's events tell it.
import type { Recorded, RoundEvent } from "../records/event.ts";
import type { Batch } from "../records/payment.ts";

/** The batch an event speaks of; null where it speaks of none. */
export const batchOf = ({ data }: Pick<RoundEvent, "data">): string | null =>
  "batchId" in data && data.batchId !== null ? data.batchId : null;

/** The batch after one of its events. @throws RangeError for an event before `batch.prepared`. */
export function foldBatch(stream: string, batch: Batch | undefined, event: Recorded<RoundEvent>): Batch {
  const { member, by: name, at, on, seq } = event;
  const part = { member, name, at, on, seq };
  if (event.type === "batch.prepared") {
    const { batchId, lines, totalFen, hash } = event.data;
    return { id: batchId, round: stream, status: "prepared", lines, totalFen, hash, preparedBy: part, ...untouched };
  }
  if (batch === undefined) throw new RangeError("A batch's events begin with its preparation.");
  switch (event.type) {
    case "batch.approved":
      return { ...batch, status: "approved", approvedBy: part, checkpoint: event.data.checkpoint };
    case "batch.cancelled":
      return { ...batch, status: "cancelled", reason: event.data.reason };
    case "batch.pulled":
      return { ...batch, pulledBy: batch.pulledBy ?? part };
    case "batch.voided":
      return { ...batch, status: "void", stopped: event.data.touched };
    case "batch.stopped":
      return { ...batch, stopped: [...(batch.stopped ?? []), ...event.data.touched] };
    case "payment.paid":
      return reported(batch, event.data.paymentId, "paid");
    case "payment.returned":
      return reported(batch, event.data.paymentId, "returned");
    default:
      return batch;
  }
}

const untouched = { approvedBy: null, checkpoint: null, pulledBy: null, stopped: null, reason: null, reports: {} };

/** A batch is settled once each of its lines is reported. */
function reported(batch: Batch, paymentId: string, outcome: "paid" | "returned"): Batch {
  const reports = { ...batch.reports, [paymentId]: outcome };
  const isSettled = batch.lines.every((line) => reports[line.paymentId] !== undefined);
  return { ...batch, reports, status: isSettled ? "settled" : batch.status };
}
