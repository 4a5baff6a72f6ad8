// What the Worker is given: bindings, variables and secrets, and the variables read once into one typed configuration.
// Secrets are never logged and never part of an answer.
import { z } from "zod";
import type { Database } from "./database.ts";

interface RateLimiter {
  limit(options: { readonly key: string }): Promise<{ readonly success: boolean }>;
}

export interface Env {
  readonly DB: Database;
  /** Requests of one signed-in caller. */
  readonly CALLER_LIMIT: RateLimiter;
  /** Requests of one address that is not signed in. */
  readonly ADDRESS_LIMIT: RateLimiter;
  /** The pane's and office pages' static files, where this Worker serves them. */
  readonly ASSETS?: { fetch(request: Request): Promise<Response> };
  readonly OIDC_ISSUER: string;
  readonly OIDC_AUDIENCE: string;
  /** Where the issuer's keys are; default: what its discovery document says. */
  readonly OIDC_JWKS_URL?: string;
  /** Allowed signature algorithms, by comma; default `RS256`. */
  readonly OIDC_ALGORITHMS?: string;
  /** What the pane signs in with: its client id at the issuer, and the scopes to ask for. */
  readonly OIDC_CLIENT_ID?: string;
  readonly OIDC_SCOPE?: string;
  /** Subject or verified e-mail of the member who becomes the first administrator. */
  readonly FIRST_ADMIN?: string;
  /** The one other origin that may call the API, where the pane is served elsewhere. */
  readonly PANE_ORIGIN?: string;
  /** Decision date `YYYY-MM-DD` instead of today's, for trying a notice or a year; `npm run deploy` refuses it. */
  readonly TODAY?: string;
  /** Secret: `{"current": id, "keys": {id: 32 bytes base64url}}`. */
  readonly SEAL_KEYS: string;
  /** Secret: the Ed25519 private JWK that signs checkpoints. */
  readonly CHECKPOINT_KEY: string;
}

const algorithms = z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]);

const configurationSchema = z.object({
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1),
  OIDC_JWKS_URL: z.url().optional(),
  OIDC_ALGORITHMS: z
    .string()
    .default("RS256")
    .transform((list) => list.split(",").map((name) => name.trim()))
    .pipe(z.array(algorithms).min(1)),
  OIDC_CLIENT_ID: z.string().default("studio-rounds"),
  OIDC_SCOPE: z.string().default("openid email"),
  FIRST_ADMIN: z.string().min(1).optional(),
  PANE_ORIGIN: z.url().optional(),
  TODAY: z.iso.date().optional(),
});
export type Configuration = z.infer<typeof configurationSchema>;

const configurations = new WeakMap<Env, Configuration>();

/** The variables, checked. @throws ZodError when the deployment is misconfigured (every request then answers 500). */
export function configurationOf(env: Env): Configuration {
  const known = configurations.get(env);
  if (known !== undefined) return known;
  const configuration = configurationSchema.parse(env);
  configurations.set(env, configuration);
  return configuration;
}
