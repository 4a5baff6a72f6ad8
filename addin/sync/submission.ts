// The rows of a submit: as previewed, with the picks applied. A row whose conflicts wait goes up empty, so that neither side of it
// changes before somebody chose. Sends nothing itself.
import type { SyncAnswer, SyncRow } from "../../policy/contract/sync.ts";
import type { ApplicationField } from "../../policy/records/application.ts";
import type { FieldMarks, Marker } from "./marks.ts";
import { type PreparedRow, requestRow, type SentFields } from "./prepare-row.ts";
import { isSettled, type Picks, type PlanRow, pickOf, type SyncPlan } from "./sync-plan.ts";
import { identityOf } from "./workbook-row.ts";

/** What comes down into a row, by field; a sealed value is fetched in full first. */
export type Downs = ReadonlySet<ApplicationField>;

export interface SubmittedRow {
  readonly plan: PlanRow;
  readonly request: SyncRow;
  /** Waits for a pick or a person: nothing of it is written on either side. */
  readonly isWithheld: boolean;
  /** What is taken from the register besides what the submit's own answer brings. */
  readonly downs: Downs;
}

export function submissionOf({ rows }: SyncPlan, picks: Picks): SubmittedRow[] {
  return rows.map((plan) => {
    if (plan.outcome === "unresolved") return withheld(plan);
    const incoming = plan.incoming.map(({ field }) => field);
    if (plan.conflicts.length === 0)
      return { plan, request: plan.prepared.request, isWithheld: false, downs: new Set(incoming) };
    return isSettled(plan, picks) ? rebased(plan, picks, incoming) : withheld(plan);
  });
}

/** True where nothing was rewritten: the preview's own hash then stands for it. */
export const isAsPreviewed = (rows: readonly SubmittedRow[]): boolean =>
  rows.every(({ plan, request }) => request === plan.prepared.request);

/** The row on the version its person looked at: what was picked of mine goes up, what was picked of theirs comes down. */
function rebased(plan: PlanRow, picks: Picks, incoming: readonly ApplicationField[]): SubmittedRow {
  const { prepared, result } = plan;
  const isMine = (field: ApplicationField): boolean =>
    plan.conflicts.some((conflict) => conflict.field === field && pickOf(plan, conflict, picks) === "mine");
  const theirs = plan.conflicts.map(({ field }) => field).filter((field) => !isMine(field));
  const downs = new Set([...incoming, ...theirs]);
  const fields: SentFields = {};
  for (const [field, value] of Object.entries(prepared.row.values)) {
    // Object.entries widens the keys of a record whose keys are the fields.
    const key = field as ApplicationField;
    if (!downs.has(key) && (key in prepared.request.fields || isMine(key))) fields[key] = value;
  }
  const request = rowAt(prepared, result.applicationId, result.version, fields);
  return request === null ? withheld(plan) : { plan, request, isWithheld: false, downs };
}

function withheld(plan: PlanRow): SubmittedRow {
  const { prepared, result } = plan;
  const request = plan.outcome === "unresolved" ? prepared.request : rowAt(prepared, result.applicationId, result.version, {});
  return { plan, request: request ?? prepared.request, isWithheld: true, downs: new Set() };
}

function rowAt(
  prepared: PreparedRow,
  applicationId: string | null,
  version: number | null,
  fields: SentFields,
): SyncRow | null {
  if (applicationId === null || version === null) return null;
  const claim = prepared.claim ?? { applicationId, by: "register" as const };
  const request = requestRow(prepared.request.ref, prepared.row, { claim, version }, fields);
  // Who it is was settled by the preview; a guess stays confirmed the same way.
  return { ...request, identity: prepared.request.identity ?? identityOf(prepared.row.values) };
}

/** Whether a second dry run, with the picks, brings what the first one and the picks promised. */
export function isAsExpected(rows: readonly SubmittedRow[], answer: SyncAnswer): boolean {
  return rows.every(({ plan, isWithheld, request }, index) => {
    const outcome = answer.rows[index]?.outcome;
    if (isWithheld || request === plan.prepared.request) return isWithheld || outcome === plan.result.outcome;
    return outcome !== "conflict" && outcome !== "refused";
  });
}

/** True where the register would write anything. */
export const writesAnything = ({ summary }: SyncAnswer): boolean => summary.created + summary.updated + summary.merged > 0;

/** The marks of what goes up, by application; new rows have no application to bind a mark to. */
export async function sentMarksOf(rows: readonly SubmittedRow[], marker: Marker): Promise<ReadonlyMap<string, FieldMarks>> {
  const sent = new Map<string, FieldMarks>();
  for (const { request, plan } of rows) {
    if (request.applicationId === null) continue;
    const { changed, row } = plan.prepared;
    const fields = [...changed].filter((field) => field in request.fields);
    const values = Object.fromEntries(fields.map((field) => [field, row.values[field]]));
    if (fields.length > 0) sent.set(request.applicationId, await marker.fields(request.applicationId, values));
  }
  return sent;
}
