// The events of rounds and applications, read back for histories, for the bases of a sync and to bring a register up to date.
import { z } from "zod";
import { isoDateSchema } from "../../policy/kinds.ts";
import { type ApplicationEvent, type Recorded, type RoundEvent, roundEventSchema } from "../../policy/records/event.ts";
import type { Database } from "../database.ts";

const rowSchema = z.object({ body: z.string() });
const bodySchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  on: isoDateSchema,
  by: z.object({ name: z.string(), member: z.string() }),
  type: z.string(),
  applicationId: z.string().optional(),
  previous: z.string(),
  data: z.unknown(),
});

interface Read {
  readonly event: Recorded<RoundEvent>;
  /** The hash before it. */
  readonly previous: string;
}

function readEvent(row: unknown): Read {
  const { seq, at, on, by, previous, ...body } = bodySchema.parse(JSON.parse(rowSchema.parse(row).body));
  return { event: { ...roundEventSchema.parse(body), seq, at, on, by: by.name, member: by.member }, previous };
}

function applicationEvent(row: unknown): Recorded<ApplicationEvent> {
  const { event } = readEvent(row);
  if (!("applicationId" in event)) throw new Error(`Event ${event.seq} names an application and is none of its events.`);
  return event;
}

/** A round's events after one revision and up to another, in order. */
export async function roundEvents(db: Database, round: string, after: number, upTo: number): Promise<readonly Read[]> {
  const { results } = await db
    .prepare(
      "SELECT body FROM events WHERE stream = ?1 AND seq > CAST(?2 AS INTEGER) AND seq <= CAST(?3 AS INTEGER) ORDER BY seq",
    )
    .bind(round, after, upTo)
    .all();
  return results.map(readEvent);
}

/** In the order in which they happened. */
export async function eventsOfApplications(
  db: Database,
  ids: readonly string[],
): Promise<readonly Recorded<ApplicationEvent>[]> {
  const { results } = await db
    .prepare("SELECT body FROM events WHERE application_id IN (SELECT value FROM json_each(?1)) ORDER BY stream, seq")
    .bind(JSON.stringify(ids))
    .all();
  return results.map(applicationEvent);
}
