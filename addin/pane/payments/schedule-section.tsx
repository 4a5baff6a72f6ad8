// The payment schedule by studio, filtered by status; a clerk ticks what goes into the next batch.
import { Button } from "@fluentui/react-components";
import { useId, useMemo, useState } from "react";
import type { ScheduleAnswer } from "../../../policy/contract/payments.ts";
import { formatYuan } from "../../../policy/money.ts";
import type { PaymentsState } from "../../payments/payments-desk.ts";
import type { PaymentsSession } from "../../payments/payments-session.ts";
import { groupFigures, isPayable, type LineGroup, lineGroups, studiosOf, sumOf } from "../../payments/schedule-figures.ts";
import type { Person } from "../../sync/register-door.ts";
import { useLongList } from "../register/long-list.tsx";
import { usePaymentsTexts } from "./payments-texts.ts";
import { StudioLines } from "./studio-lines.tsx";

interface ScheduleSectionProps {
  readonly schedule: ScheduleAnswer;
  readonly state: PaymentsState;
  readonly session: PaymentsSession;
  readonly person: Person;
}

export function ScheduleSection({ schedule, state, session, person }: ScheduleSectionProps) {
  const say = usePaymentsTexts();
  const id = useId();
  const [wanted, setWanted] = useState<LineGroup | null>(null);
  const figures = useMemo(() => groupFigures(schedule), [schedule]);
  const studios = useMemo(() => studiosOf(schedule.lines, wanted), [schedule, wanted]);
  const [shown, more] = useLongList(studios);
  return (
    <section className="payments-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say.schedule.title}</h2>
      {person.roles.includes("clerk") && <Preparing schedule={schedule} state={state} session={session} />}
      <p className="select-row">
        <label htmlFor={id}>{say.schedule.filter}</label>
        <select
          id={id}
          value={wanted ?? ""}
          onChange={({ target }) => setWanted(lineGroups.find((group) => group === target.value) ?? null)}
        >
          <option value="">{say.schedule.all(schedule.lines.length)}</option>
          {figures.map(({ group, count }) => (
            <option key={group} value={group}>
              {say.schedule.one(say.groups[group], count)}
            </option>
          ))}
        </select>
      </p>
      {studios.length === 0 && <p className="aside">{say.schedule.none}</p>}
      <ul className="studios">
        {shown.map((studio) => (
          <StudioLines key={studio.applicationId} studio={studio} state={state} session={session} person={person} />
        ))}
      </ul>
      {more}
    </section>
  );
}

/** What is ticked, and the button that makes a batch of it. */
function Preparing({ schedule, state, session }: Omit<ScheduleSectionProps, "person">) {
  const say = usePaymentsTexts();
  const payable = schedule.lines.filter(isPayable);
  const ids = payable.map(({ paymentId }) => paymentId);
  const chosen = payable.filter(({ paymentId }) => !state.left.has(paymentId));
  return (
    <div className="preparing">
      {payable.length === 0 ? (
        <p className="aside">{say.nothingDue}</p>
      ) : (
        <div className="row-actions">
          <p>{say.schedule.chosen(chosen.length, formatYuan(sumOf(chosen)))}</p>
          <button type="button" className="small-button quiet" onClick={() => session.choose(ids, true)}>
            {say.schedule.chooseAll}
          </button>
          <button type="button" className="small-button quiet" onClick={() => session.choose(ids, false)}>
            {say.schedule.chooseNone}
          </button>
        </div>
      )}
      <Button
        appearance={payable.length > 0 ? "primary" : "secondary"}
        disabledFocusable={state.busy !== null || payable.length === 0}
        onClick={session.prepare}
      >
        {say.prepare}
      </Button>
    </div>
  );
}
