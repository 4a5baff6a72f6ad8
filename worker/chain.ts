// The hash chain of a stream: each event's SHA-256 over its canonical JSON, which names the hash before it.
// Web Crypto only, so that the Worker, the command line and anybody's script compute the same. It never reads the database.
import { canonicalJson, type JsonObject } from "./canonical.ts";

/** `previous` of a stream's first event. */
export const firstPrevious = "0".repeat(64);

export interface ChainedEvent {
  /** Canonical JSON of the event, `previous` included, `hash` not. */
  readonly body: string;
  readonly hash: string;
}

const encoder = new TextEncoder();

/** SHA-256 as 64 lower-case hex digits. */
export async function sha256Hex(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === "string" ? encoder.encode(data) : data;
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += hexDigits[byte];
  return text;
}

/** Chains events, in order, after the hash `previous`; `event` has every member but `previous` and `hash`. */
export async function chainEvents(events: readonly JsonObject[], previous: string): Promise<ChainedEvent[]> {
  const chained: ChainedEvent[] = [];
  let before = previous;
  for (const event of events) {
    const body = canonicalJson({ ...event, previous: before });
    before = await sha256Hex(body);
    chained.push({ body, hash: before });
  }
  return chained;
}

/** One line of the event export: the event with its hash. */
export const eventLine = ({ body, hash }: ChainedEvent): string => `${body.slice(0, -1)},"hash":"${hash}"}`;
