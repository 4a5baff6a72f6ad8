// One round at each stage, its applications in every state that stage knows, for the table of forbidden transitions.
import type { ApplicationState } from "../../../policy/records/application.ts";
import type { RoundStage } from "../../../policy/records/round.ts";
import { document, type RoundWalk, roundWalk } from "./round-walk.ts";
import type { TestRegister } from "./test-register.ts";

export interface StagedRound {
  readonly stage: RoundStage;
  readonly round: string;
  /** An application in each state that occurs. */
  readonly applications: ReadonlyMap<ApplicationState, string>;
}

const decidedOn = "2025-11-10";
const annual = { kind: "annual", assessedOn: "2026-11-12" };
const failed = { ...annual, grade: "不合格", rectificationDeadline: "2026-11-20" };
const failedAgain = { kind: "recheck", assessedOn: "2026-11-15", grade: "不合格" };
const revocation = { decidedOn: "2026-11-18", document, reason: "整改后仍不达标" };
const removal = { measure: "plaque-removal", decidedOn: "2026-11-18", reason: "挪用经费" };

/** Rows from `first` on, 20 a round. */
export async function stagedRounds(register: TestRegister, first: number): Promise<readonly StagedRound[]> {
  const walks = [intakeRound, reviewRound, noticeRound, decisionRound, runningRound, closedRound];
  const staged: StagedRound[] = [];
  for (const [index, walk] of walks.entries()) {
    const round = roundWalk(register, await register.newRound());
    const [stage, states] = await walk(round, first + 20 * index);
    const applications = new Map(states.map((state, position) => [state, round.id(position + 1)]));
    staged.push({ stage, round: round.round, applications });
  }
  return staged;
}

type Walked = readonly [RoundStage, readonly ApplicationState[]];

async function intakeRound(walk: RoundWalk, first: number): Promise<Walked> {
  const states = ["submitted", "eligible", "ineligible", "withdrawn"] as const;
  await walk.intake(first, states);
  return ["intake", states];
}

async function reviewRound(walk: RoundWalk, first: number): Promise<Walked> {
  const states = ["eligible", "ineligible", "withdrawn"] as const;
  await walk.intake(first, states);
  await walk.stage("review");
  return ["review", states];
}

/** The first `listed` of the eligible stand on the shortlist; the notice runs, or is over. */
async function noticed(
  walk: RoundWalk,
  first: number,
  eligible: number,
  listed: number,
  start: string,
  end: string,
): Promise<void> {
  const numbers = Array.from({ length: eligible }, (_, index) => index + 1);
  await walk.intake(first, [...numbers.map(() => "eligible" as const), "ineligible", "withdrawn"]);
  await walk.stage("review");
  await walk.score(numbers);
  await walk.shortlist(numbers.slice(0, listed), "名额所限");
  await walk.stage("notice", { noticeStart: start, noticeEnd: end });
}

async function noticeRound(walk: RoundWalk, first: number): Promise<Walked> {
  await noticed(walk, first, 2, 1, "2026-11-20", "2026-11-27");
  return ["notice", ["shortlisted", "not-shortlisted", "ineligible", "withdrawn"]];
}

async function decisionRound(walk: RoundWalk, first: number): Promise<Walked> {
  await noticed(walk, first, 2, 1, "2025-11-01", "2025-11-08");
  await walk.stage("decision");
  return ["decision", ["shortlisted", "not-shortlisted", "ineligible", "withdrawn"]];
}

/** Approved from 1 on, but for the last of those listed. */
async function decided(walk: RoundWalk, first: number, eligible: number, listed: number): Promise<void> {
  await noticed(walk, first, eligible, listed, "2025-11-01", "2025-11-08");
  await walk.stage("decision");
  const approved = Array.from({ length: listed - 1 }, (_, index) => index + 1);
  await walk.decide(decidedOn, approved, [listed]);
  await walk.stage("running", { document, decidedOn });
}

async function runningRound(walk: RoundWalk, first: number): Promise<Walked> {
  await decided(walk, first, 7, 6);
  await walk.onApplication("clerk", 2, "assessments", failed);
  for (const number of [3, 4]) {
    await walk.onApplication("clerk", number, "assessments", failed);
    await walk.onApplication("clerk", number, "assessments", failedAgain);
  }
  await walk.onApplication("leader", 4, "revocation", revocation);
  await complete(walk, 5);
  const states = ["approved", "rectifying", "rectification-failed", "revoked", "completed", "rejected"] as const;
  return ["running", [...states, "not-shortlisted", "ineligible", "withdrawn"]];
}

async function closedRound(walk: RoundWalk, first: number): Promise<Walked> {
  await decided(walk, first, 4, 3);
  await walk.onApplication("leader", 1, "sanctions", removal);
  await complete(walk, 2);
  await walk.stage("closed");
  return ["closed", ["revoked", "completed", "rejected", "not-shortlisted", "ineligible", "withdrawn"]];
}

/** 第十四条：a municipally funded studio is completed once it is assessed as passed. */
async function complete(walk: RoundWalk, number: number): Promise<void> {
  const { fields } = await walk.did<{ fields: Readonly<Record<string, unknown>> }>(
    "clerk",
    "GET",
    `/api/applications/${walk.id(number)}`,
  );
  const { hostName, leadName } = fields;
  const listed = await walk.did<{ items: readonly { id: string; hostName: unknown }[] }>(
    "clerk",
    "PUT",
    "/api/municipal-awards",
    {
      awards: [{ programme: "市级首席技师工作室", awardYear: 2025, hostName, leadName }],
    },
  );
  const awardId = listed.items.find((award) => award.hostName === hostName)?.id;
  await walk.onApplication("clerk", number, "municipal-match", { awardId, same: true, reason: "核实为同一工作室" });
  await walk.onApplication("clerk", number, "assessments", { ...annual, grade: "合格" });
}
