// One application before the clerk: its findings, what was decided about each and by whom, and the decision still to take.
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { stateWord } from "../../sync/register-words.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { momentText } from "../register/moment.ts";
import { useWording } from "../strings/strings.ts";
import { DecisionForm } from "./decision-form.tsx";
import { MatchCard } from "./match-card.tsx";
import { useSyncTexts } from "./sync-texts.ts";

interface EligibilityCardProps {
  readonly application: ApplicationAnswer;
  readonly session: SyncSession;
  readonly canDecide: boolean;
}

export function EligibilityCard({ application, session, canDecide }: EligibilityCardProps) {
  const { eligibility: say } = useSyncTexts();
  const { language } = useWording();
  const { id, fields, state, findings, matches, eligibility } = application;
  const errors = findings.filter(({ severity }) => severity === "error");
  const form = canDecide && <DecisionForm key={application.version} application={application} session={session} />;
  return (
    <li className="eligibility-card">
      <div className="row-head">
        <span className="row-name">{[fields["hostName"], fields["leadName"]].filter(Boolean).join(" · ")}</span>
        <span className="aside">
          {id} · {stateWord(state, language)}
        </span>
      </div>
      {errors.length > 0 && (
        <div className="points">
          <h3>{say.errors}</h3>
          <ul>
            {errors.map(({ rule, field, message }) => (
              <li key={`${rule} ${field}`}>{message[language]}</li>
            ))}
          </ul>
        </div>
      )}
      {matches.map((match) => (
        <MatchCard key={match.awardId} applicationId={id} match={match} session={session} />
      ))}
      {eligibility !== null && <Taken application={application} eligibility={eligibility} />}
      {state === "submitted" ? (
        form
      ) : canDecide && (state === "eligible" || state === "ineligible") ? (
        <details>
          <FoldSummary>{say.again}</FoldSummary>
          {form}
        </details>
      ) : null}
    </li>
  );
}

interface TakenProps {
  readonly application: ApplicationAnswer;
  readonly eligibility: NonNullable<ApplicationAnswer["eligibility"]>;
}

/** Who decided what, when and why: the outcome, and each point under it. */
function Taken({ application: { findings, resolutions }, eligibility }: TakenProps) {
  const { eligibility: say } = useSyncTexts();
  const { language } = useWording();
  const { by, at, outcome, reason } = eligibility;
  return (
    <div className="taken">
      <p>
        {say.took(by, momentText(at), say.outcome[outcome])}
        {reason !== null && ` · ${reason}`}
      </p>
      {resolutions.map((taken) => {
        const finding = findings.find(
          ({ rule, field }) => rule === taken.rule && (taken.field === null || taken.field === field),
        );
        const what = [taken.accept ? say.accept : say.reject, taken.reason, taken.ground, taken.standing].filter(Boolean);
        return (
          <p key={`${taken.rule} ${taken.field}`} className="aside">
            {finding !== undefined && `${finding.message[language]} — `}
            {say.took(taken.by, momentText(taken.at), what.join(" · "))}
          </p>
        );
      })}
    </div>
  );
}
