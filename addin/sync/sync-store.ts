// One thing at a time over the state of 同步: who listens, what runs, and how a failure becomes a problem that is shown.

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

/** Excel's reason as addin/workbook names it: a kind, never a sentence. */
const wordOf = (error: unknown): string => (error instanceof Error ? error.message : "failed");

export class SyncStore {
  readonly #listeners = new Set<() => void>();
  #state: SyncState = initialSyncState;
  #controller: AbortController | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SyncState => this.#state;

  set(change: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
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
      const problem = error instanceof Stopped ? error.problem : { kind: "workbook" as const, failure: wordOf(error) };
      this.set({ problem, ...(problem.kind === "signed-out" ? { person: null } : {}) });
    }
    this.set({ busy: null });
  }
}
