// How each expert scored (article 5): lowest, middle and highest, for the chart and its table. Judges nobody.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";

export interface ScoreSpread {
  readonly expert: string;
  readonly scores: number;
  readonly recused: number;
  readonly lowest: number;
  readonly lowerQuarter: number;
  readonly median: number;
  readonly upperQuarter: number;
  readonly highest: number;
}

/** Experts who gave a score, by label. */
export function scoreSpreads(applications: readonly Pick<ApplicationAnswer, "score">[]): readonly ScoreSpread[] {
  const given = Map.groupBy(
    applications.flatMap(({ score }) => score),
    ({ expert }) => expert,
  );
  return [...given]
    .flatMap(([expert, taken]) => {
      const sorted = taken.flatMap(({ score }) => score ?? []).sort((a, b) => a - b);
      const [lowest, highest] = [sorted[0], sorted.at(-1)];
      if (lowest === undefined || highest === undefined) return [];
      const quarters = { lowerQuarter: at(sorted, 0.25), median: at(sorted, 0.5), upperQuarter: at(sorted, 0.75) };
      const recused = taken.filter((one) => one.recused).length;
      return [{ expert, scores: sorted.length, recused, lowest, ...quarters, highest }];
    })
    .sort((a, b) => a.expert.localeCompare(b.expert, "zh-CN", { numeric: true }));
}

/** The value at a part of the sorted ones, between two where it falls between; one decimal. */
function at(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const [below = 0, above = below] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  return Math.round((below + (above - below) * (position % 1)) * 10) / 10;
}
