// A round's register as decisions and checks need it: records with their sealed values opened in memory. Nothing opened here is logged or stored.
import type { IsoDate } from "../policy/kinds.ts";
import type { Application } from "../policy/records/application.ts";
import type { StoredValue } from "../policy/records/event-parts.ts";
import type { MunicipalAward } from "../policy/records/municipal-award.ts";
import type { Batch } from "../policy/records/payment.ts";
import { rulingsOn } from "../policy/records/round.ts";
import { type CheckedRegister, checkRegister, type PlainRecord } from "../policy/register-check.ts";
import type { Database } from "./database.ts";
import type { Keyring } from "./keyring.ts";
import { unseal } from "./seal.ts";
import { municipalStream } from "./store/municipal-awards.ts";
import { type Marks, type RegisterRows, readList, readRegisterRows } from "./store/register.ts";
import type { StoredRound } from "./store/rounds.ts";

export type PlainFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Register extends StoredRound {
  /** By id, in the order of their numbers. */
  readonly applications: ReadonlyMap<string, Application>;
  /** By id, in the order of their numbers. */
  readonly batches: ReadonlyMap<string, Batch>;
  /** The applications' fields in plain. */
  readonly plain: ReadonlyMap<string, PlainFields>;
  readonly list: MunicipalList;
  readonly holders: readonly (PlainRecord & { readonly year: number })[];
  /** The streams read besides the round's own, to be asserted by a decision that rests on them. */
  readonly asserts: readonly { readonly stream: string; readonly revision: number }[];
}

export interface MunicipalList {
  readonly revision: number;
  readonly awards: ReadonlyMap<string, MunicipalAward>;
  readonly plain: ReadonlyMap<string, PlainFields>;
}

/** A register and the marks it was read under. */
export interface MarkedRegister {
  readonly register: Register;
  readonly marks: Marks;
}

/** Reads and opens all of it: kept-registers.ts spares most requests this. Null where there is no such round. */
export async function openRegister(db: Database, keyring: Keyring, roundId: string): Promise<MarkedRegister | null> {
  const rows = await readRegisterRows(db, roundId);
  if (rows.stored === null) return null;
  return { register: await openedRegister(db, keyring, { ...rows, stored: rows.stored }), marks: rows.marks };
}

async function openedRegister(
  db: Database,
  keyring: Keyring,
  rows: RegisterRows & { readonly stored: StoredRound },
): Promise<Register> {
  const { stored, applications, holders, awards, marks, batches } = rows;
  const opened = await opener(db, keyring, [...applications, ...holders, ...awards]);
  const read = new Set([municipalStream, ...holders.map(({ round }) => round)]);
  return {
    ...stored,
    applications: new Map(applications.map((application) => [application.id, application])),
    batches: new Map(batches.map((batch) => [batch.id, batch])),
    plain: new Map(applications.map((application) => [application.id, opened(application)])),
    list: listOf(rows, opened),
    holders: holders.map((holder) => ({ id: holder.id, year: Number(holder.round), fields: opened(holder) })),
    asserts: [...read].map((stream) => ({ stream, revision: marks.revisions.get(stream) ?? 0 })),
  };
}

export async function loadList(db: Database, keyring: Keyring): Promise<MunicipalList> {
  const rows = await readList(db);
  return listOf(rows, await opener(db, keyring, rows.awards));
}

function listOf(
  { marks, awards }: Pick<RegisterRows, "marks" | "awards">,
  opened: (record: Sealed) => PlainFields,
): MunicipalList {
  return {
    revision: marks.revisions.get(municipalStream) ?? 0,
    awards: new Map(awards.map((award) => [award.id, award])),
    plain: new Map(awards.map((award) => [award.id, opened(award)])),
  };
}

/** The fields as a plan would make them, under the hash that binds a submit to it. */
interface Planned {
  readonly plain: Register["plain"];
  readonly hash: string;
}

/** What was found lately, by day and plan: a submit follows the preview of the same plan, and pages of a list each other. */
const checks = new WeakMap<Register, Map<string, CheckedRegister>>();
const keptChecks = 4;

/** The rules' findings and municipal matches, of the register or of what a plan would make of it. */
export function checkedRegister(
  register: Register,
  today: IsoDate,
  { plain, hash }: Planned = { plain: register.plain, hash: "" },
): CheckedRegister {
  const known = checks.get(register) ?? new Map<string, CheckedRegister>();
  checks.set(register, known);
  const key = `${today} ${plain === register.plain ? "" : hash}`;
  const checked = known.get(key) ?? freshlyChecked(register, today, plain);
  known.set(key, checked);
  for (const old of [...known.keys()].slice(0, known.size - keptChecks)) known.delete(old);
  return checked;
}

function freshlyChecked(register: Register, today: IsoDate, plain: Register["plain"]): CheckedRegister {
  const { round, applications, list, holders } = register;
  const records: PlainRecord[] = [];
  for (const [id, fields] of plain) {
    if (applications.get(id)?.state !== "withdrawn") records.push({ id, fields });
  }
  const awards = standingAwards(list);
  const { settings } = round;
  return checkRegister({ today, settings, rulings: rulingsOn(round, today), applications: records, awards, holders });
}

/** The rows of the municipal list that are not withdrawn, in plain. */
export const standingAwards = ({ awards, plain }: MunicipalList): readonly PlainRecord[] =>
  [...plain].flatMap(([id, fields]) => (awards.get(id)?.withdrawal === null ? [{ id, fields }] : []));

interface Sealed {
  readonly fields: Readonly<Record<string, StoredValue | undefined>>;
}

/** Opens the sealed values of many records at once; an erased value reads as null. */
export async function opener(
  db: Database,
  keyring: Keyring,
  records: readonly Sealed[],
): Promise<(record: Sealed) => PlainFields> {
  const ids = records.flatMap(({ fields }) => Object.values(fields).flatMap((value) => sealedIdOf(value) ?? []));
  const values = ids.length === 0 ? new Map<string, string>() : await unseal(db, keyring, ids);
  return ({ fields }) => plainFields(fields, values);
}

const sealedIdOf = (value: StoredValue | undefined): string | null =>
  typeof value === "object" && value !== null ? value.sealed : null;

function plainFields(fields: Sealed["fields"], values: ReadonlyMap<string, string>): PlainFields {
  const plain: Record<string, string | number | boolean | null> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined) plain[field] = plainValue(value, values);
  }
  return plain;
}

/** A stored value in plain; null for one that was erased. */
export function plainValue(value: StoredValue, values: ReadonlyMap<string, string>): string | number | boolean | null {
  return typeof value === "object" && value !== null ? (values.get(value.sealed) ?? null) : value;
}

/** The ids of those of the values that are sealed. */
export const sealedIds = (values: readonly StoredValue[]): readonly string[] =>
  values.flatMap((value) => sealedIdOf(value) ?? []);
