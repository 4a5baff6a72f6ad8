// The submit: what was previewed and picked goes up under one key. Where no answer comes, the same is asked again with the same key
// before anything else.
import type { SyncRequest } from "../../policy/contract/sync.ts";
import { contentsOf } from "./calm.ts";
import { dryRun } from "./negotiate.ts";
import type { Previewing } from "./previewing.ts";
import { okValue, Stopped } from "./stopped.ts";
import { isAsExpected, isAsPreviewed, type SubmittedRow, sentMarksOf, submissionOf, writesAnything } from "./submission.ts";
import type { SyncDesk } from "./sync-desk.ts";
import type { SyncPlan } from "./sync-plan.ts";
import type { ReadRows } from "./synced-workbook.ts";

/** A submit on its way, until it is answered. */
interface Flight {
  /** Whose submit it is: a key belongs to its sender. */
  readonly member: string;
  readonly key: string;
  readonly round: string;
  readonly request: SyncRequest;
  readonly rows: readonly SubmittedRow[];
}

export class Submitting {
  readonly #desk: SyncDesk;
  readonly #previewing: Previewing;
  #flight: Flight | null = null;

  constructor(desk: SyncDesk, previewing: Previewing) {
    this.#desk = desk;
    this.#previewing = previewing;
  }

  /** A submit went out and was not answered. */
  get isUnanswered(): boolean {
    return this.#flight !== null;
  }

  /** Another member cannot ask for this one's submit; the workbook's part still knows of it. */
  belongsTo(member: string): void {
    if (this.#flight !== null && this.#flight.member !== member) this.#flight = null;
  }

  async submit(plan: SyncPlan, signal: AbortSignal): Promise<void> {
    const { workbook, client, store } = this.#desk;
    const round = this.#desk.round();
    const read = await workbook.rows(signal);
    const previewed = [...plan.rows.map(({ prepared }) => prepared.row), ...plan.held];
    if (contentsOf(read.rows.map(({ content }) => content)) !== contentsOf(previewed.map(({ content }) => content)))
      return this.#previewing.preview(signal, { kind: "workbook-changed" });
    const rows = submissionOf(plan, store.state().picks);
    const { part, marker } = await this.#desk.part();
    const request = dryRun(rows, { part, workbookName: workbook.port.name() });
    const answer = isAsPreviewed(rows) ? plan.answer : okValue(await client.sync(round, request, crypto.randomUUID(), signal));
    if (!isAsExpected(rows, answer)) return this.#previewing.preview(signal, { kind: "plan-changed" });
    if (!writesAnything(answer)) return this.#finish(round, rows, answer, read);
    const { revision, planHash } = answer;
    const kept = part.pending?.key;
    const key = kept === undefined || this.#previewing.spent.has(kept) ? crypto.randomUUID() : kept;
    const { memberId, today } = this.#desk.me();
    // Another pane can then tell what was ours, should the answer be lost.
    await workbook.keep({ ...part, pending: { key, at: today, sent: await sentMarksOf(rows, marker) } });
    this.#flight = { member: memberId, key, round, request: { ...request, dryRun: false, revision, planHash }, rows };
    await this.land(signal);
  }

  /** Sends the submit on its way, again with its key where it went out before. */
  async land(signal: AbortSignal): Promise<void> {
    const flight = this.#flight;
    if (flight === null) return;
    const { store, client, workbook } = this.#desk;
    const isFirst = !store.state().isUnanswered;
    store.set({ busy: "submitting", isUnanswered: true });
    const called = await client.sync(flight.round, flight.request, flight.key, signal);
    if (called.ok) {
      const read = await workbook.rows();
      await this.#finish(flight.round, flight.rows, called.value, read);
      return this.#landed();
    }
    const { failure } = called;
    // It never left, or was turned away at the door: there is nothing to ask for again.
    if (isFirst && (failure.kind === "offline" || failure.kind === "signed-out")) this.#landed();
    // 409 busy wrote nothing, but the same request can still go through.
    if (failure.kind !== "problem" || failure.code === "busy") throw new Stopped(failure);
    this.#landed();
    if (failure.code === "plan.changed") return this.#previewing.preview(signal, { kind: "plan-changed" });
    if (failure.code !== "idempotency-key.reused") throw new Stopped(failure);
    this.#previewing.spent.add(flight.key);
    return this.#previewing.preview(signal, { kind: "was-registered" });
  }

  #landed(): void {
    this.#flight = null;
    this.#desk.store.set({ isUnanswered: false });
  }

  async #finish(
    round: string,
    rows: readonly SubmittedRow[],
    answer: Parameters<Previewing["bringDown"]>[2],
    read: ReadRows,
  ): Promise<void> {
    const undelivered = await this.#previewing.bringDown(round, rows, answer, read);
    const notice = { kind: "submitted", summary: answer.summary, undelivered } as const;
    this.#desk.store.set({ plan: null, picks: new Map(), answers: new Map(), notice });
  }
}
