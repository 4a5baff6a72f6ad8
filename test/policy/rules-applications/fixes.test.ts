// Every fix offered by these families, applied as a clerk would, clears its finding and adds none.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Dossier } from "../../../policy/dossier.ts";
import { rules } from "../../../policy/rules.ts";
import { dossier, findingsOf, listOf, type PlainFields, withFix } from "../dossier-builder.ts";
import { another } from "./clean-application.ts";

const texts = (checked: Dossier) =>
  findingsOf(rules, checked).map(({ rule, place }) => {
    if (!("row" in place)) return rule;
    return `${rule} ${place.row.sheet.name} ${place.row.number} ${place.field}`;
  });

const misspell = fc.constantFrom(
  (name: string) => name,
  (name: string) => name.replace("首席技师", ""),
  (name: string) => name.replace("首席", " 首席"),
  (name: string) => `${name}（筹）`,
  () => "无名工作室",
);
const row = fc.record({ n: fc.integer({ min: 0, max: 5 }), misspell });

it("第7条（二）: a renamed studio keeps its scores, notice and money, and no other row gains or loses a finding", () => {
  let offered = 0;
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.array(row, { maxLength: 6 }), (given, joined) => {
      const nameOf = (spec: { n: number; misspell: (name: string) => string }) =>
        spec.misspell(String(another(spec.n).studioName));
      const applications: PlainFields[] = given.map((spec) => another(spec.n, { studioName: nameOf(spec) }));
      const elsewhere = [...given.slice(0, 3), ...joined].map((spec) => ({ studioName: nameOf(spec) }));
      const before = dossier({
        applications,
        scores: elsewhere.map((names, place) => ({ ...names, averageScore: 90 - place })),
        payments: elsewhere.map((names) => ({ ...names, firstAmount: 10_000_000, firstPaidOn: "2025-12-25" })),
        settings: { roundYear: 2025 },
      });
      const said = texts(before);
      for (const { rule, place, fix } of findingsOf(rules, before)) {
        if (fix === null || !rule.startsWith("materials/") || !("row" in place)) continue;
        offered += 1;
        const after = texts(withFix(before, place, fix));
        expect(after).not.toContain(`${rule} ${place.row.sheet.name} ${place.row.number} ${place.field}`);
        expect(after.filter((text) => !said.includes(text))).toEqual([]);
      }
    }),
    { seed: 20191230, numRuns: 300 },
  );
  expect(offered).toBeGreaterThan(100);
});

it("a clean application raises nothing in any family", () => {
  expect(listOf(rules, dossier({ applications: [another(1), another(2)] }))).toEqual([]);
});
