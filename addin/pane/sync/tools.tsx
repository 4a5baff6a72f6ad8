// What else a clerk does with the register from here: decide eligibility, send the municipal list, read the register's states.
import { useId } from "react";
import type { ApplicationSheet, RegisterValue } from "../../sync/register-columns.ts";
import { registerValues } from "../../sync/register-columns.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import type { SyncState } from "../../sync/sync-state.ts";
import { FoldSummary } from "../fold-summary.tsx";
import { useSyncTexts } from "./sync-texts.ts";

interface ToolsProps {
  readonly state: SyncState;
  readonly session: SyncSession;
  readonly showEligibility: () => void;
}

export function Tools({ state, session, showEligibility }: ToolsProps) {
  const { tools: say } = useSyncTexts();
  return (
    <section className="tools">
      <h2>{say.title}</h2>
      <div className="row-actions">
        <button type="button" className="small-button" onClick={showEligibility}>
          {say.eligibility}
        </button>
        <button type="button" className="small-button" title={say.awardsWhy} onClick={session.sendMunicipalList}>
          {say.awards}
        </button>
        <button
          type="button"
          className="small-button"
          title={state.hasRegistered ? say.sheetWhy : say.sheetNotYet}
          aria-disabled={!state.hasRegistered}
          onClick={() => {
            if (state.hasRegistered) void session.writeRegisterSheet();
          }}
        >
          {say.sheet}
        </button>
      </div>
      {state.sheets.length > 0 && (
        <details className="panel">
          <FoldSummary>{say.columns}</FoldSummary>
          <p className="aside">{say.columnsWhy}</p>
          {state.sheets.flatMap((sheet) =>
            registerValues.map((value) => (
              <ColumnSelect key={`${sheet.name} ${value}`} sheet={sheet} value={value} state={state} session={session} />
            )),
          )}
        </details>
      )}
    </section>
  );
}

interface ColumnSelectProps extends Omit<ToolsProps, "showEligibility"> {
  readonly sheet: ApplicationSheet;
  readonly value: RegisterValue;
}

const none = "";
const fresh = "\n";

function ColumnSelect({ sheet, value, state, session }: ColumnSelectProps) {
  const { tools: say } = useSyncTexts();
  const id = useId();
  const chosen = state.registerColumns[sheet.name]?.[value];
  const isKnown = sheet.free.some(({ folded }) => folded === chosen);
  const choose = (folded: string): void => {
    const choice = folded === none ? null : folded === fresh ? ("new" as const) : { folded };
    void session.chooseRegisterColumn(sheet.name, value, choice);
  };
  return (
    <p className="column-select">
      <label htmlFor={id}>{say.columnOf(sheet.name, say.column[value])}</label>
      <select id={id} value={chosen ?? none} onChange={({ target }) => choose(target.value)}>
        <option value={none}>{say.noColumn}</option>
        {chosen !== undefined && !isKnown && <option value={chosen}>{chosen}</option>}
        {sheet.free.map(({ folded, text }) => (
          <option key={folded} value={folded}>
            {text}
          </option>
        ))}
        <option value={fresh}>{say.newColumn}</option>
      </select>
    </p>
  );
}
