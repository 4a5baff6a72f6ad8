// What was paid in a round that is taken over, held against article 14. It knows the rows of the request, and no register.
import type { Fen, IsoDate, Stage } from "../kinds.ts";
import { parameterOn } from "../parameters.ts";
import type { OpeningCode } from "../refusal.ts";
import type { FieldValues } from "./sync/plan-types.ts";

export interface OpeningPayment {
  readonly ref: string;
  readonly stage: Stage;
  readonly amountFen: Fen;
  readonly paidOn: IsoDate;
  readonly voucherNumber: string | null;
}

interface Decided {
  readonly outcome: "approved" | "rejected";
  readonly decidedOn: IsoDate;
}

/** What is wrong with each payment, in order: article 14's amounts, once a stage, to approved studios alone, not before the decision. */
export function paymentFaults(
  payments: readonly OpeningPayment[],
  decisions: ReadonlyMap<string, Decided>,
  fields: ReadonlyMap<string, FieldValues>,
  on: IsoDate,
): { readonly code: OpeningCode; readonly ref: string }[] {
  const paid = new Set<string>();
  return payments.flatMap((payment) => {
    const { ref, stage, paidOn } = payment;
    const decided = decisions.get(ref);
    const key = JSON.stringify([ref, stage]);
    const faults: readonly (readonly [OpeningCode, boolean])[] = [
      ["ref.unknown", !fields.has(ref)],
      ["date.future", paidOn > on],
      ["date.order", decided !== undefined && paidOn < decided.decidedOn],
      ["payment.unapproved", decided?.outcome === "rejected"],
      ["payment.municipal", fields.get(ref)?.municipalFunded === true],
      ["payment.twice", paid.has(key)],
      ["payment.amount", !isWithinMeasures(payment)],
    ];
    paid.add(key);
    return faults.flatMap(([code, isFault]) => (isFault ? [{ code, ref }] : []));
  });
}

/** 第十四条：第一阶段10万元，团队奖励3万元，第二阶段5-10万元. */
function isWithinMeasures({ stage, amountFen, paidOn }: OpeningPayment): boolean {
  switch (stage) {
    case "first":
      return amountFen === parameterOn("firstTranche", paidOn);
    case "award":
      return amountFen === parameterOn("award", paidOn);
    case "second":
      return (
        amountFen >= parameterOn("secondTrancheMinimum", paidOn) && amountFen <= parameterOn("secondTrancheMaximum", paidOn)
      );
  }
}
