// Idempotency-Key: the answer of a request that committed is kept and given again, byte for byte. Refusals and dry runs are not kept.
import { sha256Hex } from "./chain.ts";
import type { AppContext, IdempotencyMark } from "./context.ts";
import type { Statement } from "./database.ts";
import { decrypt, encrypt, keyringOf } from "./keyring.ts";
import { problem } from "./problem.ts";
import { etagOf } from "./revision.ts";
import { answerBox, answerStatements, findAnswer, type StoredAnswer } from "./store/answers.ts";

/** An answer as it goes over the wire and into the store. */
export interface WireAnswer {
  readonly status: 200 | 201;
  readonly location: string | null;
  readonly revision: number | null;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The key, any visible ASCII, and the hash of method, path and body. @throws Problem 400 `idempotency-key.missing`. */
export async function idempotencyMark(c: AppContext, body: Uint8Array<ArrayBuffer>): Promise<IdempotencyMark> {
  const key = c.req.header("idempotency-key") ?? "";
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw problem(400, "idempotency-key.missing");
  const { pathname, search } = new URL(c.req.url);
  return { key, requestHash: await sha256Hex(`${c.req.method} ${pathname}${search}\n${await sha256Hex(body)}`) };
}

/** The stored answer of the same request, or null. @throws Problem 422 `idempotency-key.reused`. */
export async function replay(c: AppContext, mark: IdempotencyMark): Promise<Response | null> {
  const actorId = c.var.actor.memberId;
  const stored = await findAnswer(c.env.DB, actorId, mark.key, c.var.now);
  if (stored === null) return null;
  if (stored.requestHash !== mark.requestHash) throw problem(422, "idempotency-key.reused");
  const bytes = await answerBox(c.env.DB, actorId, mark.key);
  const box = { keyId: stored.keyId, iv: stored.iv, bytes };
  const compressed = await decrypt(await keyringOf(c.env), answerId(actorId, mark.key), box);
  return wireResponse(c, { ...stored, body: await piped(compressed, new DecompressionStream("gzip")) });
}

/** The statements that keep the answer, for the commit's batch. */
export async function keepStatements(c: AppContext, mark: IdempotencyMark, answer: WireAnswer): Promise<Statement[]> {
  const actorId = c.var.actor.memberId;
  const compressed = await piped(answer.body, new CompressionStream("gzip"));
  const box = await encrypt(await keyringOf(c.env), answerId(actorId, mark.key), compressed);
  const stored: StoredAnswer = {
    requestHash: mark.requestHash,
    status: answer.status,
    location: answer.location,
    revision: answer.revision,
    keyId: box.keyId,
    iv: box.iv,
  };
  return answerStatements(actorId, mark.key, c.var.now, stored, box.bytes);
}

export function wireResponse(c: AppContext, answer: WireAnswer): Response {
  const headers: Record<string, string> = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  if (answer.location !== null) headers["location"] = answer.location;
  if (answer.revision !== null) headers["etag"] = etagOf(answer.revision);
  return c.body(answer.body, answer.status, headers);
}

/** The id a stored answer is encrypted for. */
export const answerId = (actorId: string, key: string): string => `answer/${actorId}/${key}`;

async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
