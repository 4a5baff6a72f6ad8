// The page inside the sign-in dialog: goes to the issuer's address and, back from it, hands the answer to the pane. It reads no
// token and keeps nothing. It goes nowhere but to the issuer the register itself names.
import * as oauth from "oauth4webapi";
import { z } from "zod";
import { answerChannel } from "./answer-channel.ts";

const configurationSchema = z.object({ issuer: z.url() });

/** The authorization endpoint the register's issuer publishes; null where it cannot be had. */
async function authorizationEndpoint(): Promise<URL | null> {
  try {
    const { issuer } = configurationSchema.parse(await (await fetch("/api/sign-in")).json());
    const server = await oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer)));
    return server.authorization_endpoint === undefined ? null : new URL(server.authorization_endpoint);
  } catch {
    return null;
  }
}

function say(text: string): void {
  const place = document.getElementById("message");
  if (place !== null) place.textContent = text;
}

async function leave(): Promise<void> {
  const wanted = URL.parse(decodeURIComponent(location.hash.slice(1)));
  const allowed = await authorizationEndpoint();
  if (allowed === null)
    return say("无法连接登录服务，请关闭窗口后重试。 The sign-in service cannot be reached: close this window and try again.");
  if (wanted === null || wanted.origin !== allowed.origin || wanted.pathname !== allowed.pathname)
    return say(
      "此链接无效，请关闭窗口，在任务窗格中重新登录。 This link is not valid: close this window and sign in from the pane.",
    );
  location.replace(wanted);
}

/** To a page of this origin outside Office, which knows its answer by the state in it, and to the pane where this is an Office dialog. */
async function tell(answer: string): Promise<void> {
  new BroadcastChannel(answerChannel).postMessage(answer);
  if (!("Office" in globalThis)) return;
  const { host } = await Office.onReady();
  if (host !== null) Office.context.ui.messageParent(answer);
}

if (/[?&](code|error)=/.test(location.search)) await tell(location.search.slice(1));
else await leave();
