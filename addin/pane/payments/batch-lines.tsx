// The lines that a batch froze, the first fifty drawn and the rest on demand; accounts masked as the register shows them.
import { useState } from "react";
import type { BatchAnswer } from "../../../policy/contract/payments.ts";
import { fenSchema } from "../../../policy/kinds.ts";
import { formatYuan } from "../../../policy/money.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

const atOnce = 50;

export function BatchLines({ batch: { lines } }: { readonly batch: BatchAnswer }) {
  const say = usePaymentsTexts();
  const [shown, setShown] = useState(atOnce);
  return (
    <details className="panel">
      <FoldSummary>{say.batches.lines}</FoldSummary>
      <ul>
        {lines.slice(0, shown).map(({ paymentId, stage, amountFen, amountInCapitals, payee, outcome }) => (
          <li key={paymentId} className="batch-line">
            <p className="money-row">
              <span>
                {payee.payeeName} <span className="aside">{say.stages[stage]}</span>
              </span>
              <strong>{formatYuan(fenSchema.parse(amountFen))}</strong>
            </p>
            <p className="aside">
              {amountInCapitals}
              {outcome !== null && ` · ${say.batches.outcome[outcome]}`}
            </p>
            <p className="aside">{say.schedule.account(payee.payeeAccount ?? "", payee.payeeBank ?? "")}</p>
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <button type="button" className="small-button more" onClick={() => setShown(shown + 10 * atOnce)}>
          {say.rest(Math.min(lines.length - shown, 10 * atOnce))}
        </button>
      )}
    </details>
  );
}
