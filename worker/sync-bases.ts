// What stood in the version a workbook's row was last in step with: read from the events, for the few rows where both sides changed a field.

import type { BaseNeeded } from "../policy/decisions/sync/plan.ts";
import { type Base, type Bases, baseKey } from "../policy/decisions/sync/plan-types.ts";
import { type Application, type ApplicationField, isApplicationField } from "../policy/records/application.ts";
import type { ApplicationEvent, Recorded } from "../policy/records/event.ts";
import type { StoredValue } from "../policy/records/event-parts.ts";
import { foldApplication } from "../policy/replay.ts";
import type { Database } from "./database.ts";
import type { Keyring } from "./keyring.ts";
import { opener } from "./register.ts";
import { eventsOfApplications } from "./store/application-events.ts";

export async function loadBases(db: Database, keyring: Keyring, round: string, needed: readonly BaseNeeded[]): Promise<Bases> {
  if (needed.length === 0) return new Map();
  const events = await eventsOfApplications(db, [...new Set(needed.map(({ target }) => target.applicationId))]);
  const byApplication = new Map<string, Recorded<ApplicationEvent>[]>();
  for (const event of events)
    byApplication.set(event.applicationId, [...(byApplication.get(event.applicationId) ?? []), event]);
  const pasts = needed.map((need) => ({ need, past: pastOf(round, byApplication.get(need.target.applicationId) ?? [], need) }));
  const opened = await opener(
    db,
    keyring,
    pasts.map(({ past }) => past),
  );
  return new Map(
    pasts.map(({ need, past }): [string, Base] => {
      const plain = opened(past);
      const values = Object.fromEntries(need.fields.map((field) => [field, plain[field] ?? null]));
      return [baseKey(need.target.applicationId, need.baseVersion), { values, last: past.last }];
    }),
  );
}

interface Past {
  /** As they stood in the base version, the asked ones only. */
  readonly fields: Readonly<Partial<Record<ApplicationField, StoredValue>>>;
  readonly last: Base["last"];
}

function pastOf(
  round: string,
  events: readonly Recorded<ApplicationEvent>[],
  { baseVersion, fields: asked }: BaseNeeded,
): Past {
  let application: Application | undefined;
  let fields: Past["fields"] = {};
  const last: Partial<Record<ApplicationField, { by: string; at: string }>> = {};
  for (const event of events) {
    application = foldApplication(round, application, event);
    if (application.version <= baseVersion) fields = application.fields;
    if (!("changes" in event.data)) continue;
    for (const { field } of event.data.changes) {
      if (isApplicationField(field)) last[field] = { by: event.by, at: event.at };
    }
  }
  return {
    fields: Object.fromEntries(asked.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]]))),
    last,
  };
}
