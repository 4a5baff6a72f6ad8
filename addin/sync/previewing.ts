// The preview: reads the workbook, asks the register what would become of it, and shows the plan; where nothing is to be shown, notes
// that both sides are in step. Registers nothing.
import type { SyncAnswer } from "../../policy/contract/sync.ts";
import { bringDown } from "./after-submit.ts";
import type { Undelivered } from "./bring-down.ts";
import { type Calm, contentsOf } from "./calm.ts";
import { negotiate } from "./negotiate.ts";
import type { Called } from "./register-client.ts";
import { applicationSheets } from "./register-columns.ts";
import type { RegisterNotes } from "./register-notes.ts";
import { okValue, Stopped } from "./stopped.ts";
import { type SubmittedRow, submissionOf } from "./submission.ts";
import type { SyncDesk } from "./sync-desk.ts";
import { isQuiet, planOf } from "./sync-plan.ts";
import type { SyncNotice } from "./sync-state.ts";
import type { ReadRows } from "./synced-workbook.ts";

/** As many as the register takes in one request. */
const mostRows = 5_000;

export class Previewing {
  readonly #desk: SyncDesk;
  readonly #notes: RegisterNotes;
  #calm: Calm | null = null;
  /** Keys under which a submit was registered although its answer was lost: never to be used again. */
  readonly spent = new Set<string>();

  constructor(desk: SyncDesk, notes: RegisterNotes) {
    this.#desk = desk;
    this.#notes = notes;
  }

  forget(): void {
    this.#calm = null;
  }

  async preview(signal: AbortSignal, because: SyncNotice | null = null): Promise<void> {
    const { store, workbook, client } = this.#desk;
    const round = this.#desk.round();
    store.set({ busy: "reading", plan: null, picks: new Map() });
    const read = await workbook.rows(signal);
    if (read.rows.length === 0) throw new Stopped({ kind: "no-applications" });
    if (read.rows.length > mostRows) throw new Stopped({ kind: "too-many-rows", rows: read.rows.length });
    if (because === null && (await this.#isCalm(round, read))) return store.set({ notice: { kind: "up-to-date" } });
    const open = await this.#desk.part();
    await this.#notes.recall();
    store.set({
      busy: "previewing",
      sheets: applicationSheets(read.reading),
      numbers: store.state().numbers ?? open.part.numbers,
    });
    const fate = { key: open.part.pending?.key ?? null, notice: because };
    const negotiated = okValue(
      await negotiate({
        ...{ rows: read.rows, part: open.part, marker: open.marker, answers: store.state().answers },
        workbookName: workbook.port.name(),
        send: (request) => this.#dryRun((key) => client.sync(round, request, key, signal), fate),
      }),
    );
    const plan = await planOf(negotiated, read.reading, open.marker);
    store.set({ notice: fate.notice });
    if (!isQuiet(plan)) return store.set({ plan });
    // Nothing to show: what is in step is noted, so that the next change is told from it.
    await this.bringDown(round, submissionOf(plan, new Map()), plan.answer, read);
    store.set({ notice: fate.notice ?? { kind: "up-to-date" } });
  }

  /** What an answer brings into the workbook: cells, numbers, the clerk's register columns, the part. */
  async bringDown(
    round: string,
    rows: readonly SubmittedRow[],
    answer: SyncAnswer,
    read: ReadRows,
  ): Promise<readonly Undelivered[]> {
    const { client, workbook, store } = this.#desk;
    store.set({ busy: "writing" });
    const open = await this.#desk.part();
    const down = { client, workbook, open, round, numbers: store.state().numbers ?? open.part.numbers };
    const { undelivered, calm } = await bringDown(down, rows, answer, read);
    this.#calm = calm;
    await this.#notes.keep(rows, answer, read);
    return undelivered;
  }

  /** Under the key of a submit whose answer was lost, a dry run is refused where that submit was registered after all. */
  async #dryRun(
    send: (key: string) => Promise<Called<SyncAnswer>>,
    fate: { key: string | null; notice: SyncNotice | null },
  ): Promise<Called<SyncAnswer>> {
    const { key } = fate;
    const called = await send(key ?? crypto.randomUUID());
    fate.key = null;
    if (key === null) return called;
    const wasRegistered = !called.ok && called.failure.kind === "problem" && called.failure.code === "idempotency-key.reused";
    if (called.ok || wasRegistered) fate.notice = { kind: wasRegistered ? "was-registered" : "was-not-registered" };
    if (wasRegistered) this.spent.add(key);
    return wasRegistered ? send(crypto.randomUUID()) : called;
  }

  /** One request, and only where the rows are those of the last sync. */
  async #isCalm(round: string, { rows }: ReadRows): Promise<boolean> {
    const calm = this.#calm;
    if (calm === null || calm.round !== round || calm.contents !== contentsOf(rows.map(({ content }) => content))) return false;
    return okValue(await this.#desk.client.isUnchanged(round, calm.revision));
  }
}
