// Articles 5 and 8: the expert review, its averages and ranks, and the shortlist, under the `scoring` ruling.
import { joinFields, unknownStudios } from "../joins.ts";
import type { RoundRule, Rule } from "../rule.ts";
import { average, rank } from "./scoring/averages.ts";
import { missing, outOfRange, tooFewExperts } from "./scoring/scores.ts";
import { ineligibleShortlisted, shortlist, tieAtCut } from "./scoring/shortlist.ts";

/** 第八条：对申报对象进行专业评审. What is scored is an application. */
const unknownStudio: RoundRule = {
  id: "scoring/unknown-studio",
  article: null,
  severity: "error",
  scope: "round",
  tables: ["scores", "applications"],
  needs: [["studioName"]],
  reads: joinFields,
  check: (dossier, say) => {
    for (const { place, studio } of unknownStudios(dossier, "scores")) say({ place, params: { studio } });
  },
};

export const scoringRules: readonly Rule[] = [
  outOfRange,
  missing,
  tooFewExperts,
  average,
  rank,
  tieAtCut,
  shortlist,
  ineligibleShortlisted,
  unknownStudio,
];
