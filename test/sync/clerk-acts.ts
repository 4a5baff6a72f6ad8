// What a clerk does to a workbook between two syncs: edits, sorts (also without the number column), insertions, deletions, pastes.
import type { CellValue } from "../../addin/mapping/snapshot.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import { address, type Clerk, cellsOf, columnOf, columns, firstRow, sheetName, type TestField } from "./two-workbooks.ts";

/** Fields a clerk edits; what identifies a row stays, but for the lead's name now and then. */
const edited = ["remark", "memberCount", "contactName", "payeeAccount", "hostSite", "occupation"] as const;
const lastColumn = "S";
const lastButNumber = "R";
const mostRows = 16;

/** Long numbers are typed with an apostrophe, or Excel would lose their last digits. */
const asText = (value: string): string => (/^\d{12,}$/.test(value) ? `'${value}` : value);

export class ClerkActs {
  readonly #random: (below: number) => number;
  #counter = 0;
  #nextApplication: number;

  constructor(random: (below: number) => number, firstNew: number) {
    this.#random = random;
    this.#nextApplication = firstNew;
  }

  /** One of them, by a number below 81. */
  act(clerk: Clerk, what: number): void {
    if (what < 58) this.#edit(clerk);
    else if (what < 66) this.#sort(clerk, lastColumn);
    else if (what < 70) this.#sort(clerk, lastButNumber);
    else if (what < 75) this.#insert(clerk);
    else if (what < 78) this.#remove(clerk);
    else this.#paste(clerk);
  }

  /** The clerk deletes what was pasted twice. */
  removeCopies(clerk: Clerk): void {
    const seen = new Set<CellValue>();
    for (const row of this.#rows(clerk).reverse()) {
      const credit = this.#cell(clerk, row, "creditCode");
      if (seen.has(credit)) clerk.host.user.deleteRows(sheetName, row, 1);
      seen.add(credit);
    }
  }

  #lastRow({ host }: Clerk): number {
    return host.book.sheet(sheetName)?.usedArea(true)?.bottom ?? firstRow;
  }

  #cell({ host }: Clerk, row: number, field: TestField): CellValue {
    return host.book.sheet(sheetName)?.cell(row, columnOf(field))?.value ?? "";
  }

  #rows(clerk: Clerk): number[] {
    const all = Array.from({ length: this.#lastRow(clerk) }, (_, i) => i + firstRow);
    return all.filter((row) => this.#cell(clerk, row, "creditCode") !== "");
  }

  #someRow(clerk: Clerk): number | null {
    const rows = this.#rows(clerk);
    return rows[this.#random(rows.length)] ?? null;
  }

  #edit(clerk: Clerk): void {
    const row = this.#someRow(clerk);
    if (row === null) return;
    const field = this.#random(12) === 0 ? "leadName" : (edited[this.#random(edited.length)] ?? "remark");
    this.#counter += 1;
    const credit = String(this.#cell(clerk, row, "creditCode"));
    const owner = credit.slice(10, 15);
    // A small pool for some fields, so that values come back; a new value for others, so that each edit is told apart.
    const values: Readonly<Record<string, CellValue>> = {
      memberCount: this.#random(4) + 3,
      hostSite: this.#random(2) === 0 ? "是" : "否",
      payeeAccount: `'6222${owner}${String(this.#random(6)).repeat(7)}`,
      occupation: ["钳工", "焊工", "车工"][this.#random(3)] ?? "钳工",
      leadName: `李${owner}号${this.#random(3)}`,
    };
    const fresh = this.#random(8) === 0 ? "" : `${owner}#${this.#counter}`;
    clerk.host.user.type(sheetName, address(row, field), values[field] ?? fresh);
  }

  #sort(clerk: Clerk, right: string): void {
    const last = this.#lastRow(clerk);
    clerk.host.user.sort(sheetName, `A2:${right}${last + 1}`, this.#random(columns.length - 1), this.#random(2) === 0);
  }

  #insert(clerk: Clerk): void {
    const row = firstRow + this.#random(this.#lastRow(clerk));
    clerk.host.user.insertRows(sheetName, row, 1);
    if (this.#random(3) === 0 || this.#rows(clerk).length >= mostRows) return;
    for (const [column, value] of cellsOf(cleanFields(this.#nextApplication)).entries())
      clerk.host.user.type(
        sheetName,
        address(row, columns[column]?.[0] ?? "remark"),
        typeof value === "string" ? asText(value) : value,
      );
    this.#nextApplication += 1;
  }

  #remove(clerk: Clerk): void {
    const rows = this.#rows(clerk);
    const row = rows[this.#random(rows.length)];
    if (row !== undefined && rows.length > 4) clerk.host.user.deleteRows(sheetName, row, 1);
  }

  #paste(clerk: Clerk): void {
    const row = this.#someRow(clerk);
    const to = this.#lastRow(clerk) + 2;
    if (row !== null && this.#rows(clerk).length < mostRows)
      clerk.host.user.paste(sheetName, `A${row + 1}:${lastColumn}${row + 1}`, `A${to}`);
  }
}
