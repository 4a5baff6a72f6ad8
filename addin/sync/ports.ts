// What a sync needs of Excel, as functions: addin/workbook implements them. Nothing here calls Excel or the network.
import type { HeaderChoices } from "../mapping/classify.ts";
import type { CellValue, Snapshot } from "../mapping/snapshot.ts";

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
  /** All of them or none; `kind` is `written` where they were. */
  readonly writeCells: (writes: readonly SyncWrite[]) => Promise<{ readonly kind: string }>;
  readonly readXmlPart: (namespace: string) => Promise<string | null>;
  readonly writeXmlPart: (namespace: string, xml: string | null) => Promise<void>;
  readonly writeOwnSheet: (sheet: SyncSheet) => Promise<string>;
  /** What the clerk decided about headers, by sheet name. */
  readonly choices: () => Promise<Readonly<Record<string, HeaderChoices>>>;
  readonly name: () => string;
}
