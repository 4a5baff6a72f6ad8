// A round walked through over HTTP, step by step: each step fails the test where the register refuses it.
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import type { Role } from "../../../worker/actor.ts";
import { newRow } from "./sample-rows.ts";
import type { TestRegister } from "./test-register.ts";

export const document = "京兴人社发〔2026〕8号";
export const experts = ["专家1", "专家2", "专家3", "专家4", "专家5"];

export interface RoundWalk {
  readonly round: string;
  /** `2026-003` of 3. */
  readonly id: (number: number) => string;
  readonly did: <Body = Record<string, unknown>>(role: Role, method: string, path: string, body?: object) => Promise<Body>;
  /** Applications from row `first` on, one for each outcome, numbered from 1. */
  readonly intake: (first: number, outcomes: readonly Intake[]) => Promise<void>;
  readonly stage: (to: string, more?: object) => Promise<RoundAnswer>;
  /** Everybody's scores, the first application the best. */
  readonly score: (numbers: readonly number[]) => Promise<void>;
  readonly shortlist: (numbers: readonly number[], reason?: string) => Promise<void>;
  readonly decide: (decidedOn: string, approved: readonly number[], rejected?: readonly number[]) => Promise<void>;
  readonly onApplication: <Body = Record<string, unknown>>(
    role: Role,
    number: number,
    step: string,
    body: object,
  ) => Promise<Body>;
}

export type Intake = "submitted" | "eligible" | "ineligible" | "withdrawn";

export function roundWalk(register: TestRegister, round: string): RoundWalk {
  const id = (number: number) => `${round}-${String(number).padStart(3, "0")}`;
  const did: RoundWalk["did"] = async <Body>(role: Role, method: string, path: string, body: object = {}) => {
    const answer = await register.call<Body>(role, method, path, { body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const onApplication: RoundWalk["onApplication"] = (role, number, step, body) =>
    did(
      role,
      step.startsWith("plans") || step === "expenditures" ? "PUT" : "POST",
      `/api/applications/${id(number)}/${step}`,
      body,
    );
  return {
    round,
    id,
    did,
    onApplication,
    intake: async (first, outcomes) => {
      await register.sync(
        round,
        outcomes.map((_, index) => newRow(first + index)),
      );
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome === "withdrawn") await onApplication("clerk", index + 1, "withdrawal", { reason: "企业申请" });
        else if (outcome !== "submitted") await onApplication("clerk", index + 1, "eligibility", { outcome, reason: "已核对" });
      }
    },
    stage: (to, more = {}) => did(to === "running" ? "leader" : "clerk", "POST", `/api/rounds/${round}/stage`, { to, ...more }),
    score: async (numbers) => {
      const scores = numbers.flatMap((number, place) =>
        experts.map((expert) => ({ applicationId: id(number), expert, score: 95 - 3 * place })),
      );
      await did("clerk", "PUT", `/api/rounds/${round}/scores`, { scores });
    },
    shortlist: async (numbers, reason) => {
      await did("clerk", "POST", `/api/rounds/${round}/shortlist`, { applications: numbers.map(id), reason: reason ?? null });
    },
    decide: async (decidedOn, approved, rejected = []) => {
      await did("leader", "POST", `/api/rounds/${round}/decisions`, {
        document,
        decidedOn,
        approved: approved.map(id),
        rejected: rejected.map((number) => ({ id: id(number), reason: "名额所限" })),
      });
    },
  };
}
