// A batch's steps in the simulated office, each by the person who takes it; false where the policy refuses.
import { approveBatch, cancelBatch, pullBatch } from "../../../policy/decisions/payments/batch-steps.ts";
import { batchPrepared, prepareBatch } from "../../../policy/decisions/payments/prepare-batch.ts";
import { type LineResult, reportResults } from "../../../policy/decisions/payments/report-results.ts";
import type { Batch } from "../../../policy/records/payment.ts";
import { accepted } from "../../../policy/refusal.ts";
import type { Office } from "./office.ts";

/** The hash is not what these tests are about: here it is the batch's own text. */
export const hashOf = (batch: { readonly id: string; readonly lines: readonly unknown[] }): string =>
  `${batch.id} ${batch.lines.length}`;

export function batchOf(office: Office, id: string): Batch {
  const batch = office.records().batches.get(id);
  if (batch === undefined) throw new Error(`No batch ${id}.`);
  return batch;
}

export const prepare = (office: Office, payments: readonly string[], member = "clerk"): boolean =>
  office.decided(member, (records, on) => {
    const prepared = prepareBatch(records, payments, on);
    return prepared.ok ? accepted([batchPrepared(prepared.value, hashOf(prepared.value))]) : prepared;
  });

export const approve = (office: Office, id: string, member = "leader", hash = hashOf(batchOf(office, id))): boolean =>
  office.decided(member, (records, on) =>
    approveBatch(records, batchOf(office, id), { hash, member, checkpoint: { root: "0" } }, on),
  );

export const cancel = (office: Office, id: string): boolean =>
  office.decided("clerk", () => cancelBatch(batchOf(office, id), "重新核对"));

export const pull = (office: Office, id: string, member = "finance"): boolean =>
  office.decided(member, (records, on) => pullBatch(records, batchOf(office, id), { format: "xlsx", member }, on));

export const report = (office: Office, id: string, results: readonly LineResult[], member = "finance"): boolean =>
  office.decided(member, ({ applications }, on) => reportResults(applications, batchOf(office, id), { results, member }, on));

export const paid = (office: Office, paymentId: string, voucherNumber = `记-${paymentId}`): LineResult => ({
  paymentId,
  outcome: "paid",
  paidOn: office.today,
  voucherNumber,
});
export const returned = (paymentId: string, reason = "账号有误"): LineResult => ({
  paymentId,
  outcome: "returned",
  paidOn: null,
  reason,
});
