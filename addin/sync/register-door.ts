// Who is signed in at the register, and which round is open: what the tabs 同步, 评审 and 拨付 share. Draws nothing, reads no cell.
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import { Listeners } from "./listeners.ts";
import type { CallFailure, Me, RegisterClient } from "./register-client.ts";
import type { SignIn } from "./sign-in.ts";

export type Person = Pick<Me, "memberId" | "name" | "organisation" | "roles">;

/** Why nobody is signed in, where somebody tried; `signed-out`: the time of the sign-in is over. */
export type DoorProblem =
  | CallFailure
  | { readonly kind: "sign-in-closed" | "sign-in-refused" | "sign-in-unreachable" }
  /** Signed in with the issuer, but nobody made this person a member. */
  | { readonly kind: "no-member" };

export interface DoorState {
  readonly person: Person | null;
  /** All rounds, the earliest first. */
  readonly rounds: readonly RoundAnswer[];
  /** The one chosen, with its stage; null where there is none yet. */
  readonly round: RoundAnswer | null;
  readonly isSigningIn: boolean;
  readonly problem: DoorProblem | null;
}

interface DoorOptions {
  readonly client: RegisterClient;
  readonly signIn: Pick<SignIn, "signIn" | "signOut">;
  /** The round this workbook was last synced with, or null. */
  readonly workbookRound: () => Promise<string | null>;
}

const nobody: DoorState = { person: null, rounds: [], round: null, isSigningIn: false, problem: null };

export class RegisterDoor {
  readonly client: RegisterClient;
  readonly #options: DoorOptions;
  readonly #listeners = new Listeners();
  #state = nobody;
  #me: Me | null = null;
  #attempt: AbortController | null = null;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.client = options.client;
  }

  readonly subscribe: Listeners["subscribe"] = (listener) => this.#listeners.subscribe(listener);
  readonly state = (): DoorState => this.#state;

  /** Who it is with the keys of the workbook's marks, which only a clerk has; null while nobody is signed in. */
  readonly me = (): Me | null => this.#me;

  /** Through the Office dialog. Never rejects: what went wrong is the state's `problem`. */
  readonly signIn = (): Promise<void> =>
    this.#try(async (signal) => {
      const configuration = await this.client.signIn();
      if (!configuration.ok) return configuration.failure;
      const outcome = await this.#options.signIn.signIn(configuration.value, signal);
      if (outcome !== "signed-in") return { kind: `sign-in-${outcome}` };
      return this.#enter(signal);
    });

  /** With a token that is there already. */
  readonly enter = (): Promise<void> => this.#try((signal) => this.#enter(signal));

  readonly cancel = (): void => this.#attempt?.abort();

  /** The next sign-in asks anew who it is, so that another account can be chosen. */
  readonly signOut = (): void => {
    this.cancel();
    this.#attempt = null;
    this.#options.signIn.signOut();
    this.#me = null;
    this.#set(nobody);
  };

  /** A call was answered that nobody is signed in: to be told by whoever called. What was being done stays. */
  readonly expired = (): void => {
    this.#me = null;
    this.#set({ person: null, problem: { kind: "signed-out" } });
  };

  readonly chooseRound = (id: string): void =>
    this.#set({ round: this.#state.rounds.find((round) => round.id === id) ?? this.#state.round });

  /** The rounds as they are now; stays silent where they cannot be had. */
  readonly refreshRounds = async (): Promise<void> => {
    const called = await this.client.rounds();
    if (!called.ok) return;
    const rounds = called.value;
    this.#set({ rounds, round: rounds.find(({ id }) => id === this.#state.round?.id) ?? latestOf(rounds) });
  };

  /** Opens a round (clerks); null where it is there now and chosen. */
  readonly openRound = async (year: number, previousYear: number | null): Promise<CallFailure | null> => {
    const called = await this.client.createRound(year, previousYear, `open-round-${year}-${previousYear}`);
    if (!called.ok && called.failure.kind === "signed-out") this.expired();
    if (!called.ok) return called.failure;
    this.#set({ round: called.value });
    await this.refreshRounds();
    return null;
  };

  async #enter(signal: AbortSignal): Promise<DoorProblem | null> {
    const me = await this.client.me();
    if (!me.ok) return isNoMember(me.failure) ? { kind: "no-member" } : me.failure;
    const called = await this.client.rounds();
    if (!called.ok) return called.failure;
    const rounds = called.value;
    const wanted = this.#state.round?.id ?? (await this.#options.workbookRound().catch(() => null));
    if (signal.aborted) return { kind: "cancelled" };
    this.#me = me.value;
    const { memberId, name, organisation, roles } = me.value;
    const round = rounds.find(({ id }) => id === wanted) ?? latestOf(rounds);
    this.#set({ person: { memberId, name, organisation, roles }, rounds, round });
    return null;
  }

  async #try(attempt: (signal: AbortSignal) => Promise<DoorProblem | null>): Promise<void> {
    if (this.#state.isSigningIn) return;
    const controller = new AbortController();
    this.#attempt = controller;
    this.#set({ isSigningIn: true, problem: null });
    const problem = await attempt(controller.signal);
    // Signed out in the meantime: whatever came of it counts no more.
    if (this.#attempt !== controller) return;
    this.#attempt = null;
    this.#set({ isSigningIn: false, problem });
  }

  #set(change: Partial<DoorState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.tell();
  }
}

/** The round that takes applications, or the last one. */
const latestOf = (rounds: readonly RoundAnswer[]): RoundAnswer | null =>
  rounds.findLast(({ stage }) => stage === "intake") ?? rounds.at(-1) ?? null;

const isNoMember = (failure: CallFailure): boolean => failure.kind === "problem" && failure.code === "role.missing";
