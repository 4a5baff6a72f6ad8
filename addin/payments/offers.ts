// What of a batch is offered to whom, and why not: nothing that the register would refuse. Preparer, approver and payer are three people.

import type { BatchAnswer } from "../../policy/contract/payments.ts";
import type { Person } from "../sync/register-door.ts";

export type BatchAction = "approve" | "cancel" | "pull" | "report";

/** Why an action of one's own role is not open. */
export type Bar = "prepared-by-you" | "approved-by-you" | "pulled-already" | "stopped" | "not-pulled";

export interface Offer {
  readonly action: BatchAction;
  readonly bar: Bar | null;
}

/** The actions of this person's roles on a batch as it stands; nobody is shown those of another role. */
export function batchOffers(batch: BatchAnswer, { roles, memberId }: Pick<Person, "roles" | "memberId">): readonly Offer[] {
  const { status, pulledBy, stopped } = batch;
  const isPrepared = status === "prepared";
  const isApproved = status === "approved";
  const offers: Offer[] = [];
  if (isPrepared && roles.includes("leader")) offers.push({ action: "approve", bar: ownPart(batch, memberId) });
  if ((isPrepared || isApproved) && roles.includes("clerk"))
    offers.push({ action: "cancel", bar: pulledBy === null ? null : "pulled-already" });
  if (roles.includes("finance")) {
    const own = ownPart(batch, memberId);
    const isFiled = isApproved || (status === "settled" && stopped === null);
    if (isFiled) offers.push({ action: "pull", bar: own ?? (stopped === null ? null : "stopped") });
    if (isApproved) offers.push({ action: "report", bar: own ?? (pulledBy === null ? "not-pulled" : null) });
  }
  return offers;
}

function ownPart({ preparedBy, approvedBy }: BatchAnswer, memberId: string): Bar | null {
  if (preparedBy.member === memberId) return "prepared-by-you";
  return approvedBy?.member === memberId ? "approved-by-you" : null;
}

/** The batch a person of these roles most likely came for: the last that waits for them, else the last of all. */
export function waitingBatch(batches: readonly BatchAnswer[], person: Pick<Person, "roles" | "memberId">): BatchAnswer | null {
  const waits = (batch: BatchAnswer): boolean =>
    batch.status !== "settled" && batchOffers(batch, person).some(({ action, bar }) => bar === null && action !== "cancel");
  return batches.findLast(waits) ?? batches.at(-1) ?? null;
}
