// The expert review (评审) of each studio: its scores from the wide or the long layout, with average, rank and shortlisting, joined
// where they stand on different sheets. Computed once a dossier; it judges nothing.
import { derived, type Replaced } from "./derived.ts";
import type { Dossier, Row, Sheet } from "./dossier.ts";
import type { Place } from "./finding.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { joined, namedRows, namesakes } from "./joins.ts";
import { LayeredMap } from "./layered-map.ts";
import { foldName } from "./names.ts";
import type { FieldKey } from "./records/fields.ts";
import { byPosition, countBefore, isIn } from "./row-order.ts";
import { atDecimals, averageDecimals, averageOf } from "./scoring.ts";

interface ScoreCell {
  readonly place: Place;
  /** Null blank, undefined where the cell cannot be used. */
  readonly value: number | "recused" | null | undefined;
}

export interface Review extends Group {
  /** How many score cells there are, and what is in them. */
  readonly cells: { readonly all: number; readonly blank: number; readonly recused: number };
  /** Long layout: experts who scored others and have no row for this studio. */
  readonly absentExperts: readonly string[];
  /** Scores within 0 and the full mark. */
  readonly valid: readonly number[];
  /** Every expert's score is there, valid or recused: the average can be recomputed. */
  readonly complete: boolean;
  /** The average in hundredths that it ranks by: recomputed where complete, else as stated; null where neither can be had. */
  readonly average: number | null;
  /** True yes, false no, null not known. A blank is no once any cell of that column is filled. */
  readonly shortlisted: boolean | null;
}

/** The fields a review is made of. */
export const reviewFields: readonly FieldKey[] = ["studioName", "expert", "score", "averageScore"];

/** Long layout: a row an expert and studio. */
export const isLongSheet = ({ experts, columns }: Sheet): boolean => experts.length === 0 && columns.has("score");

export const isValidScore = (value: ScoreCell["value"], fullMark: number): value is number =>
  typeof value === "number" && value >= 0 && value <= fullMark;

const noScores: Row["scores"] = [];

/** The row's scores by expert; in the long layout its one score. */
export function scoresIn({ sheet, fields, scores }: Row): Row["scores"] {
  if (sheet.experts.length > 0) return scores;
  return isLongSheet(sheet) ? [fields.score] : noScores;
}

/** The cell of the score at `position` in {@link scoresIn}. */
export const scorePlace = (row: Row, position: number): Place =>
  isLongSheet(row.sheet) ? { row, field: "score" } : { row, field: "score", expert: position };

export const cellsOf = (row: Row): readonly ScoreCell[] =>
  scoresIn(row).map((value, position) => ({ place: scorePlace(row, position), value }));

/** The rows of one review, and the row in whose place it stands among the others. */
interface Group {
  readonly anchor: Row;
  readonly rows: readonly Row[];
}

/** Rows of one studio; a name that stands twice in one sheet (applications of the same name) makes two groups, but in the long layout. */
function group(rows: readonly Row[], dossier: Dossier): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const same = namesakes(row, "scores", dossier);
    if (same.length < 2) groups.push({ anchor: row, rows: same.length === 0 ? [row] : same });
    else if (same[0] === row) for (const part of groupsOf(same)) groups.push({ anchor: row, rows: part });
  }
  return groups;
}

/** The nth row of each sheet goes to the nth group. */
function groupsOf(same: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  const counts = new Map<Sheet, number>();
  for (const row of same) {
    const nth = isLongSheet(row.sheet) ? 0 : (counts.get(row.sheet) ?? 0);
    counts.set(row.sheet, nth + 1);
    const rows = groups[nth];
    if (rows === undefined) groups.push([row]);
    else rows.push(row);
  }
  return groups;
}

/** The experts of the long layout by folded label; empty where a label cannot be used. */
function findLongExperts(dossier: Dossier): ReadonlyMap<string, string> {
  const experts = new Map<string, string>();
  for (const { sheet, fields, unusable } of dossier.rows.scores) {
    if (!isLongSheet(sheet)) continue;
    if (unusable.has("expert")) return new Map();
    if (fields.expert) experts.set(foldName(fields.expert), fields.expert);
  }
  return experts;
}

function carryLongExperts(before: ReadonlyMap<string, string>, replaced: Replaced, dossier: Dossier) {
  const isSame = ([old, row]: readonly [Row, Row]): boolean =>
    !isLongSheet(row.sheet) ||
    (old.fields.expert === row.fields.expert && old.unusable.has("expert") === row.unusable.has("expert"));
  if ([...replaced].every(isSame)) return before;
  const experts = findLongExperts(dossier);
  return JSON.stringify([...before]) === JSON.stringify([...experts]) ? before : experts;
}

/** The experts every studio of the long layout is scored by; the same map after an edit that leaves them as they were. */
export const longExperts = derived(findLongExperts, carryLongExperts);

const statesShortlisting = ({ fields }: Row): boolean => typeof fields.shortlisted === "boolean";

function findBegun({ rows }: Dossier): ReadonlySet<Sheet> {
  const sheets = new Set<Sheet>();
  for (const row of rows.scores) if (statesShortlisting(row)) sheets.add(row.sheet);
  return sheets;
}

function carryBegun(before: ReadonlySet<Sheet>, replaced: Replaced, dossier: Dossier): ReadonlySet<Sheet> {
  if ([...replaced].every(([old, row]) => statesShortlisting(old) === statesShortlisting(row))) return before;
  const begun = findBegun(dossier);
  return begun.size === before.size && [...begun].every((sheet) => before.has(sheet)) ? before : begun;
}

/** The sheets with a filled column of 是否拟定; the same set after an edit that leaves them as they were. */
const shortlistingSheets = derived(findBegun, carryBegun);

export const isShortlistBegun = (dossier: Dossier): boolean => shortlistingSheets(dossier).size > 0;

const nobody: readonly string[] = [];

function absentFrom(rows: readonly Row[], experts: ReadonlyMap<string, string>): readonly string[] {
  if (experts.size === 0) return nobody;
  const long = rows.filter(({ sheet }) => isLongSheet(sheet));
  // A row without its expert may be anyone's.
  if (long.length === 0 || long.some(({ fields }) => !fields.expert)) return [];
  const present = new Set(long.map(({ fields }) => foldName(fields.expert ?? "")));
  return [...experts].flatMap(([folded, label]) => (present.has(folded) ? [] : [label]));
}

/** The first average that the studio's rows state; null where all are blank or cannot be used. */
function statedAverage(rows: readonly Row[]): number | null {
  for (const { fields } of rows) if (fields.averageScore) return atDecimals(Math.max(0, fields.averageScore), averageDecimals);
  return rows.some(({ fields }) => fields.averageScore === 0) ? 0 : null;
}

function shortlistedIn(rows: readonly Row[], begun: ReadonlySet<Sheet>): boolean | null {
  if (begun.size === 0) return null;
  const stating = rows.filter(({ sheet }) => begun.has(sheet));
  if (stating.some(({ fields }) => fields.shortlisted === true)) return true;
  if (stating.length === 0 || stating.some(({ unusable }) => unusable.has("shortlisted"))) return null;
  return false;
}

/** What a review depends on beside its own rows. */
interface Basis {
  readonly scoring: Dossier["settings"]["scoring"];
  readonly experts: ReadonlyMap<string, string>;
  readonly shortlisting: ReadonlySet<Sheet>;
}

const basisOf = (dossier: Dossier): Basis => ({
  scoring: dossier.settings.scoring,
  experts: longExperts(dossier),
  shortlisting: shortlistingSheets(dossier),
});

function reviewOf({ anchor, rows }: Group, { scoring, experts, shortlisting }: Basis): Review {
  const valid: number[] = [];
  const cells = { all: 0, blank: 0, recused: 0 };
  for (const row of rows) {
    for (const value of scoresIn(row)) {
      cells.all += 1;
      if (value === null) cells.blank += 1;
      else if (value === "recused") cells.recused += 1;
      else if (isValidScore(value, scoring.fullMark)) valid.push(value);
    }
  }
  const absentExperts = absentFrom(rows, experts);
  const complete = valid.length > 0 && valid.length + cells.recused === cells.all && absentExperts.length === 0;
  return {
    anchor,
    rows,
    cells,
    absentExperts,
    valid,
    complete,
    average: complete ? averageOf(valid, scoring.combine) : statedAverage(rows),
    shortlisted: shortlistedIn(rows, shortlisting),
  };
}

/** Its average cannot be had though it was reviewed: it may stand above any other. */
export const isUnplaced = ({ average, valid, complete }: Review): boolean =>
  average === null && (valid.length > 0 || !complete);

const isReviewed = ({ rows, cells }: Review): boolean =>
  cells.blank < cells.all ||
  rows.some(({ fields, unusable }) => typeof fields.averageScore === "number" || unusable.has("averageScore"));

type ByAnchor = LayeredMap<Row, readonly Review[]>;

/** All reviews, and what they were made under. */
interface Reviews extends Pick<Basis, "experts" | "shortlisting"> {
  readonly byAnchor: ByAnchor;
  /** Those with any score or average, in the order of their places; the others are not reviewed yet. */
  readonly reviewed: readonly Review[];
  /** These reviews, or an earlier state of them with the same averages, whoever has them. */
  readonly averages: ByAnchor;
}

const none: readonly Review[] = [];

/** The reviews of the rows by anchor, in the order of their places. */
function byAnchor(rows: readonly Row[], dossier: Dossier): Map<Row, readonly Review[]> {
  const basis = basisOf(dossier);
  const reviews = new Map<Row, readonly Review[]>();
  for (const part of group(rows, dossier)) {
    const review = reviewOf(part, basis);
    const before = reviews.get(part.anchor);
    reviews.set(part.anchor, before === undefined ? [review] : [...before, review]);
  }
  return reviews;
}

function build(dossier: Dossier): Reviews {
  const reviews = byAnchor(dossier.rows.scores, dossier);
  const reviewed: Review[] = [];
  for (const same of reviews.values()) for (const review of same) if (isReviewed(review)) reviewed.push(review);
  const all = new LayeredMap<Row, readonly Review[]>(reviews);
  const { experts, shortlisting } = basisOf(dossier);
  return { byAnchor: all, reviewed, averages: all, experts, shortlisting };
}

/** A review's place among the averages: its own, or that it may stand anywhere; null where it stands nowhere. */
const averageIn = (review: Review): number | "anywhere" | null =>
  isReviewed(review) ? (review.average ?? (isUnplaced(review) ? "anywhere" : null)) : null;

const averagesIn = (reviews: Iterable<Review>): string => Array.from(reviews, averageIn).sort().join();

/** The reviews, in order, with those that stand in the places of `gone` taken out and others put in theirs. */
function exchanged(reviews: readonly Review[], gone: readonly Row[], others: readonly Review[]): readonly Review[] {
  const all = [...reviews];
  for (const row of gone) {
    const from = countBefore(all, ({ anchor }) => byPosition(anchor, row) < 0);
    const until = countBefore(all, ({ anchor }) => byPosition(anchor, row) <= 0);
    all.splice(from, until - from);
  }
  for (const review of others) {
    const place = countBefore(all, ({ anchor }) => byPosition(anchor, review.anchor) <= 0);
    all.splice(place, 0, review);
  }
  return all;
}

/** The reviews of studios that no replaced row names or named stay as they were. */
function carry(before: Reviews, replaced: Replaced, dossier: Dossier): Reviews {
  if (before.experts !== longExperts(dossier) || before.shortlisting !== shortlistingSheets(dossier)) return build(dossier);
  const present = new Set<Row>();
  for (const [old, row] of replaced) {
    if (isIn(row, "scores")) present.add(row);
    for (const same of namesakes(row, "scores", dossier)) present.add(same);
    // Those that the row no longer stands with.
    for (const same of namedRows(foldedStudioName(old), dossier)) if (isIn(same, "scores")) present.add(same);
  }
  const gone = [...new Set([...replaced.keys(), ...present])];
  const again = byAnchor([...present].sort(byPosition), dossier);
  const all = before.byAnchor.with(
    new Map<Row, readonly Review[] | null>([...gone.map((row) => [row, null] as const), ...again]),
  );
  const were = gone.flatMap((row) => before.byAnchor.get(row) ?? none);
  const are = [...again.values()].flat();
  const isSame = averagesIn(were) === averagesIn(are);
  const reviewed = exchanged(before.reviewed, gone, are.filter(isReviewed));
  return { ...before, byAnchor: all, reviewed, averages: isSame ? before.averages : all };
}

const reviewsIn = derived(build, carry);

/** The reviews that stand in the row's place, reviewed or not yet: one nearly always, none where the row stands with one before it. */
const reviewsAt = (row: Row, dossier: Dossier): readonly Review[] => reviewsIn(dossier).byAnchor.get(row) ?? none;

/** The reviews with any score or average that stand in the row's place; every review stands in one row's. */
export const reviewedAt = (row: Row, dossier: Dossier): readonly Review[] => {
  const reviews = reviewsAt(row, dossier);
  return reviews.every(isReviewed) ? reviews : reviews.filter(isReviewed);
};

/** All reviews with any score or average, in the order of their places; the others are not reviewed yet. */
export const reviewed = (dossier: Dossier): readonly Review[] => reviewsIn(dossier).reviewed;

/** The same object after an edit that leaves all averages as they were, or has them change hands. */
export const averagesStandard = (dossier: Dossier): object => reviewsIn(dossier).averages;

/** The rows in whose places other reviews may stand because of this one, as {@link RowRule.peers}, under the same {@link longExperts}. */
export const reviewPeers = (row: Row, dossier: Dossier): readonly Row[] => namesakes(row, "scores", dossier);

/** The reviews of the row's studio; a row that holds scores itself has its own. */
export function reviewsFor(row: Row, dossier: Dossier): readonly Review[] {
  const [anchor = row] = namesakes(row, "scores", dossier);
  const same = reviewsAt(anchor, dossier);
  const own = same.filter(({ rows }) => rows.includes(row));
  return own.length > 0 ? own : same;
}

const withdrawal = /撤回|撤销申报|退出|放弃/;

/** The workbook has no column for it: a remark on the application, or beside its scores, says that it was withdrawn. */
export function isWithdrawn({ rows }: Review, dossier: Dossier): boolean {
  const [first] = rows;
  const applications = first === undefined ? [] : joined(first, "applications", dossier);
  return [...rows, ...applications].some(({ fields: { remark } }) => remark && withdrawal.test(remark));
}
