// A changed account is confirmed against the papers by somebody other than who changed it (article 7(3)). What is typed stays until it is.
import { type FormEvent, useId, useState } from "react";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { Reason } from "../sync/reason.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

interface PayeeFormProps {
  readonly applicationId: string;
  readonly session: PaymentsSession;
  readonly isBusy: boolean;
}

export function PayeeForm({ applicationId, session, isBusy }: PayeeFormProps) {
  const { payee: say } = usePaymentsTexts();
  const id = useId();
  const [last4, setLast4] = useState("");
  const [reason, setReason] = useState("");
  const [isLacking, setLacking] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isWhole = /^\d{4}$/.test(last4.trim()) && reason.trim() !== "";
    setLacking(!isWhole);
    if (isWhole && !isBusy) void session.confirmPayee(applicationId, last4.trim(), reason.trim());
  };
  return (
    <details className="panel">
      <FoldSummary>{say.title}</FoldSummary>
      <form className="small-form" onSubmit={submit}>
        <p className="aside">{say.why}</p>
        <label htmlFor={id}>{say.last4}</label>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={last4}
          onChange={({ target }) => setLast4(target.value)}
        />
        <Reason label={say.reason} value={reason} change={setReason} />
        {isLacking && (
          <p className="lack" role="alert">
            {say.lack}
          </p>
        )}
        <button type="submit" className="small-button" aria-disabled={isBusy}>
          {say.confirm}
        </button>
      </form>
    </details>
  );
}
