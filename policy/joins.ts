// Which rows of the dossier speak of the same studio, by folded studio name; computed once a dossier.
// It joins and never judges: what a join means is for the rules.
import type { Dossier, Row, Sheet } from "./dossier.ts";
import type { ColumnPlace, Place } from "./finding.ts";
import { type IsoDate, isoDateSchema, type PartialDate } from "./kinds.ts";
import { foldName } from "./names.ts";
import type { FieldKey } from "./records/fields.ts";
import { composedName } from "./studio-renaming.ts";

const joinedTables = ["applications", "scores", "notices", "payments", "assessments", "expenditures"] as const;
type JoinedTable = (typeof joinedTables)[number];
/** Of another round, their rows stand apart in the dossier as known. */
const ofOneRound: readonly JoinedTable[] = ["applications", "scores", "notices"];
const knownTables: readonly JoinedTable[] = ["applications", "notices"];

/** The fields that decide whom a row is joined to; every rule that joins reads them. */
export const joinFields: readonly FieldKey[] = ["studioName", "hostName", "leadName", "occupation"];

/** The rows of each table that bear one folded name. */
interface Studio {
  readonly name: string;
  /** Its first row alone: the one list of every table that has only this row. */
  readonly only: Row[];
  readonly rows: Record<JoinedTable, Row[]>;
  isApplied: boolean;
}

interface Joins {
  readonly studioAt: ReadonlyMap<Row, Studio>;
}

const joinsByDossier = new WeakMap<Dossier, Joins>();
/** Shared by all that have no row; never added to. */
const none: Row[] = [];

/** The name of the studio a row speaks of: its cell's, else that of the ledger's title. Null where it names none. */
const writtenName = ({ sheet, fields }: Row): string | null =>
  fields.studioName || (sheet.columns.has("studioName") ? null : sheet.titleStudio) || null;

const startStudio = (name: string, first: Row): Studio => ({
  name,
  only: [first],
  rows: { applications: none, scores: none, notices: none, payments: none, assessments: none, expenditures: none },
  isApplied: false,
});

function addTo({ only, rows }: Studio, row: Row, tables: readonly JoinedTable[]): void {
  for (const table of tables) {
    const list = rows[table];
    if (list === none) rows[table] = only[0] === row ? only : [row];
    else if (list === only) rows[table] = [...only, row];
    else list.push(row);
  }
}

type Membership = ReadonlyMap<Sheet, readonly JoinedTable[]>;

/** The tables that each sheet's rows belong to in the dossier's lists; of another round's sheets, those that are not kept apart as known. */
function memberships({ sheets }: Dossier): Membership {
  const ofRound = ({ tables, knownRound }: Sheet) =>
    joinedTables.filter((table) => tables.has(table) && (knownRound === null || !ofOneRound.includes(table)));
  return new Map(sheets.map((sheet) => [sheet, ofRound(sheet)]));
}

/** Each row of the joined tables once, in sheet and row order, however many tables it stands in. */
function distinctRows({ rows }: Dossier, members: Membership): readonly Row[] {
  const parts = joinedTables
    .map((table) => rows[table].filter(({ sheet }) => members.get(sheet)?.[0] === table))
    .filter((part) => part.length > 0);
  const [first = none] = parts;
  return parts.length < 2 ? first : parts.flat().sort((a, b) => a.sheet.index - b.sheet.index);
}

function build(dossier: Dossier): Joins {
  const studioAt = new Map<Row, Studio>();
  const byName = new Map<string, Studio>();
  const index = (row: Row, tables: readonly JoinedTable[]) => {
    const written = writtenName(row);
    if (written === null || tables.length === 0) return;
    let studio = studioAt.get(row);
    if (studio === undefined) {
      const name = foldName(written);
      studio = byName.get(name);
      if (studio === undefined) {
        studio = startStudio(name, row);
        byName.set(name, studio);
      }
      studioAt.set(row, studio);
    }
    addTo(studio, row, tables);
  };
  const members = memberships(dossier);
  for (const row of distinctRows(dossier, members)) index(row, members.get(row.sheet) ?? []);
  // Rows of known rounds come after this round's.
  for (const row of dossier.known) {
    index(
      row,
      knownTables.filter((table) => row.sheet.tables.has(table)),
    );
  }
  markApplied(dossier, byName);
  return { studioAt };
}

/**
 * Marks the studios that an application or another row of a known round names. An application whose own name is blank counts under
 * the name article 7(2) composes for it: its blank cell has its own finding. Where a name may be missing altogether, all are marked.
 */
function markApplied(dossier: Dossier, byName: ReadonlyMap<string, Studio>): void {
  const names = applied(dossier);
  for (const [name, studio] of byName)
    studio.isApplied = studio.rows.applications.length > 0 || names === null || names.has(name);
}

/** Folded names beside those of the applications' own rows; null where the applications' names are not all known. */
function applied(dossier: Dossier): ReadonlySet<string> | null {
  const sheets = dossier.sheets.filter(({ tables }) => tables.has("applications"));
  if (sheets.length === 0 || sheets.some(({ columns }) => !columns.has("studioName"))) return null;
  const names = new Set<string>();
  for (const row of dossier.known) {
    const written = writtenName(row);
    if (written !== null) names.add(foldName(written));
  }
  for (const row of dossier.rows.applications) {
    if (row.fields.studioName) continue;
    const composed = composedName(row);
    if (composed === null) return null;
    names.add(foldName(composed));
  }
  return names;
}

function joinsOf(dossier: Dossier): Joins {
  const cached = joinsByDossier.get(dossier);
  if (cached !== undefined) return cached;
  const joins = build(dossier);
  joinsByDossier.set(dossier, joins);
  return joins;
}

/** What the rows of one studio are grouped by: its folded name, or the row itself where it names no studio. */
export function studioOf(row: Row, dossier: Dossier): string | Row {
  return joinsOf(dossier).studioAt.get(row)?.name ?? row;
}

/** All rows of `table` that bear the row's folded studio name, those of this round first; none where the row names no studio. */
export function namesakes(row: Row, table: JoinedTable, dossier: Dossier): readonly Row[] {
  return joinsOf(dossier).studioAt.get(row)?.rows[table] ?? none;
}

/**
 * The rows of `table` that speak of the row's studio, those of this round before those of known ones. An application's own row
 * stands first and, where applications share a name, alone in its sheet.
 */
export function joined(row: Row, table: JoinedTable, dossier: Dossier): readonly Row[] {
  const same = namesakes(row, table, dossier);
  if (!row.sheet.tables.has("applications") || !row.sheet.tables.has(table)) return same;
  if (same.length === 1 && same[0] === row) return same;
  return [row, ...same.filter(({ sheet }) => sheet !== row.sheet)];
}

/**
 * Whether the row's studio is among the applications: `own` is an application itself, `found` joins one (or there is nothing to
 * look in), `unknown` names none, `unnamed` names nothing (a blank name has its own finding).
 */
function standing(row: Row, dossier: Dossier): "own" | "found" | "unknown" | "unnamed" {
  if (row.sheet.tables.has("applications")) return "own";
  const studio = joinsOf(dossier).studioAt.get(row);
  if (studio === undefined) return "unnamed";
  return studio.isApplied ? "found" : "unknown";
}

/** Whether rules that join may speak of the row: an unknown studio has its own finding, and a blank name too. */
export function canJoin(row: Row, dossier: Dossier): boolean {
  const found = standing(row, dossier);
  return found === "own" || found === "found";
}

const isDay = (date: PartialDate): date is PartialDate & IsoDate =>
  // Every month has 28 days; only the last ones have to be looked up.
  date.length === 10 && (date.slice(8) <= "28" || isoDateSchema.safeParse(date).success);

/** A day; null where the cell is blank, undefined where there is no column, the cell cannot be used, or it gives less than a day. */
export function dayOf(date: PartialDate | null | undefined): IsoDate | null | undefined {
  if (date === null || date === undefined) return date;
  return isDay(date) ? date : undefined;
}

/** Any row whose cell of the field cannot be used: what the studio says there is then not known. */
export function anyUnusable(rows: readonly Row[], ...fields: readonly FieldKey[]): boolean {
  return rows.some(({ unusable }) => unusable.size > 0 && fields.some((field) => unusable.has(field)));
}

/** Whether any sheet has a column of the field, known rounds' included. */
export function hasColumn(dossier: Dossier, field: FieldKey): boolean {
  return dossier.sheets.some(({ columns }) => columns.has(field));
}

/** The field's cell, or, where the sheet has no such column, the cell that made the rule speak, with the field named apart. */
export function placeAt(row: Row, field: FieldKey, spokeBy: FieldKey): { readonly place: Place; readonly field?: FieldKey } {
  if (row.sheet.columns.has(field)) return { place: { row, field } };
  return { place: { row, field: spokeBy }, field };
}

/** Where rows of one sheet name no known studio: the name's cells, or once the title that names it. */
export function unknownStudios(
  dossier: Dossier,
  table: JoinedTable,
): readonly { place: Place | ColumnPlace; studio: string }[] {
  const found: { place: Place | ColumnPlace; studio: string }[] = [];
  const titles = new Set<Row["sheet"]>();
  for (const row of dossier.rows[table]) {
    // A sheet of two tables is reported once, under its own table.
    if (row.sheet.tables.values().next().value !== table || standing(row, dossier) !== "unknown") continue;
    const { sheet } = row;
    if (sheet.columns.has("studioName"))
      found.push({ place: { row, field: "studioName" }, studio: row.fields.studioName ?? "" });
    else if (!titles.has(sheet)) {
      titles.add(sheet);
      found.push({ place: { sheet, field: "studioName" }, studio: sheet.titleStudio ?? "" });
    }
  }
  return found;
}
