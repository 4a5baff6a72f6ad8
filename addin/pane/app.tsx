// The pane as a whole: theme, language, tabs, and the states in which there is no workbook to work on.
import { FluentProvider } from "@fluentui/react-components";
import { Suspense, useEffect, useId, useMemo, useState, useSyncExternalStore } from "react";
import type { Language } from "../../policy/wording/entry.ts";
import { Crash } from "./crash.tsx";
import type { Surroundings } from "./office.ts";
import type { PaneParts } from "./pane-parts.ts";
import { StateCard } from "./state-card.tsx";
import { useWording, WordingProvider, wordingIn } from "./strings/strings.ts";
import { TabBar } from "./tab-bar.tsx";
import type { TabChoice } from "./tab-choice.ts";
import { tabs } from "./tabs.ts";
import { darkTheme, lightTheme } from "./theme.ts";

interface AppProps {
  /** Null where there is no workbook to work on. */
  readonly parts: PaneParts | null;
  readonly choice: TabChoice;
  readonly language: Language;
  readonly isDark: boolean;
  readonly problem: Exclude<Surroundings["kind"], "excel"> | null;
}

export function App({ parts, choice, language, isDark, problem }: AppProps) {
  const wording = useMemo(() => wordingIn(language), [language]);
  return (
    <WordingProvider value={wording}>
      <FluentProvider theme={isDark ? darkTheme : lightTheme} className="pane">
        <main>
          <h1 className="hidden-text">{wording.strings.title}</h1>
          <Crash>
            {parts === null ? <Elsewhere problem={problem ?? "elsewhere"} /> : <Tabs parts={parts} choice={choice} />}
          </Crash>
        </main>
      </FluentProvider>
    </WordingProvider>
  );
}

/** A tab that was opened stays as it is behind the others: filters, texts half typed, places scrolled to. */
function Tabs({ parts, choice }: { readonly parts: PaneParts; readonly choice: TabChoice }) {
  const { strings } = useWording();
  const open = useSyncExternalStore(choice.subscribe, choice.state);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set([open]));
  useEffect(() => setOpened((before) => (before.has(open) ? before : new Set([...before, open]))), [open]);
  const id = useId();
  return (
    <>
      <TabBar
        label={strings.title}
        tabs={tabs.map((tab) => ({
          ...{ id: `${id}${tab.id}`, panel: `${id}${tab.id}-panel` },
          ...{ key: tab.id, label: tab.label(strings) },
        }))}
        open={open}
        choose={choice.open}
      />
      {tabs.map(({ id: tab, View }) => (
        <div key={tab} role="tabpanel" id={`${id}${tab}-panel`} aria-labelledby={`${id}${tab}`} hidden={tab !== open}>
          {(opened.has(tab) || tab === open) && (
            <Crash>
              <Suspense fallback={<p className="loading">{strings.recognition.loading}</p>}>
                <View {...parts} />
              </Suspense>
            </Crash>
          )}
        </div>
      ))}
    </>
  );
}

function Elsewhere({ problem }: { readonly problem: Exclude<Surroundings["kind"], "excel"> }) {
  const { strings } = useWording();
  const { unsupported } = strings;
  const texts = {
    "too-old": { title: unsupported.oldTitle, body: unsupported.oldBody },
    elsewhere: { title: unsupported.elsewhereTitle, body: unsupported.elsewhereBody },
    offline: { title: unsupported.offlineTitle, body: unsupported.offlineBody },
  };
  const retry = problem === "offline" ? { label: unsupported.retry, act: () => location.reload() } : undefined;
  return <StateCard mood="problem" {...texts[problem]} action={retry} />;
}
