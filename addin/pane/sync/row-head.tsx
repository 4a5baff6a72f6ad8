// Which application a row is, and the way to its cell.
import type { ApplicationField } from "../../../policy/records/application.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import type { WorkbookRow } from "../../sync/workbook-row.ts";
import { useSyncTexts } from "./sync-texts.ts";

interface RowHeadProps {
  readonly row: WorkbookRow;
  readonly session: SyncSession;
  /** The register's number, where it has one. */
  readonly number?: string | null;
  /** The cell the link goes to; the row where null. */
  readonly field?: ApplicationField | null;
}

export function RowHead({ row, session, number = null, field = null }: RowHeadProps) {
  const say = useSyncTexts();
  const { hostName, leadName } = row.values;
  const place = `${row.sheet}!${row.row}`;
  return (
    <div className="row-head">
      <span className="row-name">{[hostName, leadName].filter(Boolean).join(" · ") || place}</span>
      {number !== null && <span className="aside">{number}</span>}
      <button type="button" className="link place" title={say.plan.goTo(place)} onClick={() => session.select(row, field)}>
        {place}
      </button>
    </div>
  );
}
