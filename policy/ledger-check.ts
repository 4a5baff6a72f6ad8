// The same rules that check a workbook's ledger, on the ledger of one studio in the register and the payments recorded there (articles 10 and 15).
import type { Dossier, Row, Sheet } from "./dossier.ts";
import type { RuleFinding } from "./finding.ts";
import type { IsoDate } from "./kinds.ts";
import { fen, formatYuan } from "./money.ts";
import type { Application } from "./records/application.ts";
import { type FieldKey, type Fields, tables } from "./records/fields.ts";
import type { RegisterFinding } from "./register-check.ts";
import { expenditureRules } from "./rules/expenditure.ts";
import { runRule } from "./rules.ts";
import type { Rulings } from "./rulings.ts";
import type { Settings } from "./settings.ts";

interface LedgerCheck {
  readonly today: IsoDate;
  readonly settings: Settings;
  readonly rulings: Rulings;
  readonly application: Pick<Application, "id" | "expenditures" | "payments">;
}

/** `row` counts the ledger's entries from 1; null where the finding is about the whole ledger. */
export interface LedgerFinding extends RegisterFinding {
  readonly row: number | null;
}

/** What the `expenditure/` rules say; nothing while there is no ledger. */
export function checkLedger(check: LedgerCheck): readonly LedgerFinding[] {
  if (check.application.expenditures.length === 0) return [];
  const dossier = dossierOf(check);
  return expenditureRules.flatMap((rule) => runRule(rule, dossier)).map(located);
}

function located({ rule, article, severity, expected, params, place, field: missing, related }: RuleFinding): LedgerFinding {
  const field = missing ?? ("field" in place ? place.field : null);
  const row = "row" in place ? place.row : null;
  const value = row === null || field === null ? null : displayed(field, row.fields[field]);
  const others = related.map(({ row: other }) => `#${other.number}`);
  return { rule, article, severity, field, value, expected, params, related: others, row: row?.number ?? null };
}

/** Money in yuan, as a clerk reads it. */
function displayed(field: FieldKey, value: Fields[FieldKey]): string | null {
  if (value === null || value === undefined) return null;
  const amount = typeof value === "number" && field in money ? fen(value) : null;
  return amount === null ? String(value) : formatYuan(amount);
}

const money = { amountIn: true, amountOut: true, balance: true };

/** One studio, so that every row can bear its id for a name. */
function dossierOf({ today, settings, rulings, application }: LedgerCheck): Dossier {
  const { id: studioName, expenditures, payments } = application;
  const entries = expenditures.map((entry): Fields => ({ ...entry, studioName }));
  const paid = payments.map(({ stage, amountFen, paidOn }): Fields => ({ studioName, stage, amount: amountFen, paidOn }));
  const ledger: Sheet = { ...sheetOf(1, "expenditures"), columns: columnsIn(entries) };
  const applicationSheet = sheetOf(0, "applications");
  const paymentSheet = sheetOf(2, "payments");
  return {
    today,
    settings,
    rulings,
    sheets: [applicationSheet, ledger, paymentSheet],
    rows: {
      applications: rowsOf(applicationSheet, [{ studioName }]),
      scores: [],
      notices: [],
      payments: rowsOf(paymentSheet, paid),
      assessments: [],
      expenditures: rowsOf(ledger, entries),
      municipalAwards: [],
    },
    known: [],
  };
}

/** What no entry has is a column the ledger does not keep. */
function columnsIn(entries: readonly Fields[]): ReadonlySet<FieldKey> {
  const keys: readonly FieldKey[] = ["studioName", ...fieldKeysOf("expenditures")];
  return new Set(keys.filter((key) => entries.some((entry) => entry[key] !== null && entry[key] !== undefined)));
}

/** The keys of a literal table are its fields' names. */
const fieldKeysOf = (table: "applications" | "expenditures" | "payments"): FieldKey[] =>
  Object.keys(tables[table]) as FieldKey[];

function sheetOf(index: number, table: "applications" | "expenditures" | "payments"): Sheet {
  const columns = new Set<FieldKey>(["studioName", ...fieldKeysOf(table)]);
  return { index, name: "登记册", tables: new Set([table]), columns, experts: [], knownRound: null, titleStudio: null };
}

const rowsOf = (sheet: Sheet, all: readonly Fields[]): Row[] =>
  all.map((fields, index) => ({ sheet, number: index + 1, fields, scores: [], unusable: new Set() }));
