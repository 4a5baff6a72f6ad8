// Who wants to hear that a state changed. Holds no state itself.

export class Listeners {
  readonly #all = new Set<() => void>();

  /** Answers what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(): void {
    for (const listener of this.#all) listener();
  }
}
