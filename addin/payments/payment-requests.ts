// The register's routes about money, as the tab 拨付 asks them. Decides nothing and keeps nothing of what it carried.
import { z } from "zod";
import {
  type BatchAnswer,
  batchAnswerSchema,
  batchPageSchema,
  type ScheduleAnswer,
  scheduleAnswerSchema,
} from "../../policy/contract/payments.ts";
import type { Called, RegisterClient } from "../sync/register-client.ts";
import { type BatchFile, batchFileSchema } from "./batch-file.ts";

/** What finance reports of one payment. Returned: `paidOn` is the day on which the money came back, where it is known. */
export interface PaymentResult {
  readonly paymentId: string;
  readonly outcome: "paid" | "returned";
  readonly paidOn: string | null;
  readonly voucherNumber: string | null;
  readonly reason: string | null;
}

export interface Receipt {
  readonly receivedOn: string;
  readonly voucherNumber: string | null;
}

const namedStudiosSchema = z.object({
  studios: z.array(z.object({ applicationId: z.string(), studioName: z.string().nullable() })),
});

/** Answers whose contents the tab reads anew with the schedule. */
const anything = z.unknown();

export class PaymentRequests {
  readonly #client: Pick<RegisterClient, "json" | "all">;

  constructor(client: Pick<RegisterClient, "json" | "all">) {
    this.#client = client;
  }

  readonly schedule = (round: string, signal: AbortSignal): Promise<Called<ScheduleAnswer>> =>
    this.#client.json(`/api/rounds/${round}/payment-schedule`, scheduleAnswerSchema, { signal });

  /** By application; a line of the schedule has its payee, and no studio's name. */
  readonly studioNames = async (round: string, signal: AbortSignal): Promise<Called<ReadonlyMap<string, string>>> => {
    const called = await this.#client.json(`/api/rounds/${round}/reconciliation`, namedStudiosSchema, { signal });
    if (!called.ok) return called;
    const named = called.value.studios.flatMap(({ applicationId, studioName }) =>
      studioName === null ? [] : [[applicationId, studioName] as const],
    );
    return { ok: true, value: new Map(named) };
  };

  readonly batches = (round: string, signal: AbortSignal): Promise<Called<readonly BatchAnswer[]>> =>
    this.#client.all(`/api/payment-batches?round=${round}`, batchPageSchema, signal);

  readonly prepare = (round: string, payments: readonly string[], key: string): Promise<Called<BatchAnswer>> =>
    this.#client.json("/api/payment-batches", batchAnswerSchema, { method: "POST", body: { round, payments }, key });

  /** Approves exactly what that hash says. */
  readonly approve = (batch: string, hash: string, key: string): Promise<Called<BatchAnswer>> =>
    this.#client.json(`/api/payment-batches/${batch}/approval`, batchAnswerSchema, { method: "POST", body: { hash }, key });

  readonly cancel = (batch: string, reason: string, key: string): Promise<Called<BatchAnswer>> =>
    this.#client.json(`/api/payment-batches/${batch}/cancellation`, batchAnswerSchema, {
      method: "POST",
      body: { reason },
      key,
    });

  /** With accounts in full. The first time is recorded: from then on the lines are finance's. Every pull is the same. */
  readonly pull = (batch: string): Promise<Called<BatchFile>> =>
    this.#client.json(`/api/payment-batches/${batch}/file.json`, batchFileSchema);

  readonly report = (batch: string, results: readonly PaymentResult[], key: string): Promise<Called<BatchAnswer>> =>
    this.#client.json(`/api/payment-batches/${batch}/results`, batchAnswerSchema, { method: "POST", body: { results }, key });

  readonly confirmPayee = (
    applicationId: string,
    confirmation: { readonly accountLast4: string; readonly reason: string },
    key: string,
  ): Promise<Called<unknown>> =>
    this.#client.json(`/api/applications/${applicationId}/payee-confirmation`, anything, {
      method: "POST",
      body: confirmation,
      key,
    });

  readonly confirmRecovery = (recoveryId: string, key: string): Promise<Called<unknown>> =>
    this.#client.json(`/api/recoveries/${recoveryId}/confirmation`, anything, { method: "POST", body: {}, key });

  readonly receiveRecovery = (recoveryId: string, receipt: Receipt, key: string): Promise<Called<unknown>> =>
    this.#client.json(`/api/recoveries/${recoveryId}/receipt`, anything, { method: "POST", body: receipt, key });
}
