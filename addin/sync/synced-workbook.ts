// The workbook's side of a sync: reads its rows and its part, and writes what comes down in few batches. Calls no register.
import type { IsoDate } from "../../policy/kinds.ts";
import { defaultRulings } from "../../policy/rulings.ts";
import { readWorkbook, type WorkbookReading } from "../mapping/read-workbook.ts";
import type { WorkbookFailure } from "../workbook/failure.ts";
import type { RowDelivery } from "./bring-down.ts";
import { Marker } from "./marks.ts";
import type { SyncWrite, WorkbookPort } from "./ports.ts";
import type { Me } from "./register-client.ts";
import { formatSyncPart, parseSyncPart, type SyncPart, syncNamespace } from "./sync-part.ts";
import { rowsOf, type WorkbookRow } from "./workbook-row.ts";

export interface ReadRows {
  readonly reading: WorkbookReading;
  readonly rows: readonly WorkbookRow[];
  readonly date1904: boolean;
}

/** The part with the key its marks stand under. */
export interface OpenPart {
  readonly part: SyncPart;
  readonly marker: Marker;
}

/** Cells a request to Excel: well under its limit of 5 MB. */
const writesABatch = 1_000;

export class SyncedWorkbook {
  readonly port: WorkbookPort;
  readonly #today: () => IsoDate;

  constructor(port: WorkbookPort, today: () => IsoDate) {
    this.port = port;
    this.#today = today;
  }

  async rows(signal?: AbortSignal): Promise<ReadRows> {
    const snapshot = await this.port.readSnapshot(signal === undefined ? {} : { signal });
    const options = { today: this.#today(), settings: {}, rulings: defaultRulings, acceptSuggestions: false };
    const reading = readWorkbook(snapshot, { ...options, choices: await this.port.choices() });
    return { reading, rows: rowsOf(reading), date1904: snapshot.date1904 };
  }

  /** The part as it lies in the workbook. */
  readonly kept = async (): Promise<SyncPart | null> => parseSyncPart(await this.port.readXmlPart(syncNamespace));

  /** The part of the workbook, or a new one for the round; marks under a key the register no longer gives count for nothing. */
  async part(round: string, keys: Me["workbookKeys"]): Promise<OpenPart> {
    const stored = await this.kept();
    const [current] = keys;
    if (current === undefined) throw new Error("Only a clerk has keys of workbook marks.");
    const known = keys.find(({ id }) => id === stored?.keyId);
    const empty = { round, keyId: current.id, bases: new Map(), pending: null };
    const part: SyncPart =
      stored === null
        ? { ...empty, workbook: crypto.randomUUID(), numbers: false }
        : known === undefined
          ? { ...stored, ...empty }
          : { ...stored, round };
    return { part, marker: await Marker.under((known ?? current).key, part.workbook) };
  }

  readonly keep = (part: SyncPart): Promise<void> => this.port.writeXmlPart(syncNamespace, formatSyncPart(part));

  /** Writes row by row in batches; answers the rows that were written whole. A batch is written or not at all. */
  async write(deliveries: readonly RowDelivery[]): Promise<ReadonlySet<RowDelivery>> {
    const written = new Set<RowDelivery>();
    for (const batch of batches(deliveries)) {
      const writes = batch.flatMap((delivery) => delivery.writes);
      const isWritten = writes.length === 0 || (await this.port.writeCells(writes)).kind === "written";
      if (isWritten) for (const delivery of batch) written.add(delivery);
    }
    return written;
  }

  /** All of them at once; null where they stand now. */
  async writeOrFailure(writes: readonly SyncWrite[]): Promise<WorkbookFailure | null> {
    const outcome = await this.port.writeCells(writes);
    if (outcome.kind === "written") return null;
    return outcome.kind === "formulas" ? { kind: "protected", sheet: outcome.cells[0]?.sheet ?? null } : outcome.failure;
  }

  /** True where all of them stand now. */
  async writeAll(writes: readonly SyncWrite[]): Promise<boolean> {
    let isWritten = true;
    for (let from = 0; from < writes.length; from += writesABatch) {
      const outcome = await this.port.writeCells(writes.slice(from, from + writesABatch));
      isWritten &&= outcome.kind === "written";
    }
    return isWritten;
  }
}

function batches(deliveries: readonly RowDelivery[]): RowDelivery[][] {
  const all: RowDelivery[][] = [];
  let size = 0;
  for (const delivery of deliveries) {
    if (all.length === 0 || size + delivery.writes.length > writesABatch) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(delivery);
    size += delivery.writes.length;
  }
  return all;
}
