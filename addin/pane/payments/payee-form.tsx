// A changed account is confirmed against the papers by somebody other than who changed it (article 7(3)). What is typed stays until it is.
import { useState } from "react";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { ActionForm, TextField } from "../register/fields.tsx";
import { Reason } from "../sync/reason.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

interface PayeeFormProps {
  readonly applicationId: string;
  readonly session: PaymentsSession;
  readonly isBusy: boolean;
}

export function PayeeForm({ applicationId, session, isBusy }: PayeeFormProps) {
  const { payee: say } = usePaymentsTexts();
  const [last4, setLast4] = useState("");
  const [reason, setReason] = useState("");
  const lack = (): string | null => (/^\d{4}$/.test(last4.trim()) && reason.trim() !== "" ? null : say.lack);
  const send = (): Promise<boolean> => session.confirmPayee(applicationId, last4.trim(), reason.trim());
  return (
    <details className="panel">
      <FoldSummary>{say.title}</FoldSummary>
      <ActionForm label={say.confirm} isBusy={isBusy} lack={lack} send={send}>
        <p className="aside">{say.why}</p>
        <TextField type="number" label={say.last4} longest={4} value={last4} change={setLast4} />
        <Reason label={say.reason} value={reason} change={setReason} />
      </ActionForm>
    </details>
  );
}
