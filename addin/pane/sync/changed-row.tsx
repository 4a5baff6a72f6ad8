// A row that one side changed: field by field, what stands there and what it becomes.
import { fieldLabel } from "../../../policy/wording/labels.ts";
import type { PlanRow } from "../../sync/sync-plan.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import { useWording } from "../strings/strings.ts";
import { RowHead } from "./row-head.tsx";
import { useSyncTexts } from "./sync-texts.ts";
import { valueText } from "./values.ts";

interface ChangedRowProps {
  readonly row: PlanRow;
  readonly direction: "outgoing" | "incoming";
  readonly session: SyncSession;
}

export function ChangedRow({ row, direction, session }: ChangedRowProps) {
  const say = useSyncTexts();
  const { language } = useWording();
  const { prepared, result } = row;
  const first = row[direction][0]?.field ?? null;
  return (
    <li>
      <RowHead row={prepared.row} session={session} number={result.applicationId} field={first} />
      <dl className="changes">
        {direction === "outgoing"
          ? row.outgoing.map(({ field, mine }) => (
              <div key={field}>
                <dt>{fieldLabel(field, language)}</dt>
                <dd>{valueText(mine, say)}</dd>
              </div>
            ))
          : row.incoming.map(({ field, mine, theirs }) => (
              <div key={field}>
                <dt>{fieldLabel(field, language)}</dt>
                <dd>
                  <del>{valueText(mine, say)}</del> {say.plan.becomes} <ins>{valueText(theirs, say)}</ins>
                </dd>
              </div>
            ))}
      </dl>
    </li>
  );
}
