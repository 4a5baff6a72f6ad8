// Which rows of the dossier speak of the same studio, by folded studio name; computed once a dossier.
// It joins and never judges: what a join means is for the rules.
import type { Dossier, Row } from "./dossier.ts";
import type { ColumnPlace, Place } from "./finding.ts";
import { type IsoDate, isoDateSchema, type PartialDate } from "./kinds.ts";
import { foldName } from "./names.ts";
import type { FieldKey } from "./records/fields.ts";
import { composedName } from "./studio-renaming.ts";

const joinedTables = ["applications", "scores", "notices", "payments", "assessments", "expenditures"] as const;
type JoinedTable = (typeof joinedTables)[number];

/** The fields that decide whom a row is joined to; every rule that joins reads them. */
export const joinFields: readonly FieldKey[] = ["studioName", "hostName", "leadName", "occupation"];

/** The rows of each table that bear one folded name. */
interface Studio {
  readonly name: string;
  readonly rows: Readonly<Record<JoinedTable, Row[]>>;
  isApplied: boolean;
}

interface Joins {
  readonly studioAt: ReadonlyMap<Row, Studio>;
}

const joinsByDossier = new WeakMap<Dossier, Joins>();
const none: readonly Row[] = [];

/** The name of the studio a row speaks of: its cell's, else that of the ledger's title. Null where it names none. */
const writtenName = ({ sheet, fields }: Row): string | null =>
  fields.studioName || (sheet.columns.has("studioName") ? null : sheet.titleStudio) || null;

const emptyStudio = (name: string): Studio => ({
  name,
  rows: { applications: [], scores: [], notices: [], payments: [], assessments: [], expenditures: [] },
  isApplied: false,
});

function build(dossier: Dossier): Joins {
  const studioAt = new Map<Row, Studio>();
  const byWritten = new Map<string, Studio>();
  const byName = new Map<string, Studio>();
  const studioNamed = (written: string): Studio => {
    const seen = byWritten.get(written);
    if (seen !== undefined) return seen;
    const name = foldName(written);
    const studio = byName.get(name) ?? emptyStudio(name);
    byName.set(name, studio);
    byWritten.set(written, studio);
    return studio;
  };
  const index = (table: JoinedTable, rows: readonly Row[]) => {
    for (const row of rows) {
      const written = writtenName(row);
      const studio = written === null ? undefined : (studioAt.get(row) ?? studioNamed(written));
      if (studio === undefined) continue;
      studioAt.set(row, studio);
      studio.rows[table].push(row);
    }
  };
  for (const table of joinedTables) index(table, dossier.rows[table]);
  // Rows of known rounds come after this round's.
  for (const table of ["applications", "notices"] as const) {
    index(
      table,
      dossier.known.filter(({ sheet }) => sheet.tables.has(table)),
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
    studio.isApplied = names === null || names.has(name) || studio.rows.applications.length > 0;
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

/**
 * The rows of `table` that speak of the row's studio, those of this round before those of known ones. An application's own row
 * stands first and, where applications share a name, alone in its sheet.
 */
export function joined(row: Row, table: JoinedTable, dossier: Dossier): readonly Row[] {
  const same = joinsOf(dossier).studioAt.get(row)?.rows[table] ?? none;
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
