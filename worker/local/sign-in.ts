// Signs a sample person in as a browser would (authorization code with PKCE), for the token command, the tests and the first start.
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { apiScope, commandClient, commandRedirect } from "./issuer.ts";
import type { Person } from "./people.ts";

const tokenAnswerSchema = z.object({ access_token: z.string() });

/** A bearer token for the person. `base` is the http address of a running local register. @throws Error where the issuer does not follow. */
export async function signIn(base: string, person: Person): Promise<string> {
  const jar = new Map<string, string>();
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: commandClient,
    response_type: "code",
    redirect_uri: commandRedirect,
    scope: `openid email profile ${apiScope}`,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state: randomBytes(8).toString("hex"),
  });
  const chooser = await follow(base, jar, `/issuer/auth?${query}`);
  const resume = await follow(base, jar, chooser, new URLSearchParams({ person: person.role }));
  const redirect = new URL(await follow(base, jar, resume));
  const code = redirect.searchParams.get("code");
  if (code === null) throw new Error("The local issuer gave no code.");
  const answer = await fetch(`${base}/issuer/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: commandClient,
      redirect_uri: commandRedirect,
      code,
      code_verifier: verifier,
    }),
  });
  return tokenAnswerSchema.parse(await answer.json()).access_token;
}

/** One step; where it redirects to. */
async function follow(base: string, jar: Map<string, string>, location: string, form?: URLSearchParams): Promise<string> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(new URL(location, base), {
    redirect: "manual",
    headers: { cookie },
    ...(form === undefined ? {} : { method: "POST", body: form }),
  });
  for (const set of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (name !== undefined && value !== undefined) jar.set(name, value);
  }
  const next = answer.headers.get("location");
  const refused = next === null ? null : new URL(next, base).searchParams.get("error_description");
  if (refused !== null) throw new Error(`The local issuer refused: ${refused}`);
  if (next === null) throw new Error(`The local issuer answered ${answer.status} to ${new URL(location, base).pathname}.`);
  return next;
}
