// 识别结果: how each sheet was read, with every header's meaning to accept or correct. Loaded when it is opened.
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { fieldLabel, tableLabel } from "../../../policy/wording/labels.ts";
import type { CheckReport } from "../../session/check-report.ts";
import type { RecognisedColumn, RecognisedSheet } from "../../session/recognition.ts";
import type { Session } from "../../session/session.ts";
import { useWording } from "../strings/strings.ts";
import { FieldSelect } from "./field-select.tsx";
import "./recognition.css";
import { FoldSummary } from "../fold-summary.tsx";

interface RecognitionViewProps {
  readonly report: CheckReport;
  readonly session: Session;
  readonly back: () => void;
}

export default function RecognitionView({ report, session, back }: RecognitionViewProps) {
  const { strings } = useWording();
  return (
    <section className="recognition" aria-labelledby="recognition-title">
      <header>
        <h2 id="recognition-title">{strings.recognition.title}</h2>
        <Button size="small" onClick={back}>
          {strings.recognition.back}
        </Button>
      </header>
      <p className="aside">{strings.recognition.intro}</p>
      {report.sheets.map((sheet) => (
        <SheetCard key={sheet.name} sheet={sheet} session={session} />
      ))}
    </section>
  );
}

interface SheetCardProps {
  readonly sheet: RecognisedSheet;
  readonly session: Session;
}

function SheetCard({ sheet, session }: SheetCardProps) {
  const { strings, language } = useWording();
  const { recognition: say, summary } = strings;
  const { name, tables, headerRow, dataRows, skippedRows, columns } = sheet;
  const open = columns.filter(({ state }) => state === "suggested" || state === "ambiguous");
  const suggested = open.filter(({ state, field }) => state === "suggested" && field !== null);
  const read = columns.filter(({ state }) => state === "read");
  const unread = columns.filter(({ state }) => state === "unread");
  const rows = (of: readonly RecognisedColumn[]) =>
    of.map((column) => <ColumnRow key={column.cell} column={column} sheet={sheet} session={session} />);
  return (
    <section className="sheet-card">
      <h3>{name}</h3>
      <p className="sheet-tables">
        {tables.length === 0 ? say.ignored : tables.map((table) => tableLabel(table, language)).join(summary.and)}
      </p>
      <p className="aside">
        {headerRow === null ? say.noHeader : tables.length > 0 && say.rows(dataRows, skippedRows, headerRow)}
      </p>
      {suggested.length > 0 && (
        <div className="panel-row">
          <p>{say.suggested(suggested.length)}</p>
          <Button
            size="small"
            onClick={() =>
              session.choose(
                name,
                suggested.map(({ folded, field }) => ({ folded, field })),
              )
            }
          >
            {say.acceptAll}
          </Button>
        </div>
      )}
      {rows(open)}
      {rows(read)}
      {unread.length > 0 && (
        <details className="sub-panel" open={tables.length === 0}>
          <FoldSummary>{say.unreadColumns(unread.length)}</FoldSummary>
          {rows(unread)}
        </details>
      )}
    </section>
  );
}

interface ColumnRowProps extends SheetCardProps {
  readonly column: RecognisedColumn;
}

/** One header. Its choice of fields opens on demand: sixty lists of sixty fields would weigh on the page. */
function ColumnRow({ column, sheet, session }: ColumnRowProps) {
  const { strings, language } = useWording();
  const { recognition: say } = strings;
  const [isOpen, setIsOpen] = useState(false);
  const { cell, header, folded, state, field, chosen } = column;
  const meaning = field === null ? "" : fieldLabel(field, language);
  return (
    <div className={`column-row column-${state}`}>
      <p>
        <button
          type="button"
          className="link place"
          title={strings.list.goTo(cell)}
          onClick={() => session.select(sheet.name, cell)}
        >
          {cell}
        </button>
        <span className="header-text">{header}</span>
        <span className="aside">
          {say.states[state]} {state !== "unread" && <strong>{meaning}</strong>}
          {chosen && ` · ${say.chosen}`}
        </span>
      </p>
      <div className="row-actions">
        {state === "suggested" && field !== null && (
          <button
            type="button"
            className="small-button"
            aria-label={say.acceptFor(header, meaning)}
            onClick={() => session.choose(sheet.name, [{ folded, field }])}
          >
            {say.accept}
          </button>
        )}
        <button
          type="button"
          className="small-button quiet"
          aria-expanded={isOpen}
          aria-label={say.changeFor(header)}
          onClick={() => setIsOpen(!isOpen)}
        >
          {say.change}
        </button>
      </div>
      {isOpen && (
        <FieldSelect
          column={column}
          tables={sheet.tables}
          decide={(decided) => {
            setIsOpen(false);
            session.choose(sheet.name, [{ folded, field: decided }]);
          }}
        />
      )}
    </div>
  );
}
