// Events as the database keeps them, read back for replaying.
import { z } from "zod";
import { isoDateSchema } from "../../../policy/kinds.ts";
import { type Recorded, type RoundEvent, roundEventSchema } from "../../../policy/records/event.ts";

const placeSchema = z.object({
  seq: z.number(),
  at: z.string(),
  on: isoDateSchema,
  by: z.object({ name: z.string(), member: z.string() }),
});

/** When and by whom, of an event's stored body. */
export function placeOf(body: unknown) {
  const { seq, at, on, by } = placeSchema.parse(body);
  return { seq, at, on, by: by.name, member: by.member };
}

const eventSchema = z.object({ type: z.string(), applicationId: z.string().optional(), data: z.unknown() });

/** An event of a round's stream. */
export function roundEventOf(text: string): Recorded<RoundEvent> {
  const body: unknown = JSON.parse(text);
  return { ...roundEventSchema.parse(eventSchema.parse(body)), ...placeOf(body) };
}
