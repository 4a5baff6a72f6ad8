// What the round page can do: read the round again, and fetch one of the office's files. Draws nothing and changes no record.
import type { CallFailure } from "../sync/register-client.ts";
import type { RegisterDoor } from "../sync/register-door.ts";
import { TaskStore } from "../sync/task-store.ts";
import { type RoundRecord, readRound } from "./round-record.ts";

export type RoundPageProblem = CallFailure | { readonly kind: "broken"; readonly reference: string };

interface Shown {
  /** Whose sight this is, and of which round. */
  readonly owner: string | null;
  readonly record: RoundRecord | null;
}

type RoundPageTask = "loading" | "fetching";
type Store = TaskStore<RoundPageTask, RoundPageProblem, never, Shown>;
export type RoundPageState = ReturnType<Store["state"]>;

const nothing: Shown = { owner: null, record: null };

export class RoundSession {
  readonly #door: RegisterDoor;
  readonly #save: (file: Blob, name: string) => void;
  readonly #store: Store;
  /** The reading under way, or the last one. */
  #reading: Promise<boolean> = Promise.resolve(true);

  /** `save` hands a file to the person. */
  constructor(door: RegisterDoor, save: (file: Blob, name: string) => void) {
    this.#door = door;
    this.#save = save;
    this.#store = new TaskStore<RoundPageTask, RoundPageProblem, never, Shown>(nothing, {
      broken: () => ({ kind: "broken", reference: `SR-${Date.now().toString(36).toUpperCase()}` }),
      whenProblem: ({ kind }) => {
        if (kind === "signed-out") door.expired();
      },
    });
  }

  readonly subscribe: Store["subscribe"] = (listener) => this.#store.subscribe(listener);
  readonly state = (): RoundPageState => this.#store.state();
  readonly dismiss = (): void => this.#store.set({ problem: null });

  /** Reads what the person may see of the chosen round, unless it is there. */
  readonly open = async (): Promise<void> => {
    const { person, round } = this.#door.state();
    if (person === null || round === null) return;
    const owner = `${person.memberId} ${round.id}`;
    if (owner === this.state().owner && this.state().record !== null) return;
    this.#store.set({ ...nothing, owner });
    // Another round, or another person's: what is still being read is of no use, and this one is read after it.
    this.#store.cancel();
    await this.#reading;
    if (owner === this.state().owner) await this.reload();
  };

  readonly reload = (): Promise<boolean> => {
    if (this.state().busy === null) this.#reading = this.#store.alone("loading", (signal) => this.#read(signal));
    return this.#reading;
  };

  /** The file at the register's `path`, saved under `name`. */
  readonly fetchFile = (path: string, name: string): Promise<boolean> =>
    this.#store.alone("fetching", async (signal) => {
      const file = await this.#door.client.file(path, signal);
      if (!file.ok) return file.failure;
      this.#save(file.value, name);
      return null;
    });

  async #read(signal: AbortSignal): Promise<RoundPageProblem | null> {
    const { person, round } = this.#door.state();
    if (person === null || round === null) return { kind: "signed-out" };
    const { owner } = this.state();
    await this.#door.refreshRounds();
    const read = await readRound(this.#door.client, round.id, person.roles, signal);
    if (!read.ok) return read.failure;
    if (owner === this.state().owner) this.#store.set({ record: read.value });
    return null;
  }
}
