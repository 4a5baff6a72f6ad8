// The lines that a batch froze, the first fifty drawn and the rest on demand; accounts masked as the register shows them.
import type { BatchAnswer } from "../../../policy/contract/payments.ts";
import { fenSchema } from "../../../policy/kinds.ts";
import { formatYuan } from "../../../policy/money.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useLongList } from "../register/long-list.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

export function BatchLines({ batch: { lines } }: { readonly batch: BatchAnswer }) {
  const say = usePaymentsTexts();
  const [shown, more] = useLongList(lines);
  return (
    <details className="panel">
      <FoldSummary>{say.batches.lines}</FoldSummary>
      <ul>
        {shown.map(({ paymentId, stage, amountFen, amountInCapitals, payee, studioName, outcome }) => (
          <li key={paymentId} className="batch-line">
            <p className="money-row">
              <span>
                {studioName ?? payee.payeeName} <span className="aside">{say.stages[stage]}</span>
              </span>
              <strong>{formatYuan(fenSchema.parse(amountFen))}</strong>
            </p>
            <p className="aside">
              {amountInCapitals}
              {outcome !== null && ` · ${say.batches.outcome[outcome]}`}
            </p>
            <p className="aside">{say.schedule.payee(payee.payeeName ?? "")}</p>
            <p className="aside">{say.schedule.account(payee.payeeAccount ?? "", payee.payeeBank ?? "")}</p>
          </li>
        ))}
      </ul>
      {more}
    </details>
  );
}
