// The next step of taking money back: the leading group confirms, finance records the receipt (articles 14 and 15).
import { useState } from "react";
import type { ScheduleLineAnswer } from "../../../policy/contract/payments.ts";
import { isoDateSchema } from "../../../policy/kinds.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import type { Person } from "../../sync/register-door.ts";
import { ActionForm, TextField } from "../register/fields.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

interface RecoveryStepProps {
  readonly line: ScheduleLineAnswer;
  readonly session: PaymentsSession;
  readonly person: Person;
  readonly isBusy: boolean;
}

export function RecoveryStep({ line: { paymentId, status }, session, person, isBusy }: RecoveryStepProps) {
  const { recovery: say } = usePaymentsTexts();
  if (status === "due") return person.roles.includes("finance") ? <Receipt {...{ paymentId, session, isBusy }} /> : null;
  if (status !== "held") return null;
  if (!person.roles.includes("leader")) return <p className="aside">{say.waits}</p>;
  return (
    <div className="row-actions">
      <button
        type="button"
        className="small-button"
        aria-disabled={isBusy}
        title={say.confirmWhy}
        onClick={() => session.confirmRecovery(paymentId)}
      >
        {say.confirm}
      </button>
    </div>
  );
}

interface ReceiptProps {
  readonly paymentId: string;
  readonly session: PaymentsSession;
  readonly isBusy: boolean;
}

function Receipt({ paymentId, session, isBusy }: ReceiptProps) {
  const { recovery: say } = usePaymentsTexts();
  const [receivedOn, setReceivedOn] = useState(session.today());
  const [voucher, setVoucher] = useState("");
  const lack = (): string | null => (isoDateSchema.safeParse(receivedOn).success ? null : say.lack);
  const send = (): Promise<boolean> =>
    session.receiveRecovery(paymentId, { receivedOn, voucherNumber: voucher.trim() || null });
  return (
    <ActionForm label={say.receive} isBusy={isBusy} lack={lack} send={send}>
      <TextField type="date" label={say.receivedOn} value={receivedOn} change={setReceivedOn} />
      <TextField label={say.voucher} longest={200} value={voucher} change={setVoucher} />
    </ActionForm>
  );
}
