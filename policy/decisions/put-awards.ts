// The municipal list is kept up by sending it again: rows are added, corrected or withdrawn with a reason, and never deleted.
import { foldName } from "../names.ts";
import type { MunicipalEvent } from "../records/event.ts";
import type { FieldChange, StoredValue } from "../records/event-parts.ts";
import { type AwardField, awardFieldKeys, awardIdOf } from "../records/municipal-award.ts";
import { accepted, type Result, refused } from "../refusal.ts";

type AwardValue = string | number | null;
export type AwardValues = Readonly<Partial<Record<AwardField, AwardValue>>>;

/** A row of the list as it stands, its ID number in plain. */
export interface StandingAward {
  readonly id: string;
  readonly fields: AwardValues;
  readonly isWithdrawn: boolean;
}

/** One row sent: with an id a known one; absent fields of a known row stay. */
export type PutAward =
  | { readonly id: string | null; readonly withdrawn: false; readonly fields: AwardValues }
  | { readonly id: string; readonly withdrawn: true; readonly reason: string };

/** A change still in plain; {@link awardEvents} makes it an event once the ID number is sealed. */
interface AwardWrite {
  readonly kind: "listed" | "changed";
  readonly awardId: string;
  readonly fields: AwardValues;
}
interface AwardWithdrawal {
  readonly kind: "withdrawn";
  readonly awardId: string;
  readonly reason: string;
}
export type AwardStep = AwardWrite | AwardWithdrawal;

/**
 * What changes. A row without id that names the same programme, year, host and lead as a standing one is that row.
 * Refuses `award.unknown`, `award.duplicate`, `award.key`, `identifier.masked`; then nothing is written.
 */
export function putAwards(
  standing: readonly StandingAward[],
  sent: readonly PutAward[],
  nextNumber: number,
): Result<AwardStep[]> {
  const byId = new Map(standing.map((award) => [award.id, award]));
  const byKey = new Map(standing.map((award) => [keyOf(award.fields), award]));
  const taken = new Set<string>();
  const steps: AwardStep[] = [];
  let number = nextNumber;
  for (const award of sent) {
    const known = award.withdrawn || award.id !== null ? byId.get(award.id ?? "") : byKey.get(keyOf(award.fields));
    if (award.id !== null && known === undefined) return refused("award.unknown");
    const mark = known?.id ?? (award.withdrawn ? "" : keyOf(award.fields));
    if (taken.has(mark)) return refused("award.duplicate");
    taken.add(mark);
    const step = award.withdrawn ? withdrawal(award.reason, known) : write(award.fields, known, number);
    if (!step.ok) return step;
    if (step.value?.kind === "listed") number += 1;
    if (step.value !== null) steps.push(step.value);
  }
  return accepted(steps);
}

function withdrawal(reason: string, known: StandingAward | undefined): Result<AwardStep | null> {
  if (known === undefined) return refused("award.unknown");
  return accepted(known.isWithdrawn ? null : { kind: "withdrawn", awardId: known.id, reason });
}

/** A withdrawn row that is sent again stands again. */
function write(fields: AwardValues, known: StandingAward | undefined, number: number): Result<AwardStep | null> {
  if (holdsMask(fields)) return refused("identifier.masked");
  if (!hasKey({ ...known?.fields, ...fields })) return refused("award.key", "14");
  const changes = changed(fields, known?.fields ?? {});
  if (known === undefined) return accepted({ kind: "listed", awardId: awardIdOf(number), fields: changes });
  const isChange = known.isWithdrawn || Object.keys(changes).length > 0;
  return accepted(isChange ? { kind: "changed", awardId: known.id, fields: changes } : null);
}

const text = (value: AwardValue | undefined): string => foldName(value === null || value === undefined ? "" : String(value));

function keyOf({ programme, awardYear, hostName, leadName, studioName }: AwardValues): string {
  const who = text(hostName) + text(leadName) === "" ? `studio ${text(studioName)}` : `${text(hostName)} ${text(leadName)}`;
  return `${text(programme)} ${text(awardYear)} ${who}`;
}

/** Programme, year, and somebody: without them the row says nothing of anyone (article 14). */
function hasKey({ programme, awardYear, hostName, leadName, studioName }: AwardValues): boolean {
  const somebody = text(hostName) + text(leadName) + text(studioName);
  return text(programme) !== "" && typeof awardYear === "number" && somebody !== "";
}

function holdsMask({ creditCode, leadIdNumber }: AwardValues): boolean {
  return [creditCode, leadIdNumber].some((value) => typeof value === "string" && value.includes("*"));
}

function changed(sent: AwardValues, standing: AwardValues): AwardValues {
  const changes: Partial<Record<AwardField, AwardValue>> = {};
  for (const field of awardFieldKeys) {
    const value = sent[field];
    if (value !== undefined && value !== (standing[field] ?? null)) changes[field] = value;
  }
  return changes;
}

/** The steps as events; `stored` gives a field's value as events hold it, before (`from`) and after (`to`). */
export function awardEvents(
  steps: readonly AwardStep[],
  stored: {
    from: (awardId: string, field: AwardField) => StoredValue;
    to: (awardId: string, field: AwardField, value: AwardValue) => StoredValue;
  },
): MunicipalEvent[] {
  return steps.map((step): MunicipalEvent => {
    const { awardId } = step;
    if (step.kind === "withdrawn") return { type: "municipal-award.withdrawn", data: { awardId, reason: step.reason } };
    const changes = awardFieldKeys.flatMap((field): FieldChange[] => {
      const value = step.fields[field];
      return value === undefined ? [] : [{ field, from: stored.from(awardId, field), to: stored.to(awardId, field, value) }];
    });
    return { type: `municipal-award.${step.kind}`, data: { awardId, changes } };
  });
}
