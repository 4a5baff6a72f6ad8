// The expert review (评审) of each studio: its scores from the wide or the long layout, with average, rank and shortlisting, joined
// where they stand on different sheets. Computed once a dossier; it judges nothing.
import { derived, type Replaced } from "./derived.ts";
import type { Dossier, Row, Sheet } from "./dossier.ts";
import type { Place } from "./finding.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { joined, namedRows, namesakes, studioOf } from "./joins.ts";
import { foldName } from "./names.ts";
import type { FieldKey } from "./records/fields.ts";
import { byPosition, isIn } from "./row-order.ts";
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

function reviewOf({ anchor, rows }: Group, { settings: { scoring } }: Dossier, { experts, sheets }: Begun): Review {
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
    shortlisted: shortlistedIn(rows, sheets),
  };
}

const isReviewed = ({ rows, cells }: Review): boolean =>
  cells.blank < cells.all ||
  rows.some(({ fields, unusable }) => typeof fields.averageScore === "number" || unusable.has("averageScore"));

/** What a review depends on beside its own rows. */
interface Begun {
  /** Sheets with a filled column of 是否拟定. */
  readonly sheets: ReadonlySet<Sheet>;
  readonly experts: ReadonlyMap<string, string>;
}

function begunIn(dossier: Dossier): Begun {
  const sheets = new Set<Sheet>();
  for (const { sheet, fields } of dossier.rows.scores) if (typeof fields.shortlisted === "boolean") sheets.add(sheet);
  return { sheets, experts: longExperts(dossier) };
}

const isSameBegun = (a: Begun, b: Begun): boolean =>
  a.sheets.size === b.sheets.size &&
  [...a.sheets].every((sheet) => b.sheets.has(sheet)) &&
  JSON.stringify([...a.experts]) === JSON.stringify([...b.experts]);

interface ReviewsBegun extends Reviews {
  readonly begun: Begun;
}

const reviewsFrom = (all: readonly Review[], begun: Begun): ReviewsBegun => ({
  all,
  reviewed: all.filter(isReviewed),
  shortlistBegun: begun.sheets.size > 0,
  begun,
});

function build(dossier: Dossier): ReviewsBegun {
  const begun = begunIn(dossier);
  return reviewsFrom(
    group(dossier.rows.scores, dossier).map((rows) => reviewOf(rows, dossier, begun)),
    begun,
  );
}

/** The reviews of studios that no replaced row names or named stay as they were. */
function carry(before: ReviewsBegun, replaced: Replaced, dossier: Dossier): ReviewsBegun {
  const begun = begunIn(dossier);
  if (!isSameBegun(before.begun, begun)) return build(dossier);
  const present = new Set<Row>();
  for (const [old, row] of replaced) {
    if (isIn(row, "scores")) present.add(row);
    for (const same of namesakes(row, "scores", dossier)) present.add(same);
    // Those that the row no longer stands with.
    for (const same of namedRows(foldedStudioName(old), dossier)) if (isIn(same, "scores")) present.add(same);
  }
  const kept = before.all.filter(({ rows: [first] }) => first !== undefined && !replaced.has(first) && !present.has(first));
  const again = group([...present].sort(byPosition), dossier).map((rows) => reviewOf(rows, dossier, begun));
  return reviewsFrom(
    [...kept, ...again].sort((a, b) => byPosition(a.anchor, b.anchor)),
    begun,
  );
}

const reviewsBegun = derived(build, carry);

export const reviewsOf = (dossier: Dossier): Reviews => reviewsBegun(dossier);

const reviewsByStudio = derived((dossier): ReadonlyMap<string | Row, readonly Review[]> => {
  const studios = new Map<string | Row, Review[]>();
  for (const review of reviewsOf(dossier).all) {
    const [first] = review.rows;
    if (first === undefined) continue;
    const studio = studioOf(first, dossier);
    const same = studios.get(studio);
    if (same === undefined) studios.set(studio, [review]);
    else same.push(review);
  }
  return studios;
});

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
