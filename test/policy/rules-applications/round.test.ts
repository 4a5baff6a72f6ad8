// Articles 3 and 17: the round's years.
import { describe, expect, it } from "vitest";
import { roundRules } from "../../../policy/rules/round.ts";
import { dossier, listOf } from "../dossier-builder.ts";

const check = (roundYear: number | null, previousRoundYear: number | null) =>
  listOf(roundRules, dossier({ settings: { roundYear, previousRoundYear } }));

describe("round/", () => {
  it("第3条: a selection is held every two years", () => {
    expect(check(2025, 2024)).toEqual([[0, "previousRoundYear", "round/interval"]]);
    expect(check(2025, 2026)).toEqual([[0, "previousRoundYear", "round/interval"]]);
    expect(check(2025, 2023)).toEqual([]);
    expect(check(2025, null)).toEqual([]);
    expect(check(null, 2024)).toEqual([]);
  });

  it("第17条: the measures apply from their publication in 2019; before it the measures of 2014 did", () => {
    expect(check(2018, null)).toEqual([[0, "roundYear", "round/before-effective"]]);
    expect(check(2019, null)).toEqual([]);
  });
});
