// The round's money: the schedule by status, by month and stage, and whether everything adds up, to the fen (articles 14 and 15).
import { fenSchema } from "../../policy/kinds.ts";
import { formatYuan } from "../../policy/money.ts";
import { MonthChart } from "../pane/payments/month-chart.tsx";
import { Totals } from "../pane/payments/totals.tsx";
import type { ReconciliationAnswer, RoundRecord } from "./round-record.ts";
import { useRoundTexts } from "./round-texts.ts";
import { Section, ShortList } from "./section.tsx";
import { equationsOf, holds } from "./sums.ts";

export function MoneySection({ record }: { readonly record: RoundRecord }) {
  const { money: say } = useRoundTexts();
  const { schedule, reconciliation } = record;
  if (schedule.lines.length === 0) {
    return (
      <Section title={say.title}>
        <p className="aside">{say.none}</p>
      </Section>
    );
  }
  return (
    <>
      <Section title={say.title}>
        <Totals schedule={schedule} />
      </Section>
      <MonthChart schedule={schedule} />
      <Section title={say.sums}>
        <Equations record={record} />
        {reconciliation.studios.length > 0 && <Studios studios={reconciliation.studios} />}
      </Section>
    </>
  );
}

const yuan = (amountFen: number): string => formatYuan(fenSchema.parse(amountFen));

function Equations({ record }: { readonly record: RoundRecord }) {
  const { money: say } = useRoundTexts();
  return (
    <table className="wide-table">
      <caption className="hidden-text">{say.sums}</caption>
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col" className="figure">
            {say.left}
          </th>
          <th scope="col" className="figure">
            {say.right}
          </th>
          <th scope="col">{say.result}</th>
        </tr>
      </thead>
      <tbody>
        {equationsOf(record).map((equation) => (
          <tr key={equation.name} data-holds={holds(equation)}>
            <th scope="row" data-label={say.what}>
              {say.equations[equation.name]}
            </th>
            <td data-label={say.left} className="figure">
              {yuan(equation.leftFen)}
            </td>
            <td data-label={say.right} className="figure">
              {yuan(equation.rightFen)}
            </td>
            <td data-label={say.result}>
              {holds(equation) ? say.holds : say.differs(yuan(equation.leftFen - equation.rightFen))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const columns = ["approvedFen", "paidFen", "returnedFen", "outstandingFen", "recoveredFen"] as const;

function Studios({ studios }: { readonly studios: ReconciliationAnswer["studios"] }) {
  const { money: say } = useRoundTexts();
  return (
    <ShortList items={studios} atOnce={50}>
      {(shown) => (
        <table className="wide-table">
          <caption>{say.byStudio}</caption>
          <thead>
            <tr>
              <th scope="col">{say.studio}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="figure">
                  {say.columns[column]}
                </th>
              ))}
              <th scope="col">{say.ledger}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((studio) => (
              <tr key={studio.applicationId}>
                <th scope="row" data-label={say.studio}>
                  {studio.studioName ?? studio.applicationId} <span className="aside">{studio.applicationId}</span>
                </th>
                {columns.map((column) => (
                  <td key={column} data-label={say.columns[column]} className="figure">
                    {yuan(studio[column])}
                  </td>
                ))}
                <td data-label={say.ledger}>
                  {studio.ledger.differenceFen === 0 ? say.holds : say.differs(yuan(studio.ledger.differenceFen))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}
