// What is missing, by kind, each application with the way to its row in the workbook.
import { useState } from "react";
import { missingSentence } from "../../../policy/refusal-wording.ts";
import type { ReviewSession, ReviewState } from "../../review/review-session.ts";
import type { MissingPoint } from "../../sync/register-client.ts";
import { useWording } from "../strings/strings.ts";
import { ApplicationName } from "./application-name.tsx";
import { useReviewTexts } from "./review-texts.ts";

interface MissingListProps {
  readonly missing: readonly MissingPoint[];
  readonly state: ReviewState;
  readonly session: ReviewSession;
}

export function MissingList({ missing, state, session }: MissingListProps) {
  const { language } = useWording();
  if (missing.length === 0) return null;
  const kinds = Map.groupBy(missing, ({ code }) => code);
  return (
    <ul className="missing">
      {[...kinds].map(([code, points]) => (
        <li key={code}>
          {missingSentence(code)?.[language] ?? code}
          <MissingOfKind points={points} state={state} session={session} />
        </li>
      ))}
    </ul>
  );
}

const atOnce = 8;

interface MissingOfKindProps {
  readonly points: readonly MissingPoint[];
  readonly state: ReviewState;
  readonly session: ReviewSession;
}

function MissingOfKind({ points, state, session }: MissingOfKindProps) {
  const { next: say } = useReviewTexts();
  const [shown, setShown] = useState(atOnce);
  const named = points.flatMap(({ applicationId, count }) => (applicationId === null ? [] : [{ applicationId, count }]));
  if (named.length === 0) return null;
  return (
    <>
      <ul>
        {named.slice(0, shown).map(({ applicationId, count }) => (
          <li key={applicationId}>
            <ApplicationName id={applicationId} state={state} session={session} after={count > 1 ? say.times(count) : ""} />
          </li>
        ))}
      </ul>
      {named.length > shown && (
        <button type="button" className="small-button quiet" onClick={() => setShown(shown * 10)}>
          {say.rest(named.length - shown)}
        </button>
      )}
    </>
  );
}
