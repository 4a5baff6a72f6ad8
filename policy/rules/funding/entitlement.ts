// Article 14: who may be given money at all: only approved studios, and none that already has municipal support.
// Also asked by the other amount rules, which are silent on a cell where one of these speaks.
import { approvalFields, approvalOf } from "../../approvals.ts";
import { yearOf } from "../../calendar.ts";
import type { Dossier, Row } from "../../dossier.ts";
import type { Place } from "../../finding.ts";
import { canJoin, joined, joinFields } from "../../joins.ts";
import { municipalHits } from "../../municipal-hits.ts";
import { amountColumns, joinedPayments, type Payment, paymentFields } from "../../payments.ts";
import type { FieldKey } from "../../records/fields.ts";
import type { RoundRule } from "../../rule.ts";

/** Everything that decides whether a studio may be given money. */
export const entitlementFields: readonly FieldKey[] = [
  ...new Set<FieldKey>([
    ...joinFields,
    ...approvalFields,
    ...paymentFields,
    "municipalFunded",
    "creditCode",
    "leadIdNumber",
    "programme",
    "awardYear",
  ]),
];

export const amountPlace = ({ row, amountField }: Payment): Place => ({ row, field: amountField });

type Municipal =
  | { readonly because: "declared"; readonly application: Row }
  | { readonly because: "match"; readonly award: Row; readonly awardYear: number };

/** The latest year in which an award still counts: the decision's; where no day of decision is known the round's, else that of the payment. */
function decisionYear({ row, paidOn }: Payment, dossier: Dossier): number {
  const { on } = approvalOf(row, dossier);
  return on !== null ? yearOf(on) : (dossier.settings.roundYear ?? yearOf(paidOn ?? dossier.today));
}

function municipalSupport(payment: Payment, dossier: Dossier): Municipal | null {
  const applications = joined(payment.row, "applications", dossier);
  const declared = applications.find(({ fields }) => fields.municipalFunded === true);
  if (declared !== undefined) return { because: "declared", application: declared };
  const hits = municipalHits(dossier);
  const year = decisionYear(payment, dossier);
  for (const application of applications) {
    for (const { award, match } of hits.get(application) ?? []) {
      const { awardYear } = award.fields;
      if (match === "exact" && typeof awardYear === "number" && awardYear <= year)
        return { because: "match", award, awardYear };
    }
  }
  return null;
}

/** Why article 14 leaves the studio only the plaque; null where it does not, or where a ruling still allows this payment. */
function municipalBar(payment: Payment, dossier: Dossier): Municipal | null {
  if (!canJoin(payment.row, dossier)) return null;
  if (payment.stage === "award" && dossier.rulings["municipal-excludes-award"] === "no") return null;
  return municipalSupport(payment, dossier);
}

const isNotApproved = ({ row }: Payment, dossier: Dossier): boolean =>
  canJoin(row, dossier) && approvalOf(row, dossier).approved === false;

/** Whether the studio may be given this money at all. */
export const isEntitled = (payment: Payment, dossier: Dossier): boolean =>
  !isNotApproved(payment, dossier) && municipalBar(payment, dossier) === null;

/** 第十四条：对于已获得市级资助的工作室，将不再重复予以资金支持，只授予工作室铭牌. */
export const municipal: RoundRule = {
  id: "funding/municipal",
  article: "14",
  severity: "error",
  restsOn: ["municipal-excludes-award", "municipal-after-approval"],
  scope: "round",
  tables: ["payments"],
  needs: [amountColumns, ["municipalFunded", "awardYear"]],
  reads: entitlementFields,
  check: (dossier, say) => {
    for (const payment of joinedPayments(dossier)) {
      const bar = municipalBar(payment, dossier);
      if (bar === null) continue;
      const { amount } = payment;
      if (bar.because === "declared") {
        const related: Place[] = [{ row: bar.application, field: "municipalFunded" }];
        say({ place: amountPlace(payment), expected: "0", params: { because: "declared", amount }, related });
      } else {
        const { fields, sheet, number } = bar.award;
        const params = {
          because: "match",
          amount,
          programme: fields.programme ?? "",
          year: bar.awardYear,
          awardSheet: sheet.name,
          awardRow: number,
        };
        say({ place: amountPlace(payment), expected: "0", params, related: [{ row: bar.award, field: "awardYear" }] });
      }
    }
  },
};

/** 第十四条：对经公示并被工作室评选领导小组批准认定的工作室，给予资金支持. */
export const notApproved: RoundRule = {
  id: "funding/not-approved",
  article: "14",
  severity: "error",
  scope: "round",
  tables: ["payments"],
  needs: [amountColumns, ["decision"]],
  reads: entitlementFields,
  check: (dossier, say) => {
    for (const payment of joinedPayments(dossier)) {
      if (isNotApproved(payment, dossier)) say({ place: amountPlace(payment), params: { amount: payment.amount } });
    }
  },
};
