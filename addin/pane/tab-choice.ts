// Which tab is open: chosen in the pane or by a button of the ribbon. Knows no tab itself.

export class TabChoice {
  readonly #listeners = new Set<() => void>();
  #open: string;

  constructor(first: string) {
    this.#open = first;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): string => this.#open;

  readonly open = (id: string): void => {
    this.#open = id;
    for (const listener of this.#listeners) listener();
  };
}
