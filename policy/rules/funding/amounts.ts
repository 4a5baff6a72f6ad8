// Article 14: how much is paid, and once: 10万元, 3万元, 5-10万元.
// Silent on a cell where the studio may be given no money at all.
import type { Dossier, Row } from "../../dossier.ts";
import type { Fix, FixValue, Place } from "../../finding.ts";
import { canJoin, studioOf } from "../../joins.ts";
import type { Fen, IsoDate, Stage } from "../../kinds.ts";
import { ledgerFields, ledgersByStudio, overspendingOf } from "../../ledgers.ts";
import { capitalsToFen, fenToCapitals } from "../../money.ts";
import { parameterOn } from "../../parameters.ts";
import { amountColumns, type Payment, paymentsByStudio, paymentsOf } from "../../payments.ts";
import type { FieldKey } from "../../records/fields.ts";
import type { RoundRule, RowRule, Say } from "../../rule.ts";
import { gradeFields, passedGrade } from "./assessed.ts";
import { amountPlace, entitlementFields, isEntitled } from "./entitlement.ts";

const allPayments = (dossier: Dossier): readonly Payment[] =>
  [...paymentsByStudio(dossier).values()].flatMap(({ payments }) => payments);

const paymentDay = ({ paidOn }: Payment, { today }: Dossier): IsoDate => paidOn ?? today;

/** The amount in capitals, with 人民币 before it where the cell has it. */
const capitalsLike = (written: string, amount: Fen): string =>
  `${/^\s*人民币/.test(written) ? "人民币" : ""}${fenToCapitals(amount)}`;

/** The capitals beside an amount that is corrected, where they do not already state the new one. */
function capitalsBeside(row: Row, field: FieldKey, amount: Fen): { place: Place; value: FixValue }[] {
  const written = row.fields.amountInCapitals;
  if (field !== "amount" || !written || capitalsToFen(written) === amount) return [];
  return [{ place: { row, field: "amountInCapitals" }, value: capitalsLike(written, amount) }];
}

/** Another sum may leave money already spent uncovered, or move where that first shows; then the amount is not ours to change. */
function leavesOverspent(payment: Payment, amount: Fen, dossier: Dossier): boolean {
  const studio = studioOf(payment.row, dossier);
  if (payment.stage === "award" || !ledgersByStudio(dossier).has(studio)) return false;
  const paid = paymentsOf(payment.row, dossier);
  const payments = paid.payments.map((other) => (other === payment ? { ...other, amount } : other));
  const after = overspendingOf(studio, dossier, { ...paid, payments });
  return after !== null && after.row !== overspendingOf(studio, dossier, paid)?.row;
}

/** The stage stands in both layouts with different sums: a corrected one could become the other once more, and a person has to say which is right. */
function disagreesWithOtherLayout(payment: Payment, dossier: Dossier): boolean {
  const isLong = ({ amountField }: Payment) => amountField === "amount";
  return paymentsOf(payment.row, dossier).payments.some(
    (other) =>
      other !== payment &&
      other.stage === payment.stage &&
      (isLong(other) !== isLong(payment) || other.twin !== null || payment.twin !== null),
  );
}

function amountFix(payment: Payment, amount: Fen, dossier: Dossier): Fix | null {
  if (disagreesWithOtherLayout(payment, dossier) || leavesOverspent(payment, amount, dossier)) return null;
  const { row, amountField, twin } = payment;
  const repeated = twin === null ? [] : [{ place: twin, value: amount }, ...capitalsBeside(twin.row, twin.field, amount)];
  return { value: amount, also: [...capitalsBeside(row, amountField, amount), ...repeated] };
}

/** Every payment of the stage that is not exactly the measures' sum. */
function checkSum(stage: Stage, parameter: "firstTranche" | "award", dossier: Dossier, say: Say): void {
  for (const payment of allPayments(dossier)) {
    if (payment.stage !== stage) continue;
    const amount = parameterOn(parameter, paymentDay(payment, dossier));
    if (payment.amount === amount || !isEntitled(payment, dossier)) continue;
    const params = { amount: payment.amount, required: amount };
    say({ place: amountPlace(payment), expected: String(amount / 100), params, fix: amountFix(payment, amount, dossier) });
  }
}

const sumReads: readonly FieldKey[] = [...new Set<FieldKey>([...entitlementFields, "amountInCapitals", ...ledgerFields])];

/** 第十四条：评选结束后拨付第一阶段支持资金10万元. */
export const firstTranche: RoundRule = {
  id: "funding/first-tranche",
  article: "14",
  severity: "error",
  scope: "round",
  tables: ["payments"],
  needs: [
    ["amount", "firstAmount"],
    ["stage", "firstAmount"],
  ],
  reads: sumReads,
  check: (dossier, say) => checkSum("first", "firstTranche", dossier, say),
};

/** 第十四条：对首席技师工作室团队给与一次性3万元资金奖励. */
export const teamAward: RoundRule = {
  id: "funding/team-award",
  article: "14",
  severity: "error",
  scope: "round",
  tables: ["payments"],
  needs: [
    ["amount", "awardAmount"],
    ["stage", "awardAmount"],
  ],
  reads: sumReads,
  check: (dossier, say) => checkSum("award", "award", dossier, say),
};

/** 第十四条：继续拨付5-10万元. Which amount within is for a person, unless the ruling `second-tranche-scale` fixes one by grade. */
export const secondTranche: RoundRule = {
  id: "funding/second-tranche",
  article: "14",
  severity: "error",
  restsOn: ["second-tranche-scale"],
  scope: "round",
  tables: ["payments"],
  needs: [
    ["amount", "secondAmount"],
    ["stage", "secondAmount"],
  ],
  reads: [...new Set([...entitlementFields, ...gradeFields])],
  check: (dossier, say) => {
    const scale = dossier.rulings["second-tranche-scale"];
    for (const payment of allPayments(dossier)) {
      if (payment.stage !== "second" || !isEntitled(payment, dossier)) continue;
      const day = paymentDay(payment, dossier);
      const [minimum, maximum] = [parameterOn("secondTrancheMinimum", day), parameterOn("secondTrancheMaximum", day)];
      const { amount } = payment;
      const grade = scale === "none" || !canJoin(payment.row, dossier) ? null : passedGrade(payment, dossier);
      const fixed = scale === "none" || grade === null ? null : scale[grade];
      if (amount < minimum || amount > maximum) {
        const params = { because: "range", amount, minimum, maximum };
        say({ place: amountPlace(payment), expected: `${minimum / 100}–${maximum / 100}`, params });
      } else if (fixed !== null && grade !== null && amount !== fixed) {
        say({
          place: amountPlace(payment),
          expected: String(fixed / 100),
          params: { because: "scale", amount, grade, required: fixed },
        });
      }
    }
  },
};

/** 第十四条：资金分两个阶段拨付，一次性奖励. Each stage is paid once a studio; the later row is one too many. */
export const paidTwice: RoundRule = {
  id: "funding/paid-twice",
  article: "14",
  severity: "error",
  scope: "round",
  tables: ["payments"],
  needs: [amountColumns, ["stage", "firstAmount", "awardAmount", "secondAmount"]],
  reads: entitlementFields,
  check: (dossier, say) => {
    for (const { payments } of paymentsByStudio(dossier).values()) {
      const firsts = new Map<Stage, Payment>();
      for (const payment of payments) {
        const { stage, row, amount } = payment;
        if (stage === null || !canJoin(row, dossier)) continue;
        const first = firsts.get(stage);
        if (first === undefined) firsts.set(stage, payment);
        else if (isEntitled(payment, dossier)) {
          const params = { stage, amount, firstSheet: first.row.sheet.name, firstRow: first.row.number };
          say({ place: amountPlace(payment), params, related: [amountPlace(first)] });
        }
      }
    }
  },
};

/** A payment voucher states its amount in figures and in capitals, and they are the same. */
export const capitalAmount: RowRule = {
  id: "funding/capital-amount",
  article: null,
  severity: "error",
  scope: "row",
  tables: ["payments"],
  needs: [["amount"], ["amountInCapitals"]],
  reads: ["amount", "amountInCapitals"],
  check: (row, _, say) => {
    const { amount, amountInCapitals } = row.fields;
    if (!amount || !amountInCapitals || capitalsToFen(amountInCapitals) === amount) return;
    const expected = capitalsLike(amountInCapitals, amount);
    say({
      place: { row, field: "amountInCapitals" },
      expected,
      params: { written: amountInCapitals, amount },
      fix: { value: expected, also: [] },
    });
  },
};
