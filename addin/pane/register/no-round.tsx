// The register has no round yet: a clerk opens one, everybody else is told who does.
import { Button } from "@fluentui/react-components";
import { type FormEvent, useId, useState } from "react";
import type { CallFailure } from "../../sync/register-client.ts";
import type { RegisterDoor } from "../../sync/register-door.ts";
import { Glyph } from "../glyph.tsx";
import { Message } from "../message.tsx";
import { officeDay } from "../office-day.ts";
import { StateCard } from "../state-card.tsx";
import { failureText } from "./call-failure.ts";
import { useRegisterTexts } from "./register-texts.ts";

const yearPattern = /^20\d{2}$/;

export function NoRound({ door }: { readonly door: RegisterDoor }) {
  const say = useRegisterTexts();
  const isClerk = door.state().person?.roles.includes("clerk") === true;
  const again = { label: say.again, act: door.refreshRounds };
  if (isClerk) return <NewRound door={door} />;
  return <StateCard mood="empty" title={say.noRound.title} body={say.noRound.bodyOthers} action={again} />;
}

function NewRound({ door }: { readonly door: RegisterDoor }) {
  const say = useRegisterTexts();
  const { noRound } = say;
  const [year, setYear] = useState(officeDay().slice(0, 4));
  const [previous, setPrevious] = useState("");
  const [failure, setFailure] = useState<CallFailure | "year" | null>(null);
  const ids = { year: useId(), previous: useId() };
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!yearPattern.test(year) || (previous !== "" && !yearPattern.test(previous))) return setFailure("year");
    setFailure(await door.openRound(Number(year), previous === "" ? null : Number(previous)));
  };
  const failed =
    failure === null ? null : failure === "year" ? { text: noRound.yearWrong, reference: null } : failureText(failure, say);
  return (
    <form className="state-card" onSubmit={create} noValidate>
      <Glyph name="empty" />
      <h2>{noRound.title}</h2>
      <p>{noRound.body}</p>
      {failed !== null && (
        <Message mood="problem" isUrgent>
          <p>{failed.text}</p>
          {failed.reference !== null && <p className="aside">{say.failure.reference(failed.reference)}</p>}
        </Message>
      )}
      <label htmlFor={ids.year}>{noRound.year}</label>
      <input id={ids.year} inputMode="numeric" value={year} onChange={({ target }) => setYear(target.value.trim())} />
      <label htmlFor={ids.previous}>{noRound.previous}</label>
      <input
        id={ids.previous}
        inputMode="numeric"
        value={previous}
        onChange={({ target }) => setPrevious(target.value.trim())}
      />
      <Button appearance="primary" type="submit">
        {noRound.create}
      </Button>
    </form>
  );
}
