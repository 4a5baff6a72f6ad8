// A changed payee is confirmed by another person before money goes there (article 7(3)); a recovery is confirmed by the leading group
// and received by finance (articles 14 and 15).
import type { IsoDate } from "../../kinds.ts";
import type { Application } from "../../records/application.ts";
import type { RoundEvent } from "../../records/event.ts";
import type { Recovery } from "../../records/payment.ts";
import { accepted, type Result, refused } from "../../refusal.ts";
import { recoveryStands } from "../../schedule/recoveries.ts";

interface ConfirmPayee {
  readonly accountLast4: string;
  readonly reason: string;
  readonly member: string;
}

/** `account` in plain. Refuses `state.wrong` where no change waits, `person.same` for anybody who changed it, `payee.digits`. */
export function confirmPayee(application: Application, account: string | null, command: ConfirmPayee): Result<RoundEvent[]> {
  const { id, payeeChange } = application;
  if (payeeChange === null) return refused("state.wrong", "7(3)");
  if (payeeChange.member === command.member || payeeChange.earlier?.includes(command.member) === true)
    return refused("person.same", "7(3)");
  const digits = (account ?? "").replace(/[\s-]/g, "");
  if (digits.length < 4 || digits.slice(-4) !== command.accountLast4) return refused("payee.digits", "7(3)");
  return accepted([{ type: "application.payee-confirmed", applicationId: id, data: { reason: command.reason } }]);
}

interface OfStudio {
  readonly application: Application;
  readonly recovery: Recovery;
}

/** Refuses `state.wrong` where it needs none, has it, or lapsed. */
export function confirmRecovery({ application, recovery }: OfStudio, reason: string | null): Result<RoundEvent[]> {
  const { id, needsConfirmation, confirmation, receipt } = recovery;
  const isOpen = needsConfirmation && confirmation === null && receipt === null && recoveryStands(recovery);
  if (!isOpen) return refused("state.wrong", "14");
  return accepted([{ type: "recovery.confirmed", applicationId: application.id, data: { recoveryId: id, reason } }]);
}

interface ReceiveRecovery {
  readonly receivedOn: IsoDate;
  readonly voucherNumber: string | null;
}

/** Refuses `state.wrong` before its confirmation, after its receipt and once it lapsed, `date.future`, and `date.order` for a day before it was opened. */
export function receiveRecovery(
  { application, recovery }: OfStudio,
  command: ReceiveRecovery,
  on: IsoDate,
): Result<RoundEvent[]> {
  const { id, needsConfirmation, confirmation, receipt, openedOn } = recovery;
  const isDue = receipt === null && recoveryStands(recovery) && !(needsConfirmation && confirmation === null);
  if (!isDue) return refused("state.wrong", "14");
  if (command.receivedOn > on) return refused("date.future", "14");
  if (command.receivedOn < openedOn) return refused("date.order", "14");
  return accepted([{ type: "recovery.received", applicationId: application.id, data: { recoveryId: id, ...command } }]);
}
