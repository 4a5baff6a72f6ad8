// One thing at a time over the state of 同步: who listens, what runs, and how a failure becomes a problem that is shown.
import { failureAsProblem } from "../session/problem.ts";
import { Listeners } from "./listeners.ts";
import type { Called } from "./register-client.ts";
import { initialSyncState, type SyncProblem, type SyncState, type SyncTask } from "./sync-state.ts";

/** Ends what is being done, with the problem the person is shown. */
export class Stopped extends Error {
  readonly problem: SyncProblem;
  constructor(problem: SyncProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

export function okValue<Value>(called: Called<Value>): Value {
  if (called.ok) return called.value;
  throw new Stopped(called.failure);
}

export class SyncStore {
  readonly #listeners = new Listeners();
  readonly #whenSignedOut: () => void;
  #state: SyncState = initialSyncState;
  #controller: AbortController | null = null;

  /** `whenSignedOut` hears that a call was answered that nobody is signed in. */
  constructor(whenSignedOut: () => void) {
    this.#whenSignedOut = whenSignedOut;
  }

  readonly subscribe: Listeners["subscribe"] = (listener) => this.#listeners.subscribe(listener);
  readonly state = (): SyncState => this.#state;

  set(change: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.tell();
  }

  readonly cancel = (): void => this.#controller?.abort();

  /** Runs `work` unless something else runs. */
  async alone(task: SyncTask, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#state.busy !== null) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.set({ busy: task, problem: null, notice: null });
    try {
      await work(controller.signal);
    } catch (error) {
      this.#tell(error instanceof Stopped ? error.problem : { kind: "workbook", failure: failureAsProblem(error) });
    }
    this.set({ busy: null });
  }

  #tell(problem: SyncProblem): void {
    const isCancelled = problem.kind === "cancelled" || (problem.kind === "workbook" && problem.failure.kind === "cancelled");
    this.set(isCancelled ? { notice: { kind: "cancelled" } } : { problem });
    if (problem.kind === "signed-out") this.#whenSignedOut();
  }
}
