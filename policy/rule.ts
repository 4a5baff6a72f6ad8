// The shape of a rule: its id, article, severity, what it must have and may read, and one small function.
import type { Dossier, Row } from "./dossier.ts";
import type { ColumnPlace, Fix, Place, SettingPlace, Severity } from "./finding.ts";
import type { FieldKey, TableName } from "./records/fields.ts";
import type { Ruling, Rulings } from "./rulings.ts";

/** What a rule hands over for one finding; the engine adds rule, article and severity. */
export interface Report {
  readonly place: Place | ColumnPlace | SettingPlace;
  readonly field?: FieldKey;
  readonly article?: string;
  readonly expected?: string | null;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fix?: Fix | null;
  /** False: the rule cannot tell whether the fix leaves every other row in order, and it is tried on all rules before it is offered. */
  readonly isFixCertain?: boolean;
  readonly related?: readonly Place[];
}
export type Say = (report: Report) => void;

interface RuleHead {
  readonly id: string;
  readonly article: string | null;
  readonly severity: Severity;
  /** The rulings (解释口径) that its findings rest on and are shown with; a function where that depends on how they were decided. */
  readonly restsOn?: readonly Ruling["id"][] | ((rulings: Rulings) => readonly Ruling["id"][]);
  /** The columns without which the rule cannot speak: one inner list of alternatives for each; the report lists a rule whose need is unmet. */
  readonly needs: readonly (readonly FieldKey[])[];
  /** Further needs that follow from a ruling. */
  readonly needsUnder?: (rulings: Rulings) => readonly (readonly FieldKey[])[];
  /** Tables it cannot do without. */
  readonly tables: readonly TableName[];
  /** Every field that can change what it says, fixes that are tried apart: after an edit only rules that read the field run again. */
  readonly reads: readonly FieldKey[];
}

/** A rule that looks at one row at a time: after an edit it runs again for that row and its peers only. */
export interface RowRule extends RuleHead {
  readonly scope: "row";
  /** The tables whose rows it looks at, where not those of the first of `tables`. */
  readonly of?: readonly TableName[];
  /** The rows beside this one about which the rule may say something else because of it; null: all. Absent where there are none. */
  readonly peers?: (row: Row, dossier: Dossier) => readonly Row[] | null;
  /** What it measures every row by, worked out of the whole dossier: where an edit makes it another (`!==`), all rows are looked at again. */
  readonly standard?: (dossier: Dossier) => unknown;
  readonly check: (row: Row, dossier: Dossier, say: Say) => void;
}

/** A rule that compares rows. */
export interface RoundRule extends RuleHead {
  readonly scope: "round";
  readonly check: (dossier: Dossier, say: Say) => void;
}

export type Rule = RowRule | RoundRule;
