// A refusal of the policy as a problem: 409 where it does not fit the state, 422 where the measures do not allow it.

import { type Refusal, type Result, refusalKinds } from "../policy/refusal.ts";
import { refusalSentence } from "../policy/refusal-wording.ts";
import { type Problem, problem } from "./problem.ts";

function refusalProblem(refusal: Refusal): Problem {
  const status = refusalKinds[refusal.code] === "state" ? 409 : 422;
  return problem(status, refusal.code, {
    detail: refusalSentence(refusal),
    ...(refusal.article === null ? {} : { article: refusal.article }),
    extra: {
      ...(refusal.missing.length === 0 ? {} : { missing: refusal.missing.map((missing) => ({ ...missing })) }),
      ...(refusal.earliest === undefined ? {} : { earliest: refusal.earliest }),
    },
  });
}

/** The decided value. @throws Problem for a refusal. */
export function allowed<Value>(result: Result<Value>): Value {
  if (!result.ok) throw refusalProblem(result.refusal);
  return result.value;
}
