// The office's day: the register's where the pane comes from one that says it, else Asia/Shanghai's by this machine's clock, wherever that
// stands. A register may run on a day of its own, and a machine's clock may be wrong.
const inShanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** How long a check waits for a register that does not answer. */
const patienceMs = 1_000;

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

interface OfficeDayOptions {
  /** Answers what `/api/health` says; may reject. */
  readonly health: (signal: AbortSignal) => Promise<unknown>;
  readonly clock?: () => Date;
}

export class OfficeDay {
  readonly #options: OfficeDayOptions;
  #asked: Promise<void> | null = null;
  /** How far the register's day lies ahead of the machine's: both go on over midnight. */
  #aheadMs = 0;

  constructor(options: OfficeDayOptions) {
    this.#options = options;
  }

  /** `YYYY-MM-DD`, as far as is known now. */
  readonly now = (): string => new Date(Date.parse(this.#machineDay()) + this.#aheadMs).toISOString().slice(0, 10);

  /** Once the register was asked: it is asked once, and not waited for longer than a second. */
  readonly today = async (): Promise<string> => {
    await this.ask();
    return this.now();
  };

  readonly ask = (): Promise<void> => {
    this.#asked ??= this.#ask();
    return this.#asked;
  };

  /** The register said its day. */
  readonly heard = (day: unknown): void => {
    if (isDay(day)) this.#aheadMs = Date.parse(day) - Date.parse(this.#machineDay());
  };

  async #ask(): Promise<void> {
    try {
      const said = await this.#options.health(AbortSignal.timeout(patienceMs));
      if (typeof said === "object" && said !== null && "today" in said) this.heard(said.today);
    } catch {
      // No register, no network, or too slow: the machine's day it is.
    }
  }

  #machineDay(): string {
    return inShanghai.format(this.#options.clock?.() ?? new Date());
  }
}
