// Article 14: when money is paid: after the decision, the award with the first stage, the second stage after a full year and a pass,
// nothing after the title was revoked.
import { approvalFields, approvalOf, yearFields, yearNeeds, yearReached } from "../../approvals.ts";
import type { Dossier } from "../../dossier.ts";
import { anyUnusable, canJoin, dayOf, joined, joinFields } from "../../joins.ts";
import { joinedPayments, type Payment, paidColumns, paymentFields, paymentsByStudio } from "../../payments.ts";
import type { FieldKey } from "../../records/fields.ts";
import type { RoundRule } from "../../rule.ts";
import { gradeFields, passesOf } from "./assessed.ts";
import { amountPlace, entitlementFields, isEntitled } from "./entitlement.ts";

const reads: readonly FieldKey[] = [...new Set([...joinFields, ...approvalFields, ...paymentFields])];
const yearReads: readonly FieldKey[] = [...new Set([...reads, ...yearFields])];

/** 第十四条：资金分两个阶段拨付……同时拨付团队奖励. Compared are the first payments of each stage. */
export const awardApart: RoundRule = {
  id: "funding/award-apart",
  article: "14",
  severity: "warning",
  scope: "round",
  tables: ["payments"],
  needs: [
    ["paidOn", "firstPaidOn"],
    ["paidOn", "awardPaidOn"],
    ["stage", "firstPaidOn"],
    ["stage", "awardPaidOn"],
  ],
  reads,
  check: (dossier, say) => {
    for (const { payments } of paymentsByStudio(dossier).values()) {
      const joinable = payments.filter(({ row }) => canJoin(row, dossier));
      const first = joinable.find(({ stage }) => stage === "first");
      const award = joinable.find(({ stage }) => stage === "award");
      if (!first?.paidOn || !award?.paidOn || first.paidOn === award.paidOn) continue;
      const params = { first: first.paidOn, award: award.paidOn };
      say({ place: award.paid, expected: first.paidOn, params, related: [first.paid] });
    }
  },
};

/** The decision's day, where the payment was made before it. */
function decidedAfter({ row, paidOn }: Payment, dossier: Dossier): string | null {
  const { on } = approvalOf(row, dossier);
  return paidOn && on !== null && paidOn < on ? on : null;
}

/** 第十四条：评选结束后拨付. */
export const beforeDecision: RoundRule = {
  id: "funding/before-decision",
  article: "14",
  severity: "error",
  scope: "round",
  tables: ["payments"],
  needs: [paidColumns, ["decisionDate"]],
  reads,
  check: (dossier, say) => {
    for (const payment of joinedPayments(dossier)) {
      const { paid, paidOn } = payment;
      const on = decidedAfter(payment, dossier);
      if (paidOn && on !== null) say({ place: paid, expected: `≥${on}`, params: { paidOn, decidedOn: on } });
    }
  },
};

/** The day the full year is reached, where a second-stage payment was made before it. */
function yearUnfinished({ row, stage, paidOn }: Payment, dossier: Dossier): string | null {
  const reached = stage === "second" && paidOn ? yearReached(row, dossier) : null;
  return reached !== null && paidOn && paidOn < reached ? reached : null;
}

/** 第十四条：第二阶段资金应在工作室建设满一年……后，继续拨付. From when the year runs is the ruling `year-starts`. */
export const beforeOneYear: RoundRule = {
  id: "funding/before-one-year",
  article: "14",
  severity: "error",
  restsOn: ["year-starts"],
  scope: "round",
  tables: ["payments"],
  needs: [
    ["paidOn", "secondPaidOn"],
    ["stage", "secondPaidOn"],
  ],
  needsUnder: yearNeeds,
  reads: yearReads,
  check: (dossier, say) => {
    for (const payment of joinedPayments(dossier)) {
      const reached = yearUnfinished(payment, dossier);
      const { paid, paidOn } = payment;
      if (!paidOn || reached === null || decidedAfter(payment, dossier) !== null) continue;
      const params = { paidOn, reached, starts: dossier.rulings["year-starts"] };
      say({ place: paid, expected: `≥${reached}`, params });
    }
  },
};

/** 第十四条：第二阶段资金应在……年度考核评估合格后，继续拨付. */
export const withoutPass: RoundRule = {
  id: "funding/without-pass",
  article: "14",
  severity: "error",
  restsOn: ["recheck-pass-pays"],
  scope: "round",
  tables: ["payments", "assessments"],
  needs: [
    ["amount", "secondAmount"],
    ["stage", "secondAmount"],
    ["assessmentResult", "recheckResult"],
  ],
  reads: [...new Set([...entitlementFields, ...yearReads, ...gradeFields])],
  check: (dossier, say) => {
    for (const payment of joinedPayments(dossier)) {
      const { stage, amount, paidOn } = payment;
      if (stage !== "second" || yearUnfinished(payment, dossier) !== null || !isEntitled(payment, dossier)) continue;
      const passes = passesOf(payment, dossier);
      if (passes === null) continue;
      if (passes.length === 0) say({ place: amountPlace(payment), params: { because: "none", amount } });
      else if (paidOn && passes.every(({ on }) => on !== null && paidOn < on)) {
        const passedOn = passes.flatMap(({ on }) => on ?? []).sort()[0] ?? "";
        say({ place: amountPlace(payment), params: { because: "before", amount, paidOn, passedOn } });
      }
    }
  },
};

/** 第十四条：撤销工作室称号并收回铭牌，不予支付后续资金支持. Money paid on the day itself is not after it. */
export const afterRevocation: RoundRule = {
  id: "funding/after-revocation",
  article: "14",
  severity: "error",
  scope: "round",
  tables: ["payments", "assessments"],
  needs: [paidColumns, ["revokedOn"]],
  reads: [...joinFields, ...paymentFields, "revokedOn"],
  check: (dossier, say) => {
    for (const { row, paid, paidOn } of joinedPayments(dossier)) {
      if (!paidOn) continue;
      const rows = joined(row, "assessments", dossier);
      if (!rows.some(({ fields }) => fields.revokedOn) || anyUnusable(rows, "revokedOn")) continue;
      const revokedOn = rows.flatMap(({ fields }) => dayOf(fields.revokedOn) ?? []).sort()[0];
      if (revokedOn !== undefined && paidOn > revokedOn)
        say({ place: paid, expected: `≤${revokedOn}`, params: { paidOn, revokedOn } });
    }
  },
};
