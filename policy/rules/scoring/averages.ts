// Article 8: averages and ranks as the sheet states them, against those recomputed from the scores.
// Decides nobody's place on the shortlist.
import { derived } from "../../derived.ts";
import type { Dossier, Row } from "../../dossier.ts";
import {
  averagesStandard,
  isLongSheet,
  isUnplaced,
  longExperts,
  type Review,
  reviewed,
  reviewedAt,
  reviewFields,
  reviewPeers,
} from "../../reviews.ts";
import type { RowRule, Say } from "../../rule.ts";
import { atDecimals, averageDecimals, averageOf, competitionRanks } from "../../scoring.ts";

const none: readonly Row[] = [];

/** The rows that state the field; in the long layout, where each of a studio's rows may repeat it, once a value. */
function stating({ rows }: Review, field: "averageScore" | "rank"): readonly Row[] {
  const [first] = rows;
  if (first !== undefined && rows.length === 1) return typeof first.fields[field] === "number" ? rows : none;
  const repeated = new Set<number>();
  return rows.filter(({ sheet, fields: { [field]: stated } }) => {
    if (typeof stated !== "number") return false;
    if (!isLongSheet(sheet)) return true;
    const isNew = !repeated.has(stated);
    repeated.add(stated);
    return isNew;
  });
}

/** The other rows of a long sheet that repeat the value; they are corrected together. */
const repeating = ({ rows }: Review, row: Row, field: "averageScore" | "rank", value: number) =>
  isLongSheet(row.sheet)
    ? rows
        .filter((other) => other !== row && other.sheet === row.sheet && other.fields[field] === row.fields[field])
        .map((other) => ({ place: { row: other, field }, value }))
    : [];

/** How many decimals the cell states, at most two. */
function statedDecimals({ averageDecimals: displayed }: Row, stated: number): number {
  const shown = displayed ?? String(stated).split(".")[1]?.length ?? 0;
  return Math.min(shown, averageDecimals);
}

/** 第八条：专业评审. The stated average is that of the experts' scores, at the precision stated. */
export const average: RowRule = {
  id: "scoring/average",
  article: "8",
  severity: "error",
  restsOn: ["scoring"],
  scope: "row",
  tables: ["scores"],
  needs: [["score"], ["averageScore"]],
  reads: reviewFields,
  peers: reviewPeers,
  standard: longExperts,
  check: (anchor, dossier, say) => {
    for (const review of reviewedAt(anchor, dossier)) {
      if (!review.complete) continue;
      for (const row of stating(review, "averageScore")) {
        const stated = row.fields.averageScore ?? 0;
        const decimals = statedDecimals(row, stated);
        const recomputed =
          decimals === averageDecimals ? review.average : averageOf(review.valid, dossier.settings.scoring.combine, decimals);
        if (recomputed === null || (stated >= 0 && atDecimals(stated, decimals) === recomputed)) continue;
        const value = recomputed / 10 ** decimals;
        const fix = { value, also: repeating(review, row, "averageScore", value) };
        say({ place: { row, field: "averageScore" }, expected: value.toFixed(decimals), params: { stated }, fix });
      }
    }
  },
};

interface Ranking {
  /** What it follows from. */
  readonly of: object;
  readonly ranks: ReadonlyMap<number, number>;
  /** How many may stand above any other. */
  readonly doubt: number;
}

function rankThem(dossier: Dossier): Ranking {
  const reviews = reviewed(dossier);
  const ranks = competitionRanks(reviews.flatMap(({ average }) => average ?? []));
  return { of: averagesStandard(dossier), ranks, doubt: reviews.filter(isUnplaced).length };
}

const ranking = derived(rankThem, (before, _, dossier) =>
  before.of === averagesStandard(dossier) ? before : rankThem(dossier),
);

function sayRanks(review: Review, rank: number, doubt: number, say: Say): void {
  for (const row of stating(review, "rank")) {
    const stated = row.fields.rank ?? 0;
    if (stated >= rank && stated <= rank + doubt && Number.isInteger(stated)) continue;
    const fix = doubt === 0 ? { value: rank, also: repeating(review, row, "rank", rank) } : null;
    say({ place: { row, field: "rank" }, expected: String(rank), params: { stated }, fix });
  }
}

/** 第八条：确定工作室拟定名单. Ranks are standard competition ranking over the whole workbook, on averages rounded to two decimals. */
export const rank: RowRule = {
  id: "scoring/rank",
  article: "8",
  severity: "error",
  restsOn: ["scoring"],
  scope: "row",
  tables: ["scores"],
  needs: [["score", "averageScore"], ["rank"]],
  reads: [...reviewFields, "rank"],
  peers: reviewPeers,
  standard: averagesStandard,
  check: (row, dossier, say) => {
    const { ranks, doubt } = ranking(dossier);
    for (const review of reviewedAt(row, dossier)) {
      const rank = review.average === null ? undefined : ranks.get(review.average);
      if (rank !== undefined) sayRanks(review, rank, doubt, say);
    }
  },
};
