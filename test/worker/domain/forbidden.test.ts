// Every transition that is not allowed, from one table: stage × state × command × role. Each is refused and nothing has changed.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import type { ApplicationState } from "../../../policy/records/application.ts";
import { type RoundStage, roundStages } from "../../../policy/records/round.ts";
import { type Role, roles } from "../../../worker/actor.ts";
import { openingRows } from "./opening-rows.ts";
import { document } from "./round-walk.ts";
import { type StagedRound, stagedRounds } from "./staged-rounds.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

interface Command {
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
const everyState = [...undecided, ...everTitled, "rejected"] as const;
const pass = { assessedOn: today, grade: "合格", secondAmountFen: 5_000_000 };
const running: readonly RoundStage[] = ["running"];

const commands: readonly Command[] = [
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

let register: TestRegister;
let rounds: readonly StagedRound[] = [];
let before: readonly (readonly [string, number])[] = [];
const revisions = async () =>
  (await register.call<{ items: RoundAnswer[] }>("auditor", "GET", "/api/rounds")).body.items.map(
    ({ id, revision }) => [id, revision] as const,
  );
beforeAll(async () => {
  register = await startTestRegister();
  rounds = await stagedRounds(register, 300);
  before = await revisions();
}, 60_000);
afterAll(() => register.stop());

/** What a command is sent to: a round, or an application of it. */
interface Subject {
  readonly command: Command;
  readonly stage: RoundStage;
  readonly state: ApplicationState | null;
  readonly path: string;
}

function subjectsOf({ stage, round, applications }: StagedRound, command: Command): Subject[] {
  const { states, path } = command;
  if (states === undefined) return [{ command, stage, state: null, path: `/api/rounds/${round}${path}` }];
  return [...applications].map(([state, id]) => ({ command, stage, state, path: `/api/applications/${id}${path}` }));
}

/** Null where the table allows it. */
function refusalOf({ command: { stages, states }, stage, state }: Subject): string | null {
  if (!stages.includes(stage)) return "stage.wrong";
  return state !== null && states?.includes(state) === false ? "state.wrong" : null;
}

describe("every forbidden transition", () => {
  it("the fixtures know every stage and, between them, every state", () => {
    expect(rounds.map(({ stage }) => stage)).toEqual([...roundStages]);
    const known = new Set(rounds.flatMap(({ applications }) => [...applications.keys()]));
    expect([...known].sort()).toEqual([...everyState, "withdrawn"].sort());
  });

  it.each(roundStages)("in %s every command that has no place there is refused, in every state", async (stage) => {
    const here = rounds.filter((round) => round.stage === stage);
    const subjects = here.flatMap((round) => commands.flatMap((command) => subjectsOf(round, command)));
    const forbidden = subjects.filter((subject) => refusalOf(subject) !== null);
    const answers: unknown[] = [];
    for (const { command, state, path } of forbidden) {
      const { status, body } = await register.call(command.role, command.method, path, { body: command.body });
      answers.push([command.name, state, status, body["code"], body["article"]]);
    }
    const expected = forbidden.map((subject) => [
      subject.command.name,
      subject.state,
      409,
      refusalOf(subject),
      subject.command.article,
    ]);
    expect(answers).toEqual(expected);
    expect(forbidden.length).toBeGreaterThan(15);
    expect(await revisions()).toEqual(before);
  });

  it("whoever has not the role is refused also where the command is due", async () => {
    const tried = commands.flatMap((command) => {
      const all = rounds.flatMap((round) => subjectsOf(round, command));
      const due = all.find((subject) => refusalOf(subject) === null) ?? all[0];
      const others = roles.filter((role) => role !== command.role && role !== command.also);
      return due === undefined ? [] : others.map((role) => ({ role, command, path: due.path }));
    });
    const answers: unknown[] = [];
    for (const { role, command, path } of tried) {
      const { status, body } = await register.call(role, command.method, path, { body: command.body });
      answers.push([role, command.name, status, body["code"]]);
    }
    expect(answers).toEqual(tried.map(({ role, command }) => [role, command.name, 403, "role.missing"]));
    expect(await revisions()).toEqual(before);
  });
});
