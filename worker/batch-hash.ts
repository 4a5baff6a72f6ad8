// The hash of a batch: what an approval binds to and every payment file prints. It covers lines, amounts and payees, accounts by commitment.
import type { PreparedBatch } from "../policy/decisions/payments/prepare-batch.ts";
import { canonicalJson } from "./canonical.ts";
import { sha256Hex } from "./chain.ts";

/** Canonical JSON (RFC 8785) of `{id, round, lines, totalFen}`. */
export function hashedText({ id, round, lines, totalFen }: PreparedBatch): string {
  const copied = lines.map((line) => ({ ...line, payee: { ...line.payee } }));
  return canonicalJson({ id, round, lines: copied, totalFen });
}

/** SHA-256 in hex. */
export const batchHash = (batch: PreparedBatch): Promise<string> => sha256Hex(hashedText(batch));
