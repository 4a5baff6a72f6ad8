// The municipal list as its events tell it.
import type { MunicipalEvent, Recorded } from "../records/event.ts";
import type { FieldChange, StoredValue } from "../records/event-parts.ts";
import { type AwardField, awardFieldKeys, isMatchedAwardField, type MunicipalAward } from "../records/municipal-award.ts";

/** A row of the municipal list after one of its events. @throws RangeError for an event before `municipal-award.listed`. */
export function foldAward(award: MunicipalAward | undefined, event: Recorded<MunicipalEvent>): MunicipalAward {
  if (event.type === "municipal-award.listed") {
    const listed = { id: event.data.awardId, version: 1, matchedVersion: 1, fields: {}, withdrawal: null };
    return withAwardChanges(listed, event.data.changes);
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
  const isAnother = changes.some(({ field }) => isMatchedAwardField(field));
  return { ...award, matchedVersion: isAnother ? award.version : award.matchedVersion, fields };
}

/** The municipal list's whole stream. */
export function replayAwards(events: readonly Recorded<MunicipalEvent>[]): ReadonlyMap<string, MunicipalAward> {
  const awards = new Map<string, MunicipalAward>();
  for (const event of events) awards.set(event.data.awardId, foldAward(awards.get(event.data.awardId), event));
  return awards;
}
