// Signing in with the office's own issuer: authorization code with PKCE, through a dialog that the caller opens. Tokens stay in this
// object's memory; nothing is stored, and no secret is involved.
import * as oauth from "oauth4webapi";
import type { SignInConfiguration } from "./register-client.ts";

/** Opens the page at `address` in an Office dialog; answers what it sent back, or null where it was closed, also by `signal`. */
export type OpenDialog = (address: string, signal?: AbortSignal) => Promise<string | null>;

interface SignInOptions {
  /** The address of the dialog page, registered with the issuer as the client's redirect: `https://…/sign-in.html`. */
  readonly page: string;
  readonly openDialog: OpenDialog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type SignInOutcome = "signed-in" | "closed" | "refused" | "unreachable";

/** A token counts as expired this long before it is, so that no request starts with one that ends on the way. */
const marginMs = 30_000;
const usualLifeSeconds = 3_600;

export class SignIn {
  readonly #options: SignInOptions;
  #token: { readonly value: string; readonly endsMs: number } | null = null;
  /** Somebody signed out: the issuer has to ask again who it is, or it would sign the same account in unasked. */
  #asksAnew = false;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** The bearer token; null where nobody is signed in or the time is over. */
  readonly token = (): string | null =>
    this.#token !== null && this.#options.now() < this.#token.endsMs - marginMs ? this.#token.value : null;

  readonly signOut = (): void => {
    this.#token = null;
    this.#asksAnew = true;
  };

  /** `refused`: the issuer said no, or sent something that does not belong to this sign-in. */
  async signIn({ issuer, clientId, scope }: SignInConfiguration, signal?: AbortSignal): Promise<SignInOutcome> {
    const { page, openDialog } = this.#options;
    const server = await this.#discover(issuer);
    if (server?.authorization_endpoint === undefined) return "unreachable";
    const client: oauth.Client = { client_id: clientId };
    const [verifier, state, nonce] = [
      oauth.generateRandomCodeVerifier(),
      oauth.generateRandomState(),
      oauth.generateRandomNonce(),
    ];
    const address = new URL(server.authorization_endpoint);
    const parameters = {
      ...{ client_id: clientId, redirect_uri: page, response_type: "code", scope, state, nonce },
      ...{ code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" },
      ...(this.#asksAnew ? { prompt: "login" } : {}),
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    const answer = await openDialog(`${page}#${encodeURIComponent(address.href)}`, signal);
    if (answer === null) return "closed";
    try {
      const returned = oauth.validateAuthResponse(server, client, new URLSearchParams(answer), state);
      const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), returned, page, verifier);
      const granted = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce });
      const life = (granted.expires_in ?? usualLifeSeconds) * 1_000;
      this.#token = { value: granted.access_token, endsMs: this.#options.now() + life };
      this.#asksAnew = false;
      return "signed-in";
    } catch (error) {
      return error instanceof TypeError ? "unreachable" : "refused";
    }
  }

  async #discover(issuer: string): Promise<oauth.AuthorizationServer | null> {
    try {
      const url = new URL(issuer);
      return await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url));
    } catch {
      return null;
    }
  }
}
