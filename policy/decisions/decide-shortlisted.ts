// The leading group decides on the whole shortlist at once, after the notice (article 9: 公示结束后报工作室评选领导小组审定).

import { addDays } from "../calendar.ts";
import type { IsoDate } from "../kinds.ts";
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import { rulingsOn, rulingsUsed } from "../records/round.ts";
import { missingOf, namedApplications, type RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";
import type { RulingId } from "../rulings.ts";
import { openObjections } from "./close-objection.ts";

interface DecideShortlisted {
  readonly document: string;
  readonly decidedOn: IsoDate;
  /** No id stands twice. */
  readonly approved: readonly string[];
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
}

const rulingsRead: readonly RulingId[] = ["objections-block", "notice-days"];

/**
 * Refuses `stage.wrong`, `state.wrong` for a second decision or an application that is not shortlisted, `application.unknown`,
 * `decision.incomplete` (9), `date.future`, `decision.before-notice-end` (9) and `decision.objection-open` (9).
 */
export function decideShortlisted(
  record: RoundWithApplications,
  command: DecideShortlisted,
  on: IsoDate,
): Result<RoundEvent[]> {
  const { round, applications } = record;
  if (round.stage !== "decision") return refused("stage.wrong");
  if (round.decision !== null) return refused("state.wrong", "9");
  const { document, decidedOn, approved, rejected } = command;
  const named = namedApplications(record, [...approved, ...rejected.map(({ id }) => id)]);
  if (!named.ok) return named;
  const outside = named.value.filter(({ state }) => state !== "shortlisted");
  if (outside.length > 0) return refused("state.wrong", "9", missingOf("application.not-shortlisted", outside));
  const covered = new Set(named.value);
  const left = [...applications.values()].filter(
    (application) => application.state === "shortlisted" && !covered.has(application),
  );
  if (left.length > 0) return refused("decision.incomplete", "9", missingOf("decision.missing", left));
  const rulings = rulingsOn(round, on);
  const obstacle = tooEarly(named.value, decidedOn, on) ?? contested(named.value, rulings["objections-block"]);
  if (obstacle !== null) return obstacle;
  const decision = { document, decidedOn, origin: "register" } as const;
  return accepted([
    {
      type: "round.decided",
      data: {
        document,
        decidedOn,
        approved: [...approved],
        rejected: rejected.map(({ id }) => id),
        rulings: rulingsUsed(rulings, rulingsRead),
      },
    },
    ...approved.map((applicationId): RoundEvent => {
      return { type: "application.decided", applicationId, data: { ...decision, outcome: "approved", reason: null } };
    }),
    ...rejected.map(({ id, reason }): RoundEvent => {
      return { type: "application.decided", applicationId: id, data: { ...decision, outcome: "rejected", reason } };
    }),
  ]);
}

function tooEarly(shortlisted: readonly Application[], decidedOn: IsoDate, on: IsoDate): Result<never> | null {
  if (decidedOn > on) return refused("date.future", "9");
  const lastDays = shortlisted.flatMap(({ notice }) => notice?.end ?? []).sort();
  const last = lastDays.at(-1);
  if (last === undefined || decidedOn > last) return null;
  return refused("decision.before-notice-end", "9", [], addDays(last, 1));
}

/** The ruling may have changed since the stage was entered. */
function contested(shortlisted: readonly Application[], objectionsBlock: "yes" | "no"): Result<never> | null {
  if (objectionsBlock === "no") return null;
  const open = shortlisted.flatMap((application): Missing[] => {
    const count = openObjections(application);
    return count === 0 ? [] : [{ code: "objection.open", applicationId: application.id, count }];
  });
  return open.length === 0 ? null : refused("decision.objection-open", "9", open);
}
