// The office decides whether an application meets article 6's conditions and article 7's materials: the rules speak, a person decides.

import type { IsoDate } from "../kinds.ts";
import type { ApplicationState } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Resolution } from "../records/resolution.ts";
import { type Round, rulingsOn, rulingsUsed } from "../records/round.ts";
import { accepted, type Missing, type MissingCode, type Result, refused } from "../refusal.ts";
import type { RegisterFinding } from "../register-check.ts";
import type { RulingId } from "../rulings.ts";

interface ApplicationUnderCheck {
  readonly round: Round;
  readonly application: { readonly id: string; readonly state: ApplicationState };
  /** What the rules say of it today; settled municipal matches are not among them. */
  readonly findings: readonly RegisterFinding[];
}

interface DecideEligibility {
  readonly outcome: "eligible" | "ineligible";
  readonly reason: string | null;
  readonly resolutions: readonly Resolution[];
}

const rulingsRead: readonly RulingId[] = ["skill-certificate", "one-application-per-technician", "municipal-programmes"];
const decidable: ReadonlySet<ApplicationState> = new Set(["submitted", "eligible", "ineligible"]);

/**
 * Refuses `stage.wrong` after intake, `state.wrong` for a withdrawn application, `resolution.unknown`, and `eligibility.not-ready`
 * while an error stands or a `review` finding has no accepting resolution. Errors are never waived; ineligible needs only its reason.
 */
export function decideEligibility(
  record: ApplicationUnderCheck,
  command: DecideEligibility,
  on: IsoDate,
): Result<RoundEvent[]> {
  const { round, application, findings } = record;
  if (round.stage !== "intake") return refused("stage.wrong");
  if (!decidable.has(application.state)) return refused("state.wrong");
  const open = findings.filter(({ severity }) => severity === "review");
  if (command.resolutions.some((resolution) => !open.some((finding) => settles(resolution, finding)))) {
    return refused("resolution.unknown");
  }
  if (command.outcome === "eligible") {
    const standing = findings.flatMap((finding) => obstacle(finding, command.resolutions));
    if (standing.length > 0) return notReady(application.id, standing);
  }
  return accepted([
    {
      type: "application.eligibility-decided",
      applicationId: application.id,
      data: {
        outcome: command.outcome,
        reason: command.reason,
        resolutions: [...command.resolutions],
        findings: findings
          .filter(({ severity }) => severity === "error" || severity === "review")
          .map(({ rule, field }) => ({ rule, field })),
        rulings: rulingsUsed(rulingsOn(round, on), rulingsRead),
      },
    },
  ]);
}

/** A resolution that names no field speaks of all findings of its rule. */
const settles = ({ rule, field }: Resolution, finding: RegisterFinding): boolean =>
  rule === finding.rule && (field === null || field === finding.field);

interface Obstacle {
  readonly code: MissingCode;
  readonly article: string | null;
}

function obstacle(finding: RegisterFinding, resolutions: readonly Resolution[]): Obstacle[] {
  const { article } = finding;
  if (finding.severity === "error") return [{ code: "finding.error", article }];
  if (finding.severity !== "review") return [];
  const resolution = resolutions.find((candidate) => settles(candidate, finding));
  if (resolution === undefined) return [{ code: "resolution.missing", article }];
  if (!resolution.accept) return [{ code: "resolution.rejected", article }];
  const isRelaxation = finding.rule === "eligibility/relaxation";
  // 第六条（一）1：一是所列情形，二是在同行业中享有较高的声誉或贡献突出; both limbs have to be found.
  if (isRelaxation && (resolution.ground === null || resolution.standing === null)) {
    return [{ code: "resolution.ground-missing", article }];
  }
  return [];
}

function notReady(applicationId: string, obstacles: readonly Obstacle[]): Result<never> {
  const counts = new Map<MissingCode, number>();
  for (const { code } of obstacles) counts.set(code, (counts.get(code) ?? 0) + 1);
  const missing = [...counts].map(([code, count]): Missing => ({ code, applicationId, count }));
  return refused("eligibility.not-ready", obstacles.find(({ article }) => article !== null)?.article ?? null, missing);
}
