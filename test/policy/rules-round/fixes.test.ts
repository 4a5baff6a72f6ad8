// Every fix these families offer clears its finding and adds none; a rule's outcome rests on no field beyond those it says it reads;
// ten thousand rows are checked quickly.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Dossier, Row } from "../../../policy/dossier.ts";
import { type FieldKey, type Fields, tables } from "../../../policy/records/fields.ts";
import { rules } from "../../../policy/rules.ts";
import { type DossierSpec, dossier, findingsOf, listOf, type PlainFields, withFix } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { assessed, experts, findingsIn, notice, payment, scored, spent, wan } from "./a-round.ts";

const texts = (checked: Dossier) =>
  findingsOf(rules, checked).map(({ rule, place }) =>
    "row" in place ? `${rule} ${place.row.sheet.index} ${place.row.number} ${place.field} ${place.expert ?? ""}` : rule,
  );

const studio = fc.integer({ min: 1, max: 4 });
const amount = fc.constantFrom(null, wan(3), wan(5), wan(9), wan(10), wan(12));
const capitals = fc.constantFrom(null, "壹拾万元整", "人民币叁万元整", "玖万元整", "十万");
const day = fc.constantFrom(null, "2025-11-01", "2025-12-25", "2026-03-01", "2026-12-25");
const score = fc.constantFrom<number | "recused" | null>(80, 85.5, 90, 92.25, 101, "recused", null);
const stated = fc.constantFrom(null, 80, 84.5, 85.55, 90.1);

const scores = fc.tuple(
  studio,
  fc.array(score, { minLength: 5, maxLength: 5 }),
  stated,
  fc.option(fc.integer({ min: 1, max: 5 })),
  fc.option(fc.boolean()),
);
const payments = fc.tuple(studio, fc.constantFrom("first", "award", "second"), amount, day, capitals);
const money = fc.option(fc.integer({ min: 0, max: 12 }).map(wan));
const expenditures = fc.tuple(studio, day, money, money, money);
const wide = fc.tuple(amount, day, amount, day);

const roundSpec = fc
  .record({
    scores: fc.array(scores, { maxLength: 6 }),
    payments: fc.array(payments, { maxLength: 6 }),
    expenditures: fc.array(expenditures, { maxLength: 6 }),
    wide: fc.array(wide, { minLength: 4, maxLength: 4 }),
    approved: fc.array(fc.constantFrom(null, "approved", "rejected"), { minLength: 4, maxLength: 4 }),
    municipal: studio,
  })
  .map(
    ({ scores, payments, expenditures, wide, approved, municipal }): DossierSpec => ({
      today: "2027-03-01",
      wide: wide.map(
        ([firstAmount, firstPaidOn, awardAmount, awardPaidOn], at): PlainFields => ({
          ...another(at + 1, { municipalFunded: at + 1 === municipal }),
          firstAmount,
          firstPaidOn,
          awardAmount,
          awardPaidOn,
        }),
      ),
      scores: {
        experts,
        rows: scores.map(([n, given, averageScore, rank, shortlisted]) =>
          scored(n, given, { averageScore, rank, shortlisted }),
        ),
      },
      notices: approved.map((decision, at) => notice(at + 1, { decision })),
      payments: payments.map(([n, stage, sum, paidOn, amountInCapitals]) =>
        payment(n, stage, sum, paidOn, { amountInCapitals }),
      ),
      assessments: [assessed(1), assessed(2, { assessmentResult: "不合格" })],
      expenditures: expenditures.map(([n, spentOn, amountIn, amountOut, balance]) =>
        spent(n, spentOn, amountIn, amountOut, balance),
      ),
      settings: { scoring: { places: 2, passMark: 60 } },
    }),
  );

it("every fix offered clears its finding and adds none", { timeout: 60_000 }, () => {
  const offered = new Map<string, number>();
  fc.assert(
    fc.property(roundSpec, (spec) => {
      const before = dossier(spec);
      const said = texts(before);
      for (const { rule, place, fix } of findingsIn(before)) {
        if (fix === null || !("row" in place)) continue;
        offered.set(rule, (offered.get(rule) ?? 0) + 1);
        const after = texts(withFix(before, place, fix));
        expect(after).not.toContain(
          `${rule} ${place.row.sheet.index} ${place.row.number} ${place.field} ${place.expert ?? ""}`,
        );
        expect(after.filter((text) => !said.includes(text))).toEqual([]);
      }
    }),
    { seed: 20191230, numRuns: 400 },
  );
  const fixable = [
    "expenditure/balance",
    "funding/capital-amount",
    "funding/first-tranche",
    "funding/team-award",
    "scoring/average",
    "scoring/rank",
  ];
  expect([...offered.keys()].sort()).toEqual(fixable);
  for (const count of offered.values()) expect(count).toBeGreaterThan(20);
});

const allFields = [...new Set(Object.values(tables).flatMap((fields) => Object.keys(fields)))] as FieldKey[];

/** The dossier with the field blanked in every row that has it; wide scores are the field `score`. */
function blanked(checked: Dossier, field: FieldKey): Dossier {
  const copies = new Map<Row, Row>();
  const of = (row: Row): Row => {
    const copy = copies.get(row) ?? {
      ...row,
      fields: field in row.fields ? ({ ...row.fields, [field]: null } satisfies Fields) : row.fields,
      scores: field === "score" ? row.scores.map(() => null) : row.scores,
    };
    copies.set(row, copy);
    return copy;
  };
  const { applications, scores, notices, payments, assessments, expenditures, municipalAwards } = checked.rows;
  return {
    ...checked,
    rows: {
      applications: applications.map(of),
      scores: scores.map(of),
      notices: notices.map(of),
      payments: payments.map(of),
      assessments: assessments.map(of),
      expenditures: expenditures.map(of),
      municipalAwards: municipalAwards.map(of),
    },
    known: checked.known.map(of),
  };
}

it("blanking a field that a rule does not read changes nothing it says", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(roundSpec, fc.constantFrom(...allFields), (spec, field) => {
      const before = dossier(spec);
      const after = blanked(before, field);
      for (const rule of rules) {
        if (rule.reads.includes(field)) continue;
        expect([rule.id, listOf([rule], after)]).toEqual([rule.id, listOf([rule], before)]);
      }
    }),
    { seed: 20191230, numRuns: 400 },
  );
});
