// How a finding's place is written, and which cells it opens.
import type { ReportFinding } from "../../session/check-report.ts";

/** `申报汇总!F7`; a whole sheet by its name. */
export const placeOf = ({ sheet, cell }: Pick<ReportFinding, "sheet" | "cell">): string | null =>
  sheet === null ? null : cell === null ? sheet : `${sheet}!${cell}`;

/** The address to select: the cell, else the row, else the sheet's first cell. */
export const addressOf = ({ cell, row }: Pick<ReportFinding, "cell" | "row">): string =>
  cell ?? (row === null ? "A1" : `${row}:${row}`);
