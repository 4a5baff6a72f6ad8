// Signing in against the local issuer, a real OpenID Connect provider: code with PKCE, in memory, expiring, and only for members.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RegisterClient } from "../../addin/sync/register-client.ts";
import { type OpenDialog, SignIn } from "../../addin/sync/sign-in.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";

let register: TestRegister;
let https: string;
const trust = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
beforeAll(async () => {
  // The local certificate is trusted by nobody; this process talks to this machine alone.
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
  register = await startTestRegister();
  https = `https://localhost:${Number(new URL(register.http).port) + 1}`;
});
afterAll(async () => {
  await register.stop();
  if (trust === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
  else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = trust;
});

/** The dialog as a browser would show it: the page sends it to the issuer, the person is chosen, the code comes back. */
const dialogOf =
  (person: string): OpenDialog =>
  async (page) => {
    const jar = new Map<string, string>();
    const follow = async (address: string, form?: URLSearchParams): Promise<string> => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(new URL(address, https), {
        redirect: "manual",
        headers: { cookie },
        ...(form === undefined ? {} : { method: "POST", body: form }),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        jar.set(name, value);
      }
      return answer.headers.get("location") ?? "";
    };
    const chooser = await follow(decodeURIComponent(new URL(page).hash.slice(1)));
    const back = await follow(await follow(chooser, new URLSearchParams({ person })));
    return new URL(back).search.slice(1);
  };

let nowMs = Date.now();
const signInOf = (openDialog: OpenDialog): SignIn =>
  new SignIn({ page: `${https}/sign-in.html`, openDialog, now: () => nowMs });
const clientOf = (signIn: SignIn): RegisterClient =>
  new RegisterClient({ origin: register.http, language: "zh", token: signIn.token });

async function signedIn(openDialog: OpenDialog) {
  const signIn = signInOf(openDialog);
  const client = clientOf(signIn);
  const configuration = await client.signIn();
  if (!configuration.ok) throw new Error(configuration.failure.kind);
  return { signIn, client, outcome: await signIn.signIn(configuration.value) };
}

describe("signing in", () => {
  it("a clerk signs in through the dialog and gets the keys of the workbook's marks", async () => {
    const { client, outcome } = await signedIn(dialogOf("clerk"));
    expect(outcome).toBe("signed-in");
    const me = await client.me();
    expect(me.ok && [me.value.name, me.value.roles, me.value.workbookKeys.length]).toEqual(["陈示例", ["clerk"], 1]);
  });

  it("a leader signs in and gets no key", async () => {
    const { client } = await signedIn(dialogOf("leader"));
    const me = await client.me();
    expect(me.ok && me.value.workbookKeys).toEqual([]);
  });

  it("a closed dialog signs nobody in", async () => {
    const { signIn, outcome } = await signedIn(async () => null);
    expect([outcome, signIn.token()]).toEqual(["closed", null]);
  });

  it("an answer that belongs to another sign-in is refused", async () => {
    const { signIn, outcome } = await signedIn(async (page) => {
      const answer = new URLSearchParams((await dialogOf("clerk")(page)) ?? "");
      answer.set("state", "somebody-elses");
      return answer.toString();
    });
    expect([outcome, signIn.token()]).toEqual(["refused", null]);
  });

  it("a token is gone once its time is over, and after signing out", async () => {
    const { signIn, client } = await signedIn(dialogOf("clerk"));
    expect(signIn.token()).not.toBeNull();
    nowMs += 9 * 3_600_000;
    expect(signIn.token()).toBeNull();
    expect(await client.me()).toEqual({ ok: false, failure: { kind: "signed-out" } });
    nowMs = Date.now();
    signIn.signOut();
    expect(signIn.token()).toBeNull();
  });
});
