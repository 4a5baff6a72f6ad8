// A round in which nothing is wrong, as separate sheets; tests change one thing and compare the whole list of findings.
import type { Dossier, Row } from "../../../policy/dossier.ts";
import type { RuleFinding } from "../../../policy/finding.ts";
import { type Fen, fenSchema } from "../../../policy/kinds.ts";
import type { Rule } from "../../../policy/rule.ts";
import { assessmentRules } from "../../../policy/rules/assessment.ts";
import { decisionRules } from "../../../policy/rules/decision.ts";
import { expenditureRules } from "../../../policy/rules/expenditure.ts";
import { fundingRules } from "../../../policy/rules/funding.ts";
import { noticeRules } from "../../../policy/rules/notice.ts";
import { scoringRules } from "../../../policy/rules/scoring.ts";
import { unmetNeed } from "../../../policy/rules.ts";
import {
  type DossierSpec,
  dossier,
  findingsOf,
  type Listed,
  listOf,
  type PlainFields,
  type RowSpec,
} from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";

const roundFamilies: readonly Rule[] = [
  ...scoringRules,
  ...noticeRules,
  ...decisionRules,
  ...fundingRules,
  ...assessmentRules,
  ...expenditureRules,
];

/** Whole 万元 in fen. */
export const wan = (amount: number): Fen => fenSchema.parse(amount * 1_000_000);

/** The rules that have what they need in the dossier; a check runs no others. */
const runnable = (checked: Dossier): readonly Rule[] => roundFamilies.filter((rule) => unmetNeed(rule, checked) === null);

export const findingsIn = (checked: Dossier): RuleFinding[] => findingsOf(runnable(checked), checked);

export const found = (spec: DossierSpec): Listed[] => {
  const checked = dossier(spec);
  return listOf(runnable(checked), checked);
};

export const nameOf = (n: number): string => String(another(n).studioName);
export const named = (n: number): PlainFields => ({ studioName: nameOf(n) });

export const experts = ["专家1", "专家2", "专家3", "专家4", "专家5"];
/** A row of the wide score layout. */
export const scored = (n: number, scores: Row["scores"], fields: PlainFields = {}): RowSpec => ({
  fields: { ...named(n), ...fields },
  scores,
});
export const same = (score: number): number[] => experts.map(() => score);

export const notice = (n: number, changes: PlainFields = {}): PlainFields => ({
  ...named(n),
  noticeStart: "2025-11-03",
  noticeEnd: "2025-11-12",
  objection: false,
  objectionClosedOn: null,
  decision: "approved",
  decisionDate: "2025-11-20",
  approvalDocument: "京兴人社发〔2025〕1号",
  ...changes,
});

export const payment = (
  n: number,
  stage: string,
  amount: number | null,
  paidOn: string | null,
  changes: PlainFields = {},
): PlainFields => ({
  ...named(n),
  stage,
  amount,
  paidOn,
  ...changes,
});

export const assessed = (n: number, changes: PlainFields = {}): PlainFields => ({
  ...named(n),
  assessmentDate: "2026-11-20",
  assessmentResult: "合格",
  rectificationDeadline: null,
  recheckDate: null,
  recheckResult: null,
  revokedOn: null,
  plaqueReturned: null,
  ...changes,
});

export const spent = (
  n: number,
  spentOn: string | null,
  amountIn: number | null,
  amountOut: number | null,
  balance: number | null,
  changes: PlainFields = {},
): PlainFields => ({
  ...named(n),
  spentOn,
  voucherNumber: amountOut === null ? null : `记${spentOn}`,
  summary: "购置焊接设备",
  amountIn,
  amountOut,
  balance,
  fundingSource: "district",
  ...changes,
});

export const aRound = {
  today: "2027-01-10",
  applications: [another(1), another(2)],
  scores: {
    experts,
    rows: [
      scored(1, same(90), { averageScore: 90, rank: 1, shortlisted: true }),
      scored(2, same(80), { averageScore: 80, rank: 2, shortlisted: true }),
    ],
  },
  notices: [notice(1), notice(2)],
  payments: [
    payment(1, "first", wan(10), "2025-12-25"),
    payment(1, "award", wan(3), "2025-12-25"),
    payment(2, "first", wan(10), "2025-12-25"),
    payment(2, "award", wan(3), "2025-12-25"),
    payment(1, "second", wan(8), "2026-12-20"),
  ],
  assessments: [assessed(1), assessed(2)],
  expenditures: [
    spent(1, "2025-12-25", wan(10), null, wan(10)),
    spent(1, "2026-01-05", null, wan(4), wan(6)),
    spent(1, "2026-03-05", null, wan(2), wan(4)),
  ],
} satisfies DossierSpec;
