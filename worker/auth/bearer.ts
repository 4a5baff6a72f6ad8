// Bearer JWTs of the configured OpenID Connect issuer: signature, algorithm, issuer, audience and times. It grants nothing by itself.
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import type { Configuration } from "../environment.ts";
import { problem } from "../problem.ts";

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Lower case; null unless the issuer says it verified it. */
  readonly email: string | null;
}

const clockSkewSeconds = 60;
const keySets = new Map<string, JWTVerifyGetKey>();

/** Who the token is for. @throws Problem 401 `auth.invalid`, `auth.expired` or `auth.unavailable`; the reason is not told. */
export async function identityOf(token: string, configuration: Configuration): Promise<Identity> {
  try {
    const { payload } = await jwtVerify(token, await keySetOf(configuration), {
      issuer: configuration.OIDC_ISSUER,
      audience: configuration.OIDC_AUDIENCE,
      algorithms: configuration.OIDC_ALGORITHMS,
      clockTolerance: clockSkewSeconds,
      requiredClaims: ["sub", "exp"],
    });
    const verified = payload["email_verified"] === true && typeof payload["email"] === "string";
    return {
      issuer: configuration.OIDC_ISSUER,
      subject: z.string().min(1).parse(payload.sub),
      email: verified ? String(payload["email"]).toLowerCase() : null,
    };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw problem(401, "auth.expired");
    if (error instanceof errors.JWKSTimeout || error instanceof TypeError || isUnreachable(error))
      throw problem(401, "auth.unavailable");
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw problem(401, "auth.invalid");
    throw error;
  }
}

/** jose says so of any answer of the issuer that is not 200, and of one that holds no keys. */
const isUnreachable = (error: unknown): boolean => error instanceof errors.JOSEError && error.code === "ERR_JOSE_GENERIC";

/** The issuer's keys: fetched once, kept ten minutes, fetched again for a key id not seen yet, at most every five seconds. */
async function keySetOf(configuration: Configuration): Promise<JWTVerifyGetKey> {
  const url = configuration.OIDC_JWKS_URL ?? (await discoveredUrl(configuration.OIDC_ISSUER));
  const known = keySets.get(url);
  if (known !== undefined) return known;
  const keySet = createRemoteJWKSet(new URL(url), { cacheMaxAge: 600_000, cooldownDuration: 5_000, timeoutDuration: 5_000 });
  keySets.set(url, keySet);
  return keySet;
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const discovered = new Map<string, string>();

async function discoveredUrl(issuer: string): Promise<string> {
  const known = discovered.get(issuer);
  if (known !== undefined) return known;
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const document = discoverySchema.safeParse(await response.json().catch(() => null));
  if (!response.ok || !document.success || document.data.issuer !== issuer) throw problem(401, "auth.unavailable");
  discovered.set(issuer, document.data.jwks_uri);
  return document.data.jwks_uri;
}
