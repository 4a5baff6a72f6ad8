// The local OpenID Connect issuer: a certified provider with the sample people, who sign in by name without a password.
// It is no part of the Worker and of nothing that is deployed.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import { type Person, people, personOf } from "./people.ts";

export const audience = "urn:studio-rounds:register";
export const paneClient = "studio-rounds-pane";
export const commandClient = "studio-rounds-command";
/** Never served: the command reads the code off the redirect. */
export const commandRedirect = "https://localhost/signed-in";
export const apiScope = "register";
const mount = "/issuer";

interface IssuerOptions {
  /** `https://localhost:8788/issuer` */
  readonly issuer: string;
  /** Private JWKs; the first one signs. */
  readonly keys: readonly Readonly<Record<string, string>>[];
  /** Where the pane's sign-in dialog comes back to. */
  readonly paneRedirects: readonly string[];
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers every request below `/issuer`. */
export function issuerHandler(options: IssuerOptions): Handler {
  const provider = quietly(() => new Provider(options.issuer, configuration(options)));
  const callback = provider.callback();
  return async (request, response) => {
    const path = (request.url ?? "").slice(mount.length) || "/";
    if (path.startsWith("/interaction/")) return chooser(provider, request, response);
    // As express does for a mounted app: oidc-provider finds its mount path from the difference.
    Object.assign(request, { originalUrl: request.url });
    request.url = path;
    return callback(request, response);
  };
}

/** The provider warns that it keeps sessions in memory, which is what is wanted here. */
function quietly<T>(make: () => T): T {
  const { warn, info } = console;
  console.warn = () => {};
  console.info = () => {};
  try {
    return make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

function configuration({ keys, paneRedirects }: IssuerOptions): object {
  const client = { response_types: ["code"], grant_types: ["authorization_code"], token_endpoint_auth_method: "none" };
  return {
    clients: [
      { ...client, client_id: paneClient, redirect_uris: paneRedirects },
      { ...client, client_id: commandClient, redirect_uris: [commandRedirect] },
    ],
    jwks: { keys },
    cookies: { keys: [keys[0]?.["d"] ?? ""] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    scopes: ["openid", "email", "profile"],
    findAccount: (_context: unknown, id: string) => {
      const person = people.find(({ subject }) => subject === id);
      return (
        person && { accountId: id, claims: () => ({ sub: id, email: person.email, email_verified: true, name: person.name }) }
      );
    },
    extraTokenClaims: (_context: unknown, token: { accountId?: string }) => {
      const person = people.find(({ subject }) => subject === token.accountId);
      return person && { email: person.email, email_verified: true, name: person.name };
    },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `${mount}/interaction/${uid}` },
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    ttl: { AccessToken: 8 * 3600, Session: 8 * 3600, Grant: 8 * 3600, Interaction: 3600, IdToken: 3600 },
    loadExistingGrant: grantEverything,
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: apiScope,
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: 8 * 3600,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
  };
}

interface GrantContext {
  readonly oidc: {
    readonly provider: Provider;
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
  };
}

/** The sample people are not asked for consent. */
async function grantEverything({ oidc }: GrantContext) {
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope("openid email profile");
  grant.addResourceScope(audience, apiScope);
  await grant.save();
  return grant;
}

/** GET shows the people; POST `person=ROLE` signs that one in. */
async function chooser(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const person =
    request.method === "POST" ? personOf(new URLSearchParams(await formText(request)).get("person") ?? "") : undefined;
  if (person !== undefined) {
    const result = { login: { accountId: person.subject } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  response.end(chooserPage(people));
}

async function formText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 1_000) return "";
  }
  return text;
}

const chooserPage = (choices: readonly Person[]): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>本地登录 Local sign-in</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:28rem;margin:2rem auto;padding:0 1rem}
button{display:block;width:100%;font:inherit;text-align:left;padding:.6rem 1rem;margin:.4rem 0}</style>
<h1>以谁的身份登录？ Sign in as</h1><p>示例人员，仅供本机试用。 Invented people, for trial on this machine only.</p>
<form method="post">${choices
  .map(
    ({ role, name, title, organisation }) =>
      `<button name="person" value="${role}">${title}　${name}　${organisation}</button>`,
  )
  .join("")}</form></html>`;
