// What may happen to a round's money in a random life of it: batches, their files and results, changed payees, recoveries.
import { approveBatch, cancelBatch, pullBatch } from "../../../policy/decisions/payments/batch-steps.ts";
import { confirmPayee, confirmRecovery, receiveRecovery } from "../../../policy/decisions/payments/payee-and-recovery.ts";
import { batchPrepared, prepareBatch } from "../../../policy/decisions/payments/prepare-batch.ts";
import { type LineResult, reportResults } from "../../../policy/decisions/payments/report-results.ts";
import type { RoundEvent } from "../../../policy/records/event.ts";
import type { Batch } from "../../../policy/records/payment.ts";
import { accepted, type Result, refused } from "../../../policy/refusal.ts";
import { paymentSchedule } from "../../../policy/schedule/schedule.ts";
import type { Decide } from "./a-life.ts";
import { onOne, type Step } from "./life-step.ts";

const people = ["clerk", "leader", "finance", "deputy"];
const person = (usual: string, k: number): string => (k % 9 === 0 ? (people[k % people.length] ?? usual) : usual);

/** The hash is not what these lives are about: here it is the batch's own name. */
const prepare: Step = (life, n, k) => {
  life.decided(person("clerk", k), (records, on) => {
    const payable = paymentSchedule(records, on).lines.filter(({ status }) => status === "due" || status === "returned");
    const chosen = payable.filter((_, index) => k % 2 === 0 || index % 4 === n % 4);
    const payments = chosen.length === 0 ? ["2025-001-first"] : chosen.map(({ paymentId }) => paymentId);
    const prepared = prepareBatch(records, payments, on);
    return prepared.ok ? accepted([batchPrepared(prepared.value, prepared.value.id)]) : prepared;
  });
};

const onBatch =
  (k: number, decide: (batch: Batch, ...rest: Parameters<Decide>) => Result<readonly RoundEvent[]>): Decide =>
  (records, on) => {
    const batches = [...records.batches.values()];
    const batch = batches.at(-1 - (k % 3)) ?? batches.at(-1);
    return batch === undefined ? refused("state.wrong") : decide(batch, records, on);
  };

const approve: Step = (life, _, k) => {
  const member = person("leader", k);
  const command = { member, checkpoint: { root: "0" } };
  life.decided(
    member,
    onBatch(k, (batch, records, on) => approveBatch(records, batch, { ...command, hash: batch.hash }, on)),
  );
};

const cancel: Step = (life, _, k) => {
  life.decided(
    "clerk",
    onBatch(k, (batch) => cancelBatch(batch, "重新核对")),
  );
};

const pull: Step = (life, _, k) => {
  const member = person("finance", k);
  life.decided(
    member,
    onBatch(k, (batch, records, on) => pullBatch(records, batch, { format: "xlsx", member }, on)),
  );
};

const report: Step = (life, _, k) => {
  const member = person("finance", k);
  life.decided(
    member,
    onBatch(k, (batch, { applications }, on) => {
      const results = batch.lines.map(({ paymentId }, index): LineResult => {
        if ((k + index) % 5 === 0) return { paymentId, outcome: "returned", paidOn: null, reason: "户名不符" };
        return { paymentId, outcome: "paid", paidOn: on, voucherNumber: `记-${paymentId}` };
      });
      return reportResults(applications, batch, { results: results.slice(k % 2), member }, on);
    }),
  );
};

const confirm: Step = (life, n, k) => {
  const member = person("leader", k);
  const command = { accountLast4: "1234", reason: "已核对", member };
  life.decided(
    member,
    onOne(n, (application) => confirmPayee(application, "6222020000001234", command)),
  );
};

const recover: Step = (life, n, k) => {
  life.decided(
    k % 2 === 0 ? "leader" : "finance",
    onOne(n, (application, _, on) => {
      const recovery = application.recoveries.find(({ receipt, lapse }) => receipt === null && lapse === undefined);
      if (recovery === undefined) return refused("state.wrong");
      if (k % 2 === 0) return confirmRecovery({ application, recovery }, null);
      return receiveRecovery({ application, recovery }, { receivedOn: on, voucherNumber: "退-1" }, on);
    }),
  );
};

/** What can be paid goes to finance, so that some of it is. */
const send: Step = (life, n, k) => {
  for (const step of [prepare, approve, pull]) step(life, n, 6 * (k % 100) + 12);
};
const pay: Step = (life, n, k) => {
  send(life, n, k);
  report(life, n, 6 * (k % 100) + 12);
};

export const moneySteps: readonly (readonly [number, Step])[] = [
  [4, pay],
  [4, send],
  [3, prepare],
  [3, approve],
  [1, cancel],
  [3, pull],
  [3, report],
  [2, confirm],
  [3, recover],
];
