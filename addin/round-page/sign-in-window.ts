// Opens the sign-in page in a window of its own and waits for what it says: the round page stands outside Office, which has dialogs.
// The answer is a code that is worth nothing without this page's verifier; tokens are never in it.
import { answerChannel } from "../sync/dialog/answer-channel.ts";
import type { OpenDialog } from "../sync/sign-in.ts";

const features = "popup,width=520,height=640";
/** How often a window that nobody answers from is looked at. */
const lookMs = 500;

/** Null where the person closed the window, `signal` did, or the browser would not open it. */
export const openSignInWindow: OpenDialog = (address, signal) =>
  new Promise((resolve) => {
    const opened = window.open(address, "_blank", features);
    if (opened === null) return resolve(null);
    const state = stateOf(address);
    const channel = new BroadcastChannel(answerChannel);
    const looking = setInterval(() => {
      if (opened.closed) end(null);
    }, lookMs);
    const end = (answer: string | null): void => {
      clearInterval(looking);
      channel.close();
      opened.close();
      resolve(answer);
    };
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      // Another window's sign-in is not this one's.
      if (typeof data === "string" && new URLSearchParams(data).get("state") === state) end(data);
    });
    signal?.addEventListener("abort", () => end(null), { once: true });
  });

/** The sign-in page is given the issuer's address behind its own `#`. */
const stateOf = (address: string): string | null =>
  URL.parse(decodeURIComponent(new URL(address).hash.slice(1)))?.searchParams.get("state") ?? null;
