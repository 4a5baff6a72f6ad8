// The office's files of the round, each offered to whom the register gives it and at the stage that has it.
import { useId, useState } from "react";
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import type { RoundStage } from "../../policy/records/round.ts";
import type { Person } from "../sync/register-door.ts";
import type { RoundRecord } from "./round-record.ts";
import type { RoundSession } from "./round-session.ts";
import { useRoundTexts } from "./round-texts.ts";
import { nameOf, Section } from "./section.tsx";

interface FilesSectionProps {
  readonly round: RoundAnswer;
  readonly person: Person;
  readonly record: RoundRecord;
  readonly session: RoundSession;
  readonly isBusy: boolean;
}

const lists = ["approval-list", "assessment-forms", "recommendation-list"] as const;
type ListName = (typeof lists)[number];

const stagesOf: Readonly<Record<ListName, readonly RoundStage[]>> = {
  "approval-list": ["decision", "running", "closed"],
  "assessment-forms": ["running", "closed"],
  "recommendation-list": ["running", "closed"],
};
const readers: readonly string[] = ["clerk", "leader", "auditor"];
const withForms: ReadonlySet<string> = new Set(["approved", "rectifying", "rectification-failed", "completed"]);

export function FilesSection(props: FilesSectionProps) {
  const { round, person, record, session, isBusy } = props;
  const { files: say } = useRoundTexts();
  if (!person.roles.some((role) => readers.includes(role))) return null;
  const hasStudios = record.applications.some(({ state }) => withForms.has(state));
  const offered = lists.filter((list) => stagesOf[list].includes(round.stage) && (list !== "assessment-forms" || hasStudios));
  return (
    <Section title={say.title} className="no-print">
      <p className="aside">{say.intro}</p>
      {offered.length > 0 && (
        <div className="row-actions">
          {offered.map((list) => (
            <button
              key={list}
              type="button"
              className="small-button"
              aria-disabled={isBusy}
              onClick={() =>
                session.fetchFile(`/api/rounds/${round.id}/files/${list}.xlsx`, `${say.names[list]}-${round.id}.xlsx`)
              }
            >
              {say.names[list]}
            </button>
          ))}
        </div>
      )}
      {person.roles.includes("clerk") && round.stage === "review" && <ScoreSheet {...props} />}
      <ApplicationForm {...props} />
    </Section>
  );
}

function ScoreSheet({ round, session, isBusy }: FilesSectionProps) {
  const { files: say } = useRoundTexts();
  const id = useId();
  const [expert, setExpert] = useState("专家1");
  const label = expert.trim();
  const path = `/api/rounds/${round.id}/files/score-sheet.xlsx?expert=${encodeURIComponent(label)}`;
  return (
    <form
      className="file-choice"
      onSubmit={(event) => {
        event.preventDefault();
        if (label !== "") void session.fetchFile(path, `${say.scoreSheet}-${round.id}-${label}.xlsx`);
      }}
    >
      <p className="field">
        <label htmlFor={id}>{say.expert}</label>
        <input id={id} value={expert} maxLength={40} required onChange={({ target }) => setExpert(target.value)} />
      </p>
      <button type="submit" className="small-button" aria-disabled={isBusy}>
        {say.scoreSheet}
      </button>
    </form>
  );
}

function ApplicationForm({ record, session, isBusy }: FilesSectionProps) {
  const { files: say } = useRoundTexts();
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const application = chosen ?? record.applications[0]?.id ?? "";
  const path = `/api/applications/${application}/files/application-form.xlsx`;
  return (
    <div className="file-choice">
      <p className="field">
        <label htmlFor={id}>{say.application}</label>
        <select id={id} value={application} onChange={({ target }) => setChosen(target.value)}>
          {record.applications.map((each) => (
            <option key={each.id} value={each.id}>
              {`${each.id} ${nameOf(each)}`}
            </option>
          ))}
        </select>
      </p>
      <button
        type="button"
        className="small-button"
        aria-disabled={isBusy}
        onClick={() => session.fetchFile(path, `${say.form}-${application}.xlsx`)}
      >
        {say.form}
      </button>
    </div>
  );
}
