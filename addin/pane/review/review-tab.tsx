// The tab 评审: where the round stands, and what each role does to bring it on. What it knows lives in the session; here it is drawn.
import { use, useEffect, useRef, useSyncExternalStore } from "react";
import type { ReviewSession } from "../../review/review-session.ts";
import type { Person, RegisterDoor } from "../../sync/register-door.ts";
import { useKeptFocus } from "../check/use-kept-focus.ts";
import type { PaneParts } from "../pane-parts.ts";
import { DoorGate } from "../register/door-gate.tsx";
import { useRegisterTexts } from "../register/register-texts.ts";
import { StateCard } from "../state-card.tsx";
import { DecisionSection } from "./decision-section.tsx";
import { ExpertsForm } from "./experts-form.tsx";
import { Fold } from "./fold.tsx";
import { NextStage } from "./next-stage.tsx";
import { ObjectionsSection } from "./objections-section.tsx";
import { OwnScores } from "./own-scores.tsx";
import { RankingSection } from "./ranking-section.tsx";
import { ReviewMessages } from "./review-messages.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { ReviewProgress, ReviewStatus } from "./review-status.tsx";
import { useReviewTexts } from "./review-texts.ts";
import { ScoresSection } from "./scores-section.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { StageLine } from "./stage-line.tsx";
import { StudiosSection } from "./studios-section.tsx";
import "./review.css";

const roles = ["clerk", "reviewer", "leader", "auditor"];

export default function ReviewTab({ register }: PaneParts) {
  const { door, review } = use(register());
  const say = useReviewTexts();
  return (
    <DoorGate door={door} forRole={roles} purpose={say.purpose}>
      <OpenRound door={door} session={review} />
    </DoorGate>
  );
}

interface OpenRoundProps {
  readonly door: RegisterDoor;
  readonly session: ReviewSession;
}

/** While a sign-in is over, the last person's view stays as it was. */
function OpenRound({ door, session }: OpenRoundProps) {
  const { person, round } = useSyncExternalStore(door.subscribe, door.state);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const last = useRef<Person | null>(null);
  if (person !== null) last.current = person;
  const member = person?.memberId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person, or another round, is to be read anew
  useEffect(() => void session.open(), [session, member, round?.id]);
  if (round === null || last.current === null) return null;
  return <ReviewView key={state.owner} round={round} person={last.current} state={state} session={session} />;
}

function ReviewView(props: ReviewPartProps) {
  const { round, person, state, session } = props;
  const container = useRef<HTMLDivElement>(null);
  useKeptFocus(container, state);
  const say = useReviewTexts();
  const { refresh } = useRegisterTexts();
  const { applications, busy, problem } = state;
  const has = (role: string): boolean => person.roles.includes(role);
  const seesAll = has("clerk") || has("leader") || has("auditor");
  return (
    <div className="review-view" ref={container} aria-busy={busy !== null}>
      <StageLine stage={round.stage} />
      <ReviewStatus {...props} />
      <ReviewProgress state={state} session={session} />
      <ReviewMessages state={state} session={session} />
      {applications === null ? (
        problem !== null && <StateCard mood="empty" {...say.unread} action={{ label: refresh, act: session.reload }} />
      ) : applications.length === 0 ? (
        <StateCard mood="empty" {...say.empty} action={{ label: refresh, act: session.reload, isPrimary: false }} />
      ) : (
        <>
          {has("reviewer") && (round.stage === "review" || !seesAll) && <OwnScores {...props} />}
          {seesAll && <NextStage {...props} />}
          {has("clerk") && round.stage === "review" && <ScoresSection {...props} />}
          {has("clerk") && round.stage === "intake" && (
            <Fold title={say.scores.experts}>
              <ExpertsForm key={JSON.stringify(state.experts)} state={state} session={session} />
            </Fold>
          )}
          {has("leader") && round.stage === "decision" && <DecisionSection {...props} />}
          {seesAll && <StudiosSection {...props} />}
          {seesAll && <RankingSection key={round.stage} {...props} />}
          {seesAll && <ObjectionsSection {...props} />}
        </>
      )}
      {seesAll && applications !== null && <SettingsSection {...props} />}
    </div>
  );
}
