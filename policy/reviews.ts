// The expert review (评审) of each studio: its scores from the wide or the long layout, with average, rank and shortlisting, joined
// where they stand on different sheets. Computed once a dossier; it judges nothing.
import type { Dossier, Row, Sheet } from "./dossier.ts";
import type { Place } from "./finding.ts";
import { joined, namesakes, studioOf } from "./joins.ts";
import { foldName } from "./names.ts";
import type { FieldKey } from "./records/fields.ts";
import { atDecimals, averageDecimals, averageOf } from "./scoring.ts";

interface ScoreCell {
  readonly place: Place;
  /** Null blank, undefined where the cell cannot be used. */
  readonly value: number | "recused" | null | undefined;
}

export interface Review {
  readonly rows: readonly Row[];
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

interface Reviews {
  readonly all: readonly Review[];
  /** Those with any score or average; the others are not reviewed yet. */
  readonly reviewed: readonly Review[];
  /** Some column of 是否拟定 is filled. */
  readonly shortlistBegun: boolean;
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

/** Rows of one studio; a name that stands twice in one sheet (applications of the same name) makes two groups, but in the long layout. */
function group(dossier: Dossier): (readonly Row[])[] {
  const groups: (readonly Row[])[] = [];
  for (const row of dossier.rows.scores) {
    const same = namesakes(row, "scores", dossier);
    if (same.length < 2) groups.push(same.length === 0 ? [row] : same);
    else if (same[0] === row) groups.push(...groupsOf(same));
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
function longExperts(dossier: Dossier): ReadonlyMap<string, string> {
  const experts = new Map<string, string>();
  for (const { sheet, fields, unusable } of dossier.rows.scores) {
    if (!isLongSheet(sheet)) continue;
    if (unusable.has("expert")) return new Map();
    if (fields.expert) experts.set(foldName(fields.expert), fields.expert);
  }
  return experts;
}

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

function reviewOf(
  rows: readonly Row[],
  { settings: { scoring } }: Dossier,
  experts: ReadonlyMap<string, string>,
  begun: ReadonlySet<Sheet>,
): Review {
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
    rows,
    cells,
    absentExperts,
    valid,
    complete,
    average: complete ? averageOf(valid, scoring.combine) : statedAverage(rows),
    shortlisted: shortlistedIn(rows, begun),
  };
}

const isReviewed = ({ rows, cells }: Review): boolean =>
  cells.blank < cells.all ||
  rows.some(({ fields, unusable }) => typeof fields.averageScore === "number" || unusable.has("averageScore"));

const byDossier = new WeakMap<Dossier, Reviews>();

export function reviewsOf(dossier: Dossier): Reviews {
  const cached = byDossier.get(dossier);
  if (cached !== undefined) return cached;
  const begun = new Set<Sheet>();
  for (const { sheet, fields } of dossier.rows.scores) if (typeof fields.shortlisted === "boolean") begun.add(sheet);
  const experts = longExperts(dossier);
  const all = group(dossier).map((rows) => reviewOf(rows, dossier, experts, begun));
  const result: Reviews = { all, reviewed: all.filter(isReviewed), shortlistBegun: begun.size > 0 };
  byDossier.set(dossier, result);
  return result;
}

const byStudio = new WeakMap<Reviews, ReadonlyMap<string | Row, readonly Review[]>>();

function reviewsByStudio(dossier: Dossier): ReadonlyMap<string | Row, readonly Review[]> {
  const reviews = reviewsOf(dossier);
  const cached = byStudio.get(reviews);
  if (cached !== undefined) return cached;
  const studios = new Map<string | Row, Review[]>();
  for (const review of reviews.all) {
    const [first] = review.rows;
    if (first === undefined) continue;
    const studio = studioOf(first, dossier);
    const same = studios.get(studio);
    if (same === undefined) studios.set(studio, [review]);
    else same.push(review);
  }
  byStudio.set(reviews, studios);
  return studios;
}

/** The reviews of the row's studio; a row that holds scores itself has its own. */
export function reviewsFor(row: Row, dossier: Dossier): readonly Review[] {
  const same = reviewsByStudio(dossier).get(studioOf(row, dossier)) ?? [];
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
