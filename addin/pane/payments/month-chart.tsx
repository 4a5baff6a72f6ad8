// What falls due by month and stage, as bars told apart by pattern as well as by colour, with the same figures as a table.
import { memo, useId } from "react";
import type { ScheduleAnswer } from "../../../policy/contract/payments.ts";
import { fenPerUnit, formatYuan, sumFen } from "../../../policy/money.ts";
import { type ChartStage, chartStages, type MonthFigures, monthFigures } from "../../payments/schedule-figures.ts";
import { usePaymentsTexts } from "./payments-texts.ts";
import "./month-chart.css";
import { FoldSummary } from "../fold-summary.tsx";

const width = 320;
const height = 150;
const [top, bottom, left] = [12, 22, 34];
const plotHeight = height - top - bottom;
/** No more month names under the bars than can be read. */
const mostNames = 6;

/** Drawn anew with another schedule only: thousands of lines are added up. */
export const MonthChart = memo(function MonthChart({ schedule }: { readonly schedule: ScheduleAnswer }) {
  const { chart: say } = usePaymentsTexts();
  const id = useId();
  const months = monthFigures(schedule);
  return (
    <section className="payments-section" aria-labelledby={id}>
      <h2 id={id}>{say.title}</h2>
      {months.length === 0 ? (
        <p className="aside">{say.none}</p>
      ) : (
        <>
          <Bars months={months} />
          <Legend />
          <details className="panel">
            <FoldSummary>{say.table}</FoldSummary>
            <MonthTable months={months} />
          </details>
        </>
      )}
    </section>
  );
});

interface MonthsProps {
  readonly months: readonly MonthFigures[];
}

function Bars({ months }: MonthsProps) {
  const { chart: say } = usePaymentsTexts();
  const total = sumFen(months.map(({ totalFen }) => totalFen));
  const most = Math.max(...months.map(({ totalFen }) => totalFen), 1);
  const step = (width - left) / months.length;
  const bar = Math.min(step * 0.7, 36);
  const summary = say.summary(months.length, months[0]?.month ?? "", months.at(-1)?.month ?? "", formatYuan(total));
  const nameEvery = Math.ceil(months.length / mostNames);
  return (
    <svg className="month-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${say.name}：${summary}`}>
      <Patterns />
      <text x={left - 4} y={top + 4} textAnchor="end">
        {unitsOf(most)}
      </text>
      <text x={left - 4} y={height - bottom} textAnchor="end">
        0
      </text>
      <text x={0} y={height - 4}>
        {say.unit}
      </text>
      <path d={`M${left} ${top}V${height - bottom}H${width}`} className="axis" />
      {months.map(({ month, fen }, index) => {
        const x = left + step * index + (step - bar) / 2;
        let y = height - bottom;
        return (
          <g key={month}>
            {chartStages.map((stage) => {
              const high = (fen[stage] / most) * plotHeight;
              y -= high;
              return <rect key={stage} x={x} y={y} width={bar} height={high} className={`bar bar-${stage}`} />;
            })}
            {index % nameEvery === 0 && (
              <text x={x + bar / 2} y={height - bottom + 13} textAnchor="middle">
                {month}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** In 万元, as the axis says; whole where it is. */
const unitsOf = (amountFen: number): string => {
  const units = amountFen / fenPerUnit.万元;
  return Number.isInteger(units) ? String(units) : units.toFixed(1);
};

/** Told apart without colour: filled, hatched, empty. */
function Patterns() {
  return (
    <defs>
      <pattern id="payments-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" className="hatch-ground" />
        <path d="M0 0V5" className="hatch-line" />
      </pattern>
    </defs>
  );
}

function Legend() {
  const { chart: say } = usePaymentsTexts();
  return (
    <ul className="chart-legend">
      {chartStages.map((stage: ChartStage) => (
        <li key={stage} className="chart-key">
          <svg width="14" height="14" aria-hidden="true" focusable="false">
            <rect x="1" y="1" width="12" height="12" className={`bar bar-${stage}`} />
          </svg>
          {say.stages[stage]}
        </li>
      ))}
    </ul>
  );
}

function MonthTable({ months }: MonthsProps) {
  const { chart: say } = usePaymentsTexts();
  return (
    <table className="figures">
      <caption className="hidden-text">{say.name}</caption>
      <thead>
        <tr>
          <th scope="col">{say.month}</th>
          {chartStages.map((stage) => (
            <th key={stage} scope="col">
              {say.stages[stage]}
            </th>
          ))}
          <th scope="col">{say.total}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, fen, totalFen }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            {chartStages.map((stage) => (
              <td key={stage}>{formatYuan(fen[stage])}</td>
            ))}
            <td>{formatYuan(totalFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
