// A faultless round as a bed to plant faults in: each studio is taken once, and what is to be found is written down.
import { isoDateSchema } from "../../policy/kinds.ts";
import type { Draw } from "../policy/invented-studios.ts";
import type { Round } from "./messy.ts";
import type { Entry, EntryRow } from "./messy-cells.ts";
import type { TableKey } from "./messy-sheet.ts";

export interface PlantedFault {
  readonly rule: string;
  readonly at: Entry;
  /** Tables without which nobody can tell. */
  readonly needs: readonly TableKey[];
  /** Found only where this table is absent. */
  readonly without?: TableKey;
  /** Stands only where each table has its own sheets: the wide layout has no place for it. */
  readonly onlyOnSheets?: true;
}

/** A studio that no other fault touches, and the round as it stands. */
export class Bed {
  readonly round: { -readonly [K in keyof Round]: Round[K] };
  readonly planted: PlantedFault[] = [];
  readonly draw: Draw;
  private readonly listed: number[];
  private readonly unlisted: number[];

  constructor(round: Round, draw: Draw) {
    this.round = { ...round };
    this.draw = draw;
    const names = new Set(round.notices.map((row) => nameOf(row)));
    const indexes = round.applications.map((_, index) => index);
    const isListed = (index: number) => names.has(nameOf(round.applications[index]));
    this.listed = indexes.filter(isListed);
    this.unlisted = indexes.filter((index) => !isListed(index));
  }

  /** An application that is not on the notice list; null where all are taken. */
  takeUnlisted(): string | null {
    return this.nameAt(this.unlisted.shift());
  }

  /** An approved studio, other than the one whose ledger is kept. */
  takeListed(): string | null {
    return this.nameAt(this.listed.length > 1 ? this.listed.pop() : undefined);
  }

  private nameAt(index: number | undefined): string | null {
    return index === undefined ? null : nameOf(this.round.applications[index]);
  }

  expect(
    rule: string,
    at: Entry | null | undefined,
    needs: readonly TableKey[] = [],
    only: Pick<PlantedFault, "without" | "onlyOnSheets"> = {},
  ): void {
    if (at) this.planted.push({ rule, at, needs, ...only });
  }

  /** The studio's row in a table; of payments, the one of a stage (0 first, 1 award, 2 second). */
  row(table: TableKey, studio: string, nth = 0): EntryRow {
    return this.round[table].filter((row) => nameOf(row) === studio)[nth] ?? {};
  }

  /** Writes an entry, and returns it as it will be found. */
  set(table: TableKey, studio: string, field: string, entry: Entry, nth = 0): Entry {
    const target = this.row(table, studio, nth);
    this.round[table] = this.round[table].map((row) => (row === target ? { ...row, [field]: entry } : row));
    return entry;
  }

  rename(studio: string, to: string): Entry {
    const main = text(to);
    for (const table of ["applications", "scores"] as const)
      this.set(table, studio, "studioName", table === "applications" ? main : text(to));
    return main;
  }

  add(table: TableKey, row: EntryRow): void {
    this.round[table] = [...this.round[table], row];
  }
}

export const text = (value: string): Entry => ({ kind: "text", text: value });
export const date = (value: string): Entry => ({ kind: "date", date: isoDateSchema.parse(value) });
const nameOf = (row: EntryRow | undefined): string => textOf(row?.["studioName"]);
export const textOf = (entry: Entry | null | undefined): string =>
  entry?.kind === "text" || entry?.kind === "id" || entry?.kind === "level" ? entry.text : "";
