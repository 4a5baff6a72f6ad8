// What a command changes beyond its own events: batches whose facts moved are void or stopped, money paid to a studio that already had
// municipal support is to come back, and what is asked back no longer on any ground is not. Every command's events pass through here before they are committed.
import type { IsoDate } from "../../kinds.ts";
import type { RoundEvent } from "../../records/event.ts";
import { type Batch, recoveryIdOf } from "../../records/payment.ts";
import { type Facts, factsOn, isLive, type RoundOfPayments } from "../../schedule/facts.ts";
import { municipalDebt } from "../../schedule/recoveries.ts";
import { touchedLines } from "../../schedule/touched.ts";
import { lapsedRecoveries } from "./lapse-recoveries.ts";

/** The events that follow from the records as they now are. `touched`: the applications that the command changed. */
export function consequencesOf(records: RoundOfPayments, touched: ReadonlySet<string>, on: IsoDate): RoundEvent[] {
  const facts = factsOn(records, on);
  const batches = [...records.batches.values()].filter(isLive).flatMap((batch) => batchConsequence(batch, facts) ?? []);
  const recoveries = [...touched].flatMap((id) => municipalRecovery(id, facts) ?? []);
  return [...batches, ...lapsedRecoveries(facts), ...recoveries];
}

/** Before any pull the whole batch is void; after it the files are stopped, and each line stays reserved until finance reports it. */
function batchConsequence(batch: Batch, facts: Facts): RoundEvent | null {
  const known = new Set((batch.stopped ?? []).map(({ paymentId }) => paymentId));
  const touched = touchedLines(batch, facts).filter(({ paymentId }) => !known.has(paymentId));
  if (touched.length === 0) return null;
  const data = { batchId: batch.id, touched: [...touched] };
  return batch.pulledBy === null ? { type: "batch.voided", data } : { type: "batch.stopped", data };
}

/** 第十四条：对于已获得市级资助的工作室，将不再重复予以资金支持. The leading group confirms before anything is asked back. */
function municipalRecovery(applicationId: string, { applications, rulings }: Facts): RoundEvent | null {
  const application = applications.get(applicationId);
  if (application === undefined) return null;
  const amountFen = municipalDebt(application, rulings);
  if (amountFen === 0) return null;
  const recoveryId = recoveryIdOf(applicationId, application.recoveries.length + 1);
  const reason = "认定前已获得市级资助，不重复予以资金支持";
  const data = { recoveryId, ground: "municipal", amountFen, reason, needsConfirmation: true, paidElsewhere: false } as const;
  return { type: "recovery.opened", applicationId, data };
}
