// Starts the pane: waits for Office, then shows the check, or says what is missing. Also answers the ribbon (shared runtime).
import { createRoot } from "react-dom/client";
import { associateCommands } from "../commands/commands.ts";
import { Checker } from "../session/checker.ts";
import { Session } from "../session/session.ts";
import { App } from "./app.tsx";
import { surroundings } from "./office.ts";
import { OfficeDay } from "./office-day.ts";
import type { RegisterParts } from "./register/open-register.ts";
import { TabChoice } from "./tab-choice.ts";
import { tabs } from "./tabs.ts";
import "./pane.css";

const found = await surroundings();
document.documentElement.lang = found.language === "zh" ? "zh-CN" : "en";
const element = document.getElementById("pane");
if (element === null) throw new Error("taskpane.html has no element #pane");
const root = createRoot(element);
const choice = new TabChoice(tabs[0].id);
if (found.kind === "excel") {
  const { language, isDark, keepsUndo } = found;
  const checker = new Checker();
  const day = new OfficeDay({ health: async (signal) => (await fetch("/api/health", { signal })).json() });
  void day.ask();
  const session = new Session({ language, today: day.today, keepsUndo, checker });
  let parts: Promise<RegisterParts> | null = null;
  // Nothing else of the register is fetched before somebody opens one of its tabs.
  const register = (): Promise<RegisterParts> => {
    parts ??= import("./register/open-register.ts").then(({ openRegister }) => openRegister(language, day));
    return parts;
  };
  associateCommands(session, choice.open);
  root.render(<App parts={{ session, register }} choice={choice} language={language} isDark={isDark} problem={null} />);
  // The checking program is fetched while nobody waits, so that a lost network does not stop the first check.
  setTimeout(() => checker.warm(), 200);
} else root.render(<App parts={null} choice={choice} language={found.language} isDark={false} problem={found.kind} />);
