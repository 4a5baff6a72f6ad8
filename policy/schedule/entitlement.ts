// What article 14 gives a studio at each stage, from the recorded facts alone: amount, first day, and whether it is due or excluded.
// It does not know batches, payments made or holds.
import type { Fen, IsoDate, Stage } from "../kinds.ts";
import { formatYuan } from "../money.ts";
import { parameterOn } from "../parameters.ts";
import type { Application } from "../records/application.ts";
import { isPassing } from "../records/studio.ts";
import { yearFullOn } from "../studio-year.ts";
import type { Facts } from "./facts.ts";
import type { DerivationStep } from "./line.ts";

export interface Entitlement {
  /** Null while no assessment has fixed it. */
  readonly amountFen: Fen | null;
  readonly dueFrom: IsoDate | null;
  /** `excluded`: the studio has the plaque only; `cancelled`: what is unpaid is never paid. */
  readonly standing: "reached" | "not-reached" | "excluded" | "cancelled";
  readonly derivation: readonly DerivationStep[];
}

/** Null where the leading group approved nothing (article 9). */
export function entitlementOf(application: Application, stage: Stage, facts: Facts): Entitlement | null {
  const { decision } = application;
  if (decision?.outcome !== "approved") return null;
  const decided = facts.step("9", `${decision.decidedOn}审定认定（${decision.document}）`, decision.seq);
  const given = stage === "second" ? secondStage(application, facts) : fromDecision(stage, decision.decidedOn);
  const ended = endedBy(application, stage, facts);
  const amount =
    given.amountFen === null
      ? []
      : [facts.step("14", `${stageWords[stage]}${formatYuan(given.amountFen)}元`, given.fixedBy ?? decision.seq)];
  const derivation = [decided, ...given.steps, ...amount, ...(ended?.steps ?? [])];
  return { amountFen: given.amountFen, dueFrom: given.dueFrom, standing: ended?.standing ?? given.standing, derivation };
}

const stageWords: Readonly<Record<Stage, string>> = {
  first: "第一阶段支持资金",
  award: "团队奖励",
  second: "第二阶段支持资金",
};

interface Given {
  readonly amountFen: Fen | null;
  readonly dueFrom: IsoDate | null;
  readonly standing: "reached" | "not-reached";
  readonly steps: readonly DerivationStep[];
  /** The event that fixed the amount, where it was not the decision. */
  readonly fixedBy?: number;
}

/** 第十四条：评选结束后拨付第一阶段支持资金10万元，同时拨付团队奖励（3万元）. */
function fromDecision(stage: "first" | "award", decidedOn: IsoDate): Given {
  const amountFen = parameterOn(stage === "first" ? "firstTranche" : "award", decidedOn);
  return { amountFen, dueFrom: decidedOn, standing: "reached", steps: [] };
}

/** 第十四条：建设满一年且在年度考核评估合格后，继续拨付5-10万元. */
function secondStage(application: Application, facts: Facts): Given {
  const fullOn = yearFullOn(application, facts.rulings);
  const passed = lastPaying(application.assessments, facts);
  const last = application.assessments.at(-1);
  const steps: DerivationStep[] = [];
  if (fullOn !== null) steps.push(facts.step("14", `建设满一年之日${fullOn}`, yearEvent(application, facts)));
  if (last !== undefined) {
    const what = last.kind === "annual" ? "年度考核" : "整改复核";
    steps.push(facts.step("14", `${last.assessedOn}${what}${last.grade}`, last.seq));
  }
  if (passed?.secondAmountFen == null) return { amountFen: null, dueFrom: fullOn, standing: "not-reached", steps };
  const dueFrom = fullOn === null || fullOn > passed.assessedOn ? fullOn : passed.assessedOn;
  const isReached = dueFrom !== null && dueFrom <= facts.on;
  const standing = isReached ? "reached" : "not-reached";
  return { amountFen: passed.secondAmountFen, dueFrom, standing, steps, fixedBy: passed.seq };
}

/**
 * The last passing assessment that fixes an amount; a passed recheck only where the ruling `recheck-pass-pays` lets it pay. A pass that
 * a later failure overtook fixes nothing.
 */
function lastPaying(
  assessments: Application["assessments"],
  { rulings }: Facts,
): Application["assessments"][number] | undefined {
  const lastFailure = assessments.map(({ grade }) => isPassing(grade)).lastIndexOf(false);
  const paying = assessments
    .slice(lastFailure + 1)
    .filter(
      ({ kind, grade, secondAmountFen }) =>
        isPassing(grade) && secondAmountFen !== null && (kind === "annual" || rulings["recheck-pass-pays"] === "yes"),
    );
  return paying.at(-1);
}

/** The event from which the year runs (ruling `year-starts`). */
function yearEvent({ decision, payments, plaque }: Application, { rulings }: Facts): number {
  const decided = decision?.seq ?? 0;
  switch (rulings["year-starts"]) {
    case "decision":
      return decided;
    case "first-payment":
      return payments.find(({ stage }) => stage === "first")?.seq ?? decided;
    case "plaque":
      return plaque.seq ?? decided;
  }
}

interface Ended {
  readonly standing: "excluded" | "cancelled";
  readonly steps: readonly DerivationStep[];
}

/** Why nothing more is paid: municipal support, or the title is revoked; null where neither is so. */
function endedBy(application: Application, stage: Stage, facts: Facts): Ended | null {
  const { matchResolutions, revocation, sanctions } = application;
  const { rulings, step } = facts;
  // 第十四条：已获得市级资助的，不再重复予以资金支持，只授予铭牌. Whether that takes the award too is the ruling `municipal-excludes-award`.
  if (stage !== "award" || rulings["municipal-excludes-award"] === "yes") {
    const found = matchResolutions.find(({ effect }) => effect === "excludes");
    const declared = application.fields.municipalFunded === true;
    if (found !== undefined) {
      return { standing: "excluded", steps: [step("14", `已获得市级资助（${found.awardId}），只授予铭牌`, found.seq)] };
    }
    if (declared) return { standing: "excluded", steps: [] };
    const later = matchResolutions.find(({ effect }) => effect === "stops-unpaid");
    if (later !== undefined) {
      return { standing: "cancelled", steps: [step("14", `认定后获得市级资助（${later.awardId}），停止支付`, later.seq)] };
    }
  }
  // 第十四条：撤销工作室称号…不予支付后续资金支持；第十五条：摘牌.
  if (application.state !== "revoked") return null;
  const removed = sanctions.find(({ measure }) => measure === "plaque-removal");
  if (revocation !== null)
    return { standing: "cancelled", steps: [step("14", `${revocation.decidedOn}撤销称号`, revocation.seq)] };
  return { standing: "cancelled", steps: removed === undefined ? [] : [step("15", `${removed.decidedOn}摘牌`, removed.seq)] };
}
