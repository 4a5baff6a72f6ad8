// The session's state as the pane shows it: one value at a time, and who is told when it changes. Does nothing to the workbook.
import { failureAsProblem } from "./problem.ts";
import { type Busy, initialState, type Notice, type Problem, type SessionState } from "./state.ts";
import type { Refusal } from "./write-fixes.ts";

export class ShownState {
  readonly #listeners = new Set<() => void>();
  readonly #keepsUndo: boolean;
  #state = initialState;

  /** `keepsUndo`: Excel keeps the clerk's undo list when an add-in writes. */
  constructor(keepsUndo: boolean) {
    this.#keepsUndo = keepsUndo;
  }

  get now(): SessionState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  busy(busy: Busy): void {
    this.set({ busy });
  }

  note(notice: Notice | null): void {
    if (notice !== null) this.set({ notice });
  }

  /** Says why a write did not happen. */
  tell(refused: Refusal): void {
    if (refused.kind === "failed") this.set({ problem: { failure: refused.failure, at: "action" } });
    else this.set({ notice: refused });
  }

  /** Our own write emptied Excel's undo list, below the version that keeps it. */
  wrote(): void {
    if (!this.#keepsUndo && this.#state.undoLost === "no") this.set({ undoLost: "tell" });
  }

  fail(error: unknown, at: Problem["at"]): void {
    const failure = failureAsProblem(error);
    if (failure.kind === "cancelled") this.set({ notice: { kind: "cancelled" } });
    else this.set({ problem: { failure, at } });
  }
}
