// A row as it goes up: what changed against its base, or everything where there is none. Sends nothing itself.
import type { SyncRow } from "../../policy/contract/sync.ts";
import type { FieldValue, RowIdentity } from "../../policy/decisions/sync/plan-types.ts";
import { type ApplicationField, applicationFieldKeys } from "../../policy/records/application.ts";
import { isSealedField } from "../../policy/records/sealed.ts";
import type { FieldMarks, Marker } from "./marks.ts";
import type { Claim } from "./match-rows.ts";
import type { RowBase } from "./sync-part.ts";
import { identityOf, type WorkbookRow } from "./workbook-row.ts";

export interface PreparedRow {
  readonly row: WorkbookRow;
  readonly claim: Claim | null;
  readonly base: RowBase | null;
  /** What a submit sent that nobody answered: what stands in the register may be ours. */
  readonly sentMarks: FieldMarks;
  /** Fields the clerk changed since the base; without one, all that are not blank. Sealed fields only in the latter case. */
  readonly changed: ReadonlySet<ApplicationField>;
  readonly request: SyncRow;
}

/** Values by field as a request carries them. */
export type SentFields = Partial<Record<ApplicationField, FieldValue>>;

export async function prepareRow(
  row: WorkbookRow,
  ref: string,
  claim: Claim | null,
  base: RowBase | null,
  sentMarks: FieldMarks,
  marker: Marker,
): Promise<PreparedRow> {
  const changed = new Set<ApplicationField>();
  let isWhole = base === null;
  const marks = claim === null || base === null ? {} : await marksNow(row, claim, base, sentMarks, marker);
  for (const field of applicationFieldKeys) {
    const value = row.values[field];
    if (value === undefined) continue;
    const known = base?.marks[field];
    if (base === null || (known === undefined && !isSealedField(field))) {
      // A column the workbook did not have then: what the register holds there was never seen here.
      isWhole = true;
      if (value !== null) changed.add(field);
    } else if (!isSealedField(field) && isChanged(marks[field], known, sentMarks[field])) changed.add(field);
  }
  const fields: SentFields = {};
  for (const field of applicationFieldKeys) {
    const value = row.values[field];
    if (value !== undefined && (isWhole || changed.has(field) || isSealedField(field))) fields[field] = value;
  }
  const known = claim === null ? null : { claim, version: isWhole ? 0 : (base?.version ?? 0) };
  return { row, claim, base, sentMarks, changed, request: requestRow(ref, row, known, fields) };
}

/** The fields' marks; those of the base where the row as a whole has not changed. */
async function marksNow(
  { values }: WorkbookRow,
  { applicationId }: Claim,
  base: RowBase,
  sentMarks: FieldMarks,
  marker: Marker,
): Promise<FieldMarks> {
  const isAsKnown = Object.keys(sentMarks).length === 0 && (await marker.whole(applicationId, values)) === base.whole;
  return isAsKnown ? base.marks : marker.fields(applicationId, values);
}

/** Edited since the base, or since a submit that may have been registered. */
const isChanged = (now: string | undefined, known: string | undefined, sent: string | undefined): boolean =>
  now !== known || (sent !== undefined && now !== sent);

export function requestRow(
  ref: string,
  { values }: WorkbookRow,
  known: { readonly claim: Claim; readonly version: number } | null,
  fields: SentFields,
): SyncRow {
  return {
    ref,
    applicationId: known?.claim.applicationId ?? null,
    baseVersion: known?.version ?? null,
    identity: known === null ? null : claimedIdentity(identityOf(values), known.claim),
    fields,
  };
}

/** A guess is confirmed by the lead's ID number alone, so that a shared credit code confirms none. */
function claimedIdentity(identity: RowIdentity, { by }: Claim): RowIdentity {
  if (by !== "lookup" && by !== "lead-id") return identity;
  return { creditCode: null, leadIdNumber: identity.leadIdNumber, hostName: null, leadName: null };
}
