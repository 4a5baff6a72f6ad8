// What waits for a person's decision in the round's applications, and what was decided by whom (articles 6, 7 and 14).
import { useEffect, useRef } from "react";
import { openPoints } from "../../sync/eligibility.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import type { SyncState } from "../../sync/sync-state.ts";
import { StateCard } from "../state-card.tsx";
import { EligibilityCard } from "./eligibility-card.tsx";
import { PlanSection } from "./plan-section.tsx";
import { SyncMessages } from "./sync-messages.tsx";
import { SyncProgress } from "./sync-progress.tsx";
import { useSyncTexts } from "./sync-texts.ts";
import "./eligibility.css";

interface EligibilityViewProps {
  readonly state: SyncState;
  readonly session: SyncSession;
  readonly isIntake: boolean;
  readonly back: () => void;
}

export function EligibilityView({ state, session, isIntake, back }: EligibilityViewProps) {
  const { eligibility: say, busy } = useSyncTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const applications = (state.applications ?? []).filter(({ state: now }) => now !== "withdrawn");
  const waits = (one: (typeof applications)[number]): boolean => one.state === "submitted" || openPoints(one) > 0;
  const waiting = applications.filter(waits);
  const decided = applications.filter((one) => !waits(one));
  const status =
    state.busy !== null
      ? `${busy[state.busy]}…`
      : state.applications === null
        ? ""
        : say.status(waiting.length, applications.length);
  return (
    <div className="eligibility">
      <button type="button" className="link" onClick={back}>
        {say.back}
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {say.title}
      </h2>
      <p className="aside">{isIntake ? say.intro : say.notIntake}</p>
      <p role="status" className="status" tabIndex={-1} data-fallback>
        {status}
      </p>
      <SyncProgress state={state} session={session} />
      <SyncMessages state={state} session={session} />
      {state.applications !== null && applications.length === 0 && <StateCard mood="empty" {...say.empty} />}
      <PlanSection title={say.waiting} items={waiting} isOpen>
        {(one) => <EligibilityCard key={one.id} application={one} session={session} canDecide={isIntake} />}
      </PlanSection>
      <PlanSection title={say.decided} items={decided}>
        {(one) => <EligibilityCard key={one.id} application={one} session={session} canDecide={isIntake} />}
      </PlanSection>
    </div>
  );
}
