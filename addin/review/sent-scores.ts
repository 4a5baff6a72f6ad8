// The workbook's scores as the register takes them (articles 5 and 8): a score or a recusal an application and expert. What cannot be
// sent is named with its row; blank cells are neither.
import type { Row } from "../../policy/dossier.ts";
import { cellsOf, isLongSheet, reviewed } from "../../policy/reviews.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { SentScore } from "./review-client.ts";
import type { StudioFinder } from "./studio-finder.ts";

export interface UnsentScore {
  readonly sheet: string;
  /** 1-based, as Excel counts. */
  readonly row: number;
  /**
   * `unknown`: no application of the register is this row's; `closed`: it is not under review; `expert`: nobody knows whose score it
   * is; `unreadable`: no number; `twice`: another cell says otherwise.
   */
  readonly why: "unknown" | "closed" | "expert" | "unreadable" | "twice";
  /** The expert's label, where there is one. */
  readonly expert: string | null;
}

interface ScoresToSend {
  readonly scores: readonly SentScore[];
  readonly unsent: readonly UnsentScore[];
}

const longestLabel = 40;

/** `underReview`: the applications whose scores the register takes. */
export function scoresToSend(
  { dossier, readings }: WorkbookReading,
  finder: StudioFinder,
  underReview: ReadonlySet<string>,
): ScoresToSend {
  const scores = new Map<string, SentScore>();
  const unsent: UnsentScore[] = [];
  const leave = (row: Row, why: UnsentScore["why"], expert: string | null): void => {
    unsent.push({ sheet: readings[row.sheet.index]?.snapshot.name ?? row.sheet.name, row: row.number, why, expert });
  };
  for (const { anchor, rows } of reviewed(dossier)) {
    const applicationId = finder.find(anchor);
    if (applicationId === null) leave(anchor, "unknown", null);
    else if (!underReview.has(applicationId)) leave(anchor, "closed", null);
    else
      for (const cell of rows.flatMap(labelled)) {
        const why = cell.value === null ? null : take(scores, applicationId, cell);
        if (why !== null) leave(cell.row, why, cell.expert);
      }
  }
  return { scores: [...scores.values()], unsent };
}

/** Adds the cell's score; answers why not where it cannot. */
function take(
  scores: Map<string, SentScore>,
  applicationId: string,
  { expert, value }: ReturnType<typeof labelled>[number],
): UnsentScore["why"] | null {
  if (expert === null || expert === "" || expert.length > longestLabel) return "expert";
  if (value === undefined || value === null) return "unreadable";
  const sent = { applicationId, expert, ...(value === "recused" ? { recused: true } : { score: value }) };
  const key = `${applicationId} ${expert}`;
  const other = scores.get(key);
  if (other === undefined) scores.set(key, sent);
  return other === undefined || JSON.stringify(other) === JSON.stringify(sent) ? null : "twice";
}

function labelled(row: Row) {
  const { sheet, fields } = row;
  return cellsOf(row).map(({ value }, position) => {
    const label = isLongSheet(sheet) ? fields.expert : sheet.experts[position];
    return { row, expert: label?.trim() ?? null, value };
  });
}
