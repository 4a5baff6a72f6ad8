// What every action of 同步 works with: the register, the workbook, the state on screen. Does nothing by itself.
import type { IsoDate } from "../../policy/kinds.ts";
import type { Language } from "../../policy/wording/entry.ts";
import type { WorkbookPort } from "./ports.ts";
import type { Called, Me, RegisterClient } from "./register-client.ts";
import type { RegisterDoor } from "./register-door.ts";
import { RequestKeys } from "./request-keys.ts";
import { okValue, problemOf, Stopped } from "./stopped.ts";
import { nothingShown, type SyncNotice, type SyncProblem, type SyncShown, type SyncTask } from "./sync-state.ts";
import { type OpenPart, SyncedWorkbook } from "./synced-workbook.ts";
import { TaskStore } from "./task-store.ts";

export interface SyncOptions {
  readonly door: RegisterDoor;
  readonly port: WorkbookPort;
  readonly language: Language;
  readonly today: () => IsoDate;
}

export class SyncDesk {
  readonly client: RegisterClient;
  readonly workbook: SyncedWorkbook;
  readonly store: TaskStore<SyncTask, SyncProblem, SyncNotice, SyncShown>;
  readonly language: Language;
  readonly #door: RegisterDoor;
  readonly #keys = new RequestKeys();

  constructor({ door, port, language, today }: SyncOptions) {
    this.#door = door;
    this.client = door.client;
    this.workbook = new SyncedWorkbook(port, today);
    this.store = new TaskStore<SyncTask, SyncProblem, SyncNotice, SyncShown>(nothingShown, {
      broken: problemOf,
      whenProblem: ({ kind }) => {
        if (kind === "signed-out") door.expired();
      },
      asNotice: (problem) => (isCancelled(problem) ? { kind: "cancelled" } : null),
    });
    this.language = language;
  }

  /** @throws Stopped where nobody is signed in. */
  me(): Me {
    const me = this.#door.me();
    if (me === null) throw new Stopped({ kind: "signed-out" });
    return me;
  }

  /** Id of the chosen round. @throws Stopped where there is none. */
  round(): string {
    const { round } = this.#door.state();
    if (round === null) throw new Stopped({ kind: "no-round" });
    return round.id;
  }

  /** The workbook's part, opened with the signed-in clerk's keys. */
  part(): Promise<OpenPart> {
    return this.workbook.part(this.round(), this.me().workbookKeys);
  }

  /** A request of its own, with the same key for as long as it was not answered. */
  async once<Value>(what: string, send: (key: string) => Promise<Called<Value>>): Promise<Value> {
    return okValue(await this.#keys.once(`${this.me().memberId} ${what}`, send));
  }
}

const isCancelled = (problem: SyncProblem): boolean =>
  problem.kind === "cancelled" || (problem.kind === "workbook" && problem.failure.kind === "cancelled");
