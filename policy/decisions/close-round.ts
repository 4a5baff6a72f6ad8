// A round ends when every studio has run its course and no batch of payments lies stopped.
import type { Application, ApplicationState } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Batch } from "../records/payment.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";

interface RoundRunning {
  readonly applications: Iterable<Pick<Application, "id" | "state">>;
  readonly batches: Iterable<Pick<Batch, "id" | "status" | "stopped">>;
}

const open: ReadonlySet<ApplicationState> = new Set(["approved", "rectifying", "rectification-failed"]);

/** Refuses `stage.not-ready` with what is missing: `studio.open` of each studio, `batch.stopped` of each batch finance has not reported. */
export function closeRound({ applications, batches }: RoundRunning): Result<RoundEvent[]> {
  const [all, every] = [[...applications], [...batches]];
  const studios = all
    .filter(({ state }) => open.has(state))
    .map(({ id }): Missing => ({ code: "studio.open", applicationId: id, count: 1 }));
  const stopped = every
    .filter((batch) => batch.stopped !== null && batch.status === "approved")
    .map((): Missing => ({ code: "batch.stopped", applicationId: null, count: 1 }));
  if (studios.length + stopped.length > 0) return refused("stage.not-ready", "14", [...studios, ...stopped]);
  const count = (state: ApplicationState) => all.filter((application) => application.state === state).length;
  return accepted([{ type: "round.closed", data: { completed: count("completed"), revoked: count("revoked") } }]);
}
