// Which rows of the dossier speak of the same studio, by folded studio name; computed once a dossier.
// It joins and never judges: what a join means is for the rules.
import { composedName } from "./composed-studio-name.ts";
import { derived, type Replaced } from "./derived.ts";
import type { Dossier, Row, Sheet } from "./dossier.ts";
import type { ColumnPlace, Place } from "./finding.ts";
import { foldedStudioName } from "./folded-studio-name.ts";
import { type IsoDate, isoDateSchema, type PartialDate } from "./kinds.ts";
import { LayeredMap } from "./layered-map.ts";
import { foldName } from "./names.ts";
import type { FieldKey } from "./records/fields.ts";
import { byPosition, isKnownIn, positionOf, withRow } from "./row-order.ts";

const joinedTables = ["applications", "scores", "notices", "payments", "assessments", "expenditures"] as const;
type JoinedTable = (typeof joinedTables)[number];
/** Of another round, their rows stand apart in the dossier as known. */
const ofOneRound: readonly JoinedTable[] = ["applications", "scores", "notices"];
const knownTables: readonly JoinedTable[] = ["applications", "notices"];

/** The fields that decide whom a row is joined to; every rule that joins reads them. */
export const joinFields: readonly FieldKey[] = ["studioName", "hostName", "leadName", "occupation"];

/** Never changed once built; sheets and rows stand in the dossier's order, those of this round before known ones. */
type Lists = Readonly<Record<JoinedTable, readonly Row[]>>;

/** The rows of each table that bear one folded name. */
interface Studio {
  readonly name: string;
  readonly rows: Lists;
}

/** How the rows of a sheet are joined. */
interface Membership {
  /** The tables they belong to in the dossier's lists; of another round's sheets, those that are not kept apart as known. */
  readonly own: readonly JoinedTable[];
  /** The tables they are joined from as known. */
  readonly known: readonly JoinedTable[];
  /** The folded name in the title, where no column names the studio. */
  readonly title: string | null;
}

interface Joins {
  readonly studios: LayeredMap<string, Studio>;
  readonly studioAt: LayeredMap<Row, Studio>;
  readonly members: ReadonlyMap<Sheet, Membership>;
}

/** Shared by all that have no row; never added to. */
const none: Row[] = [];

function membershipOf({ tables, columns, knownRound, titleStudio }: Sheet): Membership {
  return {
    own: joinedTables.filter((table) => tables.has(table) && (knownRound === null || !ofOneRound.includes(table))),
    known: knownRound === null ? [] : knownTables.filter((table) => tables.has(table)),
    title: columns.has("studioName") || !titleStudio ? null : foldName(titleStudio),
  };
}

/** The folded name of the studio a row speaks of: its cell's, else that of the ledger's title. Null where it names none, or is not joined. */
function nameOf(row: Row, members: Joins["members"]): string | null {
  const member = members.get(row.sheet);
  if (member === undefined || (member.own.length === 0 && member.known.length === 0)) return null;
  return row.fields.studioName ? foldedStudioName(row) : member.title;
}

/** Each row of the joined tables once, in sheet and row order, however many tables it stands in. */
function distinctRows({ rows }: Dossier, members: Joins["members"]): readonly Row[] {
  const parts = joinedTables
    .map((table) => rows[table].filter(({ sheet }) => members.get(sheet)?.own[0] === table))
    .filter((part) => part.length > 0);
  const [first = none] = parts;
  return parts.length < 2 ? first : parts.flat().sort((a, b) => a.sheet.index - b.sheet.index);
}

/** A studio while its rows are gathered. */
interface Gathering {
  readonly name: string;
  /** Its first row alone: the one list of every table that has only this row. */
  readonly only: Row[];
  readonly rows: Record<JoinedTable, Row[]>;
}

const gather = (name: string, first: Row): Gathering => ({
  name,
  only: [first],
  rows: nowhere(),
});

function addTo({ only, rows }: Gathering, row: Row, tables: readonly JoinedTable[]): void {
  for (const table of tables) {
    const list = rows[table];
    if (list === none) rows[table] = only[0] === row ? only : [row];
    else if (list === only) rows[table] = [...only, row];
    else list.push(row);
  }
}

function build(dossier: Dossier): Joins {
  const members = new Map(dossier.sheets.map((sheet) => [sheet, membershipOf(sheet)]));
  const studios = new Map<string, Gathering>();
  const studioAt = new Map<Row, Gathering>();
  const index = (row: Row, tables: readonly JoinedTable[] = []) => {
    const name = tables.length === 0 ? null : nameOf(row, members);
    if (name === null) return;
    let studio = studios.get(name);
    if (studio === undefined) {
      studio = gather(name, row);
      studios.set(name, studio);
    }
    studioAt.set(row, studio);
    addTo(studio, row, tables);
  };
  for (const row of distinctRows(dossier, members)) index(row, members.get(row.sheet)?.own);
  // Rows of known rounds come after this round's.
  for (const row of dossier.known) index(row, members.get(row.sheet)?.known);
  return { studios: new LayeredMap<string, Studio>(studios), studioAt: new LayeredMap<Row, Studio>(studioAt), members };
}

/** The lists without the one row and with the other, in the tables that such rows are joined from. */
function exchanged(lists: Lists, old: Row | null, row: Row | null, { own, known }: Membership): Lists {
  const rows = { ...lists };
  for (const table of [...own, ...known]) {
    const kept = old === null ? rows[table] : rows[table].filter((other) => other !== old);
    rows[table] =
      row === null
        ? kept
        : withRow(kept, row, (a, b) => Number(isKnownIn(a, table)) - Number(isKnownIn(b, table)) || byPosition(a, b));
  }
  return rows;
}

/** No row in any table. */
const nowhere = (): Record<JoinedTable, Row[]> => ({
  applications: none,
  scores: none,
  notices: none,
  payments: none,
  assessments: none,
  expenditures: none,
});

/** Each row of a studio once. */
const rowsOf = ({ rows }: Studio): readonly Row[] => [...new Set(joinedTables.flatMap((table) => rows[table]))];

function carry({ studios, studioAt, members }: Joins, replaced: Replaced): Joins {
  const changes = new Map<string, Studio>();
  const put = (name: string, old: Row | null, row: Row | null, member: Membership) => {
    const lists = (changes.get(name) ?? studios.get(name))?.rows ?? nowhere();
    changes.set(name, { name, rows: exchanged(lists, old, row, member) });
  };
  for (const [old, row] of replaced) {
    const member = members.get(row.sheet);
    if (member === undefined) continue;
    const [from, to] = [nameOf(old, members), nameOf(row, members)];
    if (from !== null) put(from, old, from === to ? row : null, member);
    if (to !== null && from !== to) put(to, null, row, member);
  }
  const at = new Map<Row, Studio | null>([...replaced.keys()].map((old) => [old, null]));
  for (const studio of changes.values()) for (const row of rowsOf(studio)) at.set(row, studio);
  return { studios: studios.with(changes), studioAt: studioAt.with(at), members };
}

const joinsOf = derived(build, carry);

/**
 * Folded names that count as applied for beside those of the applications' own rows: those of known rounds, and for an application
 * whose own name is blank the name article 7(2) composes (its blank cell has its own finding). Null where a name may be missing.
 */
const alsoApplied = derived((dossier): ReadonlySet<string> | null => {
  const sheets = dossier.sheets.filter(({ tables }) => tables.has("applications"));
  if (sheets.length === 0 || sheets.some(({ columns }) => !columns.has("studioName"))) return null;
  const names = new Set<string>();
  for (const row of dossier.known) {
    const written = row.fields.studioName || (row.sheet.columns.has("studioName") ? null : row.sheet.titleStudio);
    if (written) names.add(foldName(written));
  }
  for (const row of dossier.rows.applications) {
    if (row.fields.studioName) continue;
    const composed = composedName(row);
    if (composed === null) return null;
    names.add(foldName(composed));
  }
  return names;
});

function isApplied({ name, rows }: Studio, dossier: Dossier): boolean {
  if (rows.applications.length > 0) return true;
  const names = alsoApplied(dossier);
  return names === null || names.has(name);
}

const studioAt = (row: Row, dossier: Dossier): Studio | undefined => joinsOf(dossier).studioAt.get(row);

/** Every row that bears the folded name in a cell of its own. */
export function namedRows(name: string, dossier: Dossier): readonly Row[] {
  const studio = joinsOf(dossier).studios.get(name);
  return studio === undefined ? none : rowsOf(studio).filter(({ fields }) => fields.studioName);
}

/**
 * The rows that rules which join see from this one, as {@link RowRule.peers}: all of its studio. Null where its name also decides
 * whether other studios are known at all.
 */
export function studioPeers(row: Row, dossier: Dossier): readonly Row[] | null {
  const { tables, columns, knownRound } = row.sheet;
  if (knownRound !== null) return null;
  if (tables.has("applications") && columns.has("studioName") && !row.fields.studioName) return null;
  const studio = studioAt(row, dossier);
  return studio === undefined ? none : rowsOf(studio);
}

/** What the rows of one studio are grouped by: its folded name, or the row itself where it names no studio. */
export function studioOf(row: Row, dossier: Dossier): string | Row {
  return studioAt(row, dossier)?.name ?? row;
}

/** All rows of `table` that bear the row's folded studio name, those of this round first; none where the row names no studio. */
export function namesakes(row: Row, table: JoinedTable, dossier: Dossier): readonly Row[] {
  return studioAt(row, dossier)?.rows[table] ?? none;
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
  const studio = studioAt(row, dossier);
  if (studio === undefined) return "unnamed";
  return isApplied(studio, dossier) ? "found" : "unknown";
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

/**
 * Where a row of `table` names no known studio, and what it names: the name's cell, or the title that names it, once for all of its
 * rows. Null where its studio is known, or another finding says that there is no name.
 */
export function unknownStudio(
  row: Row,
  table: JoinedTable,
  dossier: Dossier,
): { readonly place: Place | ColumnPlace; readonly studio: string } | null {
  const { sheet } = row;
  // A sheet of two tables is reported once, under its own table.
  if (sheet.tables.values().next().value !== table || standing(row, dossier) !== "unknown") return null;
  if (sheet.columns.has("studioName")) return { place: { row, field: "studioName" }, studio: row.fields.studioName ?? "" };
  const rows = dossier.rows[table];
  const isFirst = rows[positionOf(row, rows) - 1]?.sheet !== sheet;
  return isFirst ? { place: { sheet, field: "studioName" }, studio: sheet.titleStudio ?? "" } : null;
}
