// What every step of 拨付 works with: the register's routes, the state on screen, who is signed in. A step is asked once, read back from
// the register, and asked again with the same key where no answer came. Decides nothing.
import type { Called } from "../sync/register-client.ts";
import type { Person, RegisterDoor } from "../sync/register-door.ts";
import { RequestKeys } from "../sync/request-keys.ts";
import { TaskStore } from "../sync/task-store.ts";
import { waitingBatch } from "./offers.ts";
import { PaymentRequests } from "./payment-requests.ts";
import {
  nothingShown,
  type PaymentsNotice,
  type PaymentsProblem,
  type PaymentsShown,
  type PaymentsTask,
} from "./payments-state.ts";
import { okValue, problemOf, Stopped } from "./stopped.ts";

type Store = TaskStore<PaymentsTask, PaymentsProblem, PaymentsNotice, PaymentsShown>;
export type PaymentsState = ReturnType<Store["state"]>;

export class PaymentsDesk {
  readonly requests: PaymentRequests;
  readonly store: Store;
  readonly #door: RegisterDoor;
  readonly #keys = new RequestKeys();
  /** Whose work is on screen, and of which round. */
  #member: string | null = null;
  #round: string | null = null;
  #today = "";

  constructor(door: RegisterDoor) {
    this.#door = door;
    this.requests = new PaymentRequests(door.client);
    this.store = new TaskStore<PaymentsTask, PaymentsProblem, PaymentsNotice, PaymentsShown>(nothingShown, {
      broken: problemOf,
      whenProblem: ({ kind }) => {
        if (kind !== "signed-out") return;
        // The door says so, and what was being done waits behind it.
        this.store.set({ problem: null });
        door.expired();
      },
    });
    door.subscribe(() => {
      const { person, round, problem, isSigningIn } = door.state();
      if (person !== null) this.#enter(person.memberId, round?.id ?? null);
      // A sign-in whose time is over takes nothing away: the same person goes on where it ended.
      else if (problem === null && !isSigningIn) this.#enter(null, null);
    });
  }

  /** The day as the register counts it, when the schedule was last read. */
  today(): string {
    return this.#today;
  }

  /** Loads the chosen round's schedule and batches, unless they are there. */
  async open(): Promise<void> {
    const { person, round } = this.#door.state();
    if (person === null || round === null) return;
    this.#enter(person.memberId, round.id);
    // What was asked for the round before may still be on its way.
    while (this.store.state().busy !== null) await this.store.idle();
    if (round.id === this.#round && this.store.state().schedule === null) await this.load();
  }

  load(): Promise<boolean> {
    return this.store.alone("loading", (signal) => this.#read(signal));
  }

  /**
   * Does it, to a batch where it is one's, reads everything anew and says what was done; refused because somebody was faster, it shows
   * how things stand now.
   */
  change(task: PaymentsTask, act: () => Promise<PaymentsNotice>, batch: string | null = null): Promise<boolean> {
    return this.store.alone(task, async (signal) => {
      try {
        const notice = await act();
        this.store.set({ notice });
      } catch (error) {
        const problem = problemOf(error);
        if (isOutOfStep(problem)) await this.#read(signal).catch(() => undefined);
        if (problem.kind !== "problem" || problem.code !== "state.wrong") return problem;
        const { article, reference } = problem;
        return { kind: "moved-on", task, batch, article, reference };
      }
      return this.#read(signal);
    });
  }

  /** A request of its own, with the same key for as long as it was not answered. @throws Stopped with what stands against it. */
  async once<Value>(what: readonly string[], send: (key: string) => Promise<Called<Value>>): Promise<Value> {
    return okValue(await this.#keys.once(JSON.stringify([this.#person().memberId, ...what]), send));
  }

  /** Id of the chosen round. @throws Stopped where there is none. */
  round(): string {
    const { round } = this.#door.state();
    if (round === null) throw new Stopped({ kind: "no-round" });
    return round.id;
  }

  /** @throws Stopped where nobody is signed in. */
  #person(): Person {
    const { person } = this.#door.state();
    if (person === null) throw new Stopped({ kind: "signed-out" });
    return person;
  }

  async #read(signal: AbortSignal): Promise<null> {
    const round = this.round();
    const [schedule, batches, today] = await Promise.all([
      this.requests.schedule(round, signal),
      this.requests.batches(round, signal),
      this.#door.client.today(signal),
    ]);
    const [read, found] = [okValue(schedule), okValue(batches)];
    this.#today = okValue(today);
    // Another round was chosen while this one was on its way.
    if (round !== this.#round) return null;
    const { batch, batches: before, names: known } = this.store.state();
    const names = read.lines.every(({ applicationId }) => known.has(applicationId)) ? known : await this.#names(round, signal);
    const isThere = found.some(({ id }) => id === batch);
    // A batch that was settled before this look is done with: what waits is what the person came for.
    const isDone = before.some(({ id, status }) => id === batch && status === "settled");
    const chosen = isThere && !isDone ? batch : (waitingBatch(found, this.#person())?.id ?? null);
    this.store.set({ schedule: read, names, batches: found, batch: chosen });
    return null;
  }

  /** A help: without them every line still has its payee. */
  async #names(round: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const called = await this.requests.studioNames(round, signal);
    return called.ok ? called.value : this.store.state().names;
  }

  #enter(member: string | null, round: string | null): void {
    if (member === this.#member && round === this.#round) return;
    this.#member = member;
    this.#round = round;
    this.store.cancel();
    this.store.set({ ...nothingShown, problem: null, notice: null });
  }
}

/** What the pane shows is not how things stand: somebody else was faster, or a pull is on record that Excel did not take. */
const isOutOfStep = (problem: PaymentsProblem): boolean =>
  problem.kind === "problem" ? problem.status === 409 : problem.kind === "workbook" && problem.pulled !== null;
