// The schedule's sums by where the money stands, as a small table.
import { memo } from "react";
import type { ScheduleAnswer } from "../../../policy/contract/payments.ts";
import { fenSchema } from "../../../policy/kinds.ts";
import { formatYuan } from "../../../policy/money.ts";
import { groupFigures } from "../../payments/schedule-figures.ts";
import { usePaymentsTexts } from "./payments-texts.ts";

/** Drawn anew with another schedule only: thousands of lines are added up. */
export const Totals = memo(function Totals({ schedule }: { readonly schedule: ScheduleAnswer }) {
  const { totals: say, groups } = usePaymentsTexts();
  const figures = groupFigures(schedule).filter(({ count }) => count > 0);
  const open = schedule.lines.filter(({ amountFen }) => amountFen === null).length;
  return (
    <table className="figures">
      <caption className="hidden-text">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.count}</th>
          <th scope="col">{say.sum}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ group, count, sumFen }) => (
          <tr key={group}>
            <th scope="row">{groups[group]}</th>
            <td>{count}</td>
            <td>{sumFen === null ? say.open : formatYuan(sumFen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {say.all}
            {open > 0 && <span className="aside">{say.without(open)}</span>}
          </th>
          <td>{schedule.lines.length - open}</td>
          <td>{formatYuan(fenSchema.parse(schedule.totalFen))}</td>
        </tr>
      </tfoot>
    </table>
  );
});
