// The payment schedule of a round on one day, computed from events alone (article 14): every line with its status and derivation.
// It writes nothing; nobody ever types a line in.
import type { Fen, IsoDate, Stage } from "../kinds.ts";
import { sumFen } from "../money.ts";
import type { Application } from "../records/application.ts";
import type { Batch, BatchLine } from "../records/payment.ts";
import { type Entitlement, entitlementOf } from "./entitlement.ts";
import { type Facts, factsOn, type RoundOfPayments } from "./facts.ts";
import { holdsOf } from "./holds.ts";
import { type DerivationStep, type LineStatus, paymentIdOf, type Schedule, type ScheduleLine } from "./line.ts";
import { payeeOf } from "./payee.ts";
import { recoveryLine } from "./recoveries.ts";

const stages: readonly Stage[] = ["first", "award", "second"];

/** By application, its stages in order and then its recoveries. */
export function paymentSchedule(records: RoundOfPayments, on: IsoDate): Schedule {
  const facts = factsOn(records, on);
  const lines = [...records.applications.values()].flatMap((application) => linesOf(application, facts));
  return { round: records.round.id, lines, totalFen: sumFen(lines.map(({ amountFen }) => amountFen ?? zero)) };
}

/** The lines of one studio. */
export function linesOf(application: Application, facts: Facts): readonly ScheduleLine[] {
  if (application.decision?.outcome !== "approved") return [];
  return [
    ...stages.flatMap((stage) => stageLine(application, stage, facts) ?? []),
    ...application.recoveries.map((recovery) => recoveryLine(application, recovery, facts)),
  ];
}

const zero: Fen = sumFen([]);

/** Null where the stage has no line: the studio has the plaque only and nothing was paid or is on its way. */
function stageLine(application: Application, stage: Stage, facts: Facts): ScheduleLine | null {
  const entitlement = entitlementOf(application, stage, facts);
  if (entitlement === null) return null;
  const paymentId = paymentIdOf(application.id, stage);
  const base = {
    paymentId,
    applicationId: application.id,
    stage,
    dueFrom: entitlement.dueFrom,
    payee: payeeOf(application),
    holds: [],
    derivation: entitlement.derivation,
  };
  const paid = application.payments.find((payment) => payment.stage === stage);
  if (paid !== undefined) {
    const batch = paid.batchId === null ? undefined : facts.batches.get(paid.batchId);
    const voucher = paid.voucherNumber === null ? "" : `，凭证号${paid.voucherNumber}`;
    const made = facts.step("14", `${paid.paidOn}已拨付${voucher}`, paid.seq);
    const derivation = [...entitlement.derivation, ...batchSteps(batch, facts), made];
    return { ...base, amountFen: paid.amountFen, status: "paid", derivation };
  }
  const reserved = facts.reserved.get(paymentId);
  if (reserved !== undefined) return reservedLine(base, reserved, application, facts);
  if (entitlement.standing === "excluded") return null;
  if (entitlement.standing === "cancelled") return { ...base, amountFen: zero, status: "cancelled" };
  const holds = holdsOf(application, facts);
  const returned = application.returns.filter((entry) => entry.stage === stage).at(-1);
  const hasFailed = application.state === "rectifying" || application.state === "rectification-failed";
  const open = { isHeld: holds.length > 0, hasFailed, isReturned: returned !== undefined };
  const status = openStatus(entitlement, open, facts.on);
  const derivation =
    returned === undefined
      ? base.derivation
      : [...base.derivation, facts.step("14", `${returned.returnedOn}退回：${returned.reason}`, returned.seq)];
  return { ...base, amountFen: entitlement.amountFen, status, holds, derivation };
}

function reservedLine(
  base: Omit<ScheduleLine, "amountFen" | "status">,
  { batch, line }: { readonly batch: Batch; readonly line: BatchLine },
  application: Application,
  facts: Facts,
): ScheduleLine {
  const status = batch.status === "prepared" ? "batched" : "approved";
  const derivation = [...base.derivation, ...batchSteps(batch, facts)];
  return { ...base, payee: line.payee, amountFen: line.amountFen, status, holds: holdsOf(application, facts), derivation };
}

interface Open {
  readonly isHeld: boolean;
  readonly hasFailed: boolean;
  readonly isReturned: boolean;
}

/** A failed assessment holds the second stage once the year is over (article 14: 限期整改); before that the stage is only not due. */
function openStatus({ standing, dueFrom }: Entitlement, { isHeld, hasFailed, isReturned }: Open, on: IsoDate): LineStatus {
  const waitsForRecheck = hasFailed && dueFrom !== null && dueFrom <= on;
  if (standing === "not-reached" && !waitsForRecheck) return "not-due";
  if (isHeld) return "held";
  return isReturned ? "returned" : "due";
}

function batchSteps(batch: Batch | undefined, { step }: Facts): readonly DerivationStep[] {
  if (batch === undefined) return [];
  const { id, preparedBy, approvedBy, pulledBy } = batch;
  return [
    step("14", `编入拨付批次${id}（${preparedBy.name}）`, preparedBy.seq),
    ...(approvedBy === null ? [] : [step("14", `${approvedBy.on}审批（${approvedBy.name}）`, approvedBy.seq)]),
    ...(pulledBy === null ? [] : [step("14", `${pulledBy.on}财政取件（${pulledBy.name}）`, pulledBy.seq)]),
  ];
}
