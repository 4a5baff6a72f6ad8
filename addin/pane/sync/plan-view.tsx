// The preview in lists: first what waits for the clerk, then what goes up and what comes down.
import { Checkbox } from "@fluentui/react-components";
import { fieldLabel } from "../../../policy/wording/labels.ts";
import type { SyncPlan } from "../../sync/sync-plan.ts";
import { changesSomething } from "../../sync/sync-plan.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import type { SyncState } from "../../sync/sync-state.ts";
import { useWording } from "../strings/strings.ts";
import { ChangedRow } from "./changed-row.tsx";
import { Conflicts } from "./conflicts.tsx";
import { PlanSection } from "./plan-section.tsx";
import { OthersRow, QuestionCard } from "./question-card.tsx";
import { RegisterOnlyRow } from "./register-only-row.tsx";
import { RowHead } from "./row-head.tsx";
import { useSyncTexts } from "./sync-texts.ts";

interface PlanViewProps {
  readonly plan: SyncPlan;
  readonly state: SyncState;
  readonly session: SyncSession;
}

export function PlanView({ plan, state, session }: PlanViewProps) {
  const say = useSyncTexts();
  const { rows, questions, registerOnly } = plan;
  const others = rows.filter(({ outcome }) => outcome === "unresolved");
  return (
    <div className="plan">
      {!changesSomething(plan, state.picks) && <p className="aside">{say.plan.nothingUp}</p>}
      <div className="numbers">
        <Checkbox
          checked={state.numbers === true}
          label={say.numbers}
          onChange={(_, { checked }) => session.allowNumbers(checked === true)}
        />
        <p className="aside">{say.numbersWhy}</p>
      </div>
      <PlanSection title={say.plan.questions} items={[...questions, ...others]} isOpen>
        {(item) =>
          "rows" in item ? (
            <QuestionCard key={item.applicationId} question={item} session={session} />
          ) : (
            <OthersRow key={item.prepared.request.ref} row={item} session={session} />
          )
        }
      </PlanSection>
      <Conflicts plan={plan} picks={state.picks} session={session} />
      <Refused plan={plan} session={session} />
      <PlanSection title={say.plan.registerOnly} items={registerOnly} note={say.only.body} isOpen>
        {(one) => <RegisterOnlyRow key={one.applicationId} application={one} session={session} />}
      </PlanSection>
      <PlanSection title={say.plan.created} items={rows.filter(({ outcome }) => outcome === "created")} isOpen>
        {({ prepared }) => (
          <li key={prepared.request.ref}>
            <RowHead row={prepared.row} session={session} />
          </li>
        )}
      </PlanSection>
      <PlanSection
        title={say.plan.outgoing}
        items={rows.filter(({ outcome, outgoing }) => outcome !== "created" && outcome !== "refused" && outgoing.length > 0)}
        isOpen
      >
        {(row) => <ChangedRow key={row.prepared.request.ref} row={row} direction="outgoing" session={session} />}
      </PlanSection>
      <PlanSection title={say.plan.incoming} items={rows.filter(({ incoming }) => incoming.length > 0)} isOpen>
        {(row) => <ChangedRow key={row.prepared.request.ref} row={row} direction="incoming" session={session} />}
      </PlanSection>
    </div>
  );
}

function Refused({ plan, session }: Omit<PlanViewProps, "state">) {
  const say = useSyncTexts();
  const { language } = useWording();
  const refused = [
    ...plan.unsendable.map(({ row, field }) => ({
      row,
      field,
      why: say.refused.unsendable(fieldLabel(field, language)),
    })),
    ...plan.rows.flatMap(({ outcome, prepared: { row }, result: { refusal } }) =>
      outcome === "refused" ? [{ row, field: null, why: refusal?.message[language] ?? "" }] : [],
    ),
  ];
  return (
    <PlanSection title={say.plan.refused} items={refused} isOpen>
      {({ row, field, why }) => (
        <li key={`${row.sheet}!${row.row}`} className="refused">
          <RowHead row={row} session={session} field={field} />
          <p>{why}</p>
        </li>
      )}
    </PlanSection>
  );
}
