// What the 同步 tab shows beside who is signed in, as one immutable value. Pure: no Excel, no network, no user interface.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { SyncAnswer } from "../../policy/contract/sync.ts";
import type { Problem } from "../session/state.ts";
import type { Undelivered } from "./bring-down.ts";
import type { Answers } from "./match-rows.ts";
import type { CallFailure } from "./register-client.ts";
import type { ApplicationSheet, RegisterColumns } from "./register-columns.ts";
import type { Picks, SyncPlan } from "./sync-plan.ts";
import type { TaskState } from "./task-store.ts";

export type SyncTask = "reading" | "previewing" | "submitting" | "writing" | "loading" | "deciding";

export type SyncProblem =
  | CallFailure
  | { readonly kind: "no-round" }
  | { readonly kind: "no-applications" }
  /** The register takes so many rows a request, and no more. */
  | { readonly kind: "too-many-rows"; readonly rows: number }
  /** The workbook has no municipal list with programme and year. */
  | { readonly kind: "no-awards" }
  /** Excel would not read or write; the register is as the notice says. */
  | { readonly kind: "workbook"; readonly failure: Problem["failure"] };

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
  | { readonly kind: "register-columns"; readonly cells: number; readonly kept: number }
  | { readonly kind: "awards-sent"; readonly rows: number }
  | { readonly kind: "decided"; readonly applicationId: string }
  | { readonly kind: "cancelled" };

export interface SyncShown {
  readonly plan: SyncPlan | null;
  readonly picks: Picks;
  readonly answers: Answers;
  /** A submit went out and no answer came: 提交 asks again with the same key. */
  readonly isUnanswered: boolean;
  /** The clerk lets 系统编号 be written; null until the workbook was asked. */
  readonly numbers: boolean | null;
  /** The round's applications with what waits for a decision; null until asked for. */
  readonly applications: readonly ApplicationAnswer[] | null;
  /** What the register last said of each row is there to be written. */
  readonly hasRegistered: boolean;
  readonly registerColumns: RegisterColumns;
  /** The sheets of applications, with the headers that could take the register's values. */
  readonly sheets: readonly ApplicationSheet[];
}

export type SyncState = TaskState<SyncTask, SyncProblem, SyncNotice, SyncShown>;

export const nothingShown: SyncShown = {
  plan: null,
  picks: new Map(),
  answers: new Map(),
  isUnanswered: false,
  numbers: null,
  applications: null,
  hasRegistered: false,
  registerColumns: {},
  sheets: [],
};
