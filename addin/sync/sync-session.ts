// What a clerk can do in 同步, one thing at a time: preview, pick, submit, pull, withdraw, decide. Draws nothing and calls no Excel
// itself; a submit that was not answered is asked for again with the same key before anything else.
import type { ApplicationField } from "../../policy/records/application.ts";
import { sealedFields } from "../../policy/records/sealed.ts";
import { baseOf } from "./bring-down.ts";
import { Eligibility, type EligibilityDecision, type MatchDecision } from "./eligibility.ts";
import { awardsOf } from "./municipal-list.ts";
import { Previewing } from "./previewing.ts";
import { isMasked, pullRow } from "./pull-row.ts";
import type { RegisterValue } from "./register-columns.ts";
import { type ColumnChoice, RegisterNotes } from "./register-notes.ts";
import { placeOf } from "./row-cells.ts";
import { okValue, Stopped } from "./stopped.ts";
import { Submitting } from "./submitting.ts";
import { SyncDesk, type SyncOptions } from "./sync-desk.ts";
import { type Pick, type PlanRow, pickKey } from "./sync-plan.ts";
import { nothingShown, type SyncState } from "./sync-state.ts";
import type { WorkbookRow } from "./workbook-row.ts";

export class SyncSession {
  readonly #desk: SyncDesk;
  readonly #store: SyncDesk["store"];
  readonly #notes: RegisterNotes;
  readonly #previewing: Previewing;
  readonly #submitting: Submitting;
  readonly #eligibility: Eligibility;
  /** Whose preview is on screen, and of which round. */
  #member: string | null = null;
  #round: string | null = null;

  constructor(options: SyncOptions) {
    const { door } = options;
    this.#desk = new SyncDesk(options);
    this.#store = this.#desk.store;
    this.#notes = new RegisterNotes(this.#desk);
    this.#previewing = new Previewing(this.#desk, this.#notes);
    this.#submitting = new Submitting(this.#desk, this.#previewing);
    this.#eligibility = new Eligibility(this.#desk);
    door.subscribe(() => {
      const { person, round, problem, isSigningIn } = door.state();
      if (person !== null) this.#enter(person.memberId, round?.id ?? null);
      // A sign-in whose time is over, or a new one that fails, takes nothing away: the same person goes on where it ended.
      else if (problem === null && !isSigningIn) this.#leave();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);
  readonly state = (): SyncState => this.#store.state();
  readonly cancel = (): void => this.#store.cancel();
  readonly dismiss = (what: "notice" | "problem"): void => this.#store.set({ [what]: null });

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
  readonly answer = (applicationId: string, content: string | null): Promise<boolean> => {
    this.#store.set({ answers: new Map(this.state().answers).set(applicationId, content) });
    return this.preview();
  };

  readonly preview = (): Promise<boolean> =>
    this.#store.alone("previewing", async (signal) => {
      await this.#submitting.land(signal);
      await this.#previewing.preview(signal);
    });

  readonly submit = (): Promise<boolean> =>
    this.#store.alone("submitting", async (signal) => {
      const { plan } = this.state();
      if (this.#submitting.isUnanswered) await this.#submitting.land(signal);
      else if (plan !== null) await this.#submitting.submit(plan, signal);
    });

  /** Takes the person to the row's cell of that field, or to the row. */
  readonly select = async (row: WorkbookRow, field: ApplicationField | null): Promise<void> => {
    const { plan } = this.state();
    const { sheet, cell } = plan === null ? { sheet: row.sheet, cell: `A${row.row}` } : placeOf(plan.reading, row, field);
    const failure = await this.#desk.workbook.port.selectCell(sheet, cell);
    if (failure !== null) this.#store.set({ problem: { kind: "workbook", failure } });
  };

  /** An application that only the register has becomes a row of the workbook. */
  readonly pull = (applicationId: string): Promise<boolean> =>
    this.#store.alone("writing", async (signal) => {
      const { client, workbook } = this.#desk;
      const revealed = okValue(await client.reveal(applicationId, sealedFields));
      const { reading, date1904 } = await workbook.rows(signal);
      const { part, marker } = await this.#desk.part();
      const numbers = this.state().numbers ?? part.numbers;
      const pulled = isMasked(revealed) ? null : pullRow(reading, revealed, { date1904, numbers });
      if (pulled === null) throw new Stopped({ kind: "no-applications" });
      const failure = await workbook.writeOrFailure(pulled.delivery.writes);
      if (failure !== null) throw new Stopped({ kind: "workbook", failure });
      const bases = new Map(part.bases).set(applicationId, await baseOf(pulled.delivery, marker));
      await workbook.keep({ ...part, bases });
      await this.#previewing.preview(signal, { kind: "pulled", sheet: pulled.sheet, row: pulled.row });
    });

  readonly withdraw = (applicationId: string, reason: string): Promise<boolean> =>
    this.#store.alone("submitting", async (signal) => {
      const send = (key: string) => this.#desk.client.withdraw(applicationId, reason, key);
      await this.#desk.once(`withdraw ${applicationId} ${reason}`, send);
      await this.#previewing.preview(signal, { kind: "withdrawn", applicationId });
    });

  /** Writes what the register said of each row at the last sync to the sheet 登记情况. */
  readonly writeRegisterSheet = (): Promise<boolean> =>
    this.#store.alone("writing", async () => {
      this.#store.set({ notice: { kind: "register-sheet", sheet: await this.#notes.writeSheet() } });
    });

  /** Which column of the sheet takes the register's value from now on. */
  readonly chooseRegisterColumn = (sheet: string, value: RegisterValue, choice: ColumnChoice): Promise<boolean> =>
    this.#store.alone("writing", async () => {
      this.#store.set({ notice: { kind: "register-columns", ...(await this.#notes.choose(sheet, value, choice)) } });
    });

  /** Sends the municipal list of the workbook (article 14); the register deletes nothing. */
  readonly sendMunicipalList = (): Promise<boolean> =>
    this.#store.alone("submitting", async (signal) => {
      const awards = awardsOf((await this.#desk.workbook.rows(signal)).reading);
      if (awards.length === 0) throw new Stopped({ kind: "no-awards" });
      await this.#desk.once(`awards ${JSON.stringify(awards)}`, (key) => this.#desk.client.putAwards(awards, key));
      this.#store.set({ notice: { kind: "awards-sent", rows: awards.length } });
    });

  /** The round's applications with what waits for a person (articles 6, 7, 14). */
  readonly loadApplications = (): Promise<boolean> =>
    this.#store.alone("loading", async (signal) => {
      await this.#eligibility.load(signal);
    });

  readonly decideEligibility = (applicationId: string, decision: EligibilityDecision): Promise<boolean> =>
    this.#store.alone("deciding", async () => {
      await this.#eligibility.decide(applicationId, decision);
    });

  readonly resolveMatch = (applicationId: string, decision: MatchDecision): Promise<boolean> =>
    this.#store.alone("deciding", async () => {
      await this.#eligibility.resolveMatch(applicationId, decision);
    });

  #enter(member: string, round: string | null): void {
    if (this.state().problem?.kind === "signed-out") this.#store.set({ problem: null });
    if (member === this.#member && round === this.#round) return;
    const isOther = member !== this.#member;
    this.#submitting.belongsTo(member);
    if (this.#member !== null) this.#reset(isOther ? null : this.state().numbers);
    this.#member = member;
    this.#round = round;
  }

  /** Forgets what was previewed; an unanswered submit is kept. */
  #leave(): void {
    if (this.#member === null) return;
    this.#member = null;
    this.#reset(null);
  }

  #reset(numbers: boolean | null): void {
    this.#store.cancel();
    this.#previewing.forget();
    const { registerColumns } = this.state();
    const { isUnanswered } = this.#submitting;
    this.#store.set({ ...nothingShown, isUnanswered, numbers, registerColumns, problem: null, notice: null });
  }
}
