// The leading group decides on the whole shortlist at once, by a document, after the notice (article 9).
import { useState } from "react";
import { addDays } from "../../../policy/calendar.ts";
import { isoDateSchema } from "../../../policy/kinds.ts";
import { ActionForm, ChoiceField, TextField } from "../register/fields.tsx";
import { useLongList } from "../register/long-list.tsx";
import { Reason } from "../sync/reason.tsx";
import { ApplicationName, nameOf } from "./application-name.tsx";
import { Fold } from "./fold.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";
import { useDay } from "./studio-day.ts";

interface Draft {
  readonly outcome: "approved" | "rejected" | null;
  readonly reason: string;
}

const blank: Draft = { outcome: null, reason: "" };

export function DecisionSection({ state, session }: ReviewPartProps) {
  const { decision: say, next } = useReviewTexts();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [document, setDocument] = useState("");
  const [decidedOn, setDate] = useDay(state.today);
  const shortlisted = (state.applications ?? []).filter((one) => one.state === "shortlisted");
  const [shown, more] = useLongList(shortlisted);
  if (shortlisted.length === 0) return null;
  const lastDay = shortlisted
    .flatMap(({ notice }) => notice?.end ?? [])
    .sort()
    .at(-1);
  const draftOf = (id: string): Draft => drafts.get(id) ?? blank;
  const ones = shortlisted.map(({ id }) => ({ id, ...draftOf(id) }));
  const lack = (): string | null => {
    const isDated = isoDateSchema.safeParse(decidedOn).success;
    if (ones.some(({ outcome }) => outcome === null) || document.trim() === "" || !isDated) return say.missing;
    if (ones.some(({ outcome, reason }) => outcome === "rejected" && reason.trim() === "")) return say.missingReason;
    if (lastDay !== undefined && decidedOn <= lastDay) return say.early(addDays(lastDay, 1));
    return state.today !== null && decidedOn > state.today ? next.future : null;
  };
  const send = (): Promise<boolean> =>
    session.decide({
      document: document.trim(),
      decidedOn: isoDateSchema.parse(decidedOn),
      approved: ones.filter(({ outcome }) => outcome === "approved").map(({ id }) => id),
      rejected: ones.flatMap(({ id, outcome, reason }) => (outcome === "rejected" ? [{ id, reason: reason.trim() }] : [])),
    });
  const approveAll = (): void => setDrafts(new Map(shortlisted.map(({ id }) => [id, { ...draftOf(id), outcome: "approved" }])));
  return (
    <Fold title={say.title} count={shortlisted.length} isOpen>
      <p className="aside">{say.intro}</p>
      <ActionForm label={say.save} isPrimary isBusy={state.busy !== null} lack={lack} send={send}>
        <button type="button" className="small-button" onClick={approveAll}>
          {say.all}
        </button>
        <ul className="cards">
          {shown.map((application) => {
            const { id } = application;
            const { outcome, reason } = draftOf(id);
            return (
              <li key={id} className="card">
                <ApplicationName id={id} state={state} session={session} />
                <ChoiceField
                  label={nameOf(application)}
                  isLabelSeen={false}
                  value={outcome}
                  options={[
                    ["approved", say.approve],
                    ["rejected", say.reject],
                  ]}
                  change={(value) => setDrafts(new Map(drafts).set(id, { outcome: value, reason }))}
                />
                {outcome === "rejected" && (
                  <Reason
                    label={say.rejectReason(nameOf(application))}
                    value={reason}
                    change={(value) => setDrafts(new Map(drafts).set(id, { outcome, reason: value }))}
                  />
                )}
              </li>
            );
          })}
        </ul>
        {more}
        <TextField label={next.document} value={document} change={setDocument} />
        <TextField type="date" label={next.decidedOn} value={decidedOn} change={setDate} />
      </ActionForm>
    </Fold>
  );
}
