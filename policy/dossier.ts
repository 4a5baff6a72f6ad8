// The rows that are checked together, as records: what a rule may see. Where a row came from (a workbook, the register) is not here.
import type { IsoDate } from "./kinds.ts";
import type { FieldKey, Fields, TableName } from "./records/fields.ts";
import type { Rulings } from "./rulings.ts";
import type { Settings } from "./settings.ts";

/** A set of rows under one header: a sheet of a workbook, or the register's own table. */
export interface Sheet {
  /** Position among the sheets, from 0; rows of equal sheets stand in the order of `rows`. */
  readonly index: number;
  readonly name: string;
  /** The tables whose columns the sheet has. A wide sheet has several, and one row then belongs to all of them. */
  readonly tables: ReadonlySet<TableName>;
  /** The fields that have a column. */
  readonly columns: ReadonlySet<FieldKey>;
  /** In the wide score layout, the experts' labels in column order; empty otherwise. */
  readonly experts: readonly string[];
  /** The year of another round whose rows these are, known but not checked; null for the rows of this round. */
  readonly knownRound: number | null;
  /** The studio a ledger's title names, where no column does. */
  readonly titleStudio: string | null;
}

/** One row. In a wide sheet it carries an application together with its scores, notice, payments and assessment. */
export interface Row {
  readonly sheet: Sheet;
  /** Unique in its sheet and ascending in its order (the row number of a worksheet). */
  readonly number: number;
  readonly fields: Fields;
  /** Wide score layout: one entry for each of the sheet's experts, as `fields.score` would be. */
  readonly scores: readonly (number | "recused" | null | undefined)[];
  /** Decimals of `averageScore` as displayed (87.20 has 2), for comparing at the stated precision; absent where nothing is stated. */
  readonly averageDecimals?: number;
  /** Fields whose cell another finding already says cannot be used; they are absent from `fields`. */
  readonly unusable: ReadonlySet<FieldKey>;
}

/** Everything a check looks at: pure data, `today` included. */
export interface Dossier {
  readonly today: IsoDate;
  readonly settings: Settings;
  readonly rulings: Rulings;
  /** Sheets in order, those of known rounds among them. */
  readonly sheets: readonly Sheet[];
  /** The rows of each table, in sheet and row order; rows of known rounds are in `known` instead of applications, scores, notices. */
  readonly rows: Readonly<Record<TableName, readonly Row[]>>;
  /** Application, score and notice rows of earlier (or other) rounds. */
  readonly known: readonly Row[];
}
