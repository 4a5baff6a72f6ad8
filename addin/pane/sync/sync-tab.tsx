// The tab 同步: sign in, preview, choose, submit. What it knows lives in the session; here it is drawn.
import { Button } from "@fluentui/react-components";
import { use, useRef, useState, useSyncExternalStore } from "react";
import type { RegisterDoor } from "../../sync/register-door.ts";
import { changesSomething } from "../../sync/sync-plan.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import type { SyncState } from "../../sync/sync-state.ts";
import { useKeptFocus } from "../check/use-kept-focus.ts";
import type { PaneParts } from "../pane-parts.ts";
import { DoorGate } from "../register/door-gate.tsx";
import { StateCard } from "../state-card.tsx";
import { EligibilityView } from "./eligibility-view.tsx";
import { PlanView } from "./plan-view.tsx";
import { SyncMessages } from "./sync-messages.tsx";
import { SyncProgress } from "./sync-progress.tsx";
import { SyncStatus } from "./sync-status.tsx";
import { useSyncTexts } from "./sync-texts.ts";
import { Tools } from "./tools.tsx";
import "./sync.css";

export default function SyncTab({ register }: PaneParts) {
  const { door, sync } = use(register());
  return (
    <DoorGate door={door} forRole="clerk">
      <SyncView door={door} session={sync} />
    </DoorGate>
  );
}

function SyncView({ door, session }: { readonly door: RegisterDoor; readonly session: SyncSession }) {
  const { round } = useSyncExternalStore(door.subscribe, door.state);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [showsEligibility, setShowsEligibility] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  useKeptFocus(container, state);
  return (
    <div ref={container} className="sync-view" aria-busy={state.busy !== null}>
      {showsEligibility ? (
        <EligibilityView
          state={state}
          session={session}
          isIntake={round?.stage === "intake"}
          back={() => setShowsEligibility(false)}
        />
      ) : (
        <>
          <Toolbar state={state} session={session} />
          <SyncStatus state={state} />
          <SyncProgress state={state} session={session} />
          <SyncMessages state={state} session={session} />
          <Content state={state} session={session} />
          <Tools
            state={state}
            session={session}
            showEligibility={() => {
              setShowsEligibility(true);
              void session.loadApplications();
            }}
          />
        </>
      )}
    </div>
  );
}

interface ViewProps {
  readonly state: SyncState;
  readonly session: SyncSession;
}

function Toolbar({ state, session }: ViewProps) {
  const say = useSyncTexts();
  const { busy, plan, picks, isUnanswered } = state;
  const canSubmit = plan !== null || isUnanswered;
  // With nothing but questions the next step is the next preview; numbers of rows that agree may still be written.
  const isNext = isUnanswered || (plan !== null && changesSomething(plan, picks));
  return (
    <div className="sync-toolbar">
      <Button appearance={isNext ? "secondary" : "primary"} disabledFocusable={busy !== null} onClick={session.preview}>
        {say.preview}
      </Button>
      <Button
        appearance={isNext ? "primary" : "secondary"}
        disabledFocusable={busy !== null || !canSubmit}
        onClick={session.submit}
      >
        {say.submit}
      </Button>
    </div>
  );
}

function Content({ state, session }: ViewProps) {
  const say = useSyncTexts();
  const { plan, busy, notice, isUnanswered } = state;
  if (isUnanswered) return busy === null ? <StateCard mood="problem" {...say.unanswered} /> : null;
  if (plan !== null) return <PlanView plan={plan} state={state} session={session} />;
  if (busy !== null) return null;
  if (notice?.kind === "up-to-date") return <StateCard mood="clean" {...say.upToDate} />;
  return notice?.kind === "submitted" ? null : <StateCard mood="start" {...say.start} />;
}
