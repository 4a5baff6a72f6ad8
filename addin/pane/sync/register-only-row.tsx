// An application that only the register has: brought into the sheet, or withdrawn with a reason. A missing row deletes nothing.
import { type FormEvent, useId, useState } from "react";
import type { SyncPlan } from "../../sync/sync-plan.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import { useSyncTexts } from "./sync-texts.ts";

interface RegisterOnlyRowProps {
  readonly application: SyncPlan["registerOnly"][number];
  readonly session: SyncSession;
}

export function RegisterOnlyRow({ application, session }: RegisterOnlyRowProps) {
  const { only: say } = useSyncTexts();
  const [asks, setAsks] = useState(false);
  const { applicationId, fields } = application;
  const name = [fields["hostName"], fields["leadName"]].filter(Boolean).join(" · ");
  return (
    <li>
      <div className="row-head">
        <span className="row-name">{name}</span>
        <span className="aside">{applicationId}</span>
      </div>
      {asks ? (
        <Withdrawal applicationId={applicationId} session={session} close={() => setAsks(false)} />
      ) : (
        <div className="row-actions">
          <button
            type="button"
            className="small-button"
            title={say.pullFor(applicationId)}
            onClick={() => session.pull(applicationId)}
          >
            {say.pull}
          </button>
          <button
            type="button"
            className="small-button quiet"
            title={say.withdrawFor(applicationId)}
            onClick={() => setAsks(true)}
          >
            {say.withdraw}
          </button>
        </div>
      )}
    </li>
  );
}

interface WithdrawalProps {
  readonly applicationId: string;
  readonly session: SyncSession;
  readonly close: () => void;
}

function Withdrawal({ applicationId, session, close }: WithdrawalProps) {
  const { only: say } = useSyncTexts();
  const [reason, setReason] = useState("");
  const id = useId();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== "") void session.withdraw(applicationId, reason.trim());
  };
  return (
    <form className="reason-form" onSubmit={send}>
      <label htmlFor={id}>{say.reason}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the person has just asked for this field */}
      <textarea id={id} required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} autoFocus />
      <div className="row-actions">
        <button type="submit" className="small-button">
          {say.confirm}
        </button>
        <button type="button" className="small-button quiet" onClick={close}>
          {say.keep}
        </button>
      </div>
    </form>
  );
}
