// A round moves on, stage by stage and never back, when nothing stands in the way; what does is listed.
import type { IsoDate } from "../kinds.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Batch } from "../records/payment.ts";
import { type RoundStage, roundStages } from "../records/round.ts";
import type { RoundWithApplications } from "../records/round-with-applications.ts";
import { type Result, refused } from "../refusal.ts";
import { beginDecision } from "./begin-decision.ts";
import { beginNotice } from "./begin-notice.ts";
import { beginReview } from "./begin-review.ts";
import { beginRunning } from "./begin-running.ts";
import { closeRound } from "./close-round.ts";

type WholeRound = RoundWithApplications & { readonly batches: ReadonlyMap<string, Batch> };

/** Each stage with what entering it brings. */
type EnterStage =
  | { readonly to: "notice"; readonly noticeStart: IsoDate; readonly noticeEnd: IsoDate }
  | { readonly to: "running"; readonly document: string | null; readonly decidedOn: IsoDate | null }
  | { readonly to: Exclude<RoundStage, "notice" | "running"> };

/** Refuses `stage.wrong` where `to` is not the next stage, and what the stage's own file says, above all `stage.not-ready` with what is missing. */
export function enterStage(record: WholeRound, command: EnterStage, on: IsoDate): Result<RoundEvent[]> {
  const { stage } = record.round;
  const next = roundStages[roundStages.indexOf(stage) + 1];
  const isFurtherNotice = command.to === "notice" && stage === "notice";
  if (command.to !== next && !isFurtherNotice) return refused("stage.wrong");
  switch (command.to) {
    case "review":
      return beginReview(record);
    case "notice":
      return beginNotice(record, command, on);
    case "decision":
      return beginDecision(record, on);
    case "running":
      return beginRunning(record, command, on);
    case "closed":
      return closeRound({ applications: record.applications.values(), batches: record.batches.values() });
    case "intake":
      return refused("stage.wrong");
  }
}
