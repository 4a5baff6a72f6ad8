// Rounds at every stage, with applications, objections, batches and recoveries in every state that the stage knows, for the table
// of forbidden transitions.
import type { ApplicationState } from "../../../policy/records/application.ts";
import type { RoundStage } from "../../../policy/records/round.ts";
import type { Target, Targets } from "./command.ts";
import { moneyRound, sentAward } from "./money-round.ts";
import { document, type RoundWalk, roundWalk } from "./round-walk.ts";
import type { TestRegister } from "./test-register.ts";

export interface StagedRound {
  readonly stage: RoundStage;
  readonly round: string;
  /** One of each in each state that occurs. */
  readonly applications: Targets;
  readonly objections: Targets;
  readonly batches: Targets;
  readonly recoveries: Targets;
}

/** The day of the earlier notices, and the day on which everything is tried. */
export const noticeDay = "2025-11-05";
const today = "2026-11-22";

const decidedOn = "2025-11-10";
const annual = { kind: "annual", assessedOn: "2026-11-12" };
const failed = { ...annual, grade: "不合格", rectificationDeadline: "2026-11-20" };
const failedAgain = { kind: "recheck", assessedOn: "2026-11-15", grade: "不合格" };
const revocation = { decidedOn: "2026-11-18", document, reason: "整改后仍不达标" };
const removal = { measure: "plaque-removal", decidedOn: "2026-11-18", reason: "挪用经费" };

/** What a walk says of its round; `states` of its applications by number. */
interface Walked {
  readonly stage: RoundStage;
  readonly states: readonly ApplicationState[];
  readonly objections?: Targets;
  readonly batches?: Targets;
  readonly recoveries?: Targets;
}

/** A round as it comes to `noticeDay`, and how it goes on from there. */
interface Plan {
  readonly listed: number;
  readonly goOn: (walk: RoundWalk, first: number) => Promise<Walked>;
}

const plans: readonly Plan[] = [
  { listed: 0, goOn: intakeRound },
  { listed: 0, goOn: reviewRound },
  { listed: 0, goOn: shortlistedRound },
  { listed: 0, goOn: noticeRound },
  { listed: 3, goOn: decisionRound },
  { listed: 7, goOn: runningRound },
  { listed: 4, goOn: closedRound },
  { listed: 0, goOn: (walk, first) => moneyRound(walk, first, "running") },
  { listed: 0, goOn: (walk, first) => moneyRound(walk, first, "closed") },
];

/** Takes a register on {@link noticeDay} and leaves it on 2026-11-22. Rows from `first` on, 20 a round. */
export async function stagedRounds(register: TestRegister, first: number): Promise<readonly StagedRound[]> {
  const begun: { readonly walk: RoundWalk; readonly first: number; readonly objections: Targets; readonly plan: Plan }[] = [];
  for (const [index, plan] of plans.entries()) {
    const walk = roundWalk(register, await register.newRound());
    const row = first + 20 * index;
    const objections = plan.listed === 0 ? new Map() : await noticed(walk, row, plan.listed, ["2025-11-01", "2025-11-08"]);
    begun.push({ walk, first: row, objections, plan });
  }
  await register.moveTo(today);
  const staged: StagedRound[] = [];
  for (const { walk, first: row, objections, plan } of begun) {
    const { stage, states, ...more } = await plan.goOn(walk, row);
    const { round } = walk;
    const applications = new Map(states.map((state, position) => [state, { round, id: walk.id(position + 1) }]));
    staged.push({ stage, round, applications, objections, batches: new Map(), recoveries: new Map(), ...more });
  }
  return staged;
}

async function intakeRound(walk: RoundWalk, first: number): Promise<Walked> {
  const states = ["submitted", "eligible", "ineligible", "withdrawn"] as const;
  await walk.intake(first, states);
  return { stage: "intake", states };
}

async function reviewRound(walk: RoundWalk, first: number): Promise<Walked> {
  const states = ["eligible", "ineligible", "withdrawn"] as const;
  await walk.intake(first, states);
  await walk.stage("review");
  return { stage: "review", states };
}

async function shortlistedRound(walk: RoundWalk, first: number): Promise<Walked> {
  await reviewed(walk, first, 2);
  await walk.shortlist([1], "名额所限");
  return { stage: "review", states: ["shortlisted", "not-shortlisted", "ineligible", "withdrawn"] };
}

/** As many eligible applications with their scores, an ineligible one and a withdrawn one. */
async function reviewed(walk: RoundWalk, first: number, eligible: number): Promise<void> {
  const numbers = upTo(eligible);
  await walk.intake(first, [...numbers.map(() => "eligible" as const), "ineligible", "withdrawn"]);
  await walk.stage("review");
  await walk.score(numbers);
}

/** All eligible stand on the notice; against the last an objection is upheld, against the one before it one is dismissed and one open. */
async function noticed(
  walk: RoundWalk,
  first: number,
  eligible: number,
  [noticeStart, noticeEnd]: readonly [string, string],
): Promise<Targets> {
  const { round, id, did } = walk;
  await reviewed(walk, first, eligible);
  await walk.shortlist(upTo(eligible));
  await walk.stage("notice", { noticeStart, noticeEnd });
  // An open objection holds no decision here.
  const ruling = { value: "no", reason: "会议纪要", from: noticeDay };
  await did("leader", "PUT", `/api/rounds/${round}/rulings/objections-block`, ruling);
  const object = async (number: number): Promise<Target> => {
    const body = { name: "赵某某", contact: "13900001234", applicationId: id(number), reason: "成果系他人所有" };
    const receipt = await did<{ id: string }>("clerk", "POST", `/notices/${round}/objections`, body);
    return { round, id: receipt.id };
  };
  const [upheld, dismissed, open] = [await object(eligible), await object(eligible - 1), await object(eligible - 1)];
  const close = (objection: Target, outcome: string) =>
    did("clerk", "POST", `/api/objections/${objection.id}/outcome`, { outcome, reason: "已核查" });
  await close(upheld, "upheld");
  await close(dismissed, "dismissed");
  return new Map(Object.entries({ upheld, dismissed, open }));
}

async function noticeRound(walk: RoundWalk, first: number): Promise<Walked> {
  const objections = await noticed(walk, first, 3, ["2026-11-20", "2026-11-27"]);
  return { stage: "notice", states: ["shortlisted", "shortlisted", "not-shortlisted", "ineligible", "withdrawn"], objections };
}

async function decisionRound(walk: RoundWalk): Promise<Walked> {
  await walk.stage("decision");
  return { stage: "decision", states: ["shortlisted", "shortlisted", "not-shortlisted", "ineligible", "withdrawn"] };
}

/** All that still stand on the notice are approved, but for the last of them, against whom an objection is open. */
async function decided(walk: RoundWalk, standing: number): Promise<void> {
  await walk.stage("decision");
  await walk.decide(decidedOn, upTo(standing - 1), [standing]);
  await walk.stage("running", { document, decidedOn });
}

async function runningRound(walk: RoundWalk): Promise<Walked> {
  await decided(walk, 6);
  await walk.onApplication("clerk", 2, "assessments", failed);
  for (const number of [3, 4]) {
    await walk.onApplication("clerk", number, "assessments", failed);
    await walk.onApplication("clerk", number, "assessments", failedAgain);
  }
  await walk.onApplication("leader", 4, "revocation", revocation);
  await complete(walk, 5);
  const states = ["approved", "rectifying", "rectification-failed", "revoked", "completed", "rejected"] as const;
  return { stage: "running", states: [...states, "not-shortlisted", "ineligible", "withdrawn"] };
}

async function closedRound(walk: RoundWalk): Promise<Walked> {
  await decided(walk, 3);
  await walk.onApplication("leader", 1, "sanctions", removal);
  await complete(walk, 2);
  await walk.stage("closed");
  return { stage: "closed", states: ["revoked", "completed", "rejected", "not-shortlisted", "ineligible", "withdrawn"] };
}

/** 第十四条：a municipally funded studio is completed once it is assessed as passed. */
async function complete(walk: RoundWalk, number: number): Promise<void> {
  const awardId = await sentAward(walk, number, 2025);
  await walk.onApplication("clerk", number, "municipal-match", { awardId, same: true, reason: "核实为同一工作室" });
  await walk.onApplication("clerk", number, "assessments", { ...annual, grade: "合格" });
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
