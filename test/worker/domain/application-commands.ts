// The commands on one application, for the table of what may be done: from eligibility to sanctions.
import type { ApplicationState } from "../../../policy/records/application.ts";
import { type RoundStage, roundStages } from "../../../policy/records/round.ts";
import type { Command } from "./command.ts";
import { document } from "./round-walk.ts";

const today = "2026-11-22";
const beforeDecision = roundStages.slice(0, 4);
const unclosed = roundStages.slice(0, -1);
const titled = ["approved", "rectifying", "completed"] as const;
const everTitled = [...titled, "rectification-failed", "revoked"] as const;
const undecided = ["submitted", "eligible", "ineligible", "shortlisted", "not-shortlisted"] as const;
export const everyState = [...undecided, ...everTitled, "rejected"] as const satisfies readonly ApplicationState[];
const pass = { assessedOn: today, grade: "合格", secondAmountFen: 5_000_000 };
const running: readonly RoundStage[] = ["running"];

export const applicationCommands: readonly Command[] = [
  {
    of: "application",
    name: "eligibility",
    route: "POST /api/applications/{application}/eligibility",
    body: { outcome: "ineligible", reason: "不在大兴" },
    role: "clerk",
    stages: ["intake"],
    states: ["submitted", "eligible", "ineligible"],
  },
  {
    of: "application",
    name: "withdrawal",
    route: "POST /api/applications/{application}/withdrawal",
    body: { reason: "企业申请" },
    role: "clerk",
    stages: beforeDecision,
    states: undecided,
  },
  {
    of: "application",
    name: "municipal match",
    route: "POST /api/applications/{application}/municipal-match",
    body: { awardId: "M9999", same: true, reason: "核实" },
    role: "clerk",
    stages: unclosed,
    states: everyState,
  },
  {
    of: "application",
    name: "plaque issued",
    route: "POST /api/applications/{application}/plaque",
    body: { issuedOn: today },
    role: "clerk",
    stages: running,
    states: titled,
    article: "14",
  },
  {
    of: "application",
    name: "plaque returned",
    route: "POST /api/applications/{application}/plaque",
    body: { returnedOn: today },
    role: "clerk",
    stages: running,
    states: [],
    article: "14",
  },
  {
    of: "application",
    name: "plan",
    route: "PUT /api/applications/{application}/plans/{year}",
    body: { tasks: [{ task: "带徒" }] },
    role: "clerk",
    stages: running,
    states: titled,
    article: "13",
  },
  {
    of: "application",
    name: "ledger",
    route: "PUT /api/applications/{application}/expenditures",
    body: { expenditures: [] },
    role: "clerk",
    stages: running,
    states: everTitled,
    article: "15",
  },
  {
    of: "application",
    name: "annual assessment",
    route: "POST /api/applications/{application}/assessments",
    body: { kind: "annual", ...pass },
    role: "clerk",
    stages: running,
    states: ["approved", "completed"],
    article: "14",
  },
  {
    of: "application",
    name: "recheck",
    route: "POST /api/applications/{application}/assessments",
    body: { kind: "recheck", ...pass },
    role: "clerk",
    stages: running,
    states: ["rectifying"],
    article: "14",
  },
  {
    of: "application",
    name: "revocation",
    route: "POST /api/applications/{application}/revocation",
    body: { decidedOn: today, document, reason: "整改后仍不达标" },
    role: "leader",
    stages: running,
    states: ["rectification-failed"],
    article: "14",
  },
  {
    of: "application",
    name: "sanction",
    route: "POST /api/applications/{application}/sanctions",
    body: { measure: "warning", decidedOn: today, reason: "挪用经费" },
    role: "leader",
    stages: running,
    states: titled,
    article: "15",
  },

  {
    of: "application",
    name: "payee confirmed",
    route: "POST /api/applications/{application}/payee-confirmation",
    body: { accountLast4: "0001", reason: "核对原件" },
    role: "clerk",
    also: "leader",
    stages: roundStages,
    // No payee changed after intake.
    states: [],
    article: "7(3)",
  },
];
