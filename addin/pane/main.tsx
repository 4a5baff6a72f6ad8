// Starts the pane: waits for Office, then shows the check, or says what is missing. Also answers the ribbon (shared runtime).
import { createRoot } from "react-dom/client";
import { associateCommands } from "../commands/commands.ts";
import { Checker } from "../session/checker.ts";
import { Session } from "../session/session.ts";
import { App } from "./app.tsx";
import { surroundings } from "./office.ts";
import { officeDay } from "./office-day.ts";
import "./pane.css";

const found = await surroundings();
document.documentElement.lang = found.language === "zh" ? "zh-CN" : "en";
const element = document.getElementById("pane");
if (element === null) throw new Error("taskpane.html has no element #pane");
const root = createRoot(element);
if (found.kind === "excel") {
  const { language, isDark, keepsUndo } = found;
  const checker = new Checker();
  const session = new Session({ language, today: officeDay, keepsUndo, checker });
  associateCommands(session);
  root.render(<App session={session} language={language} isDark={isDark} problem={null} />);
  // The checking program is fetched while nobody waits, so that a lost network does not stop the first check.
  setTimeout(() => checker.warm(), 200);
} else root.render(<App session={null} language={found.language} isDark={false} problem={found.kind} />);
