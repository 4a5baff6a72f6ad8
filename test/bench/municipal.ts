// Precision and recall of the municipal match on labelled, generated pairs.
import { generatePairs, measureMatching } from "../policy/municipal-pairs.ts";
import type { Table } from "./table.ts";

/** Aim: precision at least 0.98, recall at least 0.99. */
export async function municipalBench(long: boolean): Promise<readonly Table[]> {
  const seeds = long ? [1, 2, 3, 14, 199, 2019] : [199];
  const rows = seeds.map((seed) => {
    const { precision, recall } = measureMatching(generatePairs(seed, 4000));
    return [String(seed), "4000", precision.toFixed(3), recall.toFixed(3)];
  });
  return [
    {
      title: "Municipal duplicates (aim: precision ≥ 0.98, recall ≥ 0.99)",
      head: ["seed", "pairs", "precision", "recall"],
      rows,
    },
  ];
}
