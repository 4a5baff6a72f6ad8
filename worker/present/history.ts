// An application's history as answers show it: every event with its changes, sealed values masked.
import type { HistoryEntry } from "../../policy/contract/applications.ts";
import type { Application } from "../../policy/records/application.ts";
import type { ApplicationEvent, Recorded } from "../../policy/records/event.ts";
import type { FieldChange } from "../../policy/records/event-parts.ts";
import { foldApplication } from "../../policy/replay.ts";
import { plainValue } from "../register.ts";
import { shown } from "./values.ts";

/** `values` opens the sealed values that the events refer to. */
export function shownHistory(
  stream: string,
  events: readonly Recorded<ApplicationEvent>[],
  values: ReadonlyMap<string, string>,
): HistoryEntry[] {
  let application: Application | undefined;
  return events.map((event) => {
    application = foldApplication(stream, application, event);
    const show = ({ field, from, to }: FieldChange) => ({
      field,
      from: shown(field, plainValue(from, values)),
      to: shown(field, plainValue(to, values)),
    });
    return {
      version: application.version,
      at: event.at,
      by: event.by,
      event: event.type,
      reason: "reason" in event.data ? event.data.reason : null,
      changes: "changes" in event.data ? event.data.changes.map(show) : [],
    };
  });
}
