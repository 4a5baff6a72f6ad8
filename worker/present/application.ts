// An application as answers show it: masked, with what the rules say of it today and the rows of the municipal list it matches.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import { answersThatHold } from "../../policy/municipal-answers.ts";
import { type Application, applicationFieldKeys, fundingOf } from "../../policy/records/application.ts";
import type { CheckedRegister, RegisterMatch } from "../../policy/register-check.ts";
import { openFindings } from "../../policy/register-check.ts";
import type { MunicipalList, PlainFields, Register } from "../register.ts";
import { rankedIn, type Sight, seenScores } from "./review.ts";
import { shownFields, shownFinding } from "./values.ts";

interface Shown {
  /** What the caller sees of the review. */
  readonly sight: Sight;
  /** The sealed fields that this answer shows in full. */
  readonly revealed?: ReadonlySet<string>;
}

export function shownApplication(
  register: Register,
  checked: CheckedRegister,
  application: Application,
  { sight, revealed = new Set() }: Shown,
): ApplicationAnswer {
  const { id, round, version, state, resolutions, eligibility, withdrawal } = application;
  const matches = checked.matches.get(id) ?? [];
  const answers = answersThatHold(application, register.list.awards);
  const findings = openFindings(checked.findings.get(id) ?? [], matches, answers);
  return {
    id,
    round,
    version,
    state,
    funding: fundingOf(application),
    fields: shownFields(applicationFieldKeys, register.plain.get(id) ?? {}, revealed),
    findings: findings.map((finding) => shownFinding(finding, id)),
    resolutions: [...resolutions],
    matches: matches.map((match) => shownMatch(match, register.list, answers)),
    eligibility,
    withdrawal,
    ...shownReview(register, application, sight),
    ...shownStudio(application),
  };
}

function shownReview(register: Register, application: Application, sight: Sight) {
  const ranked = sight.isWhole ? rankedIn(register, application.id) : undefined;
  const objections = application.objections.map(({ name: _name, contact: _contact, ...objection }) => objection);
  return {
    score: seenScores(application, sight),
    average: ranked?.average ?? null,
    rank: ranked?.rank ?? null,
    shortlisted: isShortlisted(application),
    notice: application.notice,
    objections: sight.isWhole ? objections : [],
  };
}

/** Who was decided on stood on the shortlist; a withdrawal leaves it. */
function isShortlisted({ state, placing, decision }: Application): boolean | null {
  if (placing === null) return null;
  return state === "shortlisted" || decision !== null;
}

function shownStudio({ payeeChange, ...application }: Application) {
  const { decision, plaque, plans, assessments, sanctions, revocation, expenditures, payments } = application;
  return {
    decision,
    plaque,
    plans,
    assessments,
    sanctions,
    revocation,
    expenditures,
    payments: payments.map(({ seq: _seq, ...payment }) => payment),
    payeeChanged: payeeChange !== null,
  };
}

function shownMatch(
  { awardId, match }: RegisterMatch,
  list: MunicipalList,
  resolved: Readonly<Application["matchResolutions"]>,
): ApplicationAnswer["matches"][number] {
  const fields = list.plain.get(awardId) ?? {};
  const { awardYear = null } = fields;
  const resolution = resolved.find((candidate) => candidate.awardId === awardId);
  return {
    awardId,
    kind: match === "exact" ? "exact" : "possible",
    because: match === "exact" ? null : match.possible,
    programme: textOf(fields, "programme"),
    awardYear: typeof awardYear === "number" ? awardYear : null,
    hostName: textOf(fields, "hostName"),
    leadName: textOf(fields, "leadName"),
    resolution:
      resolution === undefined
        ? null
        : { same: resolution.same, reason: resolution.reason, by: resolution.by, at: resolution.at },
  };
}

function textOf(fields: PlainFields, field: string): string | null {
  const value = fields[field];
  return typeof value === "string" ? value : null;
}
