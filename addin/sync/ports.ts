// What a sync needs of Excel, as functions: addin/workbook implements them. Nothing here calls Excel or the network.
import type { HeaderChoices } from "../mapping/classify.ts";
import type { CellValue, Snapshot } from "../mapping/snapshot.ts";
import type { WorkbookFailure } from "../workbook/failure.ts";
import type { WriteOutcome } from "../workbook/writes.ts";

export interface SyncWrite {
  readonly sheet: string;
  readonly cell: string;
  readonly value: CellValue;
  readonly format?: string;
}

/** A sheet of our own: as many cells a row as `header` has. */
export interface SyncSheet {
  readonly name: string;
  readonly marker: string;
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly formats: readonly string[];
  readonly widths: readonly number[];
  readonly landscape: boolean;
  readonly isProtected: boolean;
}

export interface WorkbookPort {
  readonly readSnapshot: (options: { readonly signal?: AbortSignal }) => Promise<Snapshot>;
  /** All of them or none. */
  readonly writeCells: (writes: readonly SyncWrite[]) => Promise<WriteOutcome>;
  readonly readXmlPart: (namespace: string) => Promise<string | null>;
  readonly writeXmlPart: (namespace: string, xml: string | null) => Promise<void>;
  readonly writeOwnSheet: (sheet: SyncSheet) => Promise<string>;
  /** What the clerk decided about headers, by sheet name. */
  readonly choices: () => Promise<Readonly<Record<string, HeaderChoices>>>;
  /** A document setting: structure only, nothing personal. */
  readonly readSetting: (key: string) => Promise<unknown>;
  readonly writeSetting: (key: string, value: object | null) => Promise<void>;
  /** Null where the cell is selected now. */
  readonly selectCell: (sheet: string, cell: string) => Promise<WorkbookFailure | null>;
  readonly name: () => string;
}
