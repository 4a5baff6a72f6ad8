// The round's batches: one is open at a time, with what it holds, how far it is, and what this person can do with it.
import { useId } from "react";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import type { Person } from "../../sync/register-door.ts";
import { BatchDetail } from "./batch-detail.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

interface BatchSectionProps {
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
  readonly person: Person;
}

export function BatchSection({ state, session, person }: BatchSectionProps) {
  const { batches: say, batchStatuses } = usePaymentsTexts();
  const id = useId();
  const open = state.batches.find((batch) => batch.id === state.batch);
  return (
    <section className="payments-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say.title}</h2>
      {open === undefined ? (
        <p className="aside">{say.none}</p>
      ) : (
        <>
          <p className="select-row">
            <label htmlFor={id}>{say.select}</label>
            <select id={id} value={open.id} onChange={({ target }) => session.openBatch(target.value)}>
              {[...state.batches].reverse().map((batch) => (
                <option key={batch.id} value={batch.id}>
                  {`${batch.id} · ${batchStatuses[batch.status]}`}
                </option>
              ))}
            </select>
          </p>
          <BatchDetail key={open.id} batch={open} state={state} session={session} person={person} />
        </>
      )}
    </section>
  );
}
