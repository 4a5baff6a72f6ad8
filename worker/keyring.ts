// The deployment's sealing keys, and AES-256-GCM and HMAC with them. A key never leaves this file.
// Every master key gives two: one encrypts, one makes blind indexes.
import { z } from "zod";
import { base64url, bytesOfBase64url } from "./base64.ts";
import type { Env } from "./environment.ts";

interface SealKey {
  readonly encrypt: CryptoKey;
  readonly index: CryptoKey;
}

/** The keys by id; new values are sealed under `current`. */
export interface Keyring {
  readonly current: string;
  readonly ids: readonly string[];
  readonly keys: ReadonlyMap<string, SealKey>;
}

const secretSchema = z
  .strictObject({ current: z.string().min(1), keys: z.record(z.string().min(1), z.string().regex(/^[\w-]{43}$/)) })
  .refine(({ current, keys }) => current in keys, "The current sealing key is not among the keys.");

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });
const keyrings = new Map<string, Promise<Keyring>>();

/** The keys of the `SEAL_KEYS` secret, imported once an isolate. @throws ZodError where the secret is malformed. */
export function keyringOf(env: Pick<Env, "SEAL_KEYS">): Promise<Keyring> {
  const known = keyrings.get(env.SEAL_KEYS);
  if (known !== undefined) return known;
  const keyring = importKeyring(env.SEAL_KEYS);
  keyrings.set(env.SEAL_KEYS, keyring);
  return keyring;
}

async function importKeyring(secret: string): Promise<Keyring> {
  const { current, keys } = secretSchema.parse(JSON.parse(secret));
  const imported = await Promise.all(
    Object.entries(keys).map(async ([id, text]) => [id, await importKey(bytesOfBase64url(text))] as const),
  );
  return { current, ids: Object.keys(keys), keys: new Map(imported) };
}

async function importKey(master: Uint8Array<ArrayBuffer>): Promise<SealKey> {
  const base = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveKey"]);
  const derivation = (info: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(32),
    info: encoder.encode(info),
  });
  return {
    encrypt: await crypto.subtle.deriveKey(derivation("seal"), base, { name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]),
    index: await crypto.subtle.deriveKey(derivation("index"), base, { name: "HMAC", hash: "SHA-256", length: 256 }, false, [
      "sign",
    ]),
  };
}

function keyOf(keyring: Keyring, id: string): SealKey {
  const key = keyring.keys.get(id);
  if (key === undefined) throw new Error(`Sealing key "${id}" is not among the configured keys.`);
  return key;
}

export interface Box {
  readonly keyId: string;
  /** base64url of 12 bytes. */
  readonly iv: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** AES-256-GCM under the current key; `id` is authenticated with it, so that no box opens in another's place. */
export async function encrypt(keyring: Keyring, id: string, plain: Uint8Array<ArrayBuffer>): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const { encrypt: key } = keyOf(keyring, keyring.current);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: encoder.encode(id) }, key, plain);
  return { keyId: keyring.current, iv: base64url(iv), bytes: new Uint8Array(sealed) };
}

/** @throws OperationError where box, id or key were changed; Error where the key is not configured. */
export async function decrypt(keyring: Keyring, id: string, box: Box): Promise<Uint8Array<ArrayBuffer>> {
  const parameters = { name: "AES-GCM", iv: bytesOfBase64url(box.iv), additionalData: encoder.encode(id) };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, keyOf(keyring, box.keyId).encrypt, box.bytes));
}

/** HMAC-SHA-256 of a text for a purpose, base64url, under one key of the ring. */
export async function blindDigest(keyring: Keyring, keyId: string, purpose: string, text: string): Promise<string> {
  const message = encoder.encode(`${purpose}\u0000${text}`);
  return base64url(new Uint8Array(await crypto.subtle.sign("HMAC", keyOf(keyring, keyId).index, message)));
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
