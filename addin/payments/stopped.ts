// What ends an action of 拨付 half-way: the problem the person is shown, thrown from wherever it was found.
import { failureAsProblem } from "../session/problem.ts";
import type { Called } from "../sync/register-client.ts";
import type { PaymentsProblem } from "./payments-state.ts";

export class Stopped extends Error {
  readonly problem: PaymentsProblem;
  constructor(problem: PaymentsProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

export function okValue<Value>(called: Called<Value>): Value {
  if (called.ok) return called.value;
  throw new Stopped(called.failure);
}

export const problemOf = (error: unknown): PaymentsProblem =>
  error instanceof Stopped ? error.problem : { kind: "workbook", failure: failureAsProblem(error), pulled: null };
