// The office closes an objection with a reason: an upheld one takes the application off the shortlist before the decision (article 9).
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Round } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";

interface CloseObjection {
  readonly objectionId: string;
  readonly outcome: "upheld" | "dismissed";
  readonly reason: string;
}

interface ObjectedApplication {
  readonly round: Pick<Round, "stage">;
  readonly application: Pick<Application, "id" | "objections">;
}

/** Refuses `stage.wrong` once the round is closed and `state.wrong` for an objection that is closed already. */
export function closeObjection({ round, application }: ObjectedApplication, command: CloseObjection): Result<RoundEvent[]> {
  if (round.stage === "closed") return refused("stage.wrong");
  const objection = application.objections.find(({ id }) => id === command.objectionId);
  if (objection === undefined || objection.outcome !== null) return refused("state.wrong", "9");
  const { objectionId, outcome, reason } = command;
  return accepted([
    { type: "application.objection-closed", applicationId: application.id, data: { objectionId, outcome, reason } },
  ]);
}

/** How many objections of an application nobody has answered yet. */
export const openObjections = ({ objections }: Pick<Application, "objections">): number =>
  objections.filter(({ outcome }) => outcome === null).length;
