// A changed account is confirmed against the papers by somebody other than who changed it (article 7(3)). What is typed stays until it is.
import { useState } from "react";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { ActionForm, TextField } from "../register/fields.tsx";
import { Reason } from "../sync/reason.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

interface PayeeFormProps {
  readonly applicationId: string;
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
}

export function PayeeForm({ applicationId, state: { problem, busy }, session }: PayeeFormProps) {
  const { payee: say } = usePaymentsTexts();
  const [last4, setLast4] = useState("");
  const [reason, setReason] = useState("");
  const lack = (): string | null => (/^\d{4}$/.test(last4.trim()) && reason.trim() !== "" ? null : say.lack);
  const refused = problem?.kind === "payee-digits" && problem.applicationId === applicationId ? problem.detail : undefined;
  const type = (digits: string): void => {
    if (refused !== undefined) session.dismiss("problem");
    setLast4(digits);
  };
  const send = (): Promise<boolean> => session.confirmPayee(applicationId, last4.trim(), reason.trim());
  return (
    <details className="panel">
      <FoldSummary>{say.title}</FoldSummary>
      <ActionForm label={say.confirm} isBusy={busy !== null} lack={lack} send={send}>
        <p className="aside">{say.why}</p>
        <TextField type="number" label={say.last4} longest={4} value={last4} wrong={refused} change={type} />
        <Reason label={say.reason} value={reason} change={setReason} />
      </ActionForm>
    </details>
  );
}
