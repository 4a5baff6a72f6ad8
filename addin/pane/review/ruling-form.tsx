// A leader's answer to one open question: the answer, its reason, and the day from which it holds (article 16).
import { useId, useState } from "react";
import { isoDateSchema } from "../../../policy/kinds.ts";
import type { RulingId } from "../../../policy/rulings.ts";
import { blankRuling, detailOf, type RulingDraft, rulingValue, scaleGrades } from "../../review/ruling-draft.ts";
import { ActionForm, ChoiceField, TextField } from "../register/fields.tsx";
import { Reason } from "../sync/reason.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";
import { useRulingWords } from "./ruling-words.ts";
import { useDay, useDayLack } from "./studio-day.ts";

interface RulingFormProps extends ReviewPartProps {
  readonly ruling: RulingId;
}

export function RulingForm({ state, session, ruling: id }: RulingFormProps) {
  const { settings: say } = useReviewTexts();
  const { answers } = useRulingWords();
  const [draft, setDraft] = useState(blankRuling);
  const [reason, setReason] = useState("");
  const [from, setFrom] = useDay(state.today);
  const lackOf = useDayLack(state.today);
  const lack = (): string | null =>
    rulingValue(id, draft) === null || reason.trim() === "" ? say.rulingMissing : lackOf(from);
  const send = async (): Promise<boolean> => {
    const value = rulingValue(id, draft);
    return value !== null && session.setRuling(id, { value, reason: reason.trim(), from: isoDateSchema.parse(from) });
  };
  return (
    <ActionForm label={say.saveRuling} isBusy={state.busy !== null} lack={lack} send={send}>
      <ChoiceField
        label={say.answer}
        value={draft.choice}
        options={Object.entries(answers[id])}
        change={(choice) => setDraft({ ...draft, choice })}
      />
      <Detail kind={detailOf(id, draft.choice)} draft={draft} change={setDraft} />
      <Reason label={say.reason} value={reason} change={setReason} />
      <TextField type="date" label={say.from} value={from} change={setFrom} />
    </ActionForm>
  );
}

interface DetailProps {
  readonly kind: ReturnType<typeof detailOf>;
  readonly draft: RulingDraft;
  readonly change: (draft: RulingDraft) => void;
}

function Detail({ kind, draft, change }: DetailProps) {
  const { settings: say } = useReviewTexts();
  const id = useId();
  switch (kind) {
    case null:
      return null;
    case "programmes":
      return (
        <div className="reason">
          <label htmlFor={id}>{say.programmes}</label>
          <textarea
            id={id}
            maxLength={2_000}
            value={draft.programmes}
            onChange={({ target }) => change({ ...draft, programmes: target.value })}
          />
        </div>
      );
    case "days":
      return <TextField type="number" label={say.days} value={draft.days} change={(days) => change({ ...draft, days })} />;
    case "amounts":
      return scaleGrades.map((grade) => (
        <TextField
          key={grade}
          type="number"
          label={say.amountOf(grade)}
          value={draft.amounts[grade]}
          change={(amount) => change({ ...draft, amounts: { ...draft.amounts, [grade]: amount } })}
        />
      ));
  }
}
