// The round page as a whole: theme and language, the door, and what a person who may look sees of the round. Changes no record.
import { FluentProvider, ProgressBar } from "@fluentui/react-components";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import type { Language } from "../../policy/wording/entry.ts";
import { Crash } from "../pane/crash.tsx";
import { Message } from "../pane/message.tsx";
import { failureText } from "../pane/register/call-failure.ts";
import { DoorGate } from "../pane/register/door-gate.tsx";
import { useRegisterTexts } from "../pane/register/register-texts.ts";
import { StageLine } from "../pane/review/stage-line.tsx";
import { StateCard } from "../pane/state-card.tsx";
import { WordingProvider, wordingIn } from "../pane/strings/strings.ts";
import { darkTheme, lightTheme } from "../pane/theme.ts";
import type { Person, RegisterDoor } from "../sync/register-door.ts";
import { DueSection } from "./due-section.tsx";
import { FilesSection } from "./files-section.tsx";
import { MoneySection } from "./money-section.tsx";
import { RankingTable } from "./ranking-table.tsx";
import { type RoundRecord, readerRoles } from "./round-record.ts";
import type { RoundPageState, RoundSession } from "./round-session.ts";
import { useRoundTexts } from "./round-texts.ts";
import { StandingSection } from "./standing-section.tsx";
import { WaySection } from "./way-section.tsx";
import "../pane/check/check.css";
import "../pane/review/review.css";
import "../pane/payments/payments.css";

interface RoundPageProps {
  readonly door: RegisterDoor;
  readonly session: RoundSession;
  readonly language: Language;
}

const darkness = matchMedia("(prefers-color-scheme: dark)");
const onDarkness = (listener: () => void): (() => void) => {
  darkness.addEventListener("change", listener);
  return () => darkness.removeEventListener("change", listener);
};

export function RoundPage({ door, session, language }: RoundPageProps) {
  const wording = useMemo(() => wordingIn(language), [language]);
  const isDark = useSyncExternalStore(onDarkness, () => darkness.matches);
  return (
    <WordingProvider value={wording}>
      <FluentProvider theme={isDark ? darkTheme : lightTheme} className="pane round-page">
        <main>
          <Crash>
            <Inside door={door} session={session} />
          </Crash>
        </main>
      </FluentProvider>
    </WordingProvider>
  );
}

function Inside({ door, session }: Omit<RoundPageProps, "language">) {
  const say = useRoundTexts();
  const { person, round } = useSyncExternalStore(door.subscribe, door.state);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const owner = person === null ? null : `${person.memberId} ${round?.id}`;
  useEffect(() => {
    if (owner !== null) void session.open();
  }, [owner, session]);
  useEffect(() => {
    if (round !== null) history.replaceState(null, "", addressOf(round.id));
  }, [round]);
  return (
    <>
      <h1>{say.title}</h1>
      <DoorGate door={door} forRole={readerRoles} purpose={say.purpose}>
        {round !== null && <RoundView round={round} person={person} state={state} session={session} />}
      </DoorGate>
    </>
  );
}

/** So that the address can be passed on, or opened again, with the round that is shown. */
function addressOf(round: string): string {
  const address = new URL(location.href);
  address.searchParams.set("round", round);
  return address.href;
}

interface RoundViewProps {
  readonly round: RoundAnswer;
  /** Null while a sign-in is over: what was read stays. */
  readonly person: Person | null;
  readonly state: RoundPageState;
  readonly session: RoundSession;
}

function RoundView({ round, person, state, session }: RoundViewProps) {
  const say = useRoundTexts();
  const { record, busy } = state;
  const text = busy === null ? (record === null ? "" : say.status(round.year, record.applications.length)) : say.busy[busy];
  return (
    <div className="round-view" aria-busy={busy !== null}>
      <StageLine stage={round.stage} />
      <div className="tab-head">
        <p role="status" className="status">
          {text}
        </p>
        <span className="page-actions">
          <button type="button" className="small-button" aria-disabled={busy !== null} onClick={session.reload}>
            {say.refresh}
          </button>
          <button type="button" className="small-button" onClick={() => window.print()}>
            {say.print}
          </button>
        </span>
      </div>
      {busy !== null && <ProgressBar aria-label={say.busy[busy]} />}
      <Problem state={state} session={session} />
      {record !== null && <Sections round={round} person={person} record={record} state={state} session={session} />}
    </div>
  );
}

function Problem({ state, session }: Pick<RoundViewProps, "state" | "session">) {
  const say = useRoundTexts();
  const common = useRegisterTexts();
  const { problem, record } = state;
  // The door itself says that a sign-in is over.
  if (problem === null || problem.kind === "signed-out" || problem.kind === "cancelled") return null;
  const { text, reference } =
    problem.kind === "broken" ? { text: say.broken, reference: problem.reference } : failureText(problem, common);
  return (
    <>
      <Message mood="problem" isUrgent close={session.dismiss}>
        <p>{text}</p>
        {reference !== null && <p className="aside">{common.failure.reference(reference)}</p>}
      </Message>
      {record === null && (
        <StateCard
          mood="empty"
          title={say.failed.title}
          body={say.failed.body}
          action={{ label: common.again, act: session.reload }}
        />
      )}
    </>
  );
}

function Sections(props: RoundViewProps & { readonly record: RoundRecord }) {
  const { round, person, record, state, session } = props;
  const say = useRoundTexts();
  if (record.applications.length === 0) return <StateCard mood="empty" {...say.empty} />;
  return (
    <>
      <StandingSection round={round} record={record} />
      <DueSection round={round} record={record} />
      {record.ranking !== null && round.stage !== "intake" && (
        <RankingTable round={round} record={record} ranking={record.ranking} />
      )}
      <MoneySection record={record} />
      <WaySection record={record} />
      {person !== null && (
        <FilesSection round={round} person={person} record={record} isBusy={state.busy !== null} session={session} />
      )}
    </>
  );
}
