// One decision on one application of a round that has been decided: load, decide, commit, and answer the application as it then is.
import type { ApplicationAnswer } from "../policy/contract/applications.ts";
import type { Application } from "../policy/records/application.ts";
import type { RoundEvent } from "../policy/records/event.ts";
import type { Batch } from "../policy/records/payment.ts";
import type { Round } from "../policy/records/round.ts";
import type { Result } from "../policy/refusal.ts";
import { changeRegister } from "./change-register.ts";
import type { AppContext } from "./context.ts";
import { shownApplication } from "./present/application.ts";
import { sightOf } from "./present/review.ts";
import { problem } from "./problem.ts";
import { allowed } from "./refusal-problem.ts";
import { checkedRegister, type Register } from "./register.ts";
import { requireStorable } from "./storable.ts";

interface LoadedStudio {
  readonly round: Round;
  readonly application: Application;
  readonly batches: Iterable<Batch>;
}
export type DecideStudio = (studio: LoadedStudio) => Result<RoundEvent[]>;

interface More {
  /** What the answer says besides the register's own findings, from the application as it then is. */
  readonly findings: (application: Application, round: Round) => ApplicationAnswer["findings"];
}

/** @throws Problem 404 where there is no such application, 409 or 422 where the decision is refused, 413 where it says too much. */
export function changeStudio(c: AppContext, id: string, decide: DecideStudio, more?: More) {
  return changeRegister<ApplicationAnswer, 200>(c, id.slice(0, 4), (register) => {
    const application = applicationIn(register, id);
    // None of these decisions changes a field that the rules read.
    const checked = checkedRegister(register, c.var.today);
    const events = allowed(decide({ round: register.round, application, batches: register.batches.values() }));
    requireStorable(events, studioEventBytes);
    return {
      events,
      answer: (after) => {
        const changed = applicationIn(after, id);
        const answer = shownApplication(after, checked, changed, { sight: sightOf(c.var.actor, after.round) });
        const findings = [...answer.findings, ...(more?.findings(changed, after.round) ?? [])];
        return { status: 200, body: { ...answer, findings } };
      },
    };
  });
}

/** A studio's record holds its ledger and the plans of some years beside each other. */
const studioEventBytes = 400_000;

function applicationIn(register: Register, id: string): Application {
  const application = register.applications.get(id);
  if (application === undefined) throw problem(404, "not-found");
  return application;
}
