// What still stands between the round and its next stage and, once nothing does, the way in for whoever may take it (articles 8, 9, 14).
import { useState } from "react";
import { earliestNoticeEnd } from "../../../policy/calendar.ts";
import { type IsoDate, isoDateSchema } from "../../../policy/kinds.ts";
import { parameterOn } from "../../../policy/parameters.ts";
import type { RoundStage } from "../../../policy/records/round.ts";
import { rulingSchemas } from "../../../policy/rulings.ts";
import { standingOf } from "../../review/standing.ts";
import { ActionForm, TextField } from "../register/fields.tsx";
import { useRegisterTexts } from "../register/register-texts.ts";
import { Fold } from "./fold.tsx";
import { MissingList } from "./missing-list.tsx";
import type { ReviewPartProps } from "./review-part.ts";
import { useReviewTexts } from "./review-texts.ts";
import { useDay } from "./studio-day.ts";

export function NextStage(props: ReviewPartProps) {
  const { round, state, session, person } = props;
  const { next: say } = useReviewTexts();
  const { roles } = useRegisterTexts();
  const { applications, today } = state;
  if (applications === null || today === null) return null;
  const { next, by, missing, article } = standingOf(round, applications, today);
  if (next === null) return <p className="aside">{say.closed}</p>;
  const replaces = missing.some(({ code }) => code === "notice.missing");
  return (
    <Fold title={say.title} isOpen>
      {round.stage === "notice" && round.notice !== null && <p>{say.period(round.notice.start, round.notice.end)}</p>}
      {missing.length === 0 ? (
        <p>{say.ready(say.enter[next])}</p>
      ) : (
        <>
          <p>{say.still(say.enter[next])}</p>
          <MissingList missing={missing} state={state} session={session} />
          <p className="aside">{say.article(article)}</p>
        </>
      )}
      {person.roles.includes("clerk") && replaces && (
        <>
          <h3>{say.replacement}</h3>
          <NoticeForm {...props} today={today} />
        </>
      )}
      {!person.roles.includes(by) ? (
        <p className="aside">{say.byOther(roles[by] ?? by, say.enter[next])}</p>
      ) : missing.length > 0 ? null : next === "notice" ? (
        <NoticeForm {...props} today={today} />
      ) : next === "running" && round.decision === null ? (
        <RunningForm {...props} today={today} />
      ) : (
        <>
          {next === "running" && round.decision !== null && (
            <p className="aside">{say.decided(round.decision.document, round.decision.decidedOn)}</p>
          )}
          <PlainForm {...props} next={next} />
        </>
      )}
    </Fold>
  );
}

interface PlainFormProps extends ReviewPartProps {
  readonly next: Exclude<RoundStage, "notice">;
}

function PlainForm({ state, session, next }: PlainFormProps) {
  const { next: say } = useReviewTexts();
  return (
    <ActionForm
      label={say.enter[next]}
      isPrimary
      isBusy={state.busy !== null}
      lack={() => null}
      send={() => session.enterStage({ to: next })}
    />
  );
}

interface DatedFormProps extends ReviewPartProps {
  readonly today: IsoDate;
}

function NoticeForm({ round, state, session, today }: DatedFormProps) {
  const { next: say } = useReviewTexts();
  const ruling = rulingSchemas["notice-days"].safeParse(round.rulings.find(({ id }) => id === "notice-days")?.value).data;
  const [start, setStart] = useDay(today);
  const [chosenEnd, setEnd] = useState<string | null>(null);
  const first = isoDateSchema.safeParse(start).data;
  const earliest = first === undefined ? null : earliestNoticeEnd(first, ruling);
  const end = chosenEnd ?? earliest ?? "";
  const lack = (): string | null => {
    if (earliest === null || !isoDateSchema.safeParse(end).success) return say.missing;
    return end < earliest ? say.tooShort(earliest) : null;
  };
  const send = (): Promise<boolean> =>
    session.enterStage({ to: "notice", noticeStart: isoDateSchema.parse(start), noticeEnd: isoDateSchema.parse(end) });
  return (
    <ActionForm label={say.enter.notice} isPrimary isBusy={state.busy !== null} lack={lack} send={send}>
      <TextField type="date" label={say.noticeStart} value={start} change={setStart} />
      <TextField
        type="date"
        label={say.noticeEnd}
        value={end}
        change={setEnd}
        hint={earliest === null ? undefined : say.earliest(earliest, parameterOn("noticeDays", first ?? today))}
      />
    </ActionForm>
  );
}

/** Where nobody was left to decide on, the document says so. */
function RunningForm({ state, session, today }: DatedFormProps) {
  const { next: say } = useReviewTexts();
  const [document, setDocument] = useState("");
  const [decidedOn, setDate] = useDay(today);
  const lack = (): string | null => {
    if (document.trim() === "" || !isoDateSchema.safeParse(decidedOn).success) return say.missing;
    return decidedOn > today ? say.future : null;
  };
  const send = (): Promise<boolean> =>
    session.enterStage({ to: "running", document: document.trim(), decidedOn: isoDateSchema.parse(decidedOn) });
  return (
    <ActionForm label={say.enter.running} isPrimary isBusy={state.busy !== null} lack={lack} send={send}>
      <TextField label={say.document} value={document} change={setDocument} />
      <TextField type="date" label={say.decidedOn} value={decidedOn} change={setDate} />
    </ActionForm>
  );
}
