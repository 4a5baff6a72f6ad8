// Articles 3 and 17: the round's own years. They look at settings only, never at rows.
import { effectiveDate, parameterOn } from "../parameters.ts";
import type { RoundRule, Rule } from "../rule.ts";

/** 第三条：每两年进行一次评选。 */
const interval: RoundRule = {
  id: "round/interval",
  article: "3",
  severity: "error",
  scope: "round",
  tables: [],
  needs: [],
  reads: [],
  check: ({ settings: { roundYear, previousRoundYear }, today }, say) => {
    const years = parameterOn("intervalYears", today);
    if (roundYear === null || previousRoundYear === null || roundYear - previousRoundYear >= years) return;
    say({
      place: { setting: "previousRoundYear" },
      expected: `≤${roundYear - years}`,
      params: { roundYear, previousRoundYear, interval: years },
    });
  },
};

/** 第十七条：本办法自发布之日起施行（2019年12月30日）；此前适用2014年的办法。 */
const beforeEffective: RoundRule = {
  id: "round/before-effective",
  article: "17",
  severity: "error",
  scope: "round",
  tables: [],
  needs: [],
  reads: [],
  check: ({ settings: { roundYear }, today }, say) => {
    const firstYear = parameterOn("firstRoundYear", today);
    if (roundYear === null || roundYear >= firstYear) return;
    say({
      place: { setting: "roundYear" },
      expected: `≥${firstYear}`,
      params: { roundYear, firstYear, effective: effectiveDate },
    });
  },
};

export const roundRules: readonly Rule[] = [interval, beforeEffective];
