// Whether the facts behind a batch's open lines still say what they said when it was made. It compares; consequences are decided elsewhere.
import type { Application } from "../records/application.ts";
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
  if (application === undefined) return "cancelled";
  return obstacleTo(application, line, facts) ?? (isSamePayee(payeeOf(application), line.payee) ? null : "payee");
}

/** What speaks against paying this amount of a stage today, whoever receives it; null where nothing does. */
export function obstacleTo(
  application: Application,
  { stage, amountFen }: Pick<BatchLine, "stage" | "amountFen">,
  facts: Facts,
): string | null {
  const entitlement = entitlementOf(application, stage, facts);
  if (entitlement === null) return "cancelled";
  if (entitlement.standing === "excluded" || entitlement.standing === "cancelled") return "cancelled";
  const hold = holdsOf(application, facts)[0];
  if (hold !== undefined) return hold.code;
  if (entitlement.standing === "not-reached") return "not-due";
  return entitlement.amountFen === amountFen ? null : "amount";
}
