// Several rows that could be one application, or a row that carries another's number: a person says which, nothing is guessed.
import type { Question } from "../../sync/match-rows.ts";
import type { PlanRow } from "../../sync/sync-plan.ts";
import type { SyncSession } from "../../sync/sync-session.ts";
import { RowHead } from "./row-head.tsx";
import { useSyncTexts } from "./sync-texts.ts";

export function QuestionCard({ question, session }: { readonly question: Question; readonly session: SyncSession }) {
  const { question: say } = useSyncTexts();
  const { applicationId, rows } = question;
  return (
    <li className="question">
      <h3>{say.title(applicationId)}</h3>
      <p className="aside">{say.body}</p>
      {rows.map((row) => (
        <div key={`${row.sheet}!${row.row}`} className="panel-row">
          <RowHead row={row} session={session} />
          <button
            type="button"
            className="small-button"
            aria-label={`${say.isThis} ${say.row(row.sheet, row.row)}`}
            onClick={() => session.answer(applicationId, row.content)}
          >
            {say.isThis}
          </button>
        </div>
      ))}
      <button type="button" className="small-button quiet" onClick={() => session.answer(applicationId, null)}>
        {say.none}
      </button>
    </li>
  );
}

export function OthersRow({ row, session }: { readonly row: PlanRow; readonly session: SyncSession }) {
  const { question: say } = useSyncTexts();
  const { row: here, claim } = row.prepared;
  return (
    <li className="question">
      <RowHead row={here} session={session} />
      <p>{say.others(claim?.applicationId ?? here.number ?? "")}</p>
    </li>
  );
}
