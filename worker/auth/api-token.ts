// API tokens for scripts and Power Query: `sr_ID_SECRET`, shown once, stored as a hash. It never keeps the secret.

import type { Scope } from "../actor.ts";
import { base64url } from "../base64.ts";
import { sha256Hex } from "../chain.ts";

interface MintedToken {
  readonly id: string;
  readonly token: string;
  /** SHA-256 of the secret, hex: 256 random bits need no slow hash. */
  readonly hash: string;
}

export async function mintToken(): Promise<MintedToken> {
  const id = `t-${base64url(crypto.getRandomValues(new Uint8Array(9))).replace(/[_-]/g, "0")}`;
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)));
  return { id, token: `sr_${id}_${secret}`, hash: await sha256Hex(secret) };
}

/** The hash to look a presented token up by; null where it does not look like one of ours. */
export async function presentedToken(text: string): Promise<{ readonly id: string; readonly hash: string } | null> {
  const parts = /^sr_(t-[A-Za-z0-9]{12})_([\w-]{43})$/.exec(text);
  const [, id, secret] = parts ?? [];
  return id === undefined || secret === undefined ? null : { id, hash: await sha256Hex(secret) };
}

/** What a token may call: `read` any GET its member may, `schedule` payment schedules, their reconciliation and batches only, `write` the rest. */
export function scopesAllow(scopes: ReadonlySet<Scope>, method: string, path: string): boolean {
  if (/^\/api\/(members|tokens)\b/.test(path)) return false;
  if (method !== "GET" && method !== "HEAD") return scopes.has("write");
  return (
    scopes.has("read") ||
    (scopes.has("schedule") && /^\/api\/(rounds\/[^/]+\/(?:payment-schedule|reconciliation)\b|payment-batches\b)/.test(path))
  );
}
