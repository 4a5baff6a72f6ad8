// A clerk opens a round: its year, and the year of the one before it (articles 3 and 17).
import { Button } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { CallFailure } from "../../sync/register-client.ts";
import type { RegisterDoor } from "../../sync/register-door.ts";
import { Message } from "../message.tsx";
import { failureText } from "./call-failure.ts";
import { RefusalArticle } from "./refusal-article.tsx";
import { useRegisterTexts } from "./register-texts.ts";

/** What is typed; kept by whoever stays on screen while a sign-in is over. */
export interface RoundDraft {
  readonly isOpen: boolean;
  /** Null until typed. */
  readonly year: string | null;
  readonly previous: string | null;
}

export const blankRound: RoundDraft = { isOpen: false, year: null, previous: null };

export interface NewRoundProps {
  readonly door: RegisterDoor;
  readonly draft: RoundDraft;
  readonly change: (draft: RoundDraft) => void;
}

const yearPattern = /^20\d{2}$/;

interface NewRoundFormProps extends NewRoundProps {
  readonly className: string;
  /** Hears that the round is there and chosen. */
  readonly done?: () => void;
  readonly children?: ReactNode;
}

export function NewRound({ door, draft, change, className, done, children }: NewRoundFormProps) {
  const say = useRegisterTexts();
  const { noRound } = say;
  const [failure, setFailure] = useState<CallFailure | "year" | null>(null);
  const ids = { year: useId(), previous: useId() };
  const year = draft.year ?? (door.me()?.today ?? "").slice(0, 4);
  const previous = draft.previous ?? String(door.state().rounds.at(-1)?.year ?? "");
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!yearPattern.test(year) || (previous !== "" && !yearPattern.test(previous))) return setFailure("year");
    const failed = await door.openRound(Number(year), previous === "" ? null : Number(previous));
    setFailure(failed);
    if (failed !== null) return;
    change(blankRound);
    done?.();
  };
  return (
    <form className={className} onSubmit={create} noValidate>
      {children}
      <Failed failure={failure} />
      <label htmlFor={ids.year}>{noRound.year}</label>
      <input
        id={ids.year}
        inputMode="numeric"
        value={year}
        onChange={({ target }) => change({ ...draft, year: target.value.trim() })}
      />
      <label htmlFor={ids.previous}>{noRound.previous}</label>
      <input
        id={ids.previous}
        inputMode="numeric"
        value={previous}
        onChange={({ target }) => change({ ...draft, previous: target.value.trim() })}
      />
      <Button appearance="primary" type="submit">
        {noRound.create}
      </Button>
    </form>
  );
}

function Failed({ failure }: { readonly failure: CallFailure | "year" | null }) {
  const say = useRegisterTexts();
  if (failure === null) return null;
  const { text, reference } = failure === "year" ? { text: say.noRound.yearWrong, reference: null } : failureText(failure, say);
  return (
    <Message mood="problem" isUrgent>
      <p>{text}</p>
      <RefusalArticle problem={failure === "year" ? null : failure} />
      {reference !== null && <p className="aside">{say.failure.reference(reference)}</p>}
    </Message>
  );
}
