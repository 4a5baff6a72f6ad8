// What the register said of each row at the last sync, and where the clerk wants to read it: a sheet of its own, or chosen columns.
import type { SyncAnswer } from "../../policy/contract/sync.ts";
import {
  knownRegisterColumns,
  newColumnWrite,
  type RegisterColumns,
  type RegisterValue,
  registerColumnsKey,
  registerColumnWrites,
} from "./register-columns.ts";
import { type RegisteredRow, registerSheet } from "./register-sheet.ts";
import { relocator } from "./relocate.ts";
import { Stopped } from "./stopped.ts";
import type { SubmittedRow } from "./submission.ts";
import type { SyncDesk } from "./sync-desk.ts";
import type { ReadRows } from "./synced-workbook.ts";

/** A header of the sheet, a new column, or none any more. */
export type ColumnChoice = { readonly folded: string } | "new" | null;

export class RegisterNotes {
  readonly #desk: SyncDesk;
  #rows: readonly RegisteredRow[] = [];
  #areRecalled = false;

  constructor(desk: SyncDesk) {
    this.#desk = desk;
  }

  /** The columns as the workbook remembers them; read once. */
  async recall(): Promise<void> {
    if (this.#areRecalled) return;
    const { port } = this.#desk.workbook;
    this.#desk.store.set({ registerColumns: knownRegisterColumns(await port.readSetting(registerColumnsKey)) });
    this.#areRecalled = true;
  }

  /** Notes an answer and brings the chosen columns up to date. */
  async keep(rows: readonly SubmittedRow[], answer: SyncAnswer, read: ReadRows): Promise<void> {
    this.#rows = rows.flatMap(({ plan }, index) => {
      const result = answer.rows[index];
      return result === undefined ? [] : [{ row: plan.prepared.row, result }];
    });
    this.#desk.store.set({ hasRegistered: this.#rows.length > 0 });
    await this.#write(read);
  }

  /** The sheet 登记情况; answers its name. */
  writeSheet(): Promise<string> {
    const { workbook, language } = this.#desk;
    return workbook.port.writeOwnSheet(registerSheet(this.#rows, language));
  }

  /** Remembers the column, and fills it where the register has been heard. Answers cells written and cells left alone. */
  async choose(
    sheet: string,
    value: RegisterValue,
    choice: ColumnChoice,
  ): Promise<{ readonly cells: number; readonly kept: number }> {
    const { workbook, store, language } = this.#desk;
    const read = await workbook.rows();
    let folded = choice !== null && choice !== "new" ? choice.folded : null;
    if (choice === "new") {
      const column = newColumnWrite(read.reading, sheet, value, language);
      if (column === null || !(await workbook.writeAll([column.write]))) throw new Stopped({ kind: "no-applications" });
      folded = column.folded;
    }
    const registerColumns = withColumn(store.state().registerColumns, sheet, value, folded);
    await workbook.port.writeSetting(registerColumnsKey, Object.keys(registerColumns).length === 0 ? null : registerColumns);
    store.set({ registerColumns });
    return this.#write(choice === "new" ? await workbook.rows() : read);
  }

  async #write({ reading, rows }: ReadRows): Promise<{ readonly cells: number; readonly kept: number }> {
    const { store, workbook, language } = this.#desk;
    const { registerColumns } = store.state();
    const { writes, kept } = registerColumnWrites(reading, registerColumns, this.#rows, relocator(rows), language);
    const isWritten = writes.length === 0 || (await workbook.writeAll(writes));
    return { cells: isWritten ? writes.length : 0, kept };
  }
}

function withColumn(columns: RegisterColumns, sheet: string, value: RegisterValue, folded: string | null): RegisterColumns {
  const { [sheet]: ofSheet = {}, ...others } = columns;
  const { [value]: _, ...rest } = ofSheet;
  const chosen = folded === null ? rest : { ...rest, [value]: folded };
  return Object.keys(chosen).length === 0 ? others : { ...others, [sheet]: chosen };
}
