// Article 14: a row of the municipal list that this application matches, and whether a person says it is the same studio.
import { type FormEvent, useId, useState } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import { momentText } from "../register/moment.ts";
import { Reason } from "./reason.tsx";
import { useSyncTexts } from "./sync-texts.ts";

interface MatchCardProps {
  readonly applicationId: string;
  readonly match: ApplicationAnswer["matches"][number];
  readonly session: SyncSession;
}

export function MatchCard({ applicationId, match, session }: MatchCardProps) {
  const { eligibility } = useSyncTexts();
  const { match: say } = eligibility;
  const { programme, awardYear, hostName, leadName, resolution } = match;
  const text = say.text(programme ?? "", String(awardYear ?? ""), hostName ?? "", leadName ?? "");
  return (
    <div className="points">
      <h3>{say.title}</h3>
      <p>{text}</p>
      {resolution === null ? (
        <MatchForm applicationId={applicationId} match={match} session={session} />
      ) : (
        <p className="aside">
          {eligibility.took(resolution.by, momentText(resolution.at), resolution.same ? say.tookSame : say.tookOther)}
          {` · ${resolution.reason}`}
        </p>
      )}
    </div>
  );
}

function MatchForm({ applicationId, match, session }: MatchCardProps) {
  const { eligibility } = useSyncTexts();
  const { match: say } = eligibility;
  const name = useId();
  const [same, setSame] = useState<boolean | null>(null);
  const [reason, setReason] = useState("");
  const [isWanting, setIsWanting] = useState(false);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const given = reason.trim();
    setIsWanting(same === null || given === "");
    if (same !== null && given !== "")
      void session.resolveMatch(applicationId, { awardId: match.awardId, same, reason: given });
  };
  return (
    <form className="decision-form" onSubmit={save}>
      {([true, false] as const).map((each) => (
        <label key={String(each)} className="pick">
          <input type="radio" name={name} checked={same === each} onChange={() => setSame(each)} />
          {each ? say.same : say.other}
        </label>
      ))}
      <Reason label={eligibility.reason} value={reason} change={setReason} />
      {isWanting && <p role="alert">{say.missing}</p>}
      <div className="row-actions">
        <button type="submit" className="small-button">
          {say.save}
        </button>
      </div>
    </form>
  );
}
