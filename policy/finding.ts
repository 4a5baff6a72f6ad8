// What a rule says: tagged data, never a sentence. wording/ makes the sentences, addin/ finds the cells.
import type { Row, Sheet } from "./dossier.ts";
import type { FieldKey } from "./records/fields.ts";

/** error 违规, review 待认定, warning 请核对, note 提示. */
export type Severity = "error" | "review" | "warning" | "note";

/** A place in the records. */
export interface Place {
  readonly row: Row;
  readonly field: FieldKey;
  /** Wide score layout: which of the sheet's experts. */
  readonly expert?: number;
}

/** A whole column, by its header, where the field has one; else the sheet. */
export interface ColumnPlace {
  readonly sheet: Sheet;
  readonly field: FieldKey;
}

/** A setting of the round (批次设置). */
export interface SettingPlace {
  readonly setting: "roundYear" | "previousRoundYear";
}

export type FixValue = string | number;

/** The new value of the finding's own field, and of every other place that repeats it. Money is in fen; the adapter writes the column's unit. */
export interface Fix {
  readonly value: FixValue;
  readonly also: readonly { readonly place: Place; readonly value: FixValue }[];
}

export interface RuleFinding {
  readonly rule: string;
  /** As the text numbers it, in Arabic digits: `14`, `6(1)1`; null for rules about reading the workbook. */
  readonly article: string | null;
  readonly severity: Severity;
  readonly place: Place | ColumnPlace | SettingPlace;
  /** The field the rule is about, where `place` had to be another one for want of a column; else absent. */
  readonly field?: FieldKey;
  /** What the measures or the other records would have there, as a plain value or short text; null where that is not one value. */
  readonly expected: string | null;
  /** Numbers and names for the sentence; identifiers masked. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly fix: Fix | null;
  /** Whether there is a fix was found by trying it on all rules: any edit may change that. */
  readonly isFixTried?: true;
  readonly related: readonly Place[];
}
