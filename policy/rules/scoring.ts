// Articles 5 and 8: the expert review, its averages and ranks, and the shortlist, under the `scoring` ruling.
import { joinFields, studioPeers, unknownStudio } from "../joins.ts";
import type { RowRule, Rule } from "../rule.ts";
import { average, rank } from "./scoring/averages.ts";
import { missing, outOfRange, tooFewExperts } from "./scoring/scores.ts";
import { ineligibleShortlisted, shortlist, tieAtCut } from "./scoring/shortlist.ts";

/** 第八条：对申报对象进行专业评审. What is scored is an application. */
const namesUnknownStudio: RowRule = {
  id: "scoring/unknown-studio",
  article: null,
  severity: "error",
  scope: "row",
  tables: ["scores", "applications"],
  needs: [["studioName"]],
  reads: joinFields,
  peers: studioPeers,
  check: (row, dossier, say) => {
    const unknown = unknownStudio(row, "scores", dossier);
    if (unknown !== null) say({ place: unknown.place, params: { studio: unknown.studio } });
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
  namesUnknownStudio,
];
