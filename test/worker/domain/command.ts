// A command as the table of what may be done has it, and what the table says of it at a stage and in a state.
import type { RoundStage } from "../../../policy/records/round.ts";
import type { Role } from "../../../worker/actor.ts";

/** What a command is sent to; `register`: to no round at all, so that stage and state say nothing. */
export type SubjectKind = "round" | "application" | "objection" | "batch" | "recovery" | "register";

/** One of them. `line`: a batch's payment. */
export interface Target {
  readonly round: string;
  readonly id: string;
  readonly line?: string;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly article?: string;
}

export interface Command {
  readonly name: string;
  /** As `GET /api/openapi.json` names it. */
  readonly route: string;
  readonly of: SubjectKind;
  readonly body: object | ((target: Target) => object);
  readonly role: Role | "public";
  /** Who else may send it. */
  readonly also?: Role;
  readonly stages: readonly RoundStage[];
  /** The states in which what it is sent to admits it. */
  readonly states?: readonly string[];
  /** The article that says no; absent where it is the register's own order. */
  readonly article?: string;
  /** Where the register has more to say than `stage.wrong` or `state.wrong`: the first that fits. */
  readonly refusals?: readonly (Refusal & {
    readonly stages?: readonly RoundStage[];
    readonly states?: readonly string[];
  })[];
}

/** Null where the table allows it. */
export function refusalOf(command: Command, stage: RoundStage, state: string | null): Refusal | null {
  const { stages, states, article, refusals = [] } = command;
  const own = refusals.find((refusal) => fits(refusal.stages, stage) && fits(refusal.states, state));
  if (own !== undefined) return own;
  const order = article === undefined ? { status: 409 } : { status: 409, article };
  if (!stages.includes(stage)) return { ...order, code: "stage.wrong" };
  return fits(states, state) ? null : { ...order, code: "state.wrong" };
}

const fits = (among: readonly string[] | undefined, one: string | null): boolean =>
  among === undefined || one === null || among.includes(one);

export type Targets = ReadonlyMap<string, Target>;
