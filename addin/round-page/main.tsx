// Starts the round page: a plain web page beside the pane, for the leading group and auditors. No Office, no cookie, nothing stored.
import { createRoot } from "react-dom/client";
import { RegisterClient } from "../sync/register-client.ts";
import { RegisterDoor } from "../sync/register-door.ts";
import { SignIn } from "../sync/sign-in.ts";
import { RoundPage } from "./round-page.tsx";
import { RoundSession } from "./round-session.ts";
import { openSignInWindow } from "./sign-in-window.ts";
import "../pane/pane.css";
import "./round-page.css";

const asked = new URLSearchParams(location.search);
const language = (asked.get("lang") ?? navigator.language).toLowerCase().startsWith("zh") ? "zh" : "en";
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
const element = document.getElementById("round");
if (element === null) throw new Error("round.html has no element #round");

const signIn = new SignIn({
  page: new URL("sign-in.html", location.href).href,
  openDialog: openSignInWindow,
  now: () => Date.now(),
});
const client = new RegisterClient({ origin: "", language, token: signIn.token, isOnline: () => navigator.onLine });
const door = new RegisterDoor({ client, signIn, workbookRound: () => Promise.resolve(asked.get("round")) });
const session = new RoundSession(door, save);
createRoot(element).render(<RoundPage door={door} session={session} language={language} />);

/** As a download under that name. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
