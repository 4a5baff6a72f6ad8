// The messages between the pane's thread and the checking thread. Types only.
import type { Language } from "../../policy/wording/entry.ts";
import type { SheetSnapshot, Snapshot } from "../mapping/snapshot.ts";
import type { CheckReport, ReportFinding } from "./check-report.ts";
import type { Choices } from "./recognition.ts";

type Grids = "values" | "texts" | "formats";

/** A row by its index in the sheet's arrays. */
export interface RowPatch {
  readonly index: number;
  readonly values: SheetSnapshot["values"][number];
  readonly texts: SheetSnapshot["texts"][number];
  readonly formats: SheetSnapshot["formats"][number];
}

/** To the checking thread: a workbook in pieces small enough that sending one never holds up the page, then the question. */
export type ToChecker =
  | { readonly kind: "workbook"; readonly date1904: Snapshot["date1904"] }
  | { readonly kind: "sheet"; readonly sheet: Omit<SheetSnapshot, Grids> }
  /** Rows of the sheet sent last, in order. */
  | ({ readonly kind: "rows" } & Pick<SheetSnapshot, Grids>)
  /** The rows of one sheet that changed; everything else stays as it was sent. */
  | {
      readonly kind: "patch";
      readonly sheet: number;
      readonly formulas: SheetSnapshot["formulas"];
      readonly rows: readonly RowPatch[];
    }
  | { readonly kind: "check"; readonly today: string; readonly language: Language; readonly choices: Choices };

/** From the checking thread: findings in pieces, then everything else; or that the check itself broke. */
export type FromChecker =
  | { readonly kind: "findings"; readonly findings: readonly ReportFinding[] }
  | { readonly kind: "done"; readonly report: Omit<CheckReport, "findings"> }
  | { readonly kind: "broken" };
