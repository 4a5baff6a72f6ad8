// Article 8: the shortlist (拟定名单) against averages, places and the conditions of article 6.
// A tie at the last place is put to the leading group, never broken here.
import type { Dossier, Row } from "../../dossier.ts";
import { joinFields, placeAt, studioPeers } from "../../joins.ts";
import type { FieldKey } from "../../records/fields.ts";
import { cellsOf, isWithdrawn, type Review, reviewed, reviewFields } from "../../reviews.ts";
import type { RoundRule, RowRule } from "../../rule.ts";
import { atDecimals, averageDecimals, competitionRanks, cutLine } from "../../scoring.ts";
import { eligibilityFields, ineligibility } from "../ineligible.ts";

const reads: readonly FieldKey[] = [
  ...new Set([...reviewFields, ...joinFields, ...eligibilityFields, "shortlisted" as const, "remark" as const]),
];

type Ranked = Review & { readonly average: number };
const isRanked = (review: Review): review is Ranked => review.average !== null;

const shown = (average: number): string => (average / 10 ** averageDecimals).toFixed(averageDecimals);

/** An edit of any row of a studio makes its reviews anew, so what was found of a review holds as long as there is that review. */
const candidacy = new WeakMap<Review, boolean>();

/** Who can take a place: neither ineligible nor withdrawn. */
function isCandidate(review: Review, dossier: Dossier): boolean {
  const known = candidacy.get(review);
  if (known !== undefined) return known;
  const [row] = review.rows;
  const isOne = row !== undefined && ineligibility(row, dossier) === null && !isWithdrawn(review, dossier);
  candidacy.set(review, isOne);
  return isOne;
}

const candidatesOf = (dossier: Dossier): readonly Ranked[] =>
  reviewed(dossier)
    .filter(isRanked)
    .filter((review) => isCandidate(review, dossier));

const passLine = ({ settings: { scoring } }: Dossier): number =>
  scoring.passMark === null ? 0 : atDecimals(scoring.passMark, averageDecimals);

/** The cell of the field, or the average or first score where no sheet of the review has the column. */
function placeIn({ rows }: Review, field: "rank" | "shortlisted") {
  const row = rows.find(({ sheet }) => sheet.columns.has(field));
  if (row !== undefined) return { place: { row, field } };
  const averaged = rows.find(({ sheet }) => sheet.columns.has("averageScore"));
  if (averaged !== undefined) return placeAt(averaged, field, "averageScore");
  const [cell] = rows.flatMap(cellsOf);
  return cell === undefined ? null : { place: cell.place, field };
}

/** 第八条：确定工作室拟定名单. The text does not say who goes through when a tie straddles the last place. */
export const tieAtCut: RoundRule = {
  id: "scoring/tie-at-cut",
  article: "8",
  severity: "review",
  restsOn: ["scoring"],
  scope: "round",
  tables: ["scores"],
  needs: [["score", "averageScore"]],
  reads: [...reads, "rank"],
  check: (dossier, say) => {
    const { places } = dossier.settings.scoring;
    if (places === null) return;
    const passing = candidatesOf(dossier).filter(({ average }) => average >= passLine(dossier));
    const cut = cutLine(
      passing.map(({ average }) => average),
      places,
    );
    if (cut === null || !cut.tied) return;
    const tied = passing.filter(({ average }) => average === cut.average);
    const rank = passing.filter(({ average }) => average > cut.average).length + 1;
    for (const review of tied) {
      const at = placeIn(review, "rank");
      if (at !== null) say({ ...at, params: { rank, tied: tied.length, average: shown(cut.average), places } });
    }
  },
};

type Reason = Readonly<Record<string, string | number>>;

const studioName = ({ rows }: Review): string => rows.find(({ fields }) => fields.studioName)?.fields.studioName ?? "";

/** The rows where a shortlisting stands. */
const shortlistingRow = ({ rows }: Review): Row | undefined => rows.find(({ fields }) => fields.shortlisted === true);

/** 第八条：确定工作室拟定名单, by the experts' review: not below the pass mark, within the places, in the order of the averages. */
export const shortlist: RoundRule = {
  id: "scoring/shortlist",
  article: "8",
  severity: "error",
  restsOn: ["scoring"],
  scope: "round",
  tables: ["scores"],
  needs: [["score", "averageScore"], ["shortlisted"]],
  reads,
  check: (dossier, say) => {
    const { places, passMark } = dossier.settings.scoring;
    const ranked = reviewed(dossier).filter(isRanked);
    if (!ranked.some(({ shortlisted }) => shortlisted === true)) return;
    const passedOver = bestPassedOver(ranked, dossier);
    const taken = places === null ? null : placesTaken(candidatesOf(dossier), places);

    const reasonAgainst = ({ average }: Ranked): Reason | null => {
      if (passMark !== null && average < passLine(dossier)) return { because: "pass-mark", average: shown(average), passMark };
      if (places !== null && taken !== null && average < taken.from)
        return { because: "places", position: taken.positionOf(average), places };
      if (passedOver === undefined || passedOver.average <= average) return null;
      const over = { passedOver: studioName(passedOver), passedOverAverage: shown(passedOver.average) };
      return { because: "order", average: shown(average), ...over };
    };

    for (const review of ranked) {
      const row = review.shortlisted === true ? shortlistingRow(review) : undefined;
      const params = row === undefined ? null : reasonAgainst(review);
      if (row !== undefined && params !== null) say({ place: { row, field: "shortlisted" }, expected: "否", params });
    }
  },
};

/** The best of those who could take a place and are not shortlisted; asks only of the ever better ones whether they could. */
function bestPassedOver(ranked: readonly Ranked[], dossier: Dossier): Ranked | undefined {
  let best: Ranked | undefined;
  for (const review of ranked) {
    if (review.shortlisted !== false || (best !== undefined && review.average <= best.average)) continue;
    if (isCandidate(review, dossier)) best = review;
  }
  return best;
}

interface PlacesTaken {
  /** Below this average all places are taken by better candidates. */
  readonly from: number;
  /** The place, among the candidates, of somebody with the average. */
  readonly positionOf: (average: number) => number;
}

/** Null where there are places for everybody. */
function placesTaken(candidates: readonly Ranked[], places: number): PlacesTaken | null {
  const ascending = Float64Array.from(candidates, ({ average }) => average).sort();
  const from = places === 0 ? Number.POSITIVE_INFINITY : ascending[ascending.length - places];
  if (from === undefined) return null;
  const ranks = competitionRanks(candidates.map(({ average }) => average));
  return { from, positionOf: (average) => ranks.get(average) ?? ascending.filter((other) => other > average).length + 1 };
}

/** 第六条：符合如下条件，均可申请参评. An application with an `eligibility/` error cannot be shortlisted. */
export const ineligibleShortlisted: RowRule = {
  id: "scoring/ineligible-shortlisted",
  article: "8",
  severity: "error",
  scope: "row",
  tables: ["scores", "applications"],
  needs: [["shortlisted"]],
  reads: [...new Set<FieldKey>([...joinFields, ...eligibilityFields, "shortlisted"])],
  peers: studioPeers,
  check: (row, dossier, say) => {
    if (row.fields.shortlisted !== true) return;
    const barred = ineligibility(row, dossier);
    if (barred === null) return;
    const { application, rule } = barred;
    say({
      place: { row, field: "shortlisted" },
      expected: "否",
      params: { because: rule, applicationSheet: application.sheet.name, applicationRow: application.number },
      related: application === row ? [] : [{ row: application, field: "studioName" }],
    });
  },
};
