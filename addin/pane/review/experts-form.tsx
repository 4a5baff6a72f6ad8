// Who the round's experts are: label, member number of a reviewer who signs in, organisation for the recusal (article 5).
import { useState } from "react";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import { ActionForm, TextField } from "../register/fields.tsx";
import { useReviewTexts } from "./review-texts.ts";

interface Draft {
  /** Of this form only: labels may be blank or twice while they are typed. */
  readonly key: number;
  readonly label: string;
  readonly memberId: string;
  readonly organisation: string;
}

interface ExpertsFormProps {
  readonly state: ReviewState;
  readonly session: ReviewSession;
}

export function ExpertsForm({ state, session }: ExpertsFormProps) {
  const { scores: say } = useReviewTexts();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftsOf(state));
  const change = (key: number, changed: Partial<Draft>): void =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...changed } : draft)));
  const labels = drafts.map(({ label }) => label.trim());
  const lack = (): string | null => (labels.includes("") || new Set(labels).size < labels.length ? say.expertMissing : null);
  const send = (): Promise<boolean> =>
    session.setExperts(
      drafts.map(({ label, memberId, organisation }) => ({
        label: label.trim(),
        memberId: memberId.trim() || null,
        organisation: organisation.trim() || null,
      })),
    );
  const next = Math.max(0, ...drafts.map(({ key }) => key)) + 1;
  return (
    <ActionForm label={say.saveExperts} isBusy={state.busy !== null} lack={lack} send={send}>
      <p className="aside">{say.expertsWhy}</p>
      {drafts.map(({ key, label, memberId, organisation }) => (
        <fieldset key={key} className="expert">
          <legend className="hidden-text">{label}</legend>
          <TextField label={say.label} value={label} change={(value) => change(key, { label: value })} />
          <TextField label={say.organisation} value={organisation} change={(value) => change(key, { organisation: value })} />
          <TextField label={say.member} value={memberId} change={(value) => change(key, { memberId: value })} />
          <button
            type="button"
            className="small-button quiet"
            onClick={() => setDrafts(drafts.filter((draft) => draft.key !== key))}
          >
            {say.removeExpert(label)}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="small-button quiet"
        onClick={() => setDrafts([...drafts, { key: next, label: "", memberId: "", organisation: "" }])}
      >
        {say.addExpert}
      </button>
    </ActionForm>
  );
}

/** Those recorded, and those whose scores are there already. */
function draftsOf({ experts, applications }: ReviewState): Draft[] {
  const recorded = experts.map(({ label, memberId, organisation }, key) => ({
    ...{ key, label },
    ...{ memberId: memberId ?? "", organisation: organisation ?? "" },
  }));
  const known = new Set(experts.map(({ label }) => label));
  const scoring = new Set((applications ?? []).flatMap(({ score }) => score.map(({ expert }) => expert)));
  const others = [...scoring].filter((label) => !known.has(label));
  return [
    ...recorded,
    ...others.map((label, index) => ({ key: recorded.length + index, label, memberId: "", organisation: "" })),
  ];
}
