// State from events alone: the fold of a round's stream and of the municipal list. The Worker's tables are this fold's projection.
// Pure; a type it does not know is the caller's error, since the schema of events is closed.
import { type Application, type ApplicationField, applicationFieldKeys, isApplicationField } from "./records/application.ts";
import type { ApplicationEvent, FieldChange, MunicipalEvent, Recorded, RoundEvent, StoredValue } from "./records/event.ts";
import { type AwardField, awardFieldKeys, type MunicipalAward } from "./records/municipal-award.ts";
import type { Round } from "./records/round.ts";

interface RoundRegister {
  readonly round: Round | null;
  readonly applications: ReadonlyMap<string, Application>;
}

/** The round after one of its events; events of applications leave it as it is. @throws RangeError for an event before `round.created`. */
export function foldRound(stream: string, round: Round | null, event: Recorded<RoundEvent>): Round {
  if (event.type === "round.created") {
    const { year, previousYear, settings } = event.data;
    return { id: stream, year, previousYear, stage: "intake", settings, rulings: [], notice: null };
  }
  if (round === null) throw new RangeError("A round's stream begins with its creation.");
  switch (event.type) {
    case "round.settings-changed":
      return { ...round, settings: event.data.settings, previousYear: event.data.settings.previousRoundYear };
    case "round.ruling-set": {
      const { ruling, value, reason, from } = event.data;
      return { ...round, rulings: [...round.rulings, { id: ruling, value, reason, from, by: event.by, at: event.at }] };
    }
    case "round.review-begun":
      return { ...round, stage: "review" };
    default:
      return round;
  }
}

export const isApplicationEvent = (event: Recorded<RoundEvent>): event is Recorded<ApplicationEvent> =>
  "applicationId" in event;

/** The application after one of its events. @throws RangeError for an event before `application.submitted`. */
export function foldApplication(
  stream: string,
  application: Application | undefined,
  event: Recorded<ApplicationEvent>,
): Application {
  const { by, at } = event;
  if (event.type === "application.submitted") {
    const empty: Application = {
      id: event.applicationId,
      round: stream,
      version: 1,
      state: "submitted",
      fields: {},
      changed: {},
      eligibility: null,
      resolutions: [],
      matchResolutions: [],
      withdrawal: null,
    };
    return withChanges(empty, event.data.changes);
  }
  if (application === undefined) throw new RangeError("An application's events begin with its submission.");
  const next = { ...application, version: application.version + 1 };
  switch (event.type) {
    case "application.changed": {
      const changed = withChanges(next, event.data.changes);
      return event.data.reopened ? { ...changed, state: "submitted", eligibility: null, resolutions: [] } : changed;
    }
    case "application.eligibility-decided": {
      const { outcome, reason, resolutions } = event.data;
      return {
        ...next,
        state: outcome,
        eligibility: { outcome, reason, by, at },
        resolutions: resolutions.map((resolution) => ({ ...resolution, by, at })),
      };
    }
    case "application.withdrawn":
      return { ...next, state: "withdrawn", withdrawal: { reason: event.data.reason, by, at } };
    case "application.municipal-match-resolved": {
      const { awardId, same, reason } = event.data;
      const others = application.matchResolutions.filter((resolution) => resolution.awardId !== awardId);
      return { ...next, matchResolutions: [...others, { awardId, same, reason, by, at }] };
    }
    case "application.revealed":
      return application;
  }
}

function withChanges(application: Application, changes: readonly FieldChange[]): Application {
  const fields: Partial<Record<ApplicationField, StoredValue>> = { ...application.fields };
  const changed = { ...application.changed };
  for (const { field, to } of changes) {
    if (!isApplicationField(field)) continue;
    fields[field] = to;
    if (application.version > 1) changed[field] = application.version;
  }
  return { ...application, fields: inOrder(fields), changed: inOrder(changed) };
}

/** The same keys in the fields' own order, so that equal states have equal JSON. */
function inOrder<Value>(values: Partial<Record<ApplicationField, Value>>): Partial<Record<ApplicationField, Value>> {
  const ordered: Partial<Record<ApplicationField, Value>> = {};
  for (const field of applicationFieldKeys) {
    const value = values[field];
    if (value !== undefined) ordered[field] = value;
  }
  return ordered;
}

/** A round's whole stream, from its first event. */
export function replayRound(stream: string, events: readonly Recorded<RoundEvent>[]): RoundRegister {
  let round: Round | null = null;
  const applications = new Map<string, Application>();
  for (const event of events) {
    round = foldRound(stream, round, event);
    if (isApplicationEvent(event)) {
      applications.set(event.applicationId, foldApplication(stream, applications.get(event.applicationId), event));
    }
  }
  return { round, applications };
}

/** A row of the municipal list after one of its events. @throws RangeError for an event before `municipal-award.listed`. */
export function foldAward(award: MunicipalAward | undefined, event: Recorded<MunicipalEvent>): MunicipalAward {
  if (event.type === "municipal-award.listed") {
    return withAwardChanges({ id: event.data.awardId, version: 1, fields: {}, withdrawal: null }, event.data.changes);
  }
  if (award === undefined) throw new RangeError("A row of the municipal list begins with its listing.");
  const next = { ...award, version: award.version + 1 };
  // A withdrawn row that is sent again stands again.
  if (event.type === "municipal-award.changed") return withAwardChanges({ ...next, withdrawal: null }, event.data.changes);
  return { ...next, withdrawal: { reason: event.data.reason, by: event.by, at: event.at } };
}

function withAwardChanges(award: MunicipalAward, changes: readonly FieldChange[]): MunicipalAward {
  const given = new Map(changes.map(({ field, to }) => [field, to]));
  const fields: Partial<Record<AwardField, StoredValue>> = {};
  for (const field of awardFieldKeys) {
    const value = given.get(field) ?? (given.has(field) ? null : award.fields[field]);
    if (value !== undefined) fields[field] = value;
  }
  return { ...award, fields };
}

/** The municipal list's whole stream. */
export function replayAwards(events: readonly Recorded<MunicipalEvent>[]): ReadonlyMap<string, MunicipalAward> {
  const awards = new Map<string, MunicipalAward>();
  for (const event of events) awards.set(event.data.awardId, foldAward(awards.get(event.data.awardId), event));
  return awards;
}
