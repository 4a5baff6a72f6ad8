// The workbook as last read, brought up to date after edits by reading only what they can have changed. Checks nothing.
import type { Area, Snapshot } from "../mapping/snapshot.ts";
import { parseArea } from "../workbook/address.ts";
import type { WorkbookEvent } from "../workbook/events.ts";
import { type Edit, rereadEdits } from "../workbook/reread.ts";
import { readSheetNames } from "../workbook/sheet-names.ts";
import { readSnapshot } from "../workbook/snapshot.ts";
import type { CellWrite } from "../workbook/writes.ts";

type SnapshotOptions = NonNullable<Parameters<typeof readSnapshot>[0]>;

/** An edit by Excel's id of the sheet, as events tell it, or by the sheet's name, as our own writes know it. */
type Pending = { readonly sheetId: string; readonly area: Area } | Edit;

export class LiveWorkbook {
  #snapshot: Snapshot | null = null;
  #pending: readonly Pending[] = [];

  /** Notes an edit; anything that moves cells or sheets means that the whole workbook is read again. */
  hear(event: WorkbookEvent): void {
    if (event.kind === "edited") this.#pending = [...this.#pending, { sheetId: event.sheetId, area: event.area }];
    else this.#snapshot = null;
  }

  /** Notes cells that we wrote ourselves. */
  wrote(writes: readonly CellWrite[]): void {
    const edits = writes.map(({ sheet, cell }) => ({ sheet, area: parseArea(cell) }));
    this.#pending = [...this.#pending, ...edits.flatMap(({ sheet, area }) => (area === null ? [] : [{ sheet, area }]))];
  }

  /** The whole workbook. Rejects with a WorkbookError. */
  async read(options: SnapshotOptions): Promise<Snapshot> {
    const noted = this.#pending;
    this.#snapshot = null;
    const snapshot = await readSnapshot(options);
    return this.#keep(snapshot, noted);
  }

  /** The workbook after the edits noted; rows that did not change are the same arrays as before. Rejects with a WorkbookError. */
  async update(options: SnapshotOptions): Promise<Snapshot> {
    const [noted, before] = [this.#pending, this.#snapshot];
    if (before === null) return this.read(options);
    const names = await readSheetNames();
    // A sheet that was renamed is told by no event.
    if ([...names.values()].join("\n") !== before.sheets.map(({ name }) => name).join("\n")) return this.read(options);
    const edits = noted.flatMap((edit): Edit[] => {
      if ("sheet" in edit) return [edit];
      const sheet = names.get(edit.sheetId);
      return sheet === undefined ? [] : [{ sheet, area: edit.area }];
    });
    const after = await rereadEdits(before, edits, options.signal);
    return after === null ? this.read(options) : this.#keep(after, noted);
  }

  #keep(snapshot: Snapshot, noted: readonly Pending[]): Snapshot {
    this.#snapshot = snapshot;
    this.#pending = this.#pending.filter((edit) => !noted.includes(edit));
    return snapshot;
  }
}
