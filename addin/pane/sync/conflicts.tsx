// Fields both sides changed: base, mine and theirs, by whom and when. Each is picked here, or all at once; none is picked unasked.
import { useId } from "react";
import { fieldLabel } from "../../../policy/wording/labels.ts";
import {
  isSettled,
  type Pick,
  type Picks,
  type PlanConflict,
  type PlanRow,
  pickOf,
  type SyncPlan,
} from "../../sync/sync-plan.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import { momentText } from "../register/moment.ts";
import { useWording } from "../strings/strings.ts";
import { PlanSection } from "./plan-section.tsx";
import { RowHead } from "./row-head.tsx";
import { useSyncTexts } from "./sync-texts.ts";
import { valueText } from "./values.ts";

interface ConflictsProps {
  readonly plan: SyncPlan;
  readonly picks: Picks;
  readonly session: SyncSession;
}

export function Conflicts({ plan, picks, session }: ConflictsProps) {
  const say = useSyncTexts();
  const rows = plan.rows.filter(({ outcome }) => outcome === "conflict");
  const left = rows.filter((row) => !isSettled(row, picks)).length;
  return (
    <PlanSection
      title={say.plan.conflicts}
      items={rows}
      isOpen
      note={left > 0 ? say.conflict.left(left) : say.conflict.settled}
      head={
        <div className="pick-all">
          <button type="button" className="small-button" onClick={() => session.pickAll("mine")}>
            {say.conflict.allMine}
          </button>
          <button type="button" className="small-button" onClick={() => session.pickAll("theirs")}>
            {say.conflict.allTheirs}
          </button>
        </div>
      }
    >
      {(row) => <ConflictCard key={row.prepared.request.ref} row={row} picks={picks} session={session} />}
    </PlanSection>
  );
}

interface CardProps {
  readonly row: PlanRow;
  readonly picks: Picks;
  readonly session: SyncSession;
}

function ConflictCard({ row, picks, session }: CardProps) {
  return (
    <li className="conflict" data-settled={isSettled(row, picks)}>
      <RowHead
        row={row.prepared.row}
        session={session}
        number={row.result.applicationId}
        field={row.conflicts[0]?.field ?? null}
      />
      {row.conflicts.map((conflict) => (
        <ConflictField key={conflict.field} row={row} conflict={conflict} picks={picks} session={session} />
      ))}
    </li>
  );
}

function ConflictField({ row, conflict, picks, session }: CardProps & { readonly conflict: PlanConflict }) {
  const say = useSyncTexts();
  const { language } = useWording();
  const name = useId();
  const { field, base, mine, theirs, by, at } = conflict;
  const picked = pickOf(row, conflict, picks);
  const option = (pick: Pick, label: string, value: string, who: string | null) => (
    <label className="pick">
      <input type="radio" name={name} checked={picked === pick} onChange={() => session.pick(row, [field], pick)} />
      <span>
        <span className="pick-side">{label}</span> <strong>{value}</strong>
        {who !== null && <span className="aside">{who}</span>}
      </span>
    </label>
  );
  const who = by === null ? null : say.conflict.by(by, at === null ? "" : momentText(at));
  return (
    <fieldset className="conflict-field">
      <legend>
        {fieldLabel(field, language)}
        <span className="aside">{say.conflict.base(valueText(base, say))}</span>
      </legend>
      {option("mine", say.conflict.mine, valueText(mine, say), null)}
      {option("theirs", say.conflict.theirs, valueText(theirs, say), who)}
    </fieldset>
  );
}
