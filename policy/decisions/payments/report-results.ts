// Finance reports what became of each line of a batch it pulled. The same report again is harmless, another one is refused.
import type { IsoDate } from "../../kinds.ts";
import type { Application } from "../../records/application.ts";
import type { RoundEvent } from "../../records/event.ts";
import { type Batch, type BatchLine, recoveryIdOf } from "../../records/payment.ts";
import { accepted, type Missing, type Result, refused } from "../../refusal.ts";
import { applicationOfPayment } from "../../schedule/line.ts";
import { isSamePayee, payeeOf } from "../../schedule/payee.ts";
import { hadPart } from "./batch-steps.ts";

/** A payment has a day and a voucher; a return has a reason, and its day where it is known. */
export type LineResult =
  | { readonly paymentId: string; readonly outcome: "paid"; readonly paidOn: IsoDate; readonly voucherNumber: string }
  | { readonly paymentId: string; readonly outcome: "returned"; readonly paidOn: IsoDate | null; readonly reason: string };

interface Report {
  readonly results: readonly LineResult[];
  readonly member: string;
}

/**
 * Refuses `state.wrong` before the pull and for another report than stands, `person.same`, `payment.unknown`, `date.future`, and
 * `date.order` for a day before the approval. Nothing is taken over where one result is refused.
 */
export function reportResults(
  applications: ReadonlyMap<string, Application>,
  batch: Batch,
  { results, member }: Report,
  on: IsoDate,
): Result<RoundEvent[]> {
  const { approvedBy, pulledBy } = batch;
  if (approvedBy === null || pulledBy === null) return refused("state.wrong", "14");
  if (hadPart(batch, member)) return refused("person.same");
  const lines = new Map(batch.lines.map((line) => [line.paymentId, line]));
  const unknown = results.filter(({ paymentId }) => !lines.has(paymentId));
  if (unknown.length > 0) return refused("payment.unknown", "14", unknown.map(unknownResult));
  if (results.some(({ paidOn }) => paidOn !== null && paidOn > on)) return refused("date.future", "14");
  if (results.some(({ paidOn }) => paidOn !== null && paidOn < approvedBy.on)) return refused("date.order", "14");
  const events: RoundEvent[] = [];
  const said = new Map<string, LineResult>();
  for (const result of results) {
    const line = lines.get(result.paymentId);
    const application = applications.get(line?.applicationId ?? "");
    if (line === undefined || application === undefined) continue;
    const known = said.get(result.paymentId) ?? knownResult(application, batch, line, result, on);
    if (known !== null && !isSame(known, result)) return refused("state.wrong", "14");
    if (known === null)
      events.push(...resultEvents(application, batch, line, result, on, recoveriesIn(events, application.id)));
    said.set(result.paymentId, result);
  }
  return accepted(events);
}

const unknownResult = ({ paymentId }: LineResult): Missing => ({
  code: "payment.unknown",
  applicationId: applicationOfPayment(paymentId),
  count: 1,
});

const recoveriesIn = (events: readonly RoundEvent[], id: string): number =>
  events.filter((event) => event.type === "recovery.opened" && event.applicationId === id).length;

/** What was reported of the line before, as a result; null where nothing was. A return without a day stands for the day it was reported. */
function knownResult(
  { payments, returns }: Application,
  batch: Batch,
  { paymentId }: BatchLine,
  result: LineResult,
  on: IsoDate,
): LineResult | null {
  const isThis = (entry: { readonly paymentId: string; readonly batchId: string | null }) =>
    entry.paymentId === paymentId && entry.batchId === batch.id;
  const paid = payments.find(isThis);
  if (paid !== undefined) {
    return { paymentId, outcome: "paid", paidOn: paid.paidOn, voucherNumber: paid.voucherNumber ?? "" };
  }
  const back = returns.find(isThis);
  if (back === undefined) return null;
  const isDateless = result.paidOn === null && back.returnedOn <= on;
  return { paymentId, outcome: "returned", paidOn: isDateless ? null : back.returnedOn, reason: back.reason };
}

function isSame(a: LineResult, b: LineResult): boolean {
  if (a.outcome !== b.outcome || a.paidOn !== b.paidOn) return false;
  if (a.outcome === "paid") return b.outcome === "paid" && a.voucherNumber === b.voucherNumber;
  return b.outcome === "returned" && a.reason === b.reason;
}

/** A payment on a line whose facts had changed after the pull is on record, and the same amount is to come back. */
function resultEvents(
  application: Application,
  batch: Batch,
  { paymentId, applicationId, stage, amountFen, payee }: BatchLine,
  result: LineResult,
  on: IsoDate,
  openedBefore: number,
): RoundEvent[] {
  const base = { paymentId, stage, amountFen, batchId: batch.id };
  if (result.outcome === "returned") {
    const data = { ...base, returnedOn: result.paidOn ?? on, reason: result.reason };
    return [{ type: "payment.returned", applicationId, data }];
  }
  const { paidOn, voucherNumber } = result;
  const paid: RoundEvent = {
    type: "payment.paid",
    applicationId,
    data: { ...base, paidOn, voucherNumber, origin: "register" },
  };
  const isStopped = (batch.stopped ?? []).some((touched) => touched.paymentId === paymentId);
  if (!isStopped) return [paid];
  const recoveryId = recoveryIdOf(applicationId, application.recoveries.length + openedBefore + 1);
  const reason = "批次停止后仍拨付";
  // A change that waits for its confirmation has not made the payee of the batch a wrong one yet.
  const paidElsewhere = application.payeeChange === null && !isSamePayee(payeeOf(application), payee);
  const data = { recoveryId, ground: "stopped-payment", amountFen, reason, needsConfirmation: false, paidElsewhere } as const;
  return [paid, { type: "recovery.opened", applicationId, data }];
}
