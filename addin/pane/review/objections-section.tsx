// Objections to the notice, and the office's answer to each with its reason (article 9). Names no objector.
import { useState } from "react";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import { ActionForm, ChoiceField } from "../register/fields.tsx";
import { useLongList } from "../register/long-list.tsx";
import { momentText } from "../register/moment.ts";
import { Reason } from "../sync/reason.tsx";
import { ApplicationName } from "./application-name.tsx";
import { Fold } from "./fold.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";

type Objection = ApplicationAnswer["objections"][number];

export function ObjectionsSection(props: ReviewPartProps) {
  const { round, state, session, person } = props;
  const { objections: say } = useReviewTexts();
  const all = (state.applications ?? []).flatMap(({ id, objections }) =>
    objections.map((objection) => ({ application: id, objection })),
  );
  const open = all.filter(({ objection }) => objection.outcome === null);
  const [shown, more] = useLongList([...open, ...all.filter(({ objection }) => objection.outcome !== null)]);
  if (all.length === 0) return null;
  const mayClose = person.roles.includes("clerk") && round.stage !== "closed";
  return (
    <Fold title={say.title} count={all.length} isOpen={open.length > 0}>
      <ul className="cards">
        {shown.map(({ application, objection }) => (
          <li key={objection.id} className="card">
            <ApplicationName id={application} state={state} session={session} />
            <p>
              <span className="aside">
                {objection.id} · {say.filed(objection.filedOn)}
              </span>{" "}
              {objection.reason}
            </p>
            {mayClose && <Objector objection={objection.id} state={state} session={session} />}
            {objection.outcome === null ? (
              mayClose ? (
                <OutcomeForm {...props} objection={objection} />
              ) : (
                <p className="aside">{say.open}</p>
              )
            ) : (
              <p className="taken">
                {say.took(
                  objection.outcome.by,
                  momentText(objection.outcome.at),
                  say.outcome[objection.outcome.outcome],
                  objection.outcome.reason,
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      {more}
    </Fold>
  );
}

interface ObjectorProps extends Pick<ReviewPartProps, "state" | "session"> {
  readonly objection: string;
}

function Objector({ objection, state, session }: ObjectorProps) {
  const { objections: say } = useReviewTexts();
  const objector = state.objectors.get(objection);
  if (objector !== undefined) return <p>{objector}</p>;
  return (
    <button type="button" className="link reveal" onClick={() => session.revealObjector(objection)}>
      {say.reveal}
    </button>
  );
}

interface OutcomeFormProps extends ReviewPartProps {
  readonly objection: Objection;
}

function OutcomeForm({ state, session, objection }: OutcomeFormProps) {
  const { objections: say } = useReviewTexts();
  const [outcome, setOutcome] = useState<"upheld" | "dismissed" | null>(null);
  const [reason, setReason] = useState("");
  const lack = (): string | null => (outcome === null || reason.trim() === "" ? say.missing : null);
  const send = async (): Promise<boolean> =>
    outcome !== null && session.closeObjection(objection.id, { outcome, reason: reason.trim() });
  return (
    <ActionForm label={say.save} isBusy={state.busy !== null} lack={lack} send={send}>
      <ChoiceField
        label={say.result}
        value={outcome}
        options={[
          ["upheld", say.uphold],
          ["dismissed", say.dismiss],
        ]}
        change={setOutcome}
      />
      <Reason label={say.reason} value={reason} change={setReason} />
    </ActionForm>
  );
}
