// What may be done to a round and its applications: in which stage, in which state, by whom; anything else is refused.
import type { ApplicationState } from "../../../policy/records/application.ts";
import { type RoundStage, roundStages } from "../../../policy/records/round.ts";
import type { Role } from "../../../worker/actor.ts";
import { openingRows } from "./opening-rows.ts";
import { document } from "./round-walk.ts";

export interface Command {
  readonly name: string;
  readonly method: "POST" | "PUT" | "PATCH";
  /** After `/api/applications/{a}` where `states` are given, else after `/api/rounds/{r}`. */
  readonly path: string;
  readonly body: object;
  readonly role: Role;
  readonly stages: readonly RoundStage[];
  /** The states in which an application admits it. */
  readonly states?: readonly ApplicationState[];
  /** The article that says no; absent where it is the register's own order. */
  readonly article?: string;
  /** Who else may send it. */
  readonly also?: Role;
}

const today = "2026-11-22";
const beforeDecision = roundStages.slice(0, 4);
const unclosed = roundStages.slice(0, -1);
const titled = ["approved", "rectifying", "completed"] as const;
const everTitled = [...titled, "rectification-failed", "revoked"] as const;
const undecided = ["submitted", "eligible", "ineligible", "shortlisted", "not-shortlisted"] as const;
export const everyState = [...undecided, ...everTitled, "rejected"] as const;
const pass = { assessedOn: today, grade: "合格", secondAmountFen: 5_000_000 };
const running: readonly RoundStage[] = ["running"];

export const commands: readonly Command[] = [
  {
    name: "eligibility",
    method: "POST",
    path: "/eligibility",
    body: { outcome: "ineligible", reason: "不在大兴" },
    role: "clerk",
    stages: ["intake"],
    states: ["submitted", "eligible", "ineligible"],
  },
  {
    name: "withdrawal",
    method: "POST",
    path: "/withdrawal",
    body: { reason: "企业申请" },
    role: "clerk",
    stages: beforeDecision,
    states: undecided,
  },
  {
    name: "municipal match",
    method: "POST",
    path: "/municipal-match",
    body: { awardId: "M9999", same: true, reason: "核实" },
    role: "clerk",
    stages: unclosed,
    states: everyState,
  },
  {
    name: "plaque issued",
    method: "POST",
    path: "/plaque",
    body: { issuedOn: today },
    role: "clerk",
    stages: running,
    states: titled,
    article: "14",
  },
  {
    name: "plaque returned",
    method: "POST",
    path: "/plaque",
    body: { returnedOn: today },
    role: "clerk",
    stages: running,
    states: [],
    article: "14",
  },
  {
    name: "plan",
    method: "PUT",
    path: "/plans/2026",
    body: { tasks: [{ task: "带徒" }] },
    role: "clerk",
    stages: running,
    states: titled,
    article: "13",
  },
  {
    name: "ledger",
    method: "PUT",
    path: "/expenditures",
    body: { expenditures: [] },
    role: "clerk",
    stages: running,
    states: everTitled,
    article: "15",
  },
  {
    name: "annual assessment",
    method: "POST",
    path: "/assessments",
    body: { kind: "annual", ...pass },
    role: "clerk",
    stages: running,
    states: ["approved", "completed"],
    article: "14",
  },
  {
    name: "recheck",
    method: "POST",
    path: "/assessments",
    body: { kind: "recheck", ...pass },
    role: "clerk",
    stages: running,
    states: ["rectifying"],
    article: "14",
  },
  {
    name: "revocation",
    method: "POST",
    path: "/revocation",
    body: { decidedOn: today, document, reason: "整改后仍不达标" },
    role: "leader",
    stages: running,
    states: ["rectification-failed"],
    article: "14",
  },
  {
    name: "sanction",
    method: "POST",
    path: "/sanctions",
    body: { measure: "warning", decidedOn: today, reason: "挪用经费" },
    role: "leader",
    stages: running,
    states: titled,
    article: "15",
  },

  {
    name: "payee confirmed",
    method: "POST",
    path: "/payee-confirmation",
    body: { accountLast4: "0001", reason: "核对原件" },
    role: "clerk",
    also: "leader",
    stages: roundStages,
    // No payee changed after intake.
    states: [],
    article: "7(3)",
  },

  {
    name: "settings",
    method: "PATCH",
    path: "/settings",
    body: { scoring: { places: 3 } },
    role: "clerk",
    stages: ["intake", "review"],
  },
  { name: "to intake", method: "POST", path: "/stage", body: { to: "intake" }, role: "clerk", stages: [] },
  { name: "to review", method: "POST", path: "/stage", body: { to: "review" }, role: "clerk", stages: ["intake"] },
  {
    name: "to notice",
    method: "POST",
    path: "/stage",
    body: { to: "notice", noticeStart: "2026-11-22", noticeEnd: "2026-11-30" },
    role: "clerk",
    stages: ["review"],
  },
  { name: "to decision", method: "POST", path: "/stage", body: { to: "decision" }, role: "clerk", stages: ["notice"] },
  {
    name: "to running",
    method: "POST",
    path: "/stage",
    body: { to: "running", document, decidedOn: today },
    role: "leader",
    stages: ["decision"],
  },
  { name: "to closed", method: "POST", path: "/stage", body: { to: "closed" }, role: "clerk", stages: ["running"] },
  { name: "experts", method: "PUT", path: "/experts", body: { experts: [] }, role: "clerk", stages: ["intake", "review"] },
  { name: "scores", method: "PUT", path: "/scores", body: { scores: [] }, role: "clerk", also: "reviewer", stages: ["review"] },
  {
    name: "shortlist",
    method: "POST",
    path: "/shortlist",
    body: { applications: [], reason: null },
    role: "clerk",
    stages: ["review", "notice"],
  },
  {
    name: "decisions",
    method: "POST",
    path: "/decisions",
    body: { document, decidedOn: today, approved: [], rejected: [] },
    role: "leader",
    stages: ["decision"],
  },
  {
    name: "ruling",
    method: "PUT",
    path: "/rulings/notice-days",
    body: { value: "first-excluded", reason: "纪要", from: today },
    role: "leader",
    stages: unclosed,
  },
  {
    name: "opening",
    method: "POST",
    path: "/opening",
    body: openingRows(990),
    role: "clerk",
    stages: ["intake"],
    article: "9",
  },
  {
    name: "opening confirmed",
    method: "POST",
    path: "/opening/confirmation",
    body: {},
    role: "leader",
    stages: ["intake"],
    article: "9",
  },
];
