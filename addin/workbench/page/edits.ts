// Makes a person's edits in the simulated Excel, and keeps what undo and redo need to know. Knows no screen.
import { cellAddress } from "../../mapping/address.ts";
import { areaAddress } from "../../workbook/address.ts";
import type { ExcelHost } from "../host/excel-host.ts";
import type { Edit } from "./protocol.ts";

interface Done {
  readonly sheet: string;
  readonly edit: Edit;
  /** Undo steps of the workbook that it took. */
  readonly steps: number;
}

export class Edits {
  readonly #host: ExcelHost;
  #done: Done[] = [];
  #undone: Done[] = [];

  constructor(host: ExcelHost) {
    this.#host = host;
  }

  /** An add-in's write empties Excel's undo stack, and with it ours. */
  get canUndo(): boolean {
    return this.#host.book.undoDepth > 0 && this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** On the active sheet. `protected`: the sheet's protection refused, and nothing was changed. */
  make(edit: Edit): "done" | "protected" {
    const outcome = this.#perform(this.#host.book.active.name, edit);
    if (outcome === "done") this.#undone = [];
    return outcome;
  }

  undo(): boolean {
    const last = this.canUndo ? this.#done.pop() : undefined;
    if (last === undefined) return false;
    for (let step = 0; step < last.steps; step += 1) this.#host.user.undo();
    this.#undone.push(last);
    return true;
  }

  redo(): boolean {
    const next = this.#undone.pop();
    if (next === undefined) return false;
    return this.#perform(next.sheet, next.edit) === "done";
  }

  #perform(sheet: string, edit: Edit): "done" | "protected" {
    const { book } = this.#host;
    const before = book.undoDepth;
    if (before === 0) this.#done = [];
    if (!this.#apply(sheet, edit)) {
      // All or nothing: what was written before the refusal goes back.
      while (book.undoDepth > before) this.#host.user.undo();
      return "protected";
    }
    const steps = book.undoDepth - before;
    if (steps > 0) this.#done.push({ sheet, edit, steps });
    return "done";
  }

  #apply(sheet: string, edit: Edit): boolean {
    const { user, book } = this.#host;
    const isProtected = book.sheet(sheet)?.protection != null;
    switch (edit.kind) {
      case "type":
        return user.type(sheet, cellAddress(edit.row, edit.column), edit.input);
      case "clear":
        return this.#clear(sheet, edit);
      case "paste-text":
        return edit.lines.every((line, i) =>
          line.every((input, j) => user.type(sheet, cellAddress(edit.row + i, edit.column + j), input)),
        );
      default:
    }
    if (isProtected) return false;
    switch (edit.kind) {
      case "paste":
        user.paste(sheet, areaAddress(edit.from), cellAddress(edit.row, edit.column));
        return true;
      case "sort":
        user.sort(sheet, areaAddress(edit.area), edit.column - edit.area.left, edit.ascending);
        return true;
      case "insert-rows":
        user.insertRows(sheet, edit.row, edit.count);
        return true;
      case "delete-rows":
        user.deleteRows(sheet, edit.row, edit.count);
        return true;
      case "freeze":
        this.#freeze(sheet, edit);
        return true;
    }
  }

  #freeze(name: string, { rows, columns }: Extract<Edit, { kind: "freeze" }>): void {
    const { book } = this.#host;
    const sheet = book.sheet(name);
    const frozen = rows + columns > 0 ? { rows, columns } : null;
    if (sheet) book.asUserStep(() => book.assign(sheet, "frozen", frozen));
  }

  #clear(name: string, { area }: Extract<Edit, { kind: "clear" }>): boolean {
    const sheet = this.#host.book.sheet(name);
    const used = sheet?.usedArea(true);
    if (!sheet || !used) return true;
    for (let row = Math.max(area.top, used.top); row <= Math.min(area.bottom, used.bottom); row += 1) {
      for (let column = Math.max(area.left, used.left); column <= Math.min(area.right, used.right); column += 1) {
        const cell = sheet.cell(row, column);
        if (cell === undefined || cell.value === "") continue;
        if (!this.#host.user.type(name, cellAddress(row, column), "")) return false;
      }
    }
    return true;
  }
}
