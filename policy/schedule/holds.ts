// What holds a studio's money back for now, each with its article. A hold ends with the fact behind it; nobody lifts one by hand.
import type { Application } from "../records/application.ts";
import { isPassing } from "../records/studio.ts";
import type { Facts } from "./facts.ts";
import type { Hold, HoldCode } from "./line.ts";

const articles: Readonly<Record<HoldCode, string>> = {
  "municipal-match-open": "14",
  "objection-open": "9",
  "payee-changed": "7(3)",
  rectifying: "14",
  sanctioned: "15",
};

type Test = (application: Application, facts: Facts) => boolean;

const tests: Readonly<Record<HoldCode, Test>> = {
  "municipal-match-open": ({ id }, { openMatches }) => openMatches.has(id),
  "objection-open": isContested,
  "payee-changed": ({ payeeChange }) => payeeChange !== null,
  rectifying: ({ state }) => state === "rectifying" || state === "rectification-failed",
  sanctioned: isSanctioned,
};

const order: readonly HoldCode[] = ["municipal-match-open", "objection-open", "payee-changed", "rectifying", "sanctioned"];

export function holdsOf(application: Application, facts: Facts): readonly Hold[] {
  return order.filter((code) => tests[code](application, facts)).map((code) => ({ code, article: articles[code] }));
}

/**
 * 第九条：公示无异议…审定. An objection that is open; or one upheld after the approval (ruling `objections-block` no), until the leading
 * group has decided on the studio since: a sanction, or a revocation, which cancels what is unpaid.
 */
function isContested({ objections, sanctions }: Application): boolean {
  return objections.some(({ outcome }) => {
    if (outcome === null) return true;
    return outcome.outcome === "upheld" && !sanctions.some(({ at }) => at >= outcome.at);
  });
}

/** 第十五条：撤回项目经费并…给予警告: until the money is back and, after a warning, an assessment on or after it was passed. */
function isSanctioned({ sanctions, recoveries, assessments }: Application): boolean {
  if (recoveries.some(({ ground, receipt }) => ground === "sanction" && receipt === null)) return true;
  return sanctions.some(
    ({ measure, decidedOn }) =>
      measure === "warning" && !assessments.some(({ grade, assessedOn }) => isPassing(grade) && assessedOn >= decidedOn),
  );
}
