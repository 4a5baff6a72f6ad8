// The studios begin their year once the leading group has decided on all that are shortlisted, by a document (article 9).
import type { IsoDate } from "../kinds.ts";
import type { RoundEvent } from "../records/event.ts";
import { missingOf, type RoundWithApplications } from "../records/round-with-applications.ts";
import { accepted, type Missing, type Result, refused } from "../refusal.ts";

interface BeginRunning {
  /** Both may be left out where the decision is recorded; given, they are the recorded ones. */
  readonly document: string | null;
  readonly decidedOn: IsoDate | null;
}

/** Refuses `stage.not-ready` (9) with who is undecided or that the document is missing, `decision.differs` (9), `date.future`. */
export function beginRunning(
  { round, applications }: RoundWithApplications,
  command: BeginRunning,
  on: IsoDate,
): Result<RoundEvent[]> {
  const undecided = [...applications.values()].filter(({ state }) => state === "shortlisted");
  const document = command.document ?? round.decision?.document;
  const decidedOn = command.decidedOn ?? round.decision?.decidedOn;
  const noDocument: Missing = { code: "document.missing", applicationId: null, count: 1 };
  const missing = missingOf("decision.missing", undecided);
  if (document === undefined || decidedOn === undefined) return refused("stage.not-ready", "9", [...missing, noDocument]);
  if (missing.length > 0) return refused("stage.not-ready", "9", missing);
  const { decision } = round;
  if (decision !== null && (decision.document !== document || decision.decidedOn !== decidedOn)) {
    return refused("decision.differs", "9");
  }
  if (decidedOn > on) return refused("date.future", "9");
  return accepted([{ type: "round.running-begun", data: { document, decidedOn } }]);
}
