// The secrets of a local or self-hosted register, made once and kept in its data directory, readable by its owner only.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";
import { z } from "zod";
import { base64url } from "../base64.ts";
import { publicKeyOf } from "../checkpoint.ts";

const secretsSchema = z.strictObject({
  sealKeys: z.strictObject({ current: z.string(), keys: z.record(z.string(), z.string()) }),
  checkpointKey: z.record(z.string(), z.string()),
  /** Private JWKs of the local issuer. */
  issuerKeys: z.array(z.record(z.string(), z.string())),
});
export type Secrets = z.infer<typeof secretsSchema>;

const fileIn = (data: string): string => join(data, "secrets.json");

/** Reads the secrets of `data`, or makes them. Also writes `checkpoint-public.jwk`, which is for everybody. */
export async function secretsOf(data: string): Promise<Secrets> {
  const file = fileIn(data);
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const secrets: Secrets = {
    sealKeys: { current: "k1", keys: { k1: newSealKey() } },
    checkpointKey: await newJwk("Ed25519"),
    issuerKeys: [await newJwk("RS256")],
  };
  saveSecrets(data, secrets);
  writeFileSync(join(data, "checkpoint-public.jwk"), `${JSON.stringify(publicKeyOf(JSON.stringify(secrets.checkpointKey)))}\n`);
  return secrets;
}

export function saveSecrets(data: string, secrets: Secrets): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = fileIn(data);
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export const newSealKey = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function newJwk(algorithm: "Ed25519" | "RS256"): Promise<Record<string, string>> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = z.record(z.string(), z.string()).parse(await exportJWK(privateKey));
  return algorithm === "RS256" ? { ...jwk, use: "sig", alg: algorithm } : jwk;
}
