// The office puts lines that are due into a batch; it freezes them as they stand (article 14). Nothing that is held or on its way enters one.
import type { Fen, IsoDate } from "../../kinds.ts";
import { sumFen } from "../../money.ts";
import type { RoundEvent } from "../../records/event.ts";
import { type BatchLine, batchIdOf } from "../../records/payment.ts";
import { accepted, type Missing, type MissingCode, type Result, refused } from "../../refusal.ts";
import type { RoundOfPayments } from "../../schedule/facts.ts";
import { applicationOfPayment, isDue, type LineStatus, type ScheduleLine } from "../../schedule/line.ts";
import { hasPayee, textOf } from "../../schedule/payee.ts";
import { paymentSchedule } from "../../schedule/schedule.ts";

/** What the hash of a batch covers. */
export interface PreparedBatch {
  readonly id: string;
  readonly round: string;
  readonly lines: readonly BatchLine[];
  readonly totalFen: Fen;
}

/** Lines that are already on their way or done: another attempt is out of step. */
const taken: Readonly<Partial<Record<LineStatus, MissingCode>>> = {
  batched: "payment.batched",
  approved: "payment.batched",
  paid: "payment.paid",
};

/**
 * Refuses `stage.wrong` once the round is closed, `payment.unknown`, `payment.taken` (409) for lines in a live batch or paid,
 * `payment.not-due` and `payee.missing`; each names the lines.
 */
export function prepareBatch(records: RoundOfPayments, payments: readonly string[], on: IsoDate): Result<PreparedBatch> {
  const { round, batches } = records;
  if (round.stage === "closed") return refused("stage.wrong");
  const schedule = new Map(paymentSchedule(records, on).lines.map((line) => [line.paymentId, line]));
  const asked = [...new Set(payments)];
  const unknown = asked.filter((id) => !schedule.has(id));
  if (unknown.length > 0) return refused("payment.unknown", "14", unknown.map(unknownPayment));
  const lines = asked.flatMap((id) => schedule.get(id) ?? []);
  const out = lines.flatMap((line) => namedLine(line, taken[line.status]));
  if (out.length > 0) return refused("payment.taken", "14", out);
  const early = lines.filter((line) => !isDue(line));
  if (early.length > 0) return refused("payment.not-due", early[0]?.holds[0]?.article ?? "14", early.map(notPayable));
  const unnamed = lines.flatMap((line) => (hasPayee(line.payee) ? [] : namedLine(line, "payee.missing")));
  if (unnamed.length > 0) return refused("payee.missing", "7(3)", unnamed);
  const frozen = lines.flatMap((line) => frozenLine(line, records) ?? []);
  const totalFen = sumFen(frozen.map(({ amountFen }) => amountFen));
  return accepted({ id: batchIdOf(round.id, batches.size + 1), round: round.id, lines: frozen, totalFen });
}

/** `hash`: SHA-256 of the canonical JSON of the prepared batch. */
export function batchPrepared({ id, lines, totalFen }: PreparedBatch, hash: string): RoundEvent {
  return { type: "batch.prepared", data: { batchId: id, lines: [...lines], totalFen, hash } };
}

const unknownPayment = (paymentId: string): Missing => ({
  code: "payment.unknown",
  applicationId: applicationOfPayment(paymentId),
  count: 1,
});

const namedLine = ({ applicationId }: ScheduleLine, code: MissingCode | undefined): Missing[] =>
  code === undefined ? [] : [{ code, applicationId, count: 1 }];

function notPayable({ applicationId, status, stage }: ScheduleLine): Missing {
  const isHeld = status === "held" && stage !== "recovery";
  const code = status === "cancelled" ? "payment.cancelled" : isHeld ? "payment.held" : "payment.not-due";
  return { code, applicationId, count: 1 };
}

function frozenLine(line: ScheduleLine, { applications }: RoundOfPayments): BatchLine | null {
  const { paymentId, applicationId, stage, amountFen, payee } = line;
  const application = applications.get(applicationId);
  if (application?.decision == null || stage === "recovery" || amountFen === null) return null;
  const { studioName, hostName } = application.fields;
  const names = { studioName: textOf(studioName), hostName: textOf(hostName) };
  return { paymentId, applicationId, stage, amountFen, payee, ...names, document: application.decision.document };
}
