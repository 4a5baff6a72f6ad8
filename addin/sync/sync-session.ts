// What a clerk can do in 同步, one thing at a time: preview, pick, submit, pull, withdraw. Draws nothing and calls no Excel itself;
// a submit that was not answered is asked for again with the same key before anything else.
import type { SyncAnswer, SyncRequest } from "../../policy/contract/sync.ts";
import type { IsoDate } from "../../policy/kinds.ts";
import type { ApplicationField } from "../../policy/records/application.ts";
import { sealedFields } from "../../policy/records/sealed.ts";
import type { Language } from "../../policy/wording/entry.ts";
import { bringDown } from "./after-submit.ts";
import { baseOf, type Undelivered } from "./bring-down.ts";
import { type Calm, contentsOf } from "./calm.ts";
import { awardsOf } from "./municipal-list.ts";
import { dryRun, negotiate } from "./negotiate.ts";
import type { WorkbookPort } from "./ports.ts";
import { isMasked, pullRow } from "./pull-row.ts";
import type { Called, Me, RegisterClient } from "./register-client.ts";
import { registerSheet } from "./register-sheet.ts";
import { isAsExpected, isAsPreviewed, type SubmittedRow, sentMarksOf, submissionOf, writesAnything } from "./submission.ts";
import { isQuiet, type Pick, type PlanRow, pickKey, planOf, type SyncPlan } from "./sync-plan.ts";
import { initialSyncState, type SyncNotice, type SyncState } from "./sync-state.ts";
import { okValue, Stopped, SyncStore } from "./sync-store.ts";
import { type OpenPart, type ReadRows, SyncedWorkbook } from "./synced-workbook.ts";

export interface SyncOptions {
  readonly client: RegisterClient;
  readonly port: WorkbookPort;
  readonly language: Language;
  readonly today: () => IsoDate;
}

/** A submit on its way, until it is answered. */
interface Flight {
  /** Whose submit it is: a key belongs to its sender. */
  readonly member: string;
  readonly key: string;
  readonly round: string;
  readonly request: SyncRequest;
  readonly rows: readonly SubmittedRow[];
}

export class SyncSession {
  readonly #client: RegisterClient;
  readonly #workbook: SyncedWorkbook;
  readonly #language: Language;
  readonly #store = new SyncStore();
  #me: Me | null = null;
  #flight: Flight | null = null;
  #calm: Calm | null = null;
  /** The rows of the last answer, for 登记情况. */
  #registered: Parameters<typeof registerSheet>[0] = [];
  /** Keys under which a submit was registered although its answer was lost: never to be used again. */
  readonly #spent = new Set<string>();
  /** Keys of other requests that were not answered, by what they asked. */
  readonly #keys = new Map<string, string>();

  constructor({ client, port, language, today }: SyncOptions) {
    this.#client = client;
    this.#workbook = new SyncedWorkbook(port, today);
    this.#language = language;
  }

  readonly subscribe: SyncStore["subscribe"] = (listener) => this.#store.subscribe(listener);
  readonly state = (): SyncState => this.#store.state();
  readonly cancel = (): void => this.#store.cancel();

  /** After the token came: who it is, and which rounds there are. */
  readonly enter = (): Promise<void> =>
    this.#store.alone("signing-in", async () => {
      const me = await this.#client.me();
      if (!me.ok) throw new Stopped(isNoMember(me) ? { kind: "no-member" } : me.failure);
      const rounds = okValue(await this.#client.rounds());
      const { name, organisation, roles } = me.value;
      this.#me = me.value;
      if (this.#flight !== null && this.#flight.member !== me.value.memberId) this.#flight = null;
      this.#store.set({ person: { name, organisation, roles }, rounds });
      if (me.value.workbookKeys.length === 0) throw new Stopped({ kind: "not-clerk" });
      const latest = rounds.findLast(({ stage }) => stage === "intake") ?? rounds.at(-1);
      const stored = await this.#workbook.kept();
      const round = rounds.find(({ id }) => id === stored?.round) ?? latest;
      this.#store.set({ round: round?.id ?? null, numbers: stored?.numbers ?? false });
    });

  /** Forgets the person and what was previewed; an unanswered submit is kept. */
  readonly leave = (): void => {
    this.#me = null;
    this.#calm = null;
    this.#store.set({ ...initialSyncState, isUnanswered: this.#flight !== null });
  };

  readonly chooseRound = (round: string): void => this.#store.set({ round, plan: null, picks: new Map(), answers: new Map() });

  /** Whether 系统编号 may be written; remembered in the workbook with the next submit. */
  readonly allowNumbers = (numbers: boolean): void => this.#store.set({ numbers });

  readonly pick = (row: PlanRow, fields: readonly ApplicationField[], pick: Pick): void => {
    const picks = new Map(this.state().picks);
    for (const field of fields) picks.set(pickKey(row, field), pick);
    this.#store.set({ picks });
  };

  /** Every conflict of the plan. */
  readonly pickAll = (pick: Pick): void => {
    const picks = new Map(this.state().picks);
    for (const row of this.state().plan?.rows ?? [])
      for (const { field } of row.conflicts) picks.set(pickKey(row, field), pick);
    this.#store.set({ picks });
  };

  /** Which row an application is; null: none of those asked about. */
  readonly answer = (applicationId: string, content: string | null): Promise<void> => {
    this.#store.set({ answers: new Map(this.state().answers).set(applicationId, content) });
    return this.preview();
  };

  readonly preview = (): Promise<void> =>
    this.#store.alone("previewing", async (signal) => {
      if (this.#flight !== null) await this.#land(signal);
      await this.#preview(signal);
    });

  readonly submit = (): Promise<void> =>
    this.#store.alone("submitting", async (signal) => {
      if (this.#flight !== null) return this.#land(signal);
      const { plan } = this.state();
      if (plan !== null) await this.#submit(plan, signal);
    });

  /** An application that only the register has becomes a row of the workbook. */
  readonly pull = (applicationId: string): Promise<void> =>
    this.#store.alone("writing", async (signal) => {
      const revealed = okValue(await this.#client.reveal(applicationId, sealedFields));
      const { reading, date1904 } = await this.#workbook.rows(signal);
      const { part, marker } = await this.#part();
      const pulled = isMasked(revealed) ? null : pullRow(reading, revealed, { date1904, numbers: this.state().numbers });
      if (pulled === null) throw new Stopped({ kind: "no-applications" });
      if (!(await this.#workbook.writeAll(pulled.delivery.writes))) throw new Stopped({ kind: "workbook", failure: "refused" });
      const bases = new Map(part.bases).set(applicationId, await baseOf(pulled.delivery, marker));
      await this.#workbook.keep({ ...part, bases });
      await this.#preview(signal, { kind: "pulled", sheet: pulled.sheet, row: pulled.row });
    });

  readonly withdraw = (applicationId: string, reason: string): Promise<void> =>
    this.#store.alone("submitting", async (signal) => {
      await this.#once(`withdraw ${applicationId} ${reason}`, (key) => this.#client.withdraw(applicationId, reason, key));
      await this.#preview(signal, { kind: "withdrawn", applicationId });
    });

  /** Writes what the register said of each row at the last sync to the sheet 登记情况. */
  readonly writeRegisterSheet = (): Promise<void> =>
    this.#store.alone("writing", async () => {
      const sheet = await this.#workbook.port.writeOwnSheet(registerSheet(this.#registered, this.#language));
      this.#note({ kind: "register-sheet", sheet });
    });

  /** Sends the municipal list of the workbook (article 14); the register deletes nothing. */
  readonly sendMunicipalList = (): Promise<void> =>
    this.#store.alone("submitting", async (signal) => {
      const awards = awardsOf((await this.#workbook.rows(signal)).reading);
      await this.#once(`awards ${JSON.stringify(awards)}`, (key) => this.#client.putAwards(awards, key));
      this.#note({ kind: "awards-sent", rows: awards.length });
    });

  async #preview(signal: AbortSignal, because: SyncNotice | null = null): Promise<void> {
    const round = this.#round();
    this.#store.set({ busy: "reading", plan: null, picks: new Map() });
    const read = await this.#workbook.rows(signal);
    if (read.rows.length === 0) throw new Stopped({ kind: "no-applications" });
    if (because === null && (await this.#isCalm(round, read))) return this.#note({ kind: "up-to-date" });
    const open = await this.#part();
    this.#store.set({ busy: "previewing" });
    const fate = { key: open.part.pending?.key ?? null, notice: because };
    const negotiated = okValue(
      await negotiate({
        ...{ rows: read.rows, part: open.part, marker: open.marker, answers: this.state().answers },
        workbookName: this.#workbook.port.name(),
        send: (request) => this.#dryRun(round, request, fate, signal),
      }),
    );
    const plan = await planOf(negotiated, open.marker);
    this.#note(fate.notice);
    if (!isQuiet(plan)) return this.#store.set({ plan });
    // Nothing to show: what is in step is noted, so that the next change is told from it.
    await this.#bringDown(round, submissionOf(plan, new Map()), plan.answer, read);
    this.#note(fate.notice ?? { kind: "up-to-date" });
  }

  /** Under the key of a submit whose answer was lost, a dry run is refused where that submit was registered after all. */
  async #dryRun(
    round: string,
    request: SyncRequest,
    fate: { key: string | null; notice: SyncNotice | null },
    signal: AbortSignal,
  ): Promise<Called<SyncAnswer>> {
    const { key } = fate;
    const called = await this.#client.sync(round, request, key ?? crypto.randomUUID(), signal);
    fate.key = null;
    if (key === null) return called;
    const wasRegistered = !called.ok && called.failure.kind === "problem" && called.failure.code === "idempotency-key.reused";
    if (called.ok || wasRegistered) fate.notice = { kind: wasRegistered ? "was-registered" : "was-not-registered" };
    if (wasRegistered) this.#spent.add(key);
    return wasRegistered ? this.#client.sync(round, request, crypto.randomUUID(), signal) : called;
  }

  async #submit(plan: SyncPlan, signal: AbortSignal): Promise<void> {
    const round = this.#round();
    const read = await this.#workbook.rows(signal);
    const previewed = [...plan.rows.map(({ prepared }) => prepared.row), ...plan.held];
    if (contentsOf(read.rows.map(({ content }) => content)) !== contentsOf(previewed.map(({ content }) => content)))
      return this.#preview(signal, { kind: "workbook-changed" });
    const rows = submissionOf(plan, this.state().picks);
    const { part, marker, me } = await this.#part();
    const request = dryRun(rows, { part, workbookName: this.#workbook.port.name() });
    const answer = isAsPreviewed(rows)
      ? plan.answer
      : okValue(await this.#client.sync(round, request, crypto.randomUUID(), signal));
    if (!isAsExpected(rows, answer)) return this.#preview(signal, { kind: "plan-changed" });
    if (!writesAnything(answer)) return this.#finish(round, rows, answer, read);
    const { revision, planHash } = answer;
    const kept = part.pending?.key;
    const key = kept === undefined || this.#spent.has(kept) ? crypto.randomUUID() : kept;
    // Another pane can then tell what was ours, should the answer be lost.
    await this.#workbook.keep({ ...part, pending: { key, at: me.today, sent: await sentMarksOf(rows, marker) } });
    this.#flight = { member: me.memberId, key, round, request: { ...request, dryRun: false, revision, planHash }, rows };
    await this.#land(signal);
  }

  /** Sends the submit on its way, again with its key where it went out before. */
  async #land(signal: AbortSignal): Promise<void> {
    const flight = this.#flight;
    if (flight === null) return;
    this.#store.set({ busy: "submitting", isUnanswered: true });
    const called = await this.#client.sync(flight.round, flight.request, flight.key, signal);
    if (called.ok) {
      const read = await this.#workbook.rows();
      await this.#finish(flight.round, flight.rows, called.value, read);
      this.#flight = null;
      return this.#store.set({ isUnanswered: false });
    }
    if (called.failure.kind !== "problem" || called.failure.code === "busy") throw new Stopped(called.failure);
    this.#flight = null;
    this.#store.set({ isUnanswered: false });
    const { code } = called.failure;
    if (code === "plan.changed") return this.#preview(signal, { kind: "plan-changed" });
    if (code === "idempotency-key.reused") this.#spent.add(flight.key);
    if (code === "idempotency-key.reused") return this.#preview(signal, { kind: "was-registered" });
    throw new Stopped(called.failure);
  }

  async #finish(round: string, rows: readonly SubmittedRow[], answer: SyncAnswer, read: ReadRows): Promise<void> {
    const undelivered = await this.#bringDown(round, rows, answer, read);
    this.#registered = rows.flatMap(({ plan }, index) => {
      const result = answer.rows[index];
      return result === undefined ? [] : [{ row: plan.prepared.row, result }];
    });
    this.#store.set({ plan: null, picks: new Map(), answers: new Map() });
    this.#note({ kind: "submitted", summary: answer.summary, undelivered });
  }

  async #bringDown(
    round: string,
    rows: readonly SubmittedRow[],
    answer: SyncAnswer,
    read: ReadRows,
  ): Promise<readonly Undelivered[]> {
    this.#store.set({ busy: "writing" });
    const { numbers } = this.state();
    const down = { client: this.#client, workbook: this.#workbook, open: await this.#part(), round, numbers };
    const { undelivered, calm } = await bringDown(down, rows, answer, read);
    this.#calm = calm;
    return undelivered;
  }

  /** One request, and only where the rows are those of the last sync. */
  async #isCalm(round: string, { rows }: ReadRows): Promise<boolean> {
    const calm = this.#calm;
    if (calm === null || calm.round !== round || calm.contents !== contentsOf(rows.map(({ content }) => content))) return false;
    return okValue(await this.#client.isUnchanged(round, calm.revision));
  }

  async #part(): Promise<OpenPart & { readonly me: Me }> {
    if (this.#me === null) throw new Stopped({ kind: "signed-out" });
    return { ...(await this.#workbook.part(this.#round(), this.#me.workbookKeys)), me: this.#me };
  }

  #round(): string {
    const { round } = this.state();
    if (this.#me === null) throw new Stopped({ kind: "signed-out" });
    if (round === null) throw new Stopped({ kind: "no-round" });
    return round;
  }

  /** A request of its own, with the same key for as long as it was not answered. */
  async #once<Value>(what: string, send: (key: string) => Promise<Called<Value>>): Promise<Value> {
    const key = this.#keys.get(what) ?? crypto.randomUUID();
    this.#keys.set(what, key);
    const called = await send(key);
    if (called.ok || called.failure.kind === "problem") this.#keys.delete(what);
    return okValue(called);
  }

  #note(notice: SyncNotice | null): void {
    this.#store.set({ notice });
  }
}

const isNoMember = (called: Called<Me>): boolean =>
  !called.ok && called.failure.kind === "problem" && called.failure.code === "role.missing";
