// How each expert scored, as one small drawing with the same figures in words. Judges nobody.
import { useId, useMemo } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { scoreSpreads } from "../../review/score-spread.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useReviewTexts } from "./review-texts.ts";

interface ScoreChartProps {
  readonly applications: readonly ApplicationAnswer[];
  readonly fullMark: number;
}

/** In the drawing's own units; it is as wide as the pane. */
const [width, rowHeight, left, right, top] = [300, 20, 58, 10, 4];
const longestLabel = 5;

export function ScoreChart({ applications, fullMark }: ScoreChartProps) {
  const { chart: say } = useReviewTexts();
  const spreads = useMemo(() => scoreSpreads(applications), [applications]);
  const id = useId();
  if (spreads.length === 0) return null;
  const height = top + spreads.length * rowHeight + 16;
  const at = (score: number): number => left + (Math.min(score, fullMark) / fullMark) * (width - left - right);
  const text = spreads.map(({ expert, lowest, median, highest }) => say.text(expert, lowest, median, highest)).join("; ");
  return (
    <figure className="chart">
      <figcaption>
        {say.title}
        <span className="aside">{say.legend}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-text`}>
        <title id={`${id}-title`}>{say.title}</title>
        <desc id={`${id}-text`}>{text}</desc>
        {[0, 0.5, 1].map((part) => (
          <g key={part} className="chart-grid">
            <line x1={at(part * fullMark)} x2={at(part * fullMark)} y1={top} y2={height - 14} />
            <text x={at(part * fullMark)} y={height - 3} textAnchor={part === 1 ? "end" : part === 0 ? "start" : "middle"}>
              {part * fullMark}
            </text>
          </g>
        ))}
        {spreads.map(({ expert, lowest, lowerQuarter, median, upperQuarter, highest }, index) => {
          const y = top + index * rowHeight + rowHeight / 2;
          return (
            <g key={expert}>
              <text x={0} y={y + 4}>
                {expert.length > longestLabel ? `${expert.slice(0, longestLabel - 1)}…` : expert}
              </text>
              <line className="chart-range" x1={at(lowest)} x2={at(highest)} y1={y} y2={y} />
              <rect
                className="chart-middle"
                x={at(lowerQuarter)}
                y={y - 4}
                width={Math.max(1, at(upperQuarter) - at(lowerQuarter))}
                height={8}
              />
              <line className="chart-median" x1={at(median)} x2={at(median)} y1={y - 6} y2={y + 6} />
            </g>
          );
        })}
      </svg>
      <details className="inner-fold">
        <FoldSummary>{say.inWords}</FoldSummary>
        <ul className="facts">
          {spreads.map(({ expert, scores, recused, lowest, median, highest }) => (
            <li key={expert}>
              {say.text(expert, lowest, median, highest)} {say.counts(scores, recused)}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}
