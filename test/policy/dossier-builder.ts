// Builds dossiers for tests from plain rows, runs rules on them as lists [row, field, rule], and applies a fix as a clerk would.
// It reads no workbook and judges nothing itself.

import { z } from "zod";
import type { Dossier, Row, Sheet } from "../../policy/dossier.ts";
import type { Fix, Place, RuleFinding } from "../../policy/finding.ts";
import { isoDateSchema, kindSchemas } from "../../policy/kinds.ts";
import { type FieldDefinition, type FieldKey, type Fields, type TableName, tables } from "../../policy/records/fields.ts";
import type { Rule } from "../../policy/rule.ts";
import { runRule } from "../../policy/rules.ts";
import { defaultRulings, type Rulings } from "../../policy/rulings.ts";
import { type Settings, settingsSchema } from "../../policy/settings.ts";

/** A row as a test writes it: dates as text, money as fen, null for a blank cell. Every value is parsed by its field's schema. */
export type PlainFields = { readonly [F in FieldKey]?: string | number | boolean | null };

/** A row with more than its fields: the wide score columns, cells that another finding says cannot be used. */
export interface RowSpec {
  readonly fields: PlainFields;
  readonly scores?: Row["scores"];
  readonly unusable?: readonly FieldKey[];
  readonly averageDecimals?: number;
}

/** One sheet; its columns are those its rows name, and `columns`. Rows are numbered from 2. */
export interface SheetSpec {
  readonly rows: readonly (PlainFields | RowSpec)[];
  readonly tables?: readonly TableName[];
  readonly name?: string;
  readonly experts?: readonly string[];
  readonly knownRound?: number;
  readonly titleStudio?: string;
  readonly columns?: readonly FieldKey[];
}

type Rows = readonly (PlainFields | RowSpec)[] | SheetSpec;

/** Rows by table (a sheet each), wide sheets (an application with all that was added to its right), and any further sheets. */
export interface DossierSpec extends Readonly<Partial<Record<TableName, Rows>>> {
  readonly wide?: Rows;
  readonly sheets?: readonly SheetSpec[];
  readonly settings?: z.input<typeof settingsSchema>;
  readonly rulings?: Partial<Rulings>;
  readonly today?: string;
}

const tableNames: readonly TableName[] = [
  "applications",
  "scores",
  "notices",
  "payments",
  "assessments",
  "expenditures",
  "municipalAwards",
];
const applicationTables: readonly TableName[] = ["applications", "scores", "notices"];
const wideTables: readonly TableName[] = ["scores", "notices", "payments", "assessments"];

const definitions: readonly Readonly<Record<string, FieldDefinition>>[] = Object.values(tables);
const schemas: ReadonlyMap<string, z.ZodType> = new Map(
  definitions.flatMap((table) => Object.entries(table).map(([field, { kind }]) => [field, kindSchemas[kind].nullable()])),
);

const schemaOf = (field: string): z.ZodType => {
  const schema = schemas.get(field);
  if (schema === undefined) throw new Error(`no such field: ${field}`);
  return schema;
};

/** The one cast: each value has just been parsed by its own field's schema. */
export const fieldsOf = (plain: PlainFields): Fields =>
  Object.fromEntries(Object.entries(plain).map(([field, value]) => [field, schemaOf(field).parse(value)])) as Fields;

const isRowSpec = (row: PlainFields | RowSpec): row is RowSpec => "fields" in row;
const isSheetSpec = (rows: Rows): rows is SheetSpec => "rows" in rows;
const specOf = (rows: Rows): SheetSpec => (isSheetSpec(rows) ? rows : { rows });

const columnsOf = (spec: SheetSpec): Set<FieldKey> => {
  const columns = new Set<FieldKey>(spec.columns);
  for (const row of spec.rows) {
    const { fields, unusable = [] } = isRowSpec(row) ? row : { fields: row };
    for (const field of [...(Object.keys(fields) as FieldKey[]), ...unusable]) columns.add(field);
  }
  if (spec.experts !== undefined) columns.add("score");
  return columns;
};

const hasAnchor = (table: TableName, columns: ReadonlySet<FieldKey>): boolean =>
  Object.entries<FieldDefinition>(tables[table]).some(
    ([field, definition]) => definition.anchor === true && columns.has(field as FieldKey),
  );

/** A dossier of the given rows, with the default settings and rulings where none are given; `today` is 2026-11-22. */
export function dossier(spec: DossierSpec): Dossier {
  const sheets: Sheet[] = [];
  const known: Row[] = [];
  const rows: Record<TableName, Row[]> = {
    applications: [],
    scores: [],
    notices: [],
    payments: [],
    assessments: [],
    expenditures: [],
    municipalAwards: [],
  };

  const add = (sheetSpec: SheetSpec, names: readonly TableName[]) => {
    const sheet: Sheet = {
      index: sheets.length,
      name: sheetSpec.name ?? names.join("+"),
      tables: new Set(names),
      columns: columnsOf(sheetSpec),
      experts: sheetSpec.experts ?? [],
      knownRound: sheetSpec.knownRound ?? null,
      titleStudio: sheetSpec.titleStudio ?? null,
    };
    sheets.push(sheet);
    sheetSpec.rows.forEach((plain, position) => {
      const { fields, scores = [], unusable = [], averageDecimals } = isRowSpec(plain) ? plain : { fields: plain };
      const row: Row = {
        sheet,
        number: position + 2,
        fields: fieldsOf(fields),
        scores,
        unusable: new Set(unusable),
        ...(averageDecimals === undefined ? {} : { averageDecimals }),
      };
      const isKnown = sheet.knownRound !== null && names.some((name) => applicationTables.includes(name));
      if (isKnown) known.push(row);
      for (const name of names) if (!(isKnown && applicationTables.includes(name))) rows[name].push(row);
    });
  };

  if (spec.wide !== undefined) {
    const wide = specOf(spec.wide);
    const columns = columnsOf(wide);
    add(wide, ["applications", ...wideTables.filter((table) => hasAnchor(table, columns))]);
  }
  for (const name of tableNames) {
    const given = spec[name];
    if (given !== undefined) add(specOf(given), [name]);
  }
  for (const sheet of spec.sheets ?? []) add(sheet, sheet.tables ?? ["applications"]);

  return {
    today: isoDateSchema.parse(spec.today ?? "2026-11-22"),
    settings: settingsSchema.parse(spec.settings ?? {}) satisfies Settings,
    rulings: { ...defaultRulings, ...spec.rulings },
    sheets,
    rows,
    known,
  };
}

/** `[row number, field, rule]`; a header or a sheet is row 1, a setting row 0; a wide score is `score[1]` by expert. */
export type Listed = readonly [number, string, string];

const listed = (finding: RuleFinding): Listed => {
  const { place } = finding;
  if ("setting" in place) return [0, place.setting, finding.rule];
  const field = finding.field ?? place.field;
  if ("sheet" in place) return [1, field, finding.rule];
  return [place.row.number, place.expert === undefined ? field : `${field}[${place.expert}]`, finding.rule];
};

export const findingsOf = (rules: readonly Rule[], checked: Dossier): RuleFinding[] =>
  rules.flatMap((rule) => runRule(rule, checked));

/** The whole list of what the rules say, in the rules' order. */
export const listOf = (rules: readonly Rule[], checked: Dossier): Listed[] => findingsOf(rules, checked).map(listed);

/** The dossier after the clerk accepted the fix of the finding at `place`: every listed cell written, nothing else. */
export function withFix(checked: Dossier, place: Place, fix: Fix): Dossier {
  const written = new Map<Row, { fields: Record<string, unknown>; scores: (number | "recused" | null | undefined)[] }>();
  for (const { place: at, value } of [{ place, value: fix.value }, ...fix.also]) {
    const copy = written.get(at.row) ?? { fields: { ...at.row.fields }, scores: [...at.row.scores] };
    if (at.expert === undefined) copy.fields[at.field] = schemaOf(at.field).parse(value);
    else copy.scores[at.expert] = z.number().parse(value);
    written.set(at.row, copy);
  }
  const replaced = new Map<Row, Row>();
  const of = (row: Row): Row => {
    const copy = written.get(row);
    if (copy === undefined) return row;
    const fixed = replaced.get(row) ?? { ...row, fields: copy.fields as Fields, scores: copy.scores };
    replaced.set(row, fixed);
    return fixed;
  };
  const rows = Object.fromEntries(tableNames.map((name) => [name, checked.rows[name].map(of)])) as Record<TableName, Row[]>;
  return { ...checked, rows, known: checked.known.map(of) };
}
