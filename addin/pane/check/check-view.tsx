// The tab 校验: one button, the result, and everything that can be done about it.
import { Button, ProgressBar } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { CheckReport } from "../../session/check-report.ts";
import type { Session } from "../../session/session.ts";
import type { Busy, SessionState } from "../../session/state.ts";
import { StateCard } from "../state-card.tsx";
import { useWording } from "../strings/strings.ts";
import { ChangeLog } from "./change-log.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FindingList } from "./finding-list.tsx";
import { FixPanel } from "./fix-panel.tsx";
import { filtered, grouped, noFilters } from "./group-findings.ts";
import { Messages } from "./messages.tsx";
import { Background, Status } from "./summary.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import "./check.css";
import "./findings.css";

const RecognitionView = lazy(() => import("../recognition/recognition-view.tsx"));

export function CheckView({ session }: { readonly session: Session }) {
  const { strings } = useWording();
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [showsRecognition, setShowsRecognition] = useState(false);
  const showRecognition = useCallback(() => setShowsRecognition(true), []);
  const container = useRef<HTMLDivElement>(null);
  useKeptFocus(container, state);
  const { report, busy } = state;
  return (
    <div ref={container} className="check-view" aria-busy={busy !== null}>
      <Toolbar state={state} session={session} showRecognition={showRecognition} />
      <Status report={report} busy={busy} />
      {busy !== null && !busy.quiet && <Progress busy={busy} cancel={session.cancel} />}
      <Messages state={state} session={session} />
      {showsRecognition && report !== null ? (
        <Suspense fallback={<p className="loading">{strings.recognition.loading}</p>}>
          <RecognitionView report={report} session={session} back={() => setShowsRecognition(false)} />
        </Suspense>
      ) : (
        <Result state={state} session={session} showRecognition={showRecognition} />
      )}
    </div>
  );
}

interface ViewProps {
  readonly state: SessionState;
  readonly session: Session;
  readonly showRecognition: () => void;
}

function Toolbar({ state, session, showRecognition }: ViewProps) {
  const { strings } = useWording();
  const { check } = strings;
  const isBusy = state.busy !== null && !state.busy.quiet;
  const small = { size: "small", appearance: "subtle", disabledFocusable: isBusy } as const;
  return (
    <div className="toolbar">
      <Button appearance="primary" className="run" disabledFocusable={isBusy} onClick={session.check}>
        {check.run}
      </Button>
      <div className="toolbar-row">
        {state.report !== null && (
          <>
            <Button {...small} onClick={session.writeReport}>
              {check.report}
            </Button>
            <Button {...small} onClick={showRecognition}>
              {check.recognition}
            </Button>
            <Button {...small} onClick={session.refreshMarks}>
              {check.refreshMarks}
            </Button>
          </>
        )}
        <Button {...small} onClick={session.clearMarks}>
          {check.clearMarks}
        </Button>
      </div>
    </div>
  );
}

function Progress({ busy, cancel }: { readonly busy: Busy; readonly cancel: () => void }) {
  const { strings } = useWording();
  const share = busy.share === null || busy.share === 0 ? undefined : busy.share;
  return (
    <div className="progress">
      <ProgressBar aria-label={strings.busy[busy.task]} {...(share === undefined ? {} : { value: share })} />
      <Button size="small" onClick={cancel}>
        {strings.check.cancel}
      </Button>
    </div>
  );
}

function Result({ state, session, showRecognition }: ViewProps) {
  const { strings } = useWording();
  const { report, busy } = state;
  if (report === null) {
    if (busy !== null) return null;
    const { title, body, promise } = strings.start;
    return (
      <StateCard mood="start" title={title} body={body}>
        <p className="aside">{promise}</p>
      </StateCard>
    );
  }
  const { nothing, clean } = strings;
  if (report.sheets.length === 0) return <StateCard mood="empty" title={nothing.emptyTitle} body={nothing.emptyBody} />;
  if (report.sheets.every(({ tables }) => tables.length === 0)) {
    const action = { label: nothing.open, act: showRecognition };
    return <StateCard mood="empty" title={nothing.noTableTitle} body={nothing.noTableBody} action={action} />;
  }
  return (
    <>
      <ChangeLog changes={state.changes} session={session} />
      {report.findings.length === 0 ? (
        <StateCard mood="clean" title={clean.title} body={report.notRun.length > 0 ? clean.body : clean.bodyAll} />
      ) : (
        <Findings report={report} session={session} showRecognition={showRecognition} />
      )}
      <Background report={report} />
    </>
  );
}

function Findings({ report, session, showRecognition }: { readonly report: CheckReport } & Omit<ViewProps, "state">) {
  const { strings, language } = useWording();
  const [filters, setFilters] = useState(noFilters);
  // Typing into the search box must not wait for a list of thousands.
  const used = useDeferredValue(filters);
  const visible = useMemo(() => filtered(report, used, language), [report, used, language]);
  const groups = useMemo(() => grouped(report, visible, used.grouping, strings), [report, visible, used, strings]);
  const all = report.findings.length;
  return (
    <>
      <FilterBar report={report} filters={filters} change={setFilters} />
      {visible.length < all && (
        <p className="shown" aria-live="polite">
          {visible.length === 0 ? strings.filter.none : strings.filter.shown(visible.length, all)}
          <button type="button" className="link" onClick={() => setFilters({ ...noFilters, grouping: filters.grouping })}>
            {strings.filter.clear}
          </button>
        </p>
      )}
      <FixPanel findings={visible} articles={report.articles} session={session} />
      <FindingList groups={groups} report={report} session={session} showRecognition={showRecognition} />
    </>
  );
}
