// The yearly assessment and the recheck after rectification (article 13: 考核评估; article 14: 合格后继续拨付, 不合格的要求限期整改).
import { addDays } from "../calendar.ts";
import type { IsoDate } from "../kinds.ts";
import { parameterOn } from "../parameters.ts";
import { type Application, type ApplicationState, fundingOf } from "../records/application.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Batch } from "../records/payment.ts";
import { rulingsOn, rulingsUsed } from "../records/round.ts";
import { type Assessment, isPassing } from "../records/studio.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import type { RulingId, Rulings } from "../rulings.ts";
import { isLive, openLines } from "../schedule/facts.ts";
import { yearFullOn } from "../studio-year.ts";
import { inOrder, inRunning, type Studio } from "./running-studio.ts";

interface StudioWithBatches extends Studio {
  readonly batches: Iterable<Batch>;
}

const rulingsRead: readonly RulingId[] = [
  "assessment-after-year",
  "year-starts",
  "rectification-days",
  "second-tranche-scale",
  "recheck-pass-pays",
];

const assessable: Readonly<Record<Assessment["kind"], ReadonlySet<ApplicationState>>> = {
  annual: new Set(["approved", "completed"]),
  recheck: new Set(["rectifying"]),
};

/**
 * Refuses `stage.wrong`, `state.wrong` (also for an amount once the second stage stands in a live batch or is paid), `date.future`,
 * `date.order`, `assessment.too-early`, `assessment.deadline`, `assessment.amount`.
 */
export function assess(studio: StudioWithBatches, assessment: Assessment, on: IsoDate): Result<RoundEvent[]> {
  const { round, application } = studio;
  const rulings = rulingsOn(round, on);
  const ready = inRunning(studio, assessable[assessment.kind], "14");
  if (!ready.ok) return ready;
  const checks = [
    () =>
      inOrder(assessment.assessedOn, [application.decision?.decidedOn, application.assessments.at(-1)?.assessedOn], on, "13"),
    () => notTooEarly(application, assessment, rulings),
    () => deadlineInOrder(assessment, rulings),
    () => amountInOrder(studio, assessment, rulings),
  ];
  for (const check of checks) {
    const checked = check();
    if (!checked.ok) return checked;
  }
  const data = { ...assessment, rulings: rulingsUsed(rulings, rulingsRead) };
  return accepted([{ type: "application.assessed", applicationId: application.id, data }]);
}

/** 第十四条：建设满一年且在年度考核评估合格后. Whether the assessment may come before the full year is the ruling `assessment-after-year`. */
function notTooEarly(application: Application, { assessedOn }: Assessment, rulings: Rulings): Result<null> {
  if (rulings["assessment-after-year"] === "yes") return accepted(null);
  const fullOn = yearFullOn(application, rulings);
  if (fullOn !== null && assessedOn >= fullOn) return accepted(null);
  return refused("assessment.too-early", "14", [], fullOn ?? undefined);
}

/** 第十四条：对于不合格的，要求限期整改. Only a failed yearly assessment sets a deadline; a failed recheck ends in revocation. */
function deadlineInOrder(assessment: Assessment, { "rectification-days": days }: Rulings): Result<null> {
  const { kind, grade, assessedOn, rectificationDeadline: deadline } = assessment;
  const needsDeadline = kind === "annual" && !isPassing(grade);
  if (needsDeadline !== (deadline !== null)) return refused("assessment.deadline", "14");
  if (deadline === null) return accepted(null);
  const isLong = days !== "none" && deadline > addDays(assessedOn, days);
  return deadline <= assessedOn || isLong ? refused("assessment.deadline", "14") : accepted(null);
}

/** 第十四条：考核评估合格后，继续拨付5-10万元；已获得市级资助的，只授予铭牌. */
function amountInOrder({ application, batches }: StudioWithBatches, assessment: Assessment, rulings: Rulings): Result<null> {
  const { kind, grade, assessedOn, secondAmountFen: amount } = assessment;
  const isPaying =
    isPassing(grade) && fundingOf(application) === "district" && (kind === "annual" || rulings["recheck-pass-pays"] === "yes");
  if (!isPaying) return amount === null ? accepted(null) : refused("assessment.amount", "14");
  if (isSecondSettled(application, batches)) return amount === null ? accepted(null) : refused("state.wrong", "14");
  if (amount === null) return refused("assessment.amount", "14");
  const isOutside =
    amount < parameterOn("secondTrancheMinimum", assessedOn) || amount > parameterOn("secondTrancheMaximum", assessedOn);
  const scale = rulings["second-tranche-scale"];
  const isOffScale = scale !== "none" && grade !== "不合格" && scale[grade] !== amount;
  return isOutside || isOffScale ? refused("assessment.amount", "14") : accepted(null);
}

/** The second stage is paid, or lies in a live batch and did not come back. */
function isSecondSettled({ id, payments }: Application, batches: Iterable<Batch>): boolean {
  if (payments.some(({ stage }) => stage === "second")) return true;
  const reserved = [...batches].filter(isLive).flatMap(openLines);
  return reserved.some(({ applicationId, stage }) => applicationId === id && stage === "second");
}
