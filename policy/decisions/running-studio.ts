// What every command on a studio after the decision asks first: is the round running, does the studio stand where the article wants it, are the days in order.
import type { IsoDate } from "../kinds.ts";
import type { Application, ApplicationState } from "../records/application.ts";
import type { Round } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";

/** A studio in its round. */
export interface Studio {
  readonly round: Round;
  readonly application: Application;
}

/** A studio that holds the title. */
export const titled: ReadonlySet<ApplicationState> = new Set(["approved", "rectifying", "completed"]);

/** A studio that was approved, whatever came after. */
export const everTitled: ReadonlySet<ApplicationState> = new Set([...titled, "rectification-failed", "revoked"]);

/** Refuses `stage.wrong` unless the round runs, `state.wrong` unless the studio's state is among `states`. */
export function inRunning(
  { round, application }: Studio,
  states: ReadonlySet<ApplicationState>,
  article: string,
): Result<null> {
  if (round.stage !== "running") return refused("stage.wrong", article);
  return states.has(application.state) ? accepted(null) : refused("state.wrong", article);
}

/** Refuses `date.future`, and `date.order` with the earliest day where it lies before one of `notBefore` (nulls say nothing). */
export function inOrder(
  day: IsoDate,
  notBefore: readonly (IsoDate | null | undefined)[],
  on: IsoDate,
  article: string,
): Result<null> {
  if (day > on) return refused("date.future", article);
  const earliest = notBefore
    .flatMap((earlier) => earlier ?? [])
    .sort()
    .at(-1);
  return earliest !== undefined && day < earliest ? refused("date.order", article, [], earliest) : accepted(null);
}
