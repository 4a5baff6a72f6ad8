// An event is one row of the database, which takes up to 2 MB: what would not fit is refused before it is written.
import type { RoundEvent } from "../policy/records/event.ts";
import { utf8 } from "./keyring.ts";
import { problem } from "./problem.ts";

/** @throws Problem 413 where one of the events is longer than `bytes` as JSON in UTF-8. */
export function requireStorable(events: readonly RoundEvent[], bytes: number): void {
  if (events.some((event) => utf8(JSON.stringify(event)).length > bytes)) throw problem(413, "body.too-large");
}
