// Lets a signed-in person of the right role through to a tab of the register; draws every state in which nobody is.
import { Button, ProgressBar } from "@fluentui/react-components";
import { type ReactNode, useRef, useState, useSyncExternalStore } from "react";
import type { DoorState, RegisterDoor } from "../../sync/register-door.ts";
import { useKeptFocus } from "../check/use-kept-focus.ts";
import { Message } from "../message.tsx";
import { StateCard } from "../state-card.tsx";
import { failureText } from "./call-failure.ts";
import { DoorBar } from "./door-bar.tsx";
import { blankRound, type NewRoundProps } from "./new-round.tsx";
import { NoRound } from "./no-round.tsx";
import { type RegisterTexts, useRegisterTexts } from "./register-texts.ts";
import "./register.css";

interface DoorGateProps {
  readonly door: RegisterDoor;
  /** Who may work behind it; any one of several. */
  readonly forRole: string | readonly string[];
  /** What signing in is for, where it is not for a sync. */
  readonly purpose?: Purpose | undefined;
  readonly children: ReactNode;
}

type Purpose = Pick<RegisterTexts["signedOut"], "body" | "promise">;

export function DoorGate({ door, forRole, purpose, children }: DoorGateProps) {
  const state = useSyncExternalStore(door.subscribe, door.state);
  const container = useRef<HTMLDivElement>(null);
  useKeptFocus(container, state);
  // Typed for a round to be opened: it stays while a sign-in that expired takes the form away.
  const [draft, change] = useState(blankRound);
  const opening = { door, draft, change };
  const { person, round } = state;
  const forRoles = [forRole].flat();
  const isAllowed = person?.roles.some((role) => forRoles.includes(role)) === true;
  // A sign-in that expired hides what is being done and loses nothing of it.
  const isIn = isAllowed && round !== null;
  const isKept = isIn || (person === null && round !== null);
  return (
    <div ref={container} className="register-view">
      {person !== null && <DoorBar {...opening} state={state} person={person} />}
      {!isIn && <Closed {...opening} state={state} forRoles={forRoles} purpose={purpose} />}
      {isKept && (
        <div className="register-inside" hidden={!isIn}>
          {children}
        </div>
      )}
    </div>
  );
}

interface ClosedProps extends NewRoundProps {
  readonly state: DoorState;
  readonly forRoles: readonly string[];
  readonly purpose: Purpose | undefined;
}

function Closed({ state, forRoles, purpose, ...opening }: ClosedProps) {
  const { door } = opening;
  const say = useRegisterTexts();
  const { person, problem, isSigningIn } = state;
  const signIn = { label: say.signIn, act: door.signIn };
  if (isSigningIn) return <SigningIn cancel={door.cancel} />;
  if (person?.roles.some((role) => forRoles.includes(role))) return <NoRound {...opening} />;
  const otherAccount = {
    label: say.otherAccount,
    act: () => {
      door.signOut();
      void door.signIn();
    },
  };
  if (person !== null) {
    const named = (roles: readonly string[]): readonly string[] => roles.map((each) => say.roles[each] ?? each);
    const { title, body } = say.noRole;
    return <StateCard mood="problem" title={title(named(forRoles))} body={body(named(person.roles))} action={otherAccount} />;
  }
  if (problem?.kind === "no-member") return <StateCard mood="problem" {...say.noMember} action={otherAccount} />;
  if (problem?.kind === "signed-out") return <StateCard mood="problem" {...say.expired} action={signIn} />;
  const failed = problem === null || problem.kind === "cancelled" ? null : failureText(problem, say);
  return (
    <>
      {failed !== null && (
        <Message mood="problem" isUrgent>
          <p>{failed.text}</p>
          {failed.reference !== null && <p className="aside">{say.failure.reference(failed.reference)}</p>}
        </Message>
      )}
      <StateCard mood="start" title={say.signedOut.title} body={(purpose ?? say.signedOut).body} action={signIn}>
        <p className="aside">{(purpose ?? say.signedOut).promise}</p>
      </StateCard>
    </>
  );
}

function SigningIn({ cancel }: { readonly cancel: () => void }) {
  const say = useRegisterTexts();
  return (
    <section className="state-card" aria-busy="true">
      <h2 tabIndex={-1} data-fallback>
        {say.signingIn.title}
      </h2>
      <ProgressBar aria-label={say.signingIn.title} />
      <p role="status">{say.signingIn.body}</p>
      <Button onClick={cancel}>{say.cancel}</Button>
    </section>
  );
}
