// The pane as a whole: theme, language, tabs, and the states in which there is no workbook to work on.
import { FluentProvider, Tab, TabList } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Language } from "../../policy/wording/entry.ts";
import type { Session } from "../session/session.ts";
import { Crash } from "./crash.tsx";
import type { Surroundings } from "./office.ts";
import { StateCard } from "./state-card.tsx";
import { useWording, WordingProvider, wordingIn } from "./strings/strings.ts";
import { tabs } from "./tabs.ts";
import { darkTheme, lightTheme } from "./theme.ts";

interface AppProps {
  readonly session: Session | null;
  readonly language: Language;
  readonly isDark: boolean;
  readonly problem: Exclude<Surroundings["kind"], "excel"> | null;
}

export function App({ session, language, isDark, problem }: AppProps) {
  const wording = useMemo(() => wordingIn(language), [language]);
  return (
    <WordingProvider value={wording}>
      <FluentProvider theme={isDark ? darkTheme : lightTheme} className="pane">
        <main>
          <h1 className="hidden-text">{wording.strings.title}</h1>
          <Crash>{session === null ? <Elsewhere problem={problem ?? "elsewhere"} /> : <Tabs session={session} />}</Crash>
        </main>
      </FluentProvider>
    </WordingProvider>
  );
}

function Tabs({ session }: { readonly session: Session }) {
  const { strings } = useWording();
  const [open, setOpen] = useState(tabs[0].id);
  const { View } = tabs.find(({ id }) => id === open) ?? tabs[0];
  return (
    <>
      {tabs.length > 1 && (
        <TabList selectedValue={open} onTabSelect={(_, { value }) => setOpen(String(value))}>
          {tabs.map(({ id, label }) => (
            <Tab key={id} value={id}>
              {label(strings)}
            </Tab>
          ))}
        </TabList>
      )}
      <View session={session} />
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
