// What the 同步 tab shows, as one immutable value. Pure: no Excel, no network, no user interface.
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import type { SyncAnswer } from "../../policy/contract/sync.ts";
import type { Undelivered } from "./bring-down.ts";
import type { Answers } from "./match-rows.ts";
import type { CallFailure } from "./register-client.ts";
import type { Picks, SyncPlan } from "./sync-plan.ts";

export interface SignedIn {
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly string[];
}

export type SyncTask = "signing-in" | "reading" | "previewing" | "submitting" | "writing";

export type SyncProblem =
  | CallFailure
  /** Signed in, but nobody made this person a member, or not as a clerk. */
  | { readonly kind: "no-member" }
  | { readonly kind: "not-clerk" }
  | { readonly kind: "sign-in-closed" }
  | { readonly kind: "sign-in-refused" }
  | { readonly kind: "no-round" }
  | { readonly kind: "no-applications" }
  /** Excel would not read or write; the register is as the notice says. */
  | { readonly kind: "workbook"; readonly failure: string };

export type SyncNotice =
  | { readonly kind: "up-to-date" }
  | { readonly kind: "submitted"; readonly summary: SyncAnswer["summary"]; readonly undelivered: readonly Undelivered[] }
  /** An earlier submit had gone through although its answer never came. */
  | { readonly kind: "was-registered" }
  | { readonly kind: "was-not-registered" }
  /** The preview was made again: the rows changed since, or the register did. */
  | { readonly kind: "workbook-changed" }
  | { readonly kind: "plan-changed" }
  | { readonly kind: "pulled"; readonly sheet: string; readonly row: number }
  | { readonly kind: "withdrawn"; readonly applicationId: string }
  | { readonly kind: "register-sheet"; readonly sheet: string }
  | { readonly kind: "awards-sent"; readonly rows: number };

export interface SyncState {
  readonly person: SignedIn | null;
  readonly rounds: readonly RoundAnswer[];
  readonly round: string | null;
  readonly busy: SyncTask | null;
  readonly problem: SyncProblem | null;
  readonly notice: SyncNotice | null;
  readonly plan: SyncPlan | null;
  readonly picks: Picks;
  readonly answers: Answers;
  /** A submit went out and no answer came: 提交 asks again with the same key. */
  readonly isUnanswered: boolean;
  /** The clerk lets 系统编号 be written. */
  readonly numbers: boolean;
}

export const initialSyncState: SyncState = {
  person: null,
  rounds: [],
  round: null,
  busy: null,
  problem: null,
  notice: null,
  plan: null,
  picks: new Map(),
  answers: new Map(),
  isUnanswered: false,
  numbers: false,
};
