// Two clerks, a workbook each, one register: random edits, sorts, insertions, deletions, pastes, syncs, lost answers, closed panes.
// Everything follows from the seed. Throws the first thing that must never happen, with the seed and the step.
import { countsOf, isSettled } from "../../addin/sync/sync-plan.ts";
import type { Channel } from "../../addin/workbench/host/channel.ts";
import { ClerkActs } from "./clerk-acts.ts";
import type { Breakage, InProcessRegister } from "./in-process-register.ts";
import { randomOf } from "./seeded-random.ts";
import { applicationsBook, type Clerk, clerkAt, recordsOf } from "./two-workbooks.ts";
import { Witness } from "./witness.ts";

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

const startRows = 8;

class Simulation {
  readonly #random: (below: number) => number;
  readonly #options: SimulationOptions;
  readonly #clerks: Clerk[] = [];
  readonly #acts: ClerkActs;
  readonly #witness: Witness;
  #breakage: Breakage = null;
  readonly #round: string;
  #step = 0;
  readonly result = { syncs: 0, lostAnswers: 0, conflictsPicked: 0, rows: 0 };

  constructor(options: SimulationOptions, round: string) {
    this.#options = options;
    this.#round = round;
    this.#random = randomOf(options.seed);
    this.#acts = new ClerkActs(this.#random, startRows + 1);
    const { register } = options;
    this.#witness = new Witness({ register, round, clerks: this.#clerks, fail: (what) => this.#fail(what) });
  }

  async run(): Promise<SimulationResult> {
    const { register, channel, steps } = this.#options;
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
    if (what < 81) this.#acts.act(clerk, what);
    else if (what < 84) await clerk.openPane();
    else await this.#sync(who, what);
    this.#witness.look(who);
  }

  async #sync(who: number, what: number): Promise<void> {
    const clerk = this.#clerk(who);
    this.result.syncs += 1;
    this.#breakage = what >= 97 ? "after" : what >= 95 ? "before" : null;
    const before = this.#witness.cells(clerk);
    await clerk.session.preview();
    const shown = this.#witness.showPlan(who);
    if (this.#random(10) !== 0) {
      this.#pickSome(clerk);
      await clerk.session.submit();
      this.#witness.showPlan(who, shown);
      if (clerk.session.state().isUnanswered && this.#random(2) === 0) await clerk.openPane();
    }
    this.#breakage = null;
    const { problem } = clerk.session.state();
    if (problem !== null && problem.kind !== "unanswered") this.#fail(`a problem: ${JSON.stringify(problem)}`);
    await this.#witness.checkRegister(who);
    this.#witness.checkCells(who, before, shown);
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

  async #converge(): Promise<void> {
    for (let turn = 0; turn < 6; turn += 1) {
      const who = turn % 2;
      const clerk = this.#clerk(who);
      this.#options.channel().attach(clerk.host);
      this.#acts.removeCopies(clerk);
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await clerk.session.preview();
        this.#witness.showPlan(who);
        clerk.session.pickAll("theirs");
        await clerk.session.submit();
        await this.#witness.checkRegister(who);
        this.#witness.look(who);
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
      for (const [place, value] of this.#witness.cells(clerk))
        if (this.#witness.registered(place) !== value)
          this.#fail(`${place}: "${value}" in a cell, "${this.#witness.registered(place)}" in the register`);
    }
  }

  #fail(what: string): never {
    throw new Error(`Seed ${this.#options.seed}, step ${this.#step}: ${what}`);
  }
}

/** Runs one history. @throws Error naming seed, step and what happened. */
export const simulate = async (options: SimulationOptions): Promise<SimulationResult> =>
  new Simulation(options, await options.register.newRound()).run();
