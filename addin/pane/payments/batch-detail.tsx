// One batch: what exactly it holds, who has done what with it, why it stopped, and the actions open to this person.
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { BatchAnswer } from "../../../policy/contract/payments.ts";
import { fenSchema } from "../../../policy/kinds.ts";
import { fenToCapitals, formatYuan } from "../../../policy/money.ts";
import { type BatchAction, batchOffers, type Offer } from "../../payments/offers.ts";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import type { Person } from "../../sync/register-door.ts";
import { Message } from "../message.tsx";
import { Reason } from "../sync/reason.tsx";
import { BatchLines } from "./batch-lines.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";
import { Results } from "./results.tsx";

interface BatchDetailProps {
  readonly batch: BatchAnswer;
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
  readonly person: Person;
}

export function BatchDetail({ batch, state, session, person }: BatchDetailProps) {
  const { batches: say } = usePaymentsTexts();
  const offers = batchOffers(batch, person);
  const total = fenSchema.parse(batch.totalFen);
  const canReport = offers.some(({ action, bar }) => action === "report" && bar === null);
  return (
    <div className="batch">
      <p>
        <strong>{say.line(batch.lines.length, formatYuan(total))}</strong>
        <span className="aside capitals">{fenToCapitals(total)}</span>
      </p>
      <p className="aside" title={say.hashWhy}>
        {say.hash(shortHash(batch.hash))}
      </p>
      <Steps batch={batch} />
      <Troubles batch={batch} />
      <BatchLines batch={batch} />
      {canReport && <Results batch={batch} state={state} session={session} />}
      <Actions batch={batch} offers={offers} session={session} isBusy={state.busy !== null} />
    </div>
  );
}

/** Enough for two people to compare by eye or on the telephone. */
const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)}`;

function Steps({ batch: { status, preparedBy, approvedBy, pulledBy } }: Pick<BatchDetailProps, "batch">) {
  const { batches: say } = usePaymentsTexts();
  const isEnded = status === "cancelled" || status === "void";
  const done = { prepared: preparedBy, approved: approvedBy, pulled: pulledBy };
  const waits = { prepared: "", approved: say.waits.approved, pulled: approvedBy === null ? "" : say.waits.pulled };
  return (
    <ol className="steps">
      {(["prepared", "approved", "pulled"] as const).map((step) => {
        const part = done[step];
        const text = part === null ? (isEnded ? "" : waits[step]) : say.by(part.name, part.on);
        return (
          <li key={step} data-done={part !== null}>
            <span className="step-name">{say.steps[step]}</span> {text}
          </li>
        );
      })}
    </ol>
  );
}

/** Why it is stopped, void or cancelled, with the lines that moved. */
function Troubles({ batch }: Pick<BatchDetailProps, "batch">) {
  const { batches: say } = usePaymentsTexts();
  const { status, stopped, voided, reason, lines } = batch;
  const touched = stopped ?? voided ?? [];
  if (status === "cancelled") return reason === null ? null : <p>{say.cancelledBecause(reason)}</p>;
  if (status === "settled" && touched.length === 0) return <p>{say.settled}</p>;
  if (touched.length === 0) return null;
  const nameOf = (paymentId: string): string => {
    const line = lines.find((one) => one.paymentId === paymentId);
    return line?.studioName ?? line?.payee.payeeName ?? "";
  };
  return (
    <Message mood="warning">
      <p>{stopped === null ? say.voided : status === "settled" ? say.stoppedAndSettled : say.stopped}</p>
      <ul>
        {touched.map(({ paymentId, code }) => (
          <li key={`${paymentId} ${code}`}>
            {paymentId} {nameOf(paymentId)} — {say.changed[code] ?? code}
          </li>
        ))}
      </ul>
    </Message>
  );
}

/** A settled batch can be pulled once more, but nothing of it waits. */
const mainOf = (offered: (action: BatchAction) => boolean, status: BatchAnswer["status"]): BatchAction | null =>
  (["report", "approve"] as const).find(offered) ?? (status === "settled" ? null : "pull");

interface ActionsProps extends Pick<BatchDetailProps, "batch" | "session"> {
  readonly offers: readonly Offer[];
  readonly isBusy: boolean;
}

function Actions({ batch, offers, session, isBusy }: ActionsProps) {
  const say = usePaymentsTexts();
  const [reason, setReason] = useState("");
  const acts: Readonly<Record<BatchAction, { readonly label: string; readonly act: () => void }>> = {
    approve: { label: say.approve, act: () => void session.approve(batch) },
    cancel: { label: say.cancelBatch, act: () => void session.cancelBatch(batch, reason) },
    pull: { label: say.pull, act: () => void session.finance.pull(batch) },
    report: { label: say.report, act: () => void session.finance.report(batch) },
  };
  const total = fenSchema.parse(batch.totalFen);
  const bars = [...new Set(offers.flatMap(({ bar }) => bar ?? []))];
  const offered = (action: BatchAction): boolean => offers.some((offer) => offer.action === action && offer.bar === null);
  const main = mainOf(offered, batch.status);
  return (
    <>
      {offered("cancel") && <Reason label={say.batches.cancelReason} value={reason} change={setReason} />}
      {offered("approve") && (
        <p className="what">
          {say.batches.approving(batch.lines.length, formatYuan(total), fenToCapitals(total), shortHash(batch.hash))}
        </p>
      )}
      {offers.length > 0 && (
        <div className="row-actions">
          {offers.map(({ action, bar }) => (
            <Button
              key={action}
              appearance={action === main && bar === null ? "primary" : "secondary"}
              disabledFocusable={isBusy || bar !== null}
              onClick={acts[action].act}
            >
              {acts[action].label}
            </Button>
          ))}
        </div>
      )}
      {bars.map((bar) => (
        <p key={bar} className="aside">
          {say.bars[bar]}
        </p>
      ))}
    </>
  );
}
