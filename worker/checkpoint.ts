// Checkpoints: the heads of all streams at one moment under an Ed25519 signature. It never reads the database.
import { calculateJwkThumbprint } from "jose";
import { z } from "zod";
import { base64url, bytesOfBase64url } from "./base64.ts";
import { canonicalJson } from "./canonical.ts";
import { sha256Hex } from "./chain.ts";

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const headSchema = z.strictObject({ stream: z.string(), seq: z.number().int().min(1), hash: hashSchema });
export type Head = z.infer<typeof headSchema>;

/** `root` is SHA-256 over the canonical JSON of `heads`, by stream; the signature covers `{at, keyId, revision, root}` in canonical JSON. */
export const checkpointSchema = z.strictObject({
  at: z.iso.datetime(),
  /** How many events the checkpoint covers. */
  revision: z.number().int().min(0),
  heads: z.array(headSchema),
  root: hashSchema,
  /** RFC 7638 thumbprint of the signing key. */
  keyId: z.string(),
  /** Ed25519, base64url. */
  signature: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** An Ed25519 public key as JWK. */
export const publicKeySchema = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() });
export type PublicKey = z.infer<typeof publicKeySchema>;
const privateKeySchema = publicKeySchema.extend({ d: z.string() });

const encoder = new TextEncoder();
const byStream = (a: Head, b: Head): number => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0);
const signedText = (c: Pick<Checkpoint, "at" | "revision" | "root" | "keyId">): Uint8Array<ArrayBuffer> =>
  encoder.encode(canonicalJson({ at: c.at, keyId: c.keyId, revision: c.revision, root: c.root }));

export const rootOf = (heads: readonly Head[]): Promise<string> =>
  sha256Hex(canonicalJson(heads.toSorted(byStream).map(({ stream, seq, hash }) => ({ stream, seq, hash }))));

/** Signs the heads with the private JWK of the `CHECKPOINT_KEY` secret. */
export async function signCheckpoint(heads: readonly Head[], at: Date, secretJwk: string): Promise<Checkpoint> {
  const jwk = privateKeySchema.parse(JSON.parse(secretJwk));
  const { kty, crv, x, d } = jwk;
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, d }, "Ed25519", false, ["sign"]);
  const unsigned = {
    at: at.toISOString(),
    revision: heads.reduce((sum, head) => sum + head.seq, 0),
    heads: heads.toSorted(byStream),
    root: await rootOf(heads),
    keyId: await calculateJwkThumbprint({ kty, crv, x }),
  };
  const signature = await crypto.subtle.sign("Ed25519", key, signedText(unsigned));
  return { ...unsigned, signature: base64url(new Uint8Array(signature)) };
}

/** The public half of a signing key, as `verify --key` takes it. */
export function publicKeyOf(secretJwk: string): PublicKey {
  const { kty, crv, x } = publicKeySchema.parse(JSON.parse(secretJwk));
  return { kty, crv, x };
}

/** Whether the signature is that of this key and the root that of the heads. */
export async function checkpointHolds(checkpoint: Checkpoint, { kty, crv, x }: PublicKey): Promise<boolean> {
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x }, "Ed25519", false, ["verify"]);
  if (checkpoint.keyId !== (await calculateJwkThumbprint({ kty, crv, x }))) return false;
  if (checkpoint.root !== (await rootOf(checkpoint.heads))) return false;
  if (checkpoint.revision !== checkpoint.heads.reduce((sum, head) => sum + head.seq, 0)) return false;
  try {
    const signature = bytesOfBase64url(checkpoint.signature);
    // The last letter has bits to spare: one signature, one way to write it.
    if (base64url(signature) !== checkpoint.signature) return false;
    return await crypto.subtle.verify("Ed25519", key, signature, signedText(checkpoint));
  } catch (error) {
    // A signature that is not base64url is a wrong signature.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
