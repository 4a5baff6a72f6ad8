// The leading group answers misuse of the money (article 15: 撤回项目经费并对工作室给予警告或摘牌).
import type { IsoDate } from "../kinds.ts";
import type { Application } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import { recoveryIdOf } from "../records/payment.ts";
import type { Sanction } from "../records/studio.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { recoveryStands } from "../schedule/recoveries.ts";
import { inOrder, inRunning, type Studio, titled } from "./running-studio.ts";

/**
 * Refuses `stage.wrong`, `state.wrong` unless the studio holds the title, `date.future`, `date.order`, and `sanction.amount` where more
 * would be taken back than was paid and is not being taken back already.
 */
export function sanction(studio: Studio, command: Sanction, on: IsoDate): Result<RoundEvent[]> {
  const { application } = studio;
  const ready = inRunning(studio, titled, "15");
  if (!ready.ok) return ready;
  const dated = inOrder(command.decidedOn, [application.decision?.decidedOn], on, "15");
  if (!dated.ok) return dated;
  const { recoverFen, reason } = command;
  const applicationId = application.id;
  const sanctioned: RoundEvent = { type: "application.sanctioned", applicationId, data: command };
  if (recoverFen === null) return accepted([sanctioned]);
  if (recoverFen <= 0 || recoverFen > recoverable(application)) return refused("sanction.amount", "15");
  const recoveryId = recoveryIdOf(applicationId, application.recoveries.length + 1);
  const data = {
    recoveryId,
    ground: "sanction",
    amountFen: recoverFen,
    reason,
    needsConfirmation: false,
    paidElsewhere: false,
  } as const;
  return accepted([sanctioned, { type: "recovery.opened", applicationId, data }]);
}

/** What was paid and is not being taken back yet, in fen. */
function recoverable(application: Application): number {
  const paid = application.payments.reduce((total, { amountFen }) => total + amountFen, 0);
  const standing = application.recoveries.filter(recoveryStands);
  return paid - standing.reduce((total, { amountFen }) => total + amountFen, 0);
}
