// The next step of taking money back: the leading group confirms, finance records the receipt (articles 14 and 15).
import { type FormEvent, useId, useState } from "react";
import type { ScheduleLineAnswer } from "../../../policy/contract/payments.ts";
import { isoDateSchema } from "../../../policy/kinds.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import type { Person } from "../../sync/register-door.ts";
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
  const id = useId();
  const [receivedOn, setReceivedOn] = useState(session.today());
  const [voucher, setVoucher] = useState("");
  const [isLacking, setLacking] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isDay = isoDateSchema.safeParse(receivedOn.trim()).success;
    setLacking(!isDay);
    const receipt = { receivedOn: receivedOn.trim(), voucherNumber: voucher.trim() || null };
    if (isDay && !isBusy) void session.receiveRecovery(paymentId, receipt);
  };
  return (
    <form className="small-form" onSubmit={submit}>
      <label htmlFor={`${id}-day`}>{say.receivedOn}</label>
      <input id={`${id}-day`} value={receivedOn} onChange={({ target }) => setReceivedOn(target.value)} />
      <label htmlFor={`${id}-voucher`}>{say.voucher}</label>
      <input id={`${id}-voucher`} maxLength={200} value={voucher} onChange={({ target }) => setVoucher(target.value)} />
      {isLacking && (
        <p className="lack" role="alert">
          {say.lack}
        </p>
      )}
      <button type="submit" className="small-button" aria-disabled={isBusy}>
        {say.receive}
      </button>
    </form>
  );
}
