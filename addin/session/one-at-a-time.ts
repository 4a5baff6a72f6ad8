// Runs one task at a time. What a person asks for takes the place of a quiet task; a second request while one runs is not taken up.

interface Running {
  readonly controller: AbortController;
  readonly isQuiet: boolean;
  readonly ended: Promise<void>;
}

export class OneAtATime {
  #running: Running | null = null;

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Asks the running task to stop. */
  cancel(): void {
    this.#running?.controller.abort();
  }

  /** Runs `work`, which must not throw, unless something else stands before it; answers whether it ran. */
  async run(isQuiet: boolean, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    if (this.#running?.isQuiet && !isQuiet) {
      this.#running.controller.abort();
      await this.#running.ended;
    }
    if (this.#running !== null) return false;
    const controller = new AbortController();
    const ended = work(controller.signal).finally(() => {
      this.#running = null;
    });
    this.#running = { controller, isQuiet, ended };
    await ended;
    return true;
  }
}
