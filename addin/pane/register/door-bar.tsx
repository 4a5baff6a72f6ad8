// Who is signed in, which round is worked on, and the way out.
import { useId } from "react";
import type { DoorState, Person, RegisterDoor } from "../../sync/register-door.ts";
import { useRegisterTexts } from "./register-texts.ts";

interface DoorBarProps {
  readonly door: RegisterDoor;
  readonly state: DoorState;
  readonly person: Person;
}

export function DoorBar({ door, state, person }: DoorBarProps) {
  const say = useRegisterTexts();
  const id = useId();
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
          <select id={id} value={round.id} onChange={({ target }) => door.chooseRound(target.value)}>
            {[...rounds].reverse().map(({ id: one, year, stage }) => (
              <option key={one} value={one}>
                {say.roundName(year, say.stages[stage])}
              </option>
            ))}
          </select>
        </p>
      )}
    </div>
  );
}
