// A proposed or confirmed opening as answers show it, row by row. Identifiers stay out of it.
import type { OpeningRowsAnswer } from "../../policy/contract/opening.ts";
import type { FieldChange } from "../../policy/records/event-parts.ts";
import type { Round } from "../../policy/records/round.ts";

export function shownOpening({ document, by, at, confirmed, applications }: NonNullable<Round["opening"]>): OpeningRowsAnswer {
  const rows = applications.map(({ applicationId, changes, decision, payments }) => ({
    applicationId,
    studioName: textIn(changes, "studioName"),
    hostName: textIn(changes, "hostName"),
    leadName: textIn(changes, "leadName"),
    decision,
    payments,
  }));
  return { document, by, at, confirmed, rows };
}

function textIn(changes: readonly FieldChange[], field: string): string | null {
  const to = changes.find((change) => change.field === field)?.to;
  return typeof to === "string" ? to : null;
}
