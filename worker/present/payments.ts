// The payment schedule, batches and recoveries as answers show them: accounts masked, amounts in capitals beside the fen.
import { maskIdentifier } from "../../policy/codes.ts";
import type { BatchAnswer, RecoveryAnswer, ScheduleAnswer, ScheduleLineAnswer } from "../../policy/contract/payments.ts";
import { fenToCapitals } from "../../policy/money.ts";
import type { Application } from "../../policy/records/application.ts";
import type { Batch, Payee, Recovery } from "../../policy/records/payment.ts";
import type { Schedule, ScheduleLine } from "../../policy/schedule/line.ts";
import { recoveryStatus } from "../../policy/schedule/recoveries.ts";

/** Accounts in plain, by the id under which each is sealed. */
export type Accounts = ReadonlyMap<string, string>;

export function shownSchedule({ round, lines, totalFen }: Schedule, accounts: Accounts): ScheduleAnswer {
  return { round, lines: lines.map((line) => shownLine(line, accounts)), totalFen };
}

export function shownLine(line: ScheduleLine, accounts: Accounts): ScheduleLineAnswer {
  const { paymentId, applicationId, stage, amountFen, status, dueFrom, payee, holds, derivation } = line;
  return {
    paymentId,
    applicationId,
    stage,
    amountFen,
    amountInCapitals: amountFen === null ? null : fenToCapitals(amountFen),
    status,
    dueFrom,
    payee: shownPayee(payee, accounts),
    holds: [...holds],
    derivation: [...derivation],
  };
}

function shownPayee({ payeeName, payeeAccount, payeeBank, payeeBankCode }: Payee, accounts: Accounts) {
  const account = payeeAccount === null ? undefined : accounts.get(payeeAccount.sealed);
  return { payeeName, payeeAccount: account === undefined ? null : maskIdentifier(account), payeeBank, payeeBankCode };
}

export function shownBatch(batch: Batch, accounts: Accounts): BatchAnswer {
  const { id, round, status, lines, totalFen, hash, preparedBy, approvedBy, pulledBy, stopped, reason, reports } = batch;
  const isVoid = status === "void";
  return {
    id,
    round,
    status,
    lines: lines.map((line) => ({
      paymentId: line.paymentId,
      applicationId: line.applicationId,
      stage: line.stage,
      amountFen: line.amountFen,
      amountInCapitals: fenToCapitals(line.amountFen),
      payee: shownPayee(line.payee, accounts),
      studioName: line.studioName,
      hostName: line.hostName,
      document: line.document,
      outcome: reports[line.paymentId] ?? null,
    })),
    totalFen,
    hash,
    preparedBy: shownPart(preparedBy),
    approvedBy: approvedBy && shownPart(approvedBy),
    pulledBy: pulledBy && shownPart(pulledBy),
    stopped: isVoid ? null : stopped,
    voided: isVoid ? stopped : null,
    reason,
  };
}

const shownPart = ({ member, name, at, on }: Batch["preparedBy"]) => ({ member, name, at, on });

export function shownRecovery(application: Application, recovery: Recovery): RecoveryAnswer {
  const { id, ground, amountFen, reason, openedOn, confirmation, receipt } = recovery;
  return {
    id,
    applicationId: application.id,
    ground,
    amountFen,
    status: recoveryStatus(recovery),
    reason,
    openedOn,
    confirmedBy: confirmation?.by ?? null,
    receivedOn: receipt?.receivedOn ?? null,
    voucherNumber: receipt?.voucherNumber ?? null,
  };
}
