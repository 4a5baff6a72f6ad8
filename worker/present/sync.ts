// A sync's plan or result as its answer shows it: outcomes, conflicts, findings, and what comes down to the workbook. Masked throughout.
import type { RowResult, SyncAnswer } from "../../policy/contract/sync.ts";
import type { PlannedRow, SyncPlan } from "../../policy/decisions/sync/plan-types.ts";
import { rowOutcomes } from "../../policy/decisions/sync/plan-types.ts";
import { answersThatHold, bearsOnMatches } from "../../policy/municipal-answers.ts";
import { type Application, applicationFieldKeys, fundingOf } from "../../policy/records/application.ts";
import { rowRefusalSentence } from "../../policy/refusal-wording.ts";
import { type CheckedRegister, openFindings } from "../../policy/register-check.ts";
import type { MunicipalList, PlainFields } from "../register.ts";
import { shownFields, shownFinding } from "./values.ts";

export interface SyncOutcome {
  readonly dryRun: boolean;
  readonly revision: number;
  readonly planHash: string;
  readonly plan: SyncPlan;
  /** Ids of the rows that write, by ref; provisional in a dry run. */
  readonly ids: ReadonlyMap<string, string>;
  /** The applications as they then stand; in a dry run as they stand now. */
  readonly applications: ReadonlyMap<string, Application>;
  readonly awards: MunicipalList["awards"];
  /** The fields as they would then stand. */
  readonly plain: ReadonlyMap<string, PlainFields>;
  readonly checked: CheckedRegister;
}

export function shownSync(outcome: SyncOutcome): SyncAnswer {
  const { dryRun, revision, planHash, plan, plain } = outcome;
  const counted = Object.fromEntries(rowOutcomes.map((word) => [word, plan.rows.filter((row) => row.outcome === word).length]));
  const { created = 0, updated = 0, merged = 0, unchanged = 0, conflict = 0, refused = 0 } = counted;
  return {
    dryRun,
    revision,
    planHash,
    summary: { created, updated, merged, unchanged, conflict, refused, registerOnly: plan.registerOnly.length },
    rows: plan.rows.map((row) => shownRow(row, outcome)),
    registerOnly: plan.registerOnly.map(({ applicationId, version }) => ({
      applicationId,
      version,
      fields: shownFields(applicationFieldKeys, plain.get(applicationId) ?? {}),
    })),
  };
}

function shownRow(row: PlannedRow, outcome: SyncOutcome): RowResult {
  const id = outcome.ids.get(row.ref) ?? row.target?.applicationId ?? null;
  const application = id === null ? undefined : outcome.applications.get(id);
  // The number of a new application is certain only once it is written.
  const applicationId = application === undefined ? null : application.id;
  const isOthers = row.conflicts.some(({ field }) => field === "applicationId");
  return {
    ref: row.ref,
    outcome: row.outcome,
    applicationId,
    version: application?.version ?? null,
    conflicts: row.conflicts.map((conflict) => ({ ...conflict })),
    findings: id === null || isOthers ? [] : findingsOf(id, row, application, outcome),
    refusal: row.refusal === null ? null : { code: row.refusal, message: rowRefusalSentence(row.refusal) },
    register: application === undefined || isOthers ? null : registerSide(row, application, outcome),
  };
}

function findingsOf(
  id: string,
  row: PlannedRow,
  application: Application | undefined,
  { checked, awards }: SyncOutcome,
): RowResult["findings"] {
  // What a row writes anew, no earlier answer speaks of.
  const isAnother = application === undefined || Object.keys(row.writes).some(bearsOnMatches);
  const answers = isAnother ? [] : answersThatHold(application, awards);
  const findings = openFindings(checked.findings.get(id) ?? [], checked.matches.get(id) ?? [], answers);
  return findings.map((finding) => shownFinding(finding, application?.id ?? row.ref));
}

function registerSide(row: PlannedRow, application: Application, { plain }: SyncOutcome): RowResult["register"] {
  return {
    state: application.state,
    funding: fundingOf(application),
    fields: shownFields(row.pulled, plain.get(application.id) ?? {}),
  };
}
