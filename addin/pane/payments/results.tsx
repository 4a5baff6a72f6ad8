// What finance says of each line it pulled: read from the sheet or typed here, looked at, then reported. What is typed stays.
import { useId } from "react";
import type { BatchAnswer } from "../../../policy/contract/payments.ts";
import { sheetNameOf } from "../../payments/batch-sheet.ts";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import { blankDraft, isBlank, lackOf, type ResultDraft } from "../../payments/result-draft.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useLongList } from "../register/long-list.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";

interface ResultsProps {
  readonly batch: BatchAnswer;
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
}

export function Results({ batch, state, session }: ResultsProps) {
  const say = usePaymentsTexts();
  const open = batch.lines.filter(({ outcome }) => outcome === null);
  const [shown, more] = useLongList(open, 20, 100);
  const typed = open.filter(({ paymentId }) => !isBlank(state.drafts.get(paymentId) ?? blankDraft));
  const returned = typed.filter(({ paymentId }) => state.drafts.get(paymentId)?.reason.trim() !== "").length;
  return (
    <section className="results" aria-label={say.results.title}>
      <p className="aside">{say.results.how(sheetNameOf(batch.id))}</p>
      <div className="row-actions">
        <button
          type="button"
          className="small-button"
          aria-disabled={state.busy !== null}
          onClick={() => session.finance.readBack(batch)}
        >
          {say.readBack}
        </button>
      </div>
      <details className="panel" open={typed.length > 0}>
        <FoldSummary>{say.results.each(open.length)}</FoldSummary>
        <ul>
          {shown.map((line) => (
            <ResultFields key={line.paymentId} line={line} batch={batch} state={state} session={session} />
          ))}
        </ul>
        {more}
      </details>
      {typed.length > 0 && <p>{say.results.ready(typed.length - returned, returned, open.length - typed.length)}</p>}
    </section>
  );
}

interface ResultFieldsProps extends ResultsProps {
  readonly line: BatchAnswer["lines"][number];
}

function ResultFields({ line: { paymentId, payee, studioName, stage }, batch, state, session }: ResultFieldsProps) {
  const say = usePaymentsTexts();
  const id = useId();
  const draft = state.drafts.get(paymentId) ?? blankDraft;
  const lack = lackOf(draft, batch.approvedBy?.on ?? "", session.today());
  const name = studioName ?? payee.payeeName ?? paymentId;
  const field = (key: keyof ResultDraft, label: string, placeholder?: string) => (
    <label className="result-field">
      <span aria-hidden="true">{label}</span>
      <input
        type="text"
        value={draft[key]}
        placeholder={placeholder}
        maxLength={key === "reason" ? 500 : 100}
        aria-label={say.results.of(label, `${name} ${say.stages[stage]}`)}
        aria-invalid={lack !== null && isAbout(key, lack)}
        aria-describedby={lack === null ? undefined : id}
        onChange={({ target }) => session.type(paymentId, { ...draft, [key]: target.value })}
      />
    </label>
  );
  return (
    <li className="batch-line">
      <p>
        {name} <span className="aside">{`${say.stages[stage]} · ${paymentId}`}</span>
      </p>
      {payee.payeeName !== null && payee.payeeName !== name && <p className="aside">{say.schedule.payee(payee.payeeName)}</p>}
      {field("paidOn", say.results.paidOn, say.results.dayForm)}
      {field("voucherNumber", say.results.voucher)}
      {field("reason", say.results.reason)}
      {lack !== null && (
        <p id={id} className="lack">
          {say.lacks[lack]}
        </p>
      )}
    </li>
  );
}

const isAbout = (key: keyof ResultDraft, lack: NonNullable<ReturnType<typeof lackOf>>): boolean =>
  key === (lack === "voucher-missing" ? "voucherNumber" : "paidOn");
