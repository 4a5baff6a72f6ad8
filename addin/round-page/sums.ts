// Whether a round's money adds up, as equations with both sides in fen: the schedule, the batches, the studios, the ledgers (articles 14
// and 15). It computes from the register's answers and never rounds.
import type { RoundRecord } from "./round-record.ts";

export type EquationName = "schedule" | "approved" | "studios" | "paid" | "ledgers";

export interface Equation {
  readonly name: EquationName;
  readonly leftFen: number;
  readonly rightFen: number;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/**
 * `schedule`: the lines' amounts and the stated total. `approved`: approved, and paid + returned + outstanding. `studios`: what the
 * studios were paid, and the round's figure. `paid`: the schedule's paid lines, and paid through batches with what was taken over.
 * `ledgers`: what the ledgers enter, and what the studios received.
 */
export function equationsOf({
  schedule,
  reconciliation,
}: Pick<RoundRecord, "schedule" | "reconciliation">): readonly Equation[] {
  const { totals, studios } = reconciliation;
  const paid = schedule.lines.filter(({ status, stage }) => status === "paid" && stage !== "recovery");
  return [
    { name: "schedule", leftFen: sum(schedule.lines.map(({ amountFen }) => amountFen ?? 0)), rightFen: schedule.totalFen },
    { name: "approved", leftFen: totals.approvedFen, rightFen: totals.paidFen + totals.returnedFen + totals.outstandingFen },
    { name: "studios", leftFen: sum(studios.map(({ paidFen }) => paidFen)), rightFen: totals.paidFen },
    { name: "paid", leftFen: sum(paid.map(({ amountFen }) => amountFen ?? 0)), rightFen: totals.paidFen + totals.openingFen },
    {
      name: "ledgers",
      leftFen: sum(studios.map(({ ledger }) => ledger.enteredFen)),
      rightFen: sum(studios.map(({ ledger }) => ledger.receivedFen)),
    },
  ];
}

export const holds = ({ leftFen, rightFen }: Equation): boolean => leftFen === rightFen;
