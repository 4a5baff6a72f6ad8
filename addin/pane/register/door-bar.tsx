// Who is signed in, which round is worked on, and the way out; for a clerk, the way to another round.
import { useId, useRef } from "react";
import type { DoorState, Person } from "../../sync/register-door.ts";
import { NewRound, type NewRoundProps } from "./new-round.tsx";
import { useRegisterTexts } from "./register-texts.ts";

interface DoorBarProps extends NewRoundProps {
  readonly state: DoorState;
  readonly person: Person;
}

export function DoorBar({ state, person, ...opening }: DoorBarProps) {
  const { door, draft, change } = opening;
  const say = useRegisterTexts();
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const { rounds, round } = state;
  return (
    <div className="door-bar">
      <p className="door-person" title={person.organisation}>
        {person.name}
        <span className="aside">{person.organisation}</span>
      </p>
      <button type="button" className="link" onClick={door.signOut}>
        {say.signOut}
      </button>
      {round !== null && (
        <p className="door-round">
          <label htmlFor={id}>{say.round}</label>
          <select ref={select} id={id} value={round.id} onChange={({ target }) => door.chooseRound(target.value)}>
            {[...rounds].reverse().map(({ id: one, year, stage }) => (
              <option key={one} value={one}>
                {say.roundName(year, say.stages[stage])}
              </option>
            ))}
          </select>
          {person.roles.includes("clerk") && (
            <button
              type="button"
              className="link"
              aria-expanded={draft.isOpen}
              onClick={() => change({ ...draft, isOpen: !draft.isOpen })}
            >
              {draft.isOpen ? say.cancel : say.newRound}
            </button>
          )}
        </p>
      )}
      {round !== null && draft.isOpen && <NewRound {...opening} className="new-round" done={() => select.current?.focus()} />}
    </div>
  );
}
