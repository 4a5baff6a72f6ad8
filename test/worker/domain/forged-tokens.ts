// Bearer tokens that open nothing: made with the local issuer's own key where only their contents are wrong, and with others where not.
import { generateKeyPair, importJWK, type JWTPayload, SignJWT } from "jose";
import { audience } from "../../../worker/local/issuer.ts";
import { personOf } from "../../../worker/local/people.ts";
import { secretsOf } from "../../../worker/local/secrets.ts";
import type { TestRegister } from "./test-register.ts";

export interface Credential {
  readonly what: string;
  /** The Authorization header; null: none is sent. */
  readonly header: string | null;
  readonly status: 401 | 403;
}

/** Each is the sample clerk's, but for the one thing that is named. */
export async function forgedTokens({ data, token }: TestRegister): Promise<readonly Credential[]> {
  const genuine = token("clerk");
  const claims = payloadOf(genuine);
  const header = headerOf(genuine);
  const [jwk] = (await secretsOf(data)).issuerKeys;
  const key = await importJWK({ ...jwk }, "RS256");
  const { privateKey: another } = await generateKeyPair("RS256");
  const now = Math.floor(Date.now() / 1000);
  const signed = (changes: JWTPayload, signer: Parameters<SignJWT["sign"]>[0] = key) =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader(header).sign(signer);
  const none = `${encoded({ ...header, alg: "none" })}.${encoded(claims)}.`;
  const stranger = { sub: "stranger", email: "stranger@example.cn", email_verified: true };
  const tokens: readonly (readonly [string, string, 401 | 403])[] = [
    ["an expired one", await signed({ iat: now - 7_200, exp: now - 3_600 }), 401],
    ["one for another audience", await signed({ aud: `${audience}:other` }), 401],
    ["one of another issuer", await signed({ iss: `${claims.iss}/other` }), 401],
    ["one that says alg none", none, 401],
    ["one signed with another key", await signed({}, another), 401],
    ["one with its payload changed", changed(genuine), 401],
    ["an API token nobody made", "sr_t-000000000000_guess", 401],
    ["a genuine one of somebody who is no member", await signed(stranger), 403],
  ];
  return [
    { what: "none at all", header: null, status: 401 },
    { what: "another scheme", header: "Basic Y2xlcms6", status: 401 },
    ...tokens.map(([what, text, status]): Credential => ({ what, header: `Bearer ${text}`, status })),
  ];
}

/** The genuine header and signature around another person's claims. */
function changed(genuine: string): string {
  const [header = "", , signature = ""] = genuine.split(".");
  return `${header}.${encoded({ ...payloadOf(genuine), email: personOf("admin")?.email })}.${signature}`;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const decoded = (part: string): string => Buffer.from(part, "base64url").toString();
const payloadOf = (token: string): JWTPayload => JSON.parse(decoded(token.split(".")[1] ?? ""));
const headerOf = (token: string): { alg: string; kid: string } => JSON.parse(decoded(token.split(".")[0] ?? ""));
