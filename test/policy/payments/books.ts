// The books of the simulation: what must hold of a round's money whatever people do, counted from the events and kept apart from the policy's code.

import { reconcile } from "../../../policy/reconciliation.ts";
import type { Batch } from "../../../policy/records/payment.ts";
import { replayRound } from "../../../policy/replay.ts";
import { paymentSchedule } from "../../../policy/schedule/schedule.ts";
import type { Office } from "./office.ts";

export interface PaymentBooks {
  /** A batch as its file went out; every later file of it has to be the same. */
  readonly file: (office: Office, id: string) => void;
  readonly files: ReadonlyMap<string, string>;
  /** How far the events were read. */
  read: number;
  /** By payment id. */
  readonly paid: Map<string, number>;
  readonly returnedFen: { sum: number };
  readonly roles: Map<string, Map<string, string>>;
}

export function openBooks(): PaymentBooks {
  const files = new Map<string, string>();
  return {
    files,
    file: (office, id) => {
      const { lines, hash, approvedBy, checkpoint } = batchIn(office, id);
      const text = JSON.stringify({ lines, hash, approvedBy, checkpoint });
      must((files.get(id) ?? text) === text, `${id} was pulled in two versions`);
      files.set(id, text);
    },
    read: 0,
    paid: new Map(),
    returnedFen: { sum: 0 },
    roles: new Map(),
  };
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function batchIn(office: Office, id: string): Batch {
  const batch = office.records().batches.get(id);
  if (batch === undefined) throw new Error(`No batch ${id}.`);
  return batch;
}

const limits = { first: [10_000_000, 10_000_000], award: [3_000_000, 3_000_000], second: [5_000_000, 10_000_000] } as const;

/** @throws Error that says which sentence does not hold. */
export function checkBooks(office: Office, books: PaymentBooks): void {
  readOn(office, books);
  oneLiveBatch(office);
  const totals = reconcile(office.records(), office.today).totals;
  const paidFen = [...books.paid.values()].reduce((sum, amount) => sum + amount, 0);
  must(totals.paidFen === paidFen, `paid ${totals.paidFen} is not the ${paidFen} of the events`);
  must(totals.returnedFen === books.returnedFen.sum, "returned is not what the events say");
  must(totals.approvedFen === totals.paidFen + totals.returnedFen + totals.outstandingFen, "approved does not add up");
  must(totals.pulledFen === filesFen(books), `pulled ${totals.pulledFen} is not the files' ${filesFen(books)}`);
  if (office.events.length % 20 === 0) derivableAgain(office);
}

const filesFen = ({ files }: PaymentBooks): number =>
  [...files.values()].reduce((sum, text) => {
    const { lines }: Pick<Batch, "lines"> = JSON.parse(text);
    return lines.reduce((total, { amountFen }) => total + amountFen, sum);
  }, 0);

function readOn(office: Office, books: PaymentBooks): void {
  for (const event of office.events.slice(books.read)) {
    if (event.type === "payment.paid") {
      const { paymentId, stage, amountFen, batchId } = event.data;
      const [least, most] = limits[stage];
      must(!books.paid.has(paymentId), `${paymentId} was paid twice`);
      must(amountFen >= least && amountFen <= most, `${paymentId} lies outside article 14`);
      books.paid.set(paymentId, amountFen);
      takePart(books, batchId, "payer", event.member);
    }
    if (event.type === "payment.returned") {
      books.returnedFen.sum += event.data.amountFen;
      takePart(books, event.data.batchId, "payer", event.member);
    }
    if (event.type === "batch.prepared") takePart(books, event.data.batchId, "preparer", event.member);
    if (event.type === "batch.approved") takePart(books, event.data.batchId, "approver", event.member);
    if (event.type === "batch.pulled") takePart(books, event.data.batchId, "payer", event.member);
  }
  books.read = office.events.length;
}

/** Nobody in two of the three roles of a batch. */
function takePart({ roles }: PaymentBooks, batchId: string, role: string, member: string): void {
  const parts = roles.get(batchId) ?? new Map<string, string>();
  roles.set(batchId, parts);
  must((parts.get(member) ?? role) === role, `${member} is ${role} and ${parts.get(member)} of ${batchId}`);
  parts.set(member, role);
}

/** A payment is in at most one live batch, and never in one once it was paid. */
function oneLiveBatch(office: Office): void {
  const { batches, applications } = office.records();
  const live = new Set<string>();
  for (const { id, status, lines, reports } of batches.values()) {
    if (status !== "prepared" && status !== "approved") continue;
    for (const { paymentId, applicationId } of lines) {
      if (reports[paymentId] !== undefined) continue;
      must(!live.has(paymentId), `${paymentId} lies in ${id} and another live batch`);
      live.add(paymentId);
      const isPaid = applications.get(applicationId)?.payments.some((payment) => payment.paymentId === paymentId);
      must(isPaid === false, `${paymentId} was paid and lies in ${id}`);
    }
  }
}

/** From the events alone: the same state and schedule; and each line of a batch that stands could be put into one again. */
function derivableAgain(office: Office): void {
  const { openMatches, ...records } = office.records();
  const again = replayRound(office.round, office.events);
  must(JSON.stringify([...again.batches]) === JSON.stringify([...records.batches]), "the batches are not what the events say");
  if (again.round === null) throw new Error("The events make no round.");
  const fresh = { ...again, round: again.round, openMatches };
  const text = (value: object) => JSON.stringify(value);
  must(text(paymentSchedule(fresh, office.today)) === text(office.schedule()), "the schedule is not what the events say");
  for (const batch of records.batches.values()) {
    if (batch.status !== "approved" && batch.status !== "prepared") continue;
    const others = new Map([...again.batches].filter(([id]) => id !== batch.id));
    const lines = new Map(
      paymentSchedule({ ...fresh, batches: others }, office.today).lines.map((line) => [line.paymentId, line]),
    );
    const stopped = new Set((batch.stopped ?? []).map(({ paymentId }) => paymentId));
    for (const { paymentId, amountFen } of batch.lines) {
      const line = lines.get(paymentId);
      if (stopped.has(paymentId) || batch.reports[paymentId] !== undefined) continue;
      const isPayable = line?.status === "due" || line?.status === "returned";
      must(isPayable && line.amountFen === amountFen, `${paymentId} of ${batch.id} cannot be derived: ${line?.status}`);
    }
  }
}
