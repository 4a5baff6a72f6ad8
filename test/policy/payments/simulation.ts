// Clerk, leader and finance at work at random on one round's money: late matches, revocations, payees changed before and after the
// pull, commands sent twice because their answer was lost, batches prepared at once. Checked after every step against a book kept apart.

import { addDays } from "../../../policy/calendar.ts";
import { confirmPayee, confirmRecovery, receiveRecovery } from "../../../policy/decisions/payments/payee-and-recovery.ts";
import { prepareBatch } from "../../../policy/decisions/payments/prepare-batch.ts";
import type { LineResult } from "../../../policy/decisions/payments/report-results.ts";
import type { Application } from "../../../policy/records/application.ts";
import type { Batch } from "../../../policy/records/payment.ts";
import type { ScheduleLine } from "../../../policy/schedule/line.ts";
import { type Draw, drawFrom } from "../invented-studios.ts";
import { approve, cancel, paid, prepare, pull, report, returned } from "./batch-steps.ts";
import { checkBooks, openBooks, type PaymentBooks } from "./books.ts";
import { assessed, matched, type Office, openOffice, payeeMoved } from "./office.ts";

const studios = 8;
const stepsARound = 250;
const people = ["clerk", "clerk", "leader", "leader", "finance", "finance", "deputy"];

export interface Simulated {
  readonly steps: number;
  /** What happened, by event type: a run in which nothing was paid or stopped would prove nothing. */
  readonly happened: ReadonlyMap<string, number>;
}

/** Rounds of random work until there are as many steps. @throws Error with the seed where a book does not balance. */
export function simulate(seed: number, steps: number): Simulated {
  const happened = new Map<string, number>();
  for (let done = 0, round = 0; done < steps; done += stepsARound, round += 1) {
    const office = simulateRound(seed * 100_003 + round, Math.min(stepsARound, steps - done));
    for (const { type } of office.events) happened.set(type, (happened.get(type) ?? 0) + 1);
  }
  return { steps, happened };
}

function simulateRound(seed: number, steps: number): Office {
  const draw = drawFrom(seed);
  const office = openOffice(studios);
  const books = openBooks();
  try {
    for (let step = 0; step < steps; step += 1) {
      act(office, draw, books);
      checkBooks(office, books);
    }
  } catch (error) {
    throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return office;
}

type Act = (office: Office, draw: Draw, books: PaymentBooks) => void;

const pick = <Item>(items: readonly Item[], draw: Draw): Item | undefined => items[draw(Math.max(1, items.length))];
const person = (draw: Draw, usual: string): string => (draw(6) === 0 ? (pick(people, draw) ?? usual) : usual);
const batchesIn = (office: Office, ...statuses: readonly Batch["status"][]): readonly Batch[] =>
  [...office.records().batches.values()].filter(({ status }) => statuses.includes(status));
const studio = (office: Office, draw: Draw): Application => {
  const application = pick([...office.records().applications.values()], draw);
  if (application === undefined) throw new Error("No studio.");
  return application;
};
/** Some of the lines that could be paid, now and then one that could not. */
const someLines = (office: Office, draw: Draw): readonly string[] => {
  const { lines } = office.schedule();
  const payable = lines.filter(({ status }) => status === "due" || status === "returned");
  const chosen: readonly ScheduleLine[] =
    draw(12) === 0 ? lines.filter(() => draw(6) === 0) : payable.filter(() => draw(2) === 0);
  return chosen.map(({ paymentId }) => paymentId);
};

const acts: readonly (readonly [weight: number, act: Act])[] = [
  [10, (office, draw) => void prepareSome(office, someLines(office, draw), person(draw, "clerk"))],
  [2, prepareAtOnce],
  [12, (office, draw) => onBatch(office, draw, ["prepared"], ({ id }) => approve(office, id, person(draw, "leader")))],
  [1, (office, draw) => onBatch(office, draw, ["prepared", "approved"], ({ id }) => cancel(office, id))],
  [12, pullSome],
  [14, reportSome],
  [6, (office, draw) => office.happened("clerk", payeeMoved(1 + draw(studios), draw(1_000_000))(studio(office, draw).id))],
  [8, confirmSomePayee],
  [5, lateMatch],
  [6, resolveSomeMatch],
  [6, assessSome],
  [1, sanctionSome],
  [4, recoverSome],
  [6, moveOn],
];
const weights = acts.reduce((sum, [weight]) => sum + weight, 0);

function act(office: Office, draw: Draw, books: PaymentBooks): void {
  let at = draw(weights);
  for (const [weight, one] of acts) {
    if (at < weight) {
      one(office, draw, books);
      return;
    }
    at -= weight;
  }
}

function prepareSome(office: Office, payments: readonly string[], member: string): boolean {
  return payments.length > 0 && prepare(office, payments, member);
}

/** Two clerks decide on the same state; the slower one decides again on what then stands, and its lines are taken. */
function prepareAtOnce(office: Office, draw: Draw): void {
  const payments = someLines(office, draw);
  const seen = office.records();
  const both = payments.length > 0 && prepareBatch(seen, payments, office.today).ok;
  if (!both) return;
  prepare(office, payments, "clerk");
  if (prepare(office, payments, "deputy")) throw new Error("Two batches took the same lines.");
}

function moveOn(office: Office, draw: Draw): void {
  office.today = addDays(office.today, draw(40));
}

function onBatch(office: Office, draw: Draw, statuses: readonly Batch["status"][], one: (batch: Batch) => unknown): void {
  const batch = pick(batchesIn(office, ...statuses), draw);
  if (batch !== undefined) one(batch);
}

function pullSome(office: Office, draw: Draw, books: PaymentBooks): void {
  onBatch(office, draw, ["approved", "settled"], ({ id }) => {
    const member = person(draw, "finance");
    const isPulled = pull(office, id, member);
    // The answer was lost and is asked for again: the same file.
    if (isPulled && draw(3) === 0 && !pull(office, id, member)) throw new Error("A second pull was refused.");
    if (isPulled) books.file(office, id);
  });
}

function reportSome(office: Office, draw: Draw): void {
  onBatch(office, draw, ["approved", "settled"], (batch) => {
    const results = batch.lines.flatMap(({ paymentId }): LineResult[] => {
      if (draw(2) === 0) return [];
      return [draw(4) === 0 ? returned(paymentId) : paid(office, paymentId)];
    });
    if (results.length === 0) return;
    const member = person(draw, "finance");
    const before = office.events.length;
    if (!report(office, batch.id, results, member) || draw(2) > 0) return;
    const after = office.events.length;
    if (!report(office, batch.id, results, member) || office.events.length !== after || after < before) {
      throw new Error("The same report again was not harmless.");
    }
  });
}

function confirmSomePayee(office: Office, draw: Draw): void {
  const waiting = [...office.records().applications.values()].filter(({ payeeChange }) => payeeChange !== null);
  const application = pick(waiting, draw);
  const member = pick(["clerk", "leader"], draw) ?? "leader";
  const command = { accountLast4: draw(5) === 0 ? "0000" : "1234", reason: "已核对", member };
  if (application !== undefined) office.decided(member, () => confirmPayee(application, "6222020000001234", command));
}

function lateMatch(office: Office, draw: Draw): void {
  office.openMatches.add(studio(office, draw).id);
  office.looked();
}

function resolveSomeMatch(office: Office, draw: Draw): void {
  const id = pick([...office.openMatches], draw);
  if (id === undefined) return;
  office.openMatches.delete(id);
  const effect = pick(["none", "none", "none", "none", "stops-unpaid", "excludes"] as const, draw) ?? "none";
  office.happened("clerk", matched(`M${draw(3)}`, effect)(id));
}

/** Within what the decisions allow: an amount only while the second stage is neither paid nor on its way; a recheck only after a failure. */
function assessSome(office: Office, draw: Draw): void {
  const { id, state, payments } = studio(office, draw);
  if (state !== "approved" && state !== "completed" && state !== "rectifying") return;
  const kind = state === "rectifying" ? "recheck" : "annual";
  const isTaken = payments.some(({ stage }) => stage === "second");
  const amount = isTaken ? null : 5_000_000 + 100 * draw(50_001);
  if (draw(5) > 0) office.happened("clerk", assessed(office.today, "合格", amount, kind)(id));
  else office.happened("clerk", assessed(office.today, "不合格", null, kind)(id));
  const failed = office.records().applications.get(id)?.state === "rectification-failed";
  if (failed && draw(2) === 0) {
    const data = { decidedOn: office.today, document: "京兴人社发〔2027〕3号", reason: "整改后仍不达标" };
    office.happened("leader", { type: "application.revoked", applicationId: id, data });
  }
}

function sanctionSome(office: Office, draw: Draw): void {
  const { id, state, payments, recoveries } = studio(office, draw);
  if (state !== "approved" && state !== "completed") return;
  const data = { measure: "warning", recoverFen: null, reason: "台账不实", decidedOn: office.today };
  const sanctioned = { type: "application.sanctioned", applicationId: id, data };
  if (payments.length === 0 || recoveries.length > 0) {
    office.happened("leader", sanctioned);
    return;
  }
  const recoveryId = `${id}-recovery-1`;
  const opened = { recoveryId, ground: "sanction", amountFen: 100_000, reason: "挪用", needsConfirmation: false };
  office.happened("leader", sanctioned, { type: "recovery.opened", applicationId: id, data: opened });
}

function recoverSome(office: Office, draw: Draw): void {
  const open = [...office.records().applications.values()].flatMap((application) =>
    application.recoveries
      .filter(({ receipt, lapse }) => receipt === null && lapse === undefined)
      .map((recovery) => ({ application, recovery })),
  );
  const found = pick(open, draw);
  if (found === undefined) return;
  office.decided("leader", () => confirmRecovery(found, null));
  const command = { receivedOn: office.today, voucherNumber: "退-1" };
  const { applications } = office.records();
  const application = applications.get(found.application.id);
  const recovery = application?.recoveries.find(({ id }) => id === found.recovery.id);
  if (application === undefined || recovery === undefined || draw(2) === 0) return;
  office.decided("finance", (_, on) => receiveRecovery({ application, recovery }, command, on));
}
