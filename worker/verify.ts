// Whether exported events are the ones a signed checkpoint covers: any edit, deletion, insertion, reordering, truncation or
// roll-back up to it is found. Needs no server, no database and no sealing key.
import { z } from "zod";
import { canonicalJson, type JsonObject, type JsonValue } from "./canonical.ts";
import { eventLine, firstPrevious, sha256Hex } from "./chain.ts";
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

/**
 * @param lines the export's lines in its order (stream, then seq), blank ones left out.
 * @param publicKey the one that is trusted; never one that came with the files.
 */
export async function verifyEvents(lines: readonly string[], checkpoint: Checkpoint, publicKey: PublicKey): Promise<Verdict> {
  if (!(await checkpointHolds(checkpoint, publicKey))) return broken("signature");
  const heads = new Map(checkpoint.heads.map((head) => [head.stream, head]));
  const begun = new Set<string>();
  /** The event before; a stream without a name comes before all others. */
  let last: Head = { stream: "", seq: 0, hash: firstPrevious };
  let covered = 0;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const event = readEvent(text);
    if (event === null) return broken("unreadable", { line });
    const { stream, seq, hash } = event;
    if (stream !== last.stream) {
      const missing = shortOf(last, heads);
      if (missing !== null) return broken("missing", missing);
      if (stream < last.stream) return broken("out-of-order", { line, stream, seq });
      last = { stream, seq: 0, hash: firstPrevious };
      begun.add(stream);
    }
    const reason = await faultOf(event, last, heads.get(stream));
    if (reason !== null) return broken(reason, { line, stream, seq });
    if (seq <= (heads.get(stream)?.seq ?? 0)) covered += 1;
    last = { stream, seq, hash };
  }
  const missing = shortOf(last, heads) ?? absentStream(checkpoint, begun);
  return missing === null ? { intact: true, covered, uncovered: lines.length - covered } : broken("missing", missing);
}

function broken(reason: Broken["reason"], at: Partial<Broken> = {}): Verdict {
  return { intact: false, broken: { line: null, stream: null, seq: null, ...at, reason } };
}

/** What is wrong with the next event of its stream; null where it follows on. */
async function faultOf(event: Event, last: Head, head: Head | undefined): Promise<Broken["reason"] | null> {
  const expected = last.seq + 1;
  if (event.seq < expected) return "out-of-order";
  if (event.seq > expected) return "missing";
  if (event.previous !== last.hash || event.hash !== (await hashOf(event))) return "hash";
  return head?.seq === event.seq && head.hash !== event.hash ? "not-in-checkpoint" : null;
}

/** Where a stream ended before its head: the first event that is missing. */
function shortOf({ stream, seq }: Head, heads: ReadonlyMap<string, Head>): { stream: string; seq: number } | null {
  const head = heads.get(stream);
  return head !== undefined && seq < head.seq ? { stream, seq: seq + 1 } : null;
}

function absentStream({ heads }: Checkpoint, begun: ReadonlySet<string>): { stream: string; seq: number } | null {
  const absent = heads.find(({ stream }) => !begun.has(stream));
  return absent === undefined ? null : { stream: absent.stream, seq: 1 };
}

/** Only what the register itself would have written, to the letter: no other white space, order or repetition of members says the same. */
function readEvent(text: string): Event | null {
  try {
    const value: JsonValue = JSON.parse(text);
    const event = eventSchema.safeParse(value);
    if (!event.success) return null;
    // The schema only looks: all members of the JSON object stay as they were read.
    const read = event.data as Event;
    return eventLine({ body: canonicalJson(unhashed(read)), hash: read.hash }) === text ? read : null;
  } catch {
    return null;
  }
}

function unhashed({ hash: _, ...event }: Event): JsonObject {
  return event;
}

const hashOf = (event: Event): Promise<string> => sha256Hex(canonicalJson(unhashed(event)));
