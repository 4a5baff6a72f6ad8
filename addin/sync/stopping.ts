// What ends an action half-way: the problem the person is shown, thrown from wherever it was found. Each tab has its own problems.
import type { Called, CallFailure } from "./register-client.ts";

/** `unexpected`: what an error that nobody threw on purpose is shown as. */
export function stopping<Own>(unexpected: (error: unknown) => Own) {
  type Problem = Own | CallFailure;

  class Stopped extends Error {
    readonly problem: Problem;
    constructor(problem: Problem) {
      super("stopped");
      this.problem = problem;
    }
  }

  return {
    Stopped,
    /** @throws Stopped with the call's failure. */
    okValue<Value>(called: Called<Value>): Value {
      if (called.ok) return called.value;
      throw new Stopped(called.failure);
    },
    problemOf: (error: unknown): Problem => (error instanceof Stopped ? error.problem : unexpected(error)),
  };
}
