// Finance's part: a batch pulled to a sheet, what was typed there read back, and reported. Every pull writes the same; what was typed stays.
import type { BatchAnswer } from "../../policy/contract/payments.ts";
import type { OwnSheetCells } from "../workbook/own-sheet-cells.ts";
import type { OwnSheet } from "../workbook/sheet-writer.ts";
import { typedResults } from "./batch-cells.ts";
import type { BatchFile } from "./batch-file.ts";
import { batchSheet, sheetMarkerOf } from "./batch-sheet.ts";
import type { PaymentsDesk } from "./payments-desk.ts";
import { blankDraft, isBlank, lackOf, type ResultDraft, resultOf } from "./result-draft.ts";
import { okValue, problemOf, Stopped } from "./stopped.ts";

/** What the tab needs of Excel. */
export interface PaymentsWorkbook {
  readonly writeOwnSheet: (sheet: OwnSheet) => Promise<string>;
  readonly readOwnSheet: (marker: string) => Promise<OwnSheetCells | null>;
}

type Drafts = ReadonlyMap<string, ResultDraft>;

export class FinanceSteps {
  readonly #desk: PaymentsDesk;
  readonly #workbook: PaymentsWorkbook;

  constructor(desk: PaymentsDesk, workbook: PaymentsWorkbook) {
    this.#desk = desk;
    this.#workbook = workbook;
  }

  readonly pull = (batch: BatchAnswer): Promise<boolean> =>
    this.#desk.change(
      "pulling",
      async () => {
        const before = await this.#workbook.readOwnSheet(sheetMarkerOf(batch.id));
        const file = okValue(await this.#desk.requests.pull(batch.id));
        const typed: Drafts = before === null ? new Map() : typedResults(before, batch).drafts;
        return { kind: "pulled", batch: batch.id, sheet: await this.#written(file, typed) };
      },
      batch.id,
    );

  /** What was typed into the sheet, for the person to look at before it is reported. */
  readonly readBack = (batch: BatchAnswer): Promise<boolean> =>
    this.#desk.store.alone("reading", async () => {
      const cells = await this.#workbook.readOwnSheet(sheetMarkerOf(batch.id));
      if (cells === null) throw new Stopped({ kind: "no-sheet", batch: batch.id });
      const { drafts: typed, altered } = typedResults(cells, batch);
      if (altered.length > 0) throw new Stopped({ kind: "sheet-altered", payments: altered });
      const open = openPayments(batch);
      const filled = open.filter((paymentId) => !isBlank(draftOf(typed, paymentId)));
      if (filled.length === 0) throw new Stopped({ kind: "nothing-typed", sheet: cells.name });
      const drafts = new Map(this.#desk.store.state().drafts);
      for (const paymentId of filled) drafts.set(paymentId, draftOf(typed, paymentId));
      const returned = filled.filter((paymentId) => draftOf(typed, paymentId).reason.trim() !== "").length;
      const paid = filled.length - returned;
      this.#desk.store.set({ drafts, notice: { kind: "read-back", paid, returned, open: open.length - filled.length } });
      return null;
    });

  /** Reports what stands in the pane; where nothing does, reads the sheet first and reports nothing yet. */
  readonly report = (batch: BatchAnswer): Promise<boolean> => {
    const { drafts } = this.#desk.store.state();
    const typed = openPayments(batch).filter((paymentId) => !isBlank(draftOf(drafts, paymentId)));
    if (typed.length === 0) return this.readBack(batch);
    return this.#desk.change(
      "reporting",
      async () => {
        const approvedOn = batch.approvedBy?.on ?? "";
        const isLacking = (paymentId: string) => lackOf(draftOf(drafts, paymentId), approvedOn, this.#desk.today()) !== null;
        const payments = typed.filter(isLacking);
        if (payments.length > 0) throw new Stopped({ kind: "results-incomplete", payments });
        const results = typed.flatMap((paymentId) => resultOf(paymentId, draftOf(drafts, paymentId)) ?? []);
        const what = ["report", batch.id, JSON.stringify(results)];
        await this.#desk.once(what, (key) => this.#desk.requests.report(batch.id, results, key));
        this.#forget(typed);
        const returned = results.filter(({ outcome }) => outcome === "returned").length;
        return { kind: "reported", batch: batch.id, paid: results.length - returned, returned };
      },
      batch.id,
    );
  };

  /** Where Excel would not write, the register has recorded the pull all the same. */
  async #written(file: BatchFile, typed: Drafts): Promise<string> {
    try {
      return await this.#workbook.writeOwnSheet(batchSheet(file, typed));
    } catch (error) {
      const problem = problemOf(error);
      throw new Stopped(problem.kind === "workbook" ? { ...problem, pulled: file.id } : problem);
    }
  }

  #forget(payments: readonly string[]): void {
    const drafts = new Map(this.#desk.store.state().drafts);
    for (const payment of payments) drafts.delete(payment);
    this.#desk.store.set({ drafts });
  }
}

/** The lines of a batch that nobody reported yet. */
const openPayments = ({ lines }: BatchAnswer): readonly string[] =>
  lines.flatMap(({ paymentId, outcome }) => (outcome === null ? [paymentId] : []));

const draftOf = (drafts: Drafts, paymentId: string): ResultDraft => drafts.get(paymentId) ?? blankDraft;
