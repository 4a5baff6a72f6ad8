// The events of one or many applications, read back for histories and for the bases of a sync.
import { z } from "zod";
import { type ApplicationEvent, type Recorded, roundEventSchema } from "../../policy/records/event.ts";
import type { Database } from "../database.ts";

const rowSchema = z.object({ body: z.string() });
const bodySchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  by: z.object({ name: z.string() }),
  type: z.string(),
  applicationId: z.string(),
  data: z.unknown(),
});

function recordedEvent(row: unknown): Recorded<ApplicationEvent> {
  const { seq, at, by, type, applicationId, data } = bodySchema.parse(JSON.parse(rowSchema.parse(row).body));
  const event = roundEventSchema.parse({ type, applicationId, data });
  if (!("applicationId" in event)) throw new Error(`Event ${seq} names an application and is none of its events.`);
  return { ...event, seq, at, by: by.name };
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
  return results.map(recordedEvent);
}
