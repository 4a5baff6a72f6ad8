// Three-way by field: what both sides did to one application since they were last in step. Decides nothing about whose row it is.
import { maskIdentifier } from "../../codes.ts";
import { type ApplicationField, isApplicationField } from "../../records/application.ts";
import { isSealedField } from "../../records/sealed.ts";
import type { Base, Conflict, FieldValue, FieldValues, RegisterRow } from "./plan-types.ts";

export interface Merge {
  readonly writes: FieldValues;
  readonly conflicts: readonly Conflict[];
  readonly pulled: readonly ApplicationField[];
}

/**
 * `mine` are the fields the workbook sends, `baseVersion` the version it was last in step with (0: none, every base is blank).
 * `base` speaks of that version for the fields of {@link disputedFields}; a field it lacks was blank then.
 */
export function merge(mine: FieldValues, baseVersion: number, theirs: RegisterRow, base: Base): Merge {
  const moved = movedSince(theirs, baseVersion);
  if (!moved && isIn(mine, theirs)) return inStep;
  const writes: Partial<Record<ApplicationField, FieldValue>> = {};
  const conflicts: Conflict[] = [];
  const written = new Set<ApplicationField>();
  for (const [field, value] of entries(mine)) {
    const stands = theirs.fields[field] ?? null;
    if (value === stands) continue;
    if (!changedSince(theirs, field, baseVersion)) writes[field] = value;
    else if (value === (base.values[field] ?? null))
      continue; // Sent, as sealed fields always are, but not changed.
    else conflicts.push(conflict(field, value, theirs, base));
    written.add(field);
  }
  return { writes, conflicts, pulled: moved ? pulledFields(mine, baseVersion, theirs, written) : [] };
}

const inStep: Merge = { writes: {}, conflicts: [], pulled: [] };

/** True where all that is sent stands already, as in most rows of most syncs. */
function isIn(mine: FieldValues, { fields }: RegisterRow): boolean {
  for (const field of sent(mine)) if (mine[field] !== (fields[field] ?? null)) return false;
  return true;
}

function pulledFields(
  mine: FieldValues,
  baseVersion: number,
  theirs: RegisterRow,
  written: ReadonlySet<ApplicationField>,
): readonly ApplicationField[] {
  return entries(theirs.fields)
    .map(([field]) => field)
    .filter((field) => changedSince(theirs, field, baseVersion) && !written.has(field) && !agrees(mine, theirs, field));
}

/** The fields whose base decides: sent, standing otherwise, and changed in the register since. */
export function disputedFields(mine: FieldValues, baseVersion: number, theirs: RegisterRow): readonly ApplicationField[] {
  if (baseVersion >= theirs.version) return [];
  return entries(mine)
    .filter(([field, value]) => value !== (theirs.fields[field] ?? null) && changedSince(theirs, field, baseVersion))
    .map(([field]) => field);
}

/** True where the register changed any field after that version: what is written then is merged. */
export function movedSince(theirs: RegisterRow, baseVersion: number): boolean {
  return baseVersion === 0 || Object.values(theirs.changed).some((version) => version > baseVersion);
}

/** Against an empty base (0) a field counts as changed where the register has a value. */
function changedSince(theirs: RegisterRow, field: ApplicationField, baseVersion: number): boolean {
  if (baseVersion === 0) return (theirs.fields[field] ?? null) !== null;
  return (theirs.changed[field] ?? 1) > baseVersion;
}

const agrees = (mine: FieldValues, theirs: RegisterRow, field: ApplicationField): boolean =>
  field in mine && mine[field] === (theirs.fields[field] ?? null);

function conflict(field: ApplicationField, mine: FieldValue, theirs: RegisterRow, { values, last }: Base): Conflict {
  const { by = null, at = null } = last[field] ?? {};
  const base = values[field] ?? null;
  const stands = theirs.fields[field] ?? null;
  if (!isSealedField(field)) return { field, base, mine, theirs: stands, by, at };
  const [ours, other] = [masked(mine), masked(stands)];
  // Two numbers can have one mask; that they differ is then said in words.
  return { field, base: masked(base), mine: ours, theirs: ours === other ? `${other}（不同）` : other, by, at };
}

const masked = (value: FieldValue): FieldValue => (typeof value === "string" ? maskIdentifier(value) : value);

const sent = (values: FieldValues): ApplicationField[] =>
  Object.keys(values)
    .filter(isApplicationField)
    .filter((field) => values[field] !== undefined);

function entries(values: FieldValues): [ApplicationField, FieldValue][] {
  return sent(values).map((field) => [field, values[field] ?? null]);
}
