// Articles 5 and 8: the experts' own scores, under the `scoring` ruling.
// What the scores add up to is averages.ts's business.
import type { Place } from "../../finding.ts";
import {
  cellsOf,
  isValidScore,
  longExperts,
  type Review,
  reviewedAt,
  reviewFields,
  reviewPeers,
  scorePlace,
  scoresIn,
} from "../../reviews.ts";
import type { RowRule } from "../../rule.ts";

const expertAt = ({ row, expert }: Place): string =>
  expert === undefined ? (row.fields.expert ?? "") : (row.sheet.experts[expert] ?? "");

/** 第八条：组织工作室评审委员会相关专家对申报对象进行专业评审. A score lies between 0 and the full mark. */
export const outOfRange: RowRule = {
  id: "scoring/out-of-range",
  article: "8",
  severity: "error",
  restsOn: ["scoring"],
  scope: "row",
  tables: ["scores"],
  needs: [["score"]],
  reads: ["score", "expert"],
  check: (row, { settings: { scoring } }, say) => {
    const scores = scoresIn(row);
    for (let position = 0; position < scores.length; position++) {
      const value = scores[position];
      if (typeof value !== "number" || isValidScore(value, scoring.fullMark)) continue;
      const place = scorePlace(row, position);
      const params = { expert: expertAt(place), score: value, fullMark: scoring.fullMark };
      say({ place, expected: `0–${scoring.fullMark}`, params });
    }
  },
};

/** 第八条：相关专家对申报对象进行专业评审. Every expert scores every application, or is marked 回避. */
export const missing: RowRule = {
  id: "scoring/missing",
  article: "8",
  severity: "error",
  scope: "row",
  tables: ["scores"],
  needs: [["score"]],
  reads: reviewFields,
  peers: reviewPeers,
  standard: longExperts,
  check: (row, dossier, say) => {
    for (const { rows, cells, absentExperts } of reviewedAt(row, dossier)) {
      if (cells.blank === 0 && absentExperts.length === 0) continue;
      const scores = rows.flatMap(cellsOf);
      for (const { place, value } of scores) if (value === null) say({ place, params: { expert: expertAt(place) } });
      const [first] = scores;
      if (first === undefined) continue;
      for (const expert of absentExperts) say({ place: first.place, params: { expert } });
    }
  },
};

/** The studio's average, else its first score. */
function averagePlace({ rows }: Review): Place | undefined {
  const row = rows.find(({ sheet }) => sheet.columns.has("averageScore"));
  return row === undefined ? rows.flatMap(cellsOf)[0]?.place : { row, field: "averageScore" };
}

/** 第五条：成立工作室评审委员会，成员由……相关领域专家组成. Scores that are missing or out of range have their own findings and count as given here. */
export const tooFewExperts: RowRule = {
  id: "scoring/too-few-experts",
  article: "5",
  severity: "error",
  restsOn: ["scoring"],
  scope: "row",
  tables: ["scores"],
  needs: [["score"]],
  reads: reviewFields,
  peers: reviewPeers,
  standard: longExperts,
  check: (row, dossier, say) => {
    const minimum = dossier.settings.scoring.minimumExperts;
    for (const review of reviewedAt(row, dossier)) {
      const experts = review.cells.all - review.cells.recused + review.absentExperts.length;
      if (review.cells.all === 0 || experts >= minimum) continue;
      const place = averagePlace(review);
      if (place !== undefined) say({ place, expected: `≥${minimum}`, params: { experts, minimum } });
    }
  },
};
