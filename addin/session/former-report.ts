// Tells a report of an earlier run from the clerk's own sheets, by its title: it is not read again.
import { measuresDocument } from "../../policy/measures.ts";
import type { SheetSnapshot } from "../mapping/snapshot.ts";
import { reportNames } from "./report-sheet.ts";

export function isReportSheet({ used, values }: SheetSnapshot): boolean {
  const title = used?.top === 0 && used.left === 0 ? values[0]?.[0] : undefined;
  return (
    typeof title === "string" && Object.values(reportNames).some((name) => title.startsWith(`${name} · ${measuresDocument} · `))
  );
}
