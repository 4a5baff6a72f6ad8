// Two clerks, a workbook each, one register: random edits, sorts, insertions, deletions, pastes, syncs, lost answers, closed panes.
// Everything follows from the seed. Throws the first thing that must never happen, with the seed and the step.

import type { CellValue } from "../../addin/mapping/snapshot.ts";
import { countsOf, isSettled } from "../../addin/sync/sync-plan.ts";
import type { Channel } from "../../addin/workbench/host/channel.ts";
import { maskIdentifier } from "../../policy/codes.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import type { Breakage, InProcessRegister } from "./in-process-register.ts";
import {
  address,
  applicationsBook,
  type Clerk,
  cellsOf,
  clerkAt,
  columnOf,
  columns,
  firstRow,
  recordsOf,
  sheetName,
  type TestField,
} from "./two-workbooks.ts";

export interface SimulationOptions {
  readonly seed: number;
  readonly steps: number;
  readonly register: InProcessRegister;
  readonly channel: () => Channel;
}

export interface SimulationResult {
  readonly syncs: number;
  readonly lostAnswers: number;
  readonly conflictsPicked: number;
  readonly rows: number;
}

/** mulberry32: small, and the same everywhere. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Fields a clerk edits; what identifies a row stays, but for the lead's name now and then. */
const edited = ["remark", "memberCount", "contactName", "payeeAccount", "hostSite", "occupation"] as const;
const lastColumn = "S";
const lastButNumber = "R";
const startRows = 8;
const mostRows = 16;

/** Long numbers are typed with an apostrophe, or Excel would lose their last digits. */
const asText = (value: string): string => (/^\d{12,}$/.test(value) ? `'${value}` : value);

const shownValue = (field: TestField, value: CellValue): string => {
  const text = value === "是" ? "true" : value === "否" ? "false" : String(value);
  return isSealedField(field) ? maskIdentifier(text) : text;
};
const shownOfApi = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** `credit code, field` */
type Place = string;
const placeOf = (creditCode: CellValue, field: string): Place => `${creditCode} ${field}`;
type Cells = ReadonlyMap<Place, string>;

class Simulation {
  readonly #random: (below: number) => number;
  readonly #options: SimulationOptions;
  readonly #clerks: Clerk[] = [];
  /** What each clerk's workbook showed so far, or a preview showed the clerk. */
  readonly #seen = [new Map<Place, Set<string>>(), new Map<Place, Set<string>>()];
  /** What the register ever held. */
  readonly #registered = new Map<Place, Set<string>>();
  #owners = new Map<string, string>();
  #register = new Map<Place, string>();
  #breakage: Breakage = null;
  #round = "";
  #step = 0;
  #counter = 0;
  #nextApplication = startRows + 1;
  readonly result = { syncs: 0, lostAnswers: 0, conflictsPicked: 0, rows: 0 };

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#random = randomOf(options.seed);
  }

  async run(): Promise<SimulationResult> {
    const { register, channel, steps } = this.#options;
    this.#round = await register.newRound();
    const numbers = Array.from({ length: startRows }, (_, i) => i + 1);
    for (const [who, name] of (["first", "second"] as const).entries())
      this.#clerks.push(
        await clerkAt(applicationsBook(numbers), register, name, channel, {
          ...{ round: this.#round, numbers: who === 0 },
          breakage: (method, path) => (method === "POST" && path.endsWith("/sync") ? this.#takeBreakage() : null),
        }),
      );
    for (this.#step = 1; this.#step <= steps; this.#step += 1) await this.#act(this.#random(2));
    await this.#converge();
    this.result.rows = recordsOf(this.#clerk(0).host.book).length;
    return this.result;
  }

  #clerk(who: number): Clerk {
    const clerk = this.#clerks[who];
    if (clerk === undefined) throw new Error("Two clerks.");
    return clerk;
  }

  #takeBreakage(): Breakage {
    // A dry run goes through more often than not, so that submits are what breaks.
    const now = this.#breakage !== null && this.#random(2) === 0 ? this.#breakage : null;
    if (now !== null) {
      this.#breakage = null;
      this.result.lostAnswers += 1;
    }
    return now;
  }

  async #act(who: number): Promise<void> {
    const clerk = this.#clerk(who);
    this.#options.channel().attach(clerk.host);
    const what = this.#random(100);
    if (what < 58) this.#edit(clerk);
    else if (what < 66) this.#sort(clerk, lastColumn);
    else if (what < 70) this.#sort(clerk, lastButNumber);
    else if (what < 75) this.#insert(clerk);
    else if (what < 78) this.#remove(clerk);
    else if (what < 81) this.#paste(clerk);
    else if (what < 84) await clerk.openPane();
    else await this.#sync(who, what);
    this.#look(who);
  }

  #lastRow({ host }: Clerk): number {
    return host.book.sheet(sheetName)?.usedArea(true)?.bottom ?? firstRow;
  }

  #cell({ host }: Clerk, row: number, field: TestField): CellValue {
    return host.book.sheet(sheetName)?.cell(row, columnOf(field))?.value ?? "";
  }

  #rows(clerk: Clerk): number[] {
    const all = Array.from({ length: this.#lastRow(clerk) }, (_, i) => i + firstRow);
    return all.filter((row) => this.#cell(clerk, row, "creditCode") !== "");
  }

  #someRow(clerk: Clerk): number | null {
    const rows = this.#rows(clerk);
    return rows[this.#random(rows.length)] ?? null;
  }

  #edit(clerk: Clerk): void {
    const row = this.#someRow(clerk);
    if (row === null) return;
    const field = this.#random(12) === 0 ? "leadName" : (edited[this.#random(edited.length)] ?? "remark");
    this.#counter += 1;
    const credit = String(this.#cell(clerk, row, "creditCode"));
    const owner = credit.slice(10, 15);
    // A small pool for some fields, so that values come back; a new value for others, so that each edit is told apart.
    const values: Readonly<Record<string, CellValue>> = {
      memberCount: this.#random(4) + 3,
      hostSite: this.#random(2) === 0 ? "是" : "否",
      payeeAccount: `'6222${owner}${String(this.#random(6)).repeat(7)}`,
      occupation: ["钳工", "焊工", "车工"][this.#random(3)] ?? "钳工",
      leadName: `李${owner}号${this.#random(3)}`,
    };
    const fresh = this.#random(8) === 0 ? "" : `${owner}#${this.#counter}`;
    clerk.host.user.type(sheetName, address(row, field), values[field] ?? fresh);
  }

  #sort(clerk: Clerk, right: string): void {
    const last = this.#lastRow(clerk);
    clerk.host.user.sort(sheetName, `A2:${right}${last + 1}`, this.#random(columns.length - 1), this.#random(2) === 0);
  }

  #insert(clerk: Clerk): void {
    const row = firstRow + this.#random(this.#lastRow(clerk));
    clerk.host.user.insertRows(sheetName, row, 1);
    if (this.#random(3) === 0 || this.#rows(clerk).length >= mostRows) return;
    for (const [column, value] of cellsOf(cleanFields(this.#nextApplication)).entries())
      clerk.host.user.type(
        sheetName,
        address(row, columns[column]?.[0] ?? "remark"),
        typeof value === "string" ? asText(value) : value,
      );
    this.#nextApplication += 1;
  }

  #remove(clerk: Clerk): void {
    const rows = this.#rows(clerk);
    const row = rows[this.#random(rows.length)];
    if (row !== undefined && rows.length > 4) clerk.host.user.deleteRows(sheetName, row, 1);
  }

  #paste(clerk: Clerk): void {
    const row = this.#someRow(clerk);
    const to = this.#lastRow(clerk) + 2;
    if (row !== null && this.#rows(clerk).length < mostRows)
      clerk.host.user.paste(sheetName, `A${row + 1}:${lastColumn}${row + 1}`, `A${to}`);
  }

  /** Cells of rows that stand once: of two pasted alike nobody can say which one lost what. */
  #cells(clerk: Clerk): Cells {
    const records = recordsOf(clerk.host.book);
    const cells = new Map<Place, string>();
    for (const record of records) {
      if (record.creditCode === "" || records.filter(({ creditCode }) => creditCode === record.creditCode).length > 1) continue;
      for (const [field] of columns)
        if (field !== "applicationId") cells.set(placeOf(record.creditCode, field), shownValue(field, record[field]));
    }
    return cells;
  }

  #look(who: number): void {
    for (const record of recordsOf(this.#clerk(who).host.book))
      for (const [field] of columns)
        this.#note(this.#seen[who], placeOf(record.creditCode, field), shownValue(field, record[field]));
  }

  #note(into: Map<Place, Set<string>> | undefined, place: Place, value: string): void {
    const known = into?.get(place);
    if (known === undefined) into?.set(place, new Set([value]));
    else known.add(value);
  }

  async #sync(who: number, what: number): Promise<void> {
    const clerk = this.#clerk(who);
    this.result.syncs += 1;
    this.#breakage = what >= 97 ? "after" : what >= 95 ? "before" : null;
    const before = this.#cells(clerk);
    await clerk.session.preview();
    const shown = this.#showPlan(who);
    if (this.#random(10) !== 0) {
      this.#pickSome(clerk);
      await clerk.session.submit();
      this.#showPlan(who, shown);
      if (clerk.session.state().isUnanswered && this.#random(2) === 0) await clerk.openPane();
    }
    this.#breakage = null;
    const { problem } = clerk.session.state();
    if (problem !== null && problem.kind !== "unanswered") this.#fail(`a problem: ${JSON.stringify(problem)}`);
    await this.#checkRegister(who);
    this.#checkCells(who, before, shown);
  }

  /** What the preview on screen shows: `credit code, field, mine`. */
  #showPlan(who: number, shown = new Set<string>()): Set<string> {
    for (const { prepared, conflicts, incoming } of this.#clerk(who).session.state().plan?.rows ?? []) {
      for (const { field, mine, theirs } of [...conflicts, ...incoming]) {
        const place = placeOf(String(prepared.row.values.creditCode), field);
        shown.add(`${place} ${shownOfApi(mine)}`);
        this.#note(this.#seen[who], place, shownOfApi(theirs));
      }
    }
    return shown;
  }

  #pickSome({ session }: Clerk): void {
    for (const row of session.state().plan?.rows ?? []) {
      if (row.outcome !== "conflict" || this.#random(4) === 0) continue;
      for (const { field } of row.conflicts) {
        session.pick(row, [field], this.#random(2) === 0 ? "mine" : "theirs");
        this.result.conflictsPicked += 1;
      }
    }
  }

  /** The register never gives an application to somebody else, never holds one twice, and loses nothing its writer had not seen. */
  async #checkRegister(writer: number): Promise<void> {
    const answer = await this.#options.register.call(
      this.#options.register.tokens.first,
      "GET",
      `/api/rounds/${this.#round}/applications?limit=500`,
    );
    const { items } = (await answer.json()) as { items: { id: string; fields: Record<string, unknown> }[] };
    const owners = new Map(items.map(({ id, fields }) => [id, String(fields["creditCode"])]));
    if (new Set(owners.values()).size !== owners.size) this.#fail("an application stands twice in the register");
    for (const [id, owner] of this.#owners)
      if (owners.get(id) !== owner) this.#fail(`${id} was ${owner}'s and is ${owners.get(id)}'s`);
    this.#owners = owners;
    const now = new Map<Place, string>();
    for (const { fields } of items) {
      const owner = String(fields["creditCode"]);
      for (const [field] of columns) {
        if (field === "applicationId") continue;
        const place = placeOf(owner, field);
        const value = shownOfApi(fields[field]);
        const was = this.#register.get(place);
        // A blank that nobody made by clearing is no edit.
        const isEdit =
          was !== undefined && (was !== "" || [...(this.#registered.get(place) ?? [])].some((known) => known !== ""));
        if (isEdit && was !== value && !this.#seen[writer]?.get(place)?.has(was))
          this.#fail(`${place}: "${was}" was overwritten by "${value}" without having been shown`);
        if (/#/.test(value) && !value.startsWith(owner.slice(10, 15))) this.#fail(`${place} holds "${value}" of another row`);
        now.set(place, value);
        this.#note(this.#registered, place, value);
      }
    }
    this.#register = now;
  }

  /** No edit of the clerk's leaves a cell unless a preview showed it, or the register has had it. */
  #checkCells(who: number, before: Cells, shown: ReadonlySet<string>): void {
    const after = this.#cells(this.#clerk(who));
    for (const [place, value] of before) {
      const now = after.get(place);
      if (now === undefined || now === value || shown.has(`${place} ${value}`)) continue;
      if (!this.#registered.get(place)?.has(value)) this.#fail(`${place}: "${value}" became "${now}" in the cell, unshown`);
    }
  }

  async #converge(): Promise<void> {
    for (let turn = 0; turn < 6; turn += 1) {
      const who = turn % 2;
      const clerk = this.#clerk(who);
      this.#options.channel().attach(clerk.host);
      this.#removeCopies(clerk);
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await clerk.session.preview();
        this.#showPlan(who);
        clerk.session.pickAll("theirs");
        await clerk.session.submit();
        await this.#checkRegister(who);
        this.#look(who);
      }
    }
    for (const clerk of this.#clerks) {
      this.#options.channel().attach(clerk.host);
      await clerk.session.preview();
      const { plan, problem, notice } = clerk.session.state();
      const open = plan?.rows.filter((row) => !isSettled(row, new Map()) || row.outcome !== "unchanged") ?? [];
      if (problem !== null || open.length > 0 || (plan !== null && countsOf(plan, new Map()).questions > 0))
        this.#fail(
          `no rest: ${JSON.stringify({ problem, notice, questions: plan?.questions.map((q) => [q.applicationId, q.rows.map((r) => [r.row, r.content])]), open: open.map(({ outcome, conflicts, result }) => [outcome, conflicts, result.refusal]) })}`,
        );
      for (const [place, value] of this.#cells(clerk))
        if (this.#register.get(place) !== value)
          this.#fail(`${place}: "${value}" in a cell, "${this.#register.get(place)}" in the register`);
    }
  }

  /** The clerk deletes what was pasted twice. */
  #removeCopies(clerk: Clerk): void {
    const seen = new Set<CellValue>();
    for (const row of this.#rows(clerk).reverse()) {
      const credit = this.#cell(clerk, row, "creditCode");
      if (seen.has(credit)) clerk.host.user.deleteRows(sheetName, row, 1);
      seen.add(credit);
    }
  }

  #fail(what: string): never {
    throw new Error(`Seed ${this.#options.seed}, step ${this.#step}: ${what}`);
  }
}

/** Runs one history. @throws Error naming seed, step and what happened. */
export const simulate = (options: SimulationOptions): Promise<SimulationResult> => new Simulation(options).run();
