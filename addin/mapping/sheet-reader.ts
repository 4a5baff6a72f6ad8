// Reads a sheet's data rows, each cell by its column's reader; every value keeps its cell through row number and column.
// Says what cannot be read; what a value means for the measures is the rules' business.
import type { Row, Sheet } from "../../policy/dossier.ts";
import type { Severity } from "../../policy/finding.ts";
import type { MoneyUnit } from "../../policy/money.ts";
import { applicationFields, type FieldKey, type Fields, type TableName } from "../../policy/records/fields.ts";
import { cellKey } from "./address.ts";
import { type Column, ofOneRound } from "./classify.ts";
import { type Draft, type MutableFields, markUnusable, nothingUnusable, putterOf } from "./draft.ts";
import type { MergeIndex } from "./header.ts";
import { type Amount, readAmount } from "./read/amount.ts";
import { Fault, imprecise, unreadable } from "./read/fault.ts";
import { readScore } from "./read/number.ts";
import { kindOf, memoized, plainValue, type ReadingContext, readerOf, sameAsAbove, shownText } from "./read-cell.ts";
import type { CellValue, SheetSnapshot } from "./snapshot.ts";
import { settleUnits } from "./units.ts";

/** Something the reading itself has to say. Rows and columns are 0-based; a null column is the whole row or sheet. */
export interface ReadingFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly sheet: SheetSnapshot;
  readonly table: TableName | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly field: FieldKey | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly expected?: string;
}

/** Fields whose day matters to a rule: less than a day is a question, not a value. */
const dayNeeded: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "noticeStart",
  "noticeEnd",
  "noticePeriod",
  "decisionDate",
  "paidOn",
  "firstPaidOn",
  "awardPaidOn",
  "secondPaidOn",
  "assessmentDate",
  "rectificationDeadline",
  "revokedOn",
  "spentOn",
]);

const ledgerFields: ReadonlySet<FieldKey> = new Set<FieldKey>(["amountIn", "amountOut", "balance"]);

const severityOfFault: Readonly<Record<Fault["rule"], Severity>> = {
  "workbook/value-unreadable": "error",
  "workbook/date-imprecise": "review",
  "workbook/digits-lost": "error",
  "workbook/cell-error": "error",
};

/** What is done with one column's cell of each row. */
interface Task {
  /** 0-based column of the sheet, and within the used rectangle. */
  readonly column: number;
  readonly index: number;
  readonly blankNone: boolean;
  /** The row, within the used rectangle, that last said something itself: what `同上` below it means. */
  said: number | null;
  readonly use: (draft: Draft, value: CellValue | Fault, text: string, format: string) => void;
}

/** Reads a sheet row by row, each cell by its column's task; one instance a sheet. */
export class SheetReader {
  readonly findings: ReadingFinding[] = [];
  readonly units = new Map<FieldKey, MoneyUnit | null>();
  private readonly tasks: Task[] = [];
  /** Work on whole columns, once every row is read. */
  private readonly afterwards: ((drafts: readonly Draft[]) => void)[] = [];
  /** Every row starts from a copy of this, so that all have one shape. */
  private readonly blank: MutableFields = {};
  private experts = 0;
  private readonly snapshot: SheetSnapshot;
  private readonly merges: MergeIndex;
  private readonly context: ReadingContext;
  private readonly known: boolean;

  constructor(snapshot: SheetSnapshot, merges: MergeIndex, context: ReadingContext, known: boolean) {
    this.snapshot = snapshot;
    this.merges = merges;
    this.context = context;
    this.known = known;
  }

  /** A column of one value a row. */
  add(column: Column, sheetUnit: MoneyUnit | null): void {
    const { field } = column;
    this.blank[field] = undefined;
    const kind = kindOf(column);
    if (kind === "money") {
      this.addMoney(column, column.header.unit ?? sheetUnit);
      return;
    }
    const read = memoized(readerOf(field, kind, this.context));
    const put = putterOf(field);
    const needsDay = dayNeeded.has(field);
    const required = field === "studioName" || (column.table === "applications" && isRequired(field));
    this.addTask(column, kind !== "yesNo" && kind !== "level", (draft, value, text, format) => {
      if (value === "") {
        if (required) this.say("workbook/required-cell", "error", draft, column);
        else draft.fields[field] ??= null;
        return;
      }
      const result = value instanceof Fault ? value : read(value, text, format);
      if (result instanceof Fault) this.fault(result, draft, column);
      else if (needsDay && typeof result === "string" && result.length < 10) this.fault(imprecise, draft, column);
      else put(draft, result);
    });
    if (field === "noticePeriod") {
      this.blank.noticeStart = undefined;
      this.blank.noticeEnd = undefined;
    }
  }

  /** One expert's column. */
  addExpert(column: Column, index: number): void {
    this.experts = index + 1;
    this.addTask(column, true, (draft, value) => {
      const result = value instanceof Fault ? value : value === "" ? null : readScore(value);
      if (result instanceof Fault) this.fault(result, draft, column);
      else draft.scores[index] = result;
    });
  }

  /** Reads the data rows (0-based), merged cells filled down and `同上` resolved. */
  read(data: readonly number[], sheet: Sheet): readonly Row[] {
    const drafts = data.map((row): Draft => {
      const scores = this.experts === 0 ? noScores : new Array<undefined>(this.experts).fill(undefined);
      return { sheet, number: row + 1, fields: { ...this.blank }, scores, unusable: nothingUnusable };
    });
    const { used, values, texts, formats } = this.snapshot;
    if (used !== null)
      for (const draft of drafts) {
        for (const task of this.tasks) {
          const row = this.sourceRow(draft.number - 1, task.column) - used.top;
          const raw = values[row]?.[task.index] ?? "";
          const value = typeof raw === "string" ? plainValue(raw, task.blankNone) : raw;
          if (value === sameAsAbove) this.takeAbove(task, draft);
          else {
            task.said = row;
            task.use(draft, value, texts[row]?.[task.index] ?? "", formats[row]?.[task.index] ?? "General");
          }
        }
      }
    for (const finish of this.afterwards) finish(drafts);
    // Each task put under its field a value of the field's own kind, and nothing else writes there.
    return drafts as readonly (Draft & { readonly fields: Fields })[];
  }

  private addTask(column: Column, blankNone: boolean, use: Task["use"]): void {
    this.tasks.push({
      column: column.header.column,
      index: column.header.column - (this.snapshot.used?.left ?? 0),
      blankNone,
      said: null,
      use,
    });
  }

  /** The row whose cell holds the value: the top of a merge that reaches down to this one. */
  private sourceRow(row: number, column: number): number {
    if (this.merges.size === 0) return row;
    const merge = this.merges.get(cellKey(row, column));
    return merge !== undefined && merge.left === column && merge.top < row ? merge.top : row;
  }

  /** `同上`: the nearest data row above that says something itself; where none does, nobody knows what is meant. */
  private takeAbove(task: Task, draft: Draft): void {
    const { values, texts, formats } = this.snapshot;
    const { said: row, index } = task;
    const raw = row === null ? "" : (values[row]?.[index] ?? "");
    const value = typeof raw === "string" ? plainValue(raw, task.blankNone) : raw;
    const text = row === null ? "" : (texts[row]?.[index] ?? "");
    const format = row === null ? "General" : (formats[row]?.[index] ?? "General");
    task.use(draft, value === "" || value === sameAsAbove ? unreadable : value, text, format);
  }

  /** Amounts are read as they stand and settled when the whole column is known. */
  private addMoney(column: Column, stated: MoneyUnit | null): void {
    const amounts: (Amount | null | Fault)[] = [];
    this.addTask(column, true, (_draft, value, text, format) => {
      amounts.push(value === "" ? null : value instanceof Fault ? value : readAmount(value, text, format));
    });
    this.afterwards.push((drafts) => {
      this.settleMoney(column, stated, amounts, drafts);
    });
  }

  private settleMoney(
    column: Column,
    stated: MoneyUnit | null,
    amounts: readonly (Amount | null | Fault)[],
    drafts: readonly Draft[],
  ): void {
    const { field } = column;
    const ledger = ledgerFields.has(field);
    const negativeAllowed = ledger || column.table === "municipalAwards";
    const { results, unit, unstated } = settleUnits(amounts, { stated, ledger, negativeAllowed });
    this.units.set(field, unit);
    const ask = (row: number, params: ReadingFinding["params"]) => {
      if (this.silent(column)) return;
      const expected = params["found"] === "none" && unit !== null ? { expected: unit } : {};
      this.findings.push({
        ...this.at("workbook/amount-unit", "review", column, row),
        params: { field, ...params },
        ...expected,
      });
    };
    if (unstated) ask(column.header.row, { found: "none", taken: unit ?? "unknown" });
    results.forEach((result, index) => {
      const draft = drafts[index];
      if (draft === undefined) return;
      if (result instanceof Fault) this.fault(result, draft, column);
      else if (result === "contradicts" || result === "unknown") {
        markUnusable(draft, field);
        const taken = statedUnit(amounts[index]) ?? unit ?? "unknown";
        if (result === "contradicts") ask(draft.number - 1, { found: "contradicts", taken, value: this.shown(draft, column) });
      } else draft.fields[field] = result;
    });
  }

  private fault(fault: Fault, draft: Draft, column: Column): void {
    markUnusable(draft, column.field, ...(column.field === "noticePeriod" ? (["noticeStart", "noticeEnd"] as const) : []));
    this.say(fault.rule, severityOfFault[fault.rule], draft, column);
  }

  private say(rule: string, severity: Severity, draft: Draft, column: Column): void {
    if (rule === "workbook/required-cell") markUnusable(draft, column.field);
    if (this.silent(column)) return;
    const params = { field: column.field, kind: kindOf(column), value: this.shown(draft, column) };
    this.findings.push({ ...this.at(rule, severity, column, draft.number - 1), params });
  }

  /** Applications, scores and notices of another round are known, not checked. */
  private silent(column: Column): boolean {
    return this.known && ofOneRound.has(column.table);
  }

  /** The cell as displayed; a sealed field's masked. */
  private shown(draft: Draft, column: Column): string {
    return shownText(this.snapshot, draft.number - 1, column);
  }

  private at(rule: string, severity: Severity, column: Column, row: number): Omit<ReadingFinding, "params"> {
    return {
      rule,
      severity,
      sheet: this.snapshot,
      table: column.table,
      row,
      column: column.header.column,
      field: column.field,
    };
  }
}

const noScores: undefined[] = [];

const isRequired = (field: FieldKey): boolean =>
  Object.entries(applicationFields).some(([name, definition]) => name === field && "required" in definition);

const statedUnit = (amount: Amount | null | Fault | undefined): MoneyUnit | null =>
  amount === undefined || amount === null || amount instanceof Fault ? null : amount.unit;
