// Decided events as their stream will have them, so that the records can be folded before the commit.
import type { Recorded } from "../policy/records/event.ts";
import type { AppContext } from "./context.ts";

export function recorded<Event>(c: AppContext, revision: number, events: readonly Event[]): Recorded<Event>[] {
  const { now, today: on, actor } = c.var;
  const at = now.toISOString();
  return events.map((event, index) => ({
    ...event,
    seq: revision + index + 1,
    at,
    on,
    by: actor.name,
    member: actor.memberId,
  }));
}
