// What a person can do in 拨付, one thing at a time: read the schedule, prepare, approve, cancel, confirm; finance's steps stand beside.
// Draws nothing and calls no Excel itself.
import type { BatchAnswer } from "../../policy/contract/payments.ts";
import type { RegisterDoor } from "../sync/register-door.ts";
import { FinanceSteps, type PaymentsWorkbook } from "./finance-steps.ts";
import type { Receipt } from "./payment-requests.ts";
import { PaymentsDesk, type PaymentsState } from "./payments-desk.ts";
import type { ResultDraft } from "./result-draft.ts";
import { isPayable } from "./schedule-figures.ts";
import { problemOf, Stopped } from "./stopped.ts";

interface PaymentsOptions {
  readonly door: RegisterDoor;
  readonly workbook: PaymentsWorkbook;
}

export class PaymentsSession {
  readonly finance: FinanceSteps;
  readonly #desk: PaymentsDesk;

  constructor({ door, workbook }: PaymentsOptions) {
    this.#desk = new PaymentsDesk(door);
    this.finance = new FinanceSteps(this.#desk, workbook);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#desk.store.subscribe(listener);
  readonly state = (): PaymentsState => this.#desk.store.state();
  readonly cancel = (): void => this.#desk.store.cancel();
  readonly dismiss = (what: "notice" | "problem"): void => this.#desk.store.set({ [what]: null });
  readonly open = (): Promise<void> => this.#desk.open();
  readonly load = (): Promise<boolean> => this.#desk.load();

  /** The day as the register counts it; what is paid later than that nobody can report yet. */
  readonly today = (): string => this.#desk.today();

  /** Whether lines that are due go into the next batch. */
  readonly choose = (payments: readonly string[], isIn: boolean): void => {
    const left = new Set(this.state().left);
    for (const payment of payments) {
      if (isIn) left.delete(payment);
      else left.add(payment);
    }
    this.#desk.store.set({ left });
  };

  readonly openBatch = (batch: string): void => this.#desk.store.set({ batch });

  readonly type = (paymentId: string, draft: ResultDraft): void =>
    this.#desk.store.set({ drafts: new Map(this.state().drafts).set(paymentId, draft) });

  readonly prepare = (): Promise<boolean> =>
    this.#desk.change("preparing", async () => {
      const { schedule, left } = this.state();
      const payments = (schedule?.lines ?? []).filter((line) => isPayable(line) && !left.has(line.paymentId));
      const ids = payments.map(({ paymentId }) => paymentId);
      if (ids.length === 0) throw new Stopped({ kind: "nothing-chosen" });
      const round = this.#desk.round();
      const { requests } = this.#desk;
      const made = await this.#desk.once(["prepare", round, ...ids], (key) => requests.prepare(round, ids, key));
      this.#desk.store.set({ batch: made.id });
      return { kind: "prepared", batch: made.id, lines: made.lines.length };
    });

  /** Of exactly what the hash says that is on screen. */
  readonly approve = ({ id, hash }: BatchAnswer): Promise<boolean> =>
    this.#desk.change(
      "approving",
      async () => {
        await this.#desk.once(["approve", id, hash], (key) => this.#desk.requests.approve(id, hash, key));
        return { kind: "approved", batch: id };
      },
      id,
    );

  readonly cancelBatch = ({ id }: BatchAnswer, reason: string): Promise<boolean> =>
    this.#desk.change(
      "cancelling",
      async () => {
        const given = reason.trim();
        if (given === "") throw new Stopped({ kind: "reason-missing" });
        await this.#desk.once(["cancel", id, given], (key) => this.#desk.requests.cancel(id, given, key));
        return { kind: "cancelled-batch", batch: id };
      },
      id,
    );

  /** Article 7(3): a changed account is confirmed by somebody other than who changed it. */
  readonly confirmPayee = (applicationId: string, accountLast4: string, reason: string): Promise<boolean> =>
    this.#desk.change("confirming", async () => {
      const confirmation = { accountLast4, reason };
      const what = ["payee", applicationId, accountLast4, reason];
      try {
        await this.#desk.once(what, (key) => this.#desk.requests.confirmPayee(applicationId, confirmation, key));
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind !== "problem" || problem.code !== "payee.digits") throw error;
        throw new Stopped({ kind: "payee-digits", applicationId, detail: problem.detail });
      }
      return { kind: "payee-confirmed", applicationId };
    });

  readonly confirmRecovery = (recoveryId: string): Promise<boolean> =>
    this.#desk.change("confirming", async () => {
      await this.#desk.once(["confirm", recoveryId], (key) => this.#desk.requests.confirmRecovery(recoveryId, key));
      return { kind: "recovery-confirmed", recoveryId };
    });

  readonly receiveRecovery = (recoveryId: string, receipt: Receipt): Promise<boolean> =>
    this.#desk.change("confirming", async () => {
      const what = ["receive", recoveryId, JSON.stringify(receipt)];
      await this.#desk.once(what, (key) => this.#desk.requests.receiveRecovery(recoveryId, receipt, key));
      return { kind: "recovery-received", recoveryId };
    });
}
