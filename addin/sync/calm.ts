// What both sides last agreed on, so that a preview of nothing is one request. In memory only: it holds the rows as they are.
import { contentAfter, type RowDelivery } from "./bring-down.ts";
import type { ReadRows } from "./synced-workbook.ts";

/** What both sides last agreed on, in memory only: nothing is asked twice where neither moved. */
export interface Calm {
  readonly round: string;
  readonly revision: number;
  readonly contents: string;
}

/** The rows' contents whatever their order. */
export const contentsOf = (contents: readonly string[]): string => [...contents].sort().join("\n");

export function calmOf(
  round: string,
  revision: number,
  { rows }: ReadRows,
  deliveries: readonly RowDelivery[],
  areNumbered: boolean,
): Calm {
  const byRow = new Map(deliveries.map((delivery) => [delivery.now, delivery]));
  const contents = rows.map((row) => {
    const delivery = byRow.get(row);
    return contentAfter(row, delivery, areNumbered ? (delivery?.applicationId ?? row.number) : row.number);
  });
  return { round, revision, contents: contentsOf(contents) };
}
