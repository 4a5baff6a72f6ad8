// Whether exported events are the ones a signed checkpoint covers: any edit, deletion, insertion, reordering, truncation or
// roll-back up to it is found. Needs no server, no database and no sealing key.
import { z } from "zod";
import { canonicalJson, type JsonObject, type JsonValue } from "./canonical.ts";
import { firstPrevious, sha256Hex } from "./chain.ts";
import { type Checkpoint, checkpointHolds, type Head, type PublicKey } from "./checkpoint.ts";

type Verdict =
  | { readonly intact: true; readonly covered: number; readonly uncovered: number }
  | { readonly intact: false; readonly broken: Broken };

/** The first thing that does not hold. `line` counts from 1; null where it is the checkpoint, or something is missing. */
export interface Broken {
  readonly line: number | null;
  readonly stream: string | null;
  readonly seq: number | null;
  readonly reason: "signature" | "unreadable" | "out-of-order" | "hash" | "missing" | "not-in-checkpoint";
}

const eventSchema = z.looseObject({
  stream: z.string(),
  seq: z.number().int().min(1),
  previous: z.string(),
  hash: z.string(),
});

type Event = JsonObject & z.infer<typeof eventSchema>;

/** How far the reading is: the last event, and the streams that are over. */
interface Progress {
  readonly last: Head | null;
  readonly finished: ReadonlySet<string>;
}

/**
 * @param lines the export's lines, blank ones left out.
 * @param publicKey the one that is trusted; never one that came with the files.
 */
export async function verifyEvents(lines: readonly string[], checkpoint: Checkpoint, publicKey: PublicKey): Promise<Verdict> {
  if (!(await checkpointHolds(checkpoint, publicKey))) return broken("signature");
  const heads = new Map(checkpoint.heads.map((head) => [head.stream, head]));
  let progress: Progress = { last: null, finished: new Set() };
  let covered = 0;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const event = readEvent(text);
    if (event === null) return broken("unreadable", { line });
    const { stream, seq, hash } = event;
    if (stream !== progress.last?.stream) {
      const missing = shortOf(progress.last, heads);
      if (missing !== null) return broken("missing", missing);
      progress = startOf(stream, progress);
    }
    const reason = await faultOf(event, progress, heads.get(stream));
    if (reason !== null) return broken(reason, { line, stream, seq });
    if (seq <= (heads.get(stream)?.seq ?? 0)) covered += 1;
    progress = { ...progress, last: { stream, seq, hash } };
  }
  const missing = shortOf(progress.last, heads) ?? absentStream(checkpoint, progress);
  return missing === null ? { intact: true, covered, uncovered: lines.length - covered } : broken("missing", missing);
}

function broken(reason: Broken["reason"], at: Partial<Broken> = {}): Verdict {
  return { intact: false, broken: { line: null, stream: null, seq: null, ...at, reason } };
}

function startOf(stream: string, { last, finished }: Progress): Progress {
  return {
    last: { stream, seq: 0, hash: firstPrevious },
    finished: last === null ? finished : new Set([...finished, last.stream]),
  };
}

/** What is wrong with the next event of its stream; null where it follows on. */
async function faultOf(event: Event, { last, finished }: Progress, head: Head | undefined): Promise<Broken["reason"] | null> {
  const expected = (last?.seq ?? 0) + 1;
  if (finished.has(event.stream) || event.seq < expected) return "out-of-order";
  if (event.seq > expected) return "missing";
  if (event.previous !== last?.hash || event.hash !== (await hashOf(event))) return "hash";
  return head?.seq === event.seq && head.hash !== event.hash ? "not-in-checkpoint" : null;
}

/** Where a stream ended before its head: the first event that is missing. */
function shortOf(last: Head | null, heads: ReadonlyMap<string, Head>): { stream: string; seq: number } | null {
  const head = last === null ? undefined : heads.get(last.stream);
  return last !== null && head !== undefined && last.seq < head.seq ? { stream: last.stream, seq: last.seq + 1 } : null;
}

function absentStream(checkpoint: Checkpoint, { last, finished }: Progress): { stream: string; seq: number } | null {
  const absent = checkpoint.heads.find(({ stream }) => stream !== last?.stream && !finished.has(stream));
  return absent === undefined ? null : { stream: absent.stream, seq: 1 };
}

function readEvent(text: string): Event | null {
  try {
    const value: JsonValue = JSON.parse(text);
    // A repeated member would be read one way here and another way elsewhere.
    if (memberCount(value) !== colonCount(text)) return null;
    const event = eventSchema.safeParse(value);
    // The schema only looks: all members of the JSON object stay as they were read.
    return event.success ? (event.data as Event) : null;
  } catch {
    return null;
  }
}

function memberCount(value: JsonValue): number {
  if (value === null || typeof value !== "object") return 0;
  const members = Object.values(value);
  const below = members.reduce<number>((sum, member) => sum + memberCount(member), 0);
  return Array.isArray(value) ? below : below + members.length;
}

/** Colons outside strings: members as written. */
const colonCount = (text: string): number => text.replace(/"(?:[^"\\]|\\.)*"/g, "").split(":").length - 1;

function hashOf({ hash: _, ...event }: Event): Promise<string> {
  return sha256Hex(canonicalJson(event));
}
