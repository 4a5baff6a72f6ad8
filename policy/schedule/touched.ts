// Whether the facts behind a batch's open lines still say what they said when it was made. It compares; consequences are decided elsewhere.
import type { Batch, BatchLine } from "../records/payment.ts";
import { entitlementOf } from "./entitlement.ts";
import { type Facts, openLines } from "./facts.ts";
import { holdsOf } from "./holds.ts";
import { isSamePayee, payeeOf } from "./payee.ts";

export interface TouchedLine {
  readonly paymentId: string;
  /** A hold's code, `amount`, `payee`, `not-due` or `cancelled`. */
  readonly code: string;
}

/** The open lines of a batch that could not be put into one today. */
export function touchedLines(batch: Batch, facts: Facts): readonly TouchedLine[] {
  return openLines(batch).flatMap((line) => {
    const code = changeOf(line, facts);
    return code === null ? [] : [{ paymentId: line.paymentId, code }];
  });
}

function changeOf(line: BatchLine, facts: Facts): string | null {
  const application = facts.applications.get(line.applicationId);
  const entitlement = application === undefined ? null : entitlementOf(application, line.stage, facts);
  if (application === undefined || entitlement === null) return "cancelled";
  if (entitlement.standing === "excluded" || entitlement.standing === "cancelled") return "cancelled";
  const hold = holdsOf(application, facts)[0];
  if (hold !== undefined) return hold.code;
  if (entitlement.standing === "not-reached") return "not-due";
  if (entitlement.amountFen !== line.amountFen) return "amount";
  return isSamePayee(payeeOf(application), line.payee) ? null : "payee";
}
