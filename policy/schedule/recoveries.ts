// Money taken back (articles 14 and 15): which recoveries stand, how much a municipal award still obliges to return, and their lines.
import type { Fen } from "../kinds.ts";
import { formatYuan, subtractFen, sumFen } from "../money.ts";
import type { Application } from "../records/application.ts";
import type { Recovery } from "../records/payment.ts";
import type { Rulings } from "../rulings.ts";
import type { Facts } from "./facts.ts";
import type { DerivationStep, LineStatus, ScheduleLine } from "./line.ts";
import { payeeOf } from "./payee.ts";

type WithMatches = Pick<Application, "matchResolutions">;

export const isExcluded = ({ matchResolutions }: WithMatches): boolean =>
  matchResolutions.some(({ effect }) => effect === "excludes");

export const recoveryStands = ({ lapse }: Pick<Recovery, "lapse">): boolean => lapse === undefined;

/** Asked back because of a fact that may yet be cleared up in the studio's favour; a sanction and a payment to another payee may not. */
export const mayLapse = ({ ground, paidElsewhere, receipt, lapse }: Recovery): boolean =>
  ground !== "sanction" && paidElsewhere !== true && receipt === null && lapse === undefined;

/** 第十四条：what was paid to a studio that already had municipal support and is not being taken back yet; 0 where nothing is. */
export function municipalDebt(application: Application, rulings: Pick<Rulings, "municipal-excludes-award">): Fen {
  const nothing = sumFen([]);
  if (!isExcluded(application)) return nothing;
  const isExcludedStage = (stage: string) => stage !== "award" || rulings["municipal-excludes-award"] === "yes";
  const paid = sumFen(application.payments.filter(({ stage }) => isExcludedStage(stage)).map(({ amountFen }) => amountFen));
  const standing = application.recoveries.filter(recoveryStands);
  const owed = subtractFen(paid, sumFen(standing.map(({ amountFen }) => amountFen)));
  return owed > 0 ? owed : nothing;
}

const articles: Readonly<Record<Recovery["ground"], string>> = { municipal: "14", sanction: "15", "stopped-payment": "14" };

/** The amount of a recovery's line is negative. */
export function recoveryLine(application: Application, recovery: Recovery, { step }: Facts): ScheduleLine {
  const status = recoveryStatus(recovery);
  const article = articles[recovery.ground];
  const derivation: DerivationStep[] = [
    step(article, `撤回经费${formatYuan(recovery.amountFen)}元：${recovery.reason}`, recovery.seq),
  ];
  const { confirmation, receipt, lapse } = recovery;
  if (confirmation !== null) derivation.push(step(article, "领导小组确认撤回", confirmation.seq));
  if (receipt !== null) {
    const voucher = receipt.voucherNumber === null ? "" : `，凭证号${receipt.voucherNumber}`;
    derivation.push(step(article, `${receipt.receivedOn}已收回${voucher}`, receipt.seq));
  }
  if (lapse !== undefined) derivation.push(step(lapse.article, lapse.reason, lapse.seq));
  return {
    paymentId: recovery.id,
    applicationId: application.id,
    stage: "recovery",
    amountFen: subtractFen(zero, status === "cancelled" ? zero : recovery.amountFen),
    status,
    dueFrom: recovery.openedOn,
    payee: payeeOf(application),
    holds: [],
    derivation,
  };
}

const zero: Fen = sumFen([]);

export function recoveryStatus(recovery: Recovery): LineStatus {
  if (recovery.receipt !== null) return "recovered";
  if (!recoveryStands(recovery)) return "cancelled";
  return recovery.needsConfirmation && recovery.confirmation === null ? "held" : "due";
}
