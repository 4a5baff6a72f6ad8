// The studios of the round after the decision: what was recorded of each, what may be done now and by whom (articles 13 to 15).

import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { formatYuan } from "../../../policy/money.ts";
import type { UnsentLedger } from "../../review/sent-ledgers.ts";
import { actionsFor, wasApproved } from "../../review/studio-actions.ts";
import { fundingWord, stateWord } from "../../sync/register-words.ts";
import { LazyFold } from "../register/lazy-fold.tsx";
import { useLongList } from "../register/long-list.tsx";
import { useWording } from "../strings/strings.ts";
import { ApplicationName } from "./application-name.tsx";
import { Fold } from "./fold.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { type ReviewTexts, useReviewTexts } from "./review-texts.ts";
import { StudioForm } from "./studio-forms.tsx";
import { UnsentRows } from "./unsent-rows.tsx";

export function StudiosSection(props: ReviewPartProps) {
  const { round, state, session, person } = props;
  const { studios: say } = useReviewTexts();
  const studios = (state.applications ?? []).filter(wasApproved);
  const [shown, more] = useLongList(studios);
  if (studios.length === 0) return null;
  const sends = person.roles.includes("clerk") && round.stage === "running";
  const textOf = ({ why }: UnsentLedger): string => say.why[why];
  return (
    <>
      {sends && (
        <Fold title={say.ledgers}>
          <p className="aside">{say.ledgersWhy}</p>
          <div className="row-actions">
            <button
              type="button"
              className="small-button"
              aria-disabled={state.busy !== null || undefined}
              onClick={session.sendLedgers}
            >
              {say.sendLedgers}
            </button>
          </div>
          <UnsentRows title={say.unsent} rows={state.unsentLedgers} textOf={textOf} session={session} />
          <LedgerFindings state={state} session={session} />
        </Fold>
      )}
      <Fold title={say.title} count={studios.length} isOpen>
        <ul className="cards">
          {shown.map((studio) => (
            <StudioCard key={studio.id} {...props} studio={studio} />
          ))}
        </ul>
        {more}
      </Fold>
    </>
  );
}

function LedgerFindings({ state, session }: Pick<ReviewPartProps, "state" | "session">) {
  const { studios: say } = useReviewTexts();
  const { language } = useWording();
  if (state.ledgerFindings.length === 0) return null;
  return (
    <section className="unsent" aria-label={say.ledgerFindings}>
      <h3>{say.ledgerFindings}</h3>
      <ul>
        {state.ledgerFindings.map(({ applicationId, message }) => (
          <li key={`${applicationId} ${message.zh}`}>
            <ApplicationName id={applicationId} state={state} session={session} />
            <p>{message[language]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StudioCardProps extends ReviewPartProps {
  readonly studio: ApplicationAnswer;
}

function StudioCard({ round, state, session, person, studio }: StudioCardProps) {
  const { studios: say } = useReviewTexts();
  const { language } = useWording();
  const { id, version, funding } = studio;
  const hint = hintOf(studio, say);
  return (
    <li className="card">
      <ApplicationName id={id} state={state} session={session} />
      <p>
        <span className="tag">{stateWord(studio.state, language)}</span>
        <span className="tag">{fundingWord(funding, language)}</span>
      </p>
      <ul className="facts">
        {factsOf(studio, say).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {hint !== null && <p className="aside">{hint}</p>}
      {actionsFor(studio, person.roles, round.stage).map((action) => (
        <LazyFold key={`${action} ${version}`} title={say.actions[action]}>
          <StudioForm action={action} studio={studio} state={state} session={session} />
        </LazyFold>
      ))}
    </li>
  );
}

function hintOf({ state, assessments }: ApplicationAnswer, { hint: say }: ReviewTexts["studios"]): string | null {
  switch (state) {
    case "rectifying":
      return say.rectifying(assessments.at(-1)?.rectificationDeadline ?? "");
    case "approved":
    case "rectification-failed":
    case "revoked":
    case "completed":
      return say[state];
    default:
      return null;
  }
}

/** In the order of a studio's life. */
function factsOf(studio: ApplicationAnswer, { facts: say }: ReviewTexts["studios"]): string[] {
  const { decision, plaque, plans, assessments, sanctions, revocation } = studio;
  return [
    decision === null ? null : say.decision(decision.document, decision.decidedOn),
    plaque.issuedOn === null ? null : say.plaque(plaque.issuedOn),
    ...plans.map(({ year, tasks }) => say.plan(year, tasks.length)),
    ...assessments.map(({ kind, assessedOn, grade, secondAmountFen }) =>
      [say[kind](assessedOn, grade), secondAmountFen === null ? "" : say.amount(formatYuan(secondAmountFen))]
        .filter(Boolean)
        .join(" · "),
    ),
    ...sanctions.map(({ measure, decidedOn, reason }) => say[measure](decidedOn, reason)),
    revocation === null ? null : say.revoked(revocation.decidedOn, revocation.document),
    plaque.returnedOn === null ? null : say.returned(plaque.returnedOn),
  ].filter((fact) => fact !== null);
}
