// The tab 拨付: where the round's money stands, and the next step for whoever is signed in. What it knows lives in the session.
import { Button, ProgressBar } from "@fluentui/react-components";
import { use, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import { isRecovery } from "../../payments/schedule-figures.ts";
import type { Person, RegisterDoor } from "../../sync/register-door.ts";
import { useKeptFocus } from "../check/use-kept-focus.ts";
import type { PaneParts } from "../pane-parts.ts";
import { DoorGate } from "../register/door-gate.tsx";
import { TabHead } from "../register/tab-head.tsx";
import { StateCard } from "../state-card.tsx";
import { BatchSection } from "./batch-section.tsx";
import { MonthChart } from "./month-chart.tsx";
import { PaymentsMessages } from "./payments-messages.tsx";
import { PaymentsStatus } from "./payments-status.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";
import { ScheduleSection } from "./schedule-section.tsx";
import { Totals } from "./totals.tsx";
import "./payments.css";

const readers = ["clerk", "leader", "finance", "auditor"] as const;

export default function PaymentsTab({ register }: PaneParts) {
  const { door, payments } = use(register());
  const say = usePaymentsTexts();
  return (
    <DoorGate door={door} forRole={readers} purpose={say.purpose}>
      <PaymentsView door={door} session={payments} />
    </DoorGate>
  );
}

function PaymentsView({ door, session }: { readonly door: RegisterDoor; readonly session: PaymentsSession }) {
  const say = usePaymentsTexts();
  const { person, round } = useSyncExternalStore(door.subscribe, door.state);
  const state = useSyncExternalStore(session.subscribe, session.state);
  // While a sign-in has expired the view waits behind the door as it was for the person before.
  const [shownTo, setShownTo] = useState(person);
  if (person !== null && person !== shownTo) setShownTo(person);
  const view = useRef<HTMLDivElement>(null);
  useKeptFocus(view, state);
  const owner = person === null ? null : `${person.memberId} ${round?.id}`;
  useEffect(() => {
    if (owner !== null) void session.open();
  }, [owner, session]);
  const { busy } = state;
  const canStop = busy === "loading" || busy === "reading";
  return (
    <div className="payments-view" ref={view} aria-busy={busy !== null}>
      <TabHead isBusy={busy !== null} refresh={session.load}>
        <PaymentsStatus state={state} />
      </TabHead>
      {busy !== null && (
        <div className="progress">
          <ProgressBar aria-label={say.busy[busy]} />
          {canStop && (
            <Button size="small" onClick={session.cancel}>
              {say.cancel}
            </Button>
          )}
        </div>
      )}
      <PaymentsMessages state={state} session={session} />
      <Content state={state} session={session} person={shownTo} />
    </div>
  );
}

interface ContentProps {
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
  readonly person: Person | null;
}

function Content({ state, session, person }: ContentProps) {
  const say = usePaymentsTexts();
  const { schedule, batches, busy, problem } = state;
  if (schedule === null) {
    if (busy !== null || problem === null) return null;
    const { title, body, again } = say.failed;
    return <StateCard mood="empty" title={title} body={body} action={{ label: again, act: session.load }} />;
  }
  if (schedule.lines.length === 0 && batches.length === 0) return <StateCard mood="empty" {...say.empty} />;
  if (person === null) return null;
  return (
    <>
      <Totals schedule={schedule} />
      <BatchSection state={state} session={session} person={person} />
      <ScheduleSection schedule={schedule} state={state} session={session} person={person} />
      {schedule.lines.some((line) => !isRecovery(line)) && <MonthChart schedule={schedule} />}
    </>
  );
}
