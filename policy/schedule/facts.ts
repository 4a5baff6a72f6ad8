// What the payment schedule is computed from: a round's records on one day, and the way a fact names the event that recorded it.
// It computes nothing about money.
import type { IsoDate } from "../kinds.ts";
import type { Application } from "../records/application.ts";
import type { Batch, BatchLine } from "../records/payment.ts";
import { type Round, rulingsOn } from "../records/round.ts";
import type { Rulings } from "../rulings.ts";
import type { DerivationStep } from "./line.ts";

export interface RoundOfPayments {
  readonly round: Round;
  readonly applications: ReadonlyMap<string, Application>;
  readonly batches: ReadonlyMap<string, Batch>;
  /** Applications that match a row of the municipal list which nobody has decided on. */
  readonly openMatches: ReadonlySet<string>;
}

/** A line that a live batch has taken and nobody has reported. */
export interface Reserved {
  readonly batch: Batch;
  readonly line: BatchLine;
}

export interface Facts extends RoundOfPayments {
  readonly on: IsoDate;
  readonly rulings: Rulings;
  /** By payment id. */
  readonly reserved: ReadonlyMap<string, Reserved>;
  readonly step: (article: string, fact: string, seq: number) => DerivationStep;
}

/** A batch whose lines may still be paid. */
export const isLive = ({ status }: Pick<Batch, "status">): boolean => status === "prepared" || status === "approved";

/** The lines of a batch that were neither paid nor returned. */
export const openLines = ({ lines, reports }: Batch): readonly BatchLine[] =>
  lines.filter(({ paymentId }) => reports[paymentId] === undefined);

export function factsOn(records: RoundOfPayments, on: IsoDate): Facts {
  const { round, batches } = records;
  const reserved = new Map<string, Reserved>();
  for (const batch of batches.values()) {
    if (!isLive(batch)) continue;
    for (const line of openLines(batch)) reserved.set(line.paymentId, { batch, line });
  }
  const step: Facts["step"] = (article, fact, seq) => ({ article, fact, event: `${round.id}/${seq}` });
  return { ...records, on, rulings: rulingsOn(round, on), reserved, step };
}
