// The plan of a sync: what would become of each row of the workbook, and which applications no row names. Pure: writes nothing.
import { foldName } from "../../names.ts";
import type { ApplicationField } from "../../records/application.ts";
import { holdsMask } from "./incoming.ts";
import { disputedFields, merge, movedSince } from "./merge.ts";
import type {
  Bases,
  Conflict,
  FieldValues,
  IncomingRow,
  PlannedRow,
  RegisterRow,
  RegisterRows,
  RowIdentity,
  RowRefusalCode,
  SyncPlan,
} from "./plan-types.ts";
import { baseKey } from "./plan-types.ts";

/** After intake only who is called and who is paid may still change. */
const afterIntake: ReadonlySet<ApplicationField> = new Set([
  "contactName",
  "contactPhone",
  "payeeName",
  "payeeAccount",
  "payeeBank",
  "payeeBankCode",
]);

const nothingKnown = { values: {}, last: {} };

interface Lookup {
  readonly byId: ReadonlyMap<string, RegisterRow>;
  readonly byKey: ReadonlyMap<string, RegisterRow>;
}

/** A row's base, resolved: the application it speaks of and the version it was last in step with. */
interface Aim {
  readonly target: RegisterRow;
  readonly baseVersion: number;
}

/** The versions whose values a plan of these rows will ask for, with the fields it asks. */
export interface BaseNeeded extends Aim {
  readonly fields: readonly ApplicationField[];
}

export function basesNeeded(register: RegisterRows, rows: readonly IncomingRow[]): readonly BaseNeeded[] {
  const lookup = lookupOf(register, rows);
  return rows.flatMap((row) => {
    const aim = aimOf(row, lookup);
    if (aim === null) return [];
    const fields = disputedFields(row.fields, aim.baseVersion, aim.target);
    return fields.length === 0 ? [] : [{ ...aim, fields }];
  });
}

/** Plans every row in order. Rows of one request that speak of one application: the later is refused. */
export function planSync(register: RegisterRows, rows: readonly IncomingRow[], bases: Bases): SyncPlan {
  const lookup = lookupOf(register, rows);
  const taken = new Set<string>();
  const named = new Set<string>();
  const planned = rows.map((row) => {
    const aim = aimOf(row, lookup);
    if (row.known !== null) named.add(row.known.applicationId);
    if (aim !== null) named.add(aim.target.applicationId);
    const outcome = planRow(row, aim, register, bases);
    if (outcome.refusal !== null || isAnothers(outcome)) return outcome;
    const slot = aim?.target.applicationId ?? `new ${keyOf(row.fields)}`;
    if (taken.has(slot)) return refuse(row, "row.duplicate", aim?.target ?? null);
    taken.add(slot);
    return outcome;
  });
  const registerOnly = register.applications.filter(
    ({ applicationId, state }) => state !== "withdrawn" && !named.has(applicationId),
  );
  return { rows: planned, registerOnly };
}

/** Keys are gathered only where a row is new: a known one is found by its id. */
function lookupOf({ applications }: RegisterRows, rows: readonly IncomingRow[]): Lookup {
  const byKey = new Map<string, RegisterRow>();
  if (rows.some(({ known }) => known === null)) {
    for (const application of applications) {
      const key = keyOf(application.fields);
      if (key !== null && !byKey.has(key)) byKey.set(key, application);
    }
  }
  return { byId: new Map(applications.map((application) => [application.applicationId, application])), byKey };
}

/** Credit code with lead ID number: what makes a new row the application that already stands. */
function keyOf({ creditCode, leadIdNumber }: FieldValues): string | null {
  return creditCode && leadIdNumber ? `${creditCode} ${leadIdNumber}` : null;
}

function aimOf(row: IncomingRow, lookup: Lookup): Aim | null {
  if (row.known !== null) {
    const target = lookup.byId.get(row.known.applicationId);
    return target === undefined ? null : { target, baseVersion: row.known.baseVersion };
  }
  const key = keyOf(row.fields);
  const target = key === null ? undefined : lookup.byKey.get(key);
  return target === undefined ? null : { target, baseVersion: 0 };
}

function planRow(row: IncomingRow, aim: Aim | null, { stage }: RegisterRows, bases: Bases): PlannedRow {
  const target = aim?.target ?? null;
  const no = (code: RowRefusalCode) => refuse(row, code, target);
  if (holdsMask(row.fields) || (row.known !== null && holdsMask(row.known.identity))) return no("identifier.masked");
  if (row.known !== null) {
    if (aim === null) return no("application.unknown");
    if (!isSame(row.known.identity, aim.target)) return anothers(row, row.known.identity, aim.target);
    if (row.known.baseVersion > aim.target.version) return no("version.unknown");
    if (row.fields.creditCode === null || row.fields.leadIdNumber === null) return no("key.unreadable");
  } else if (keyOf(row.fields) === null) return no("key.unreadable");
  if (aim === null) {
    if (stage !== "intake") return no("stage.wrong");
    return {
      ref: row.ref,
      outcome: "created",
      target: null,
      writes: given(row.fields),
      conflicts: [],
      refusal: null,
      pulled: [],
    };
  }
  return planChange(row, aim, stage, bases);
}

function planChange(row: IncomingRow, { target, baseVersion }: Aim, stage: RegisterRows["stage"], bases: Bases): PlannedRow {
  const base = bases.get(baseKey(target.applicationId, baseVersion)) ?? nothingKnown;
  const { writes, conflicts, pulled } = merge(row.fields, baseVersion, target, base);
  const touched = [...Object.keys(writes), ...conflicts.map(({ field }) => field)];
  if (touched.length > 0 && target.state === "withdrawn") return refuse(row, "application.withdrawn", target);
  if (stage !== "intake" && touched.some((field) => !isAllowedAfterIntake(field))) return refuse(row, "stage.wrong", target);
  const outcome = conflicts.length > 0 ? "conflict" : outcomeOf(writes, target, baseVersion);
  return { ref: row.ref, outcome, target, writes, conflicts, refusal: null, pulled };
}

const isAllowedAfterIntake = (field: string): boolean => [...afterIntake].some((allowed) => allowed === field);

function outcomeOf(writes: FieldValues, target: RegisterRow, baseVersion: number): "unchanged" | "merged" | "updated" {
  if (Object.keys(writes).length === 0) return "unchanged";
  return movedSince(target, baseVersion) ? "merged" : "updated";
}

/** Credit code, or lead ID number, or host and lead as folded names. A blank agrees with nothing. */
function isSame(identity: RowIdentity, { fields }: RegisterRow): boolean {
  return (
    agrees(identity.creditCode, fields.creditCode) ||
    agrees(identity.leadIdNumber, fields.leadIdNumber) ||
    (agreesFolded(identity.hostName, fields.hostName) && agreesFolded(identity.leadName, fields.leadName))
  );
}

const agrees = (mine: string | null, theirs: unknown): boolean => mine !== null && mine === theirs;

const agreesFolded = (mine: string | null, theirs: unknown): boolean =>
  mine !== null && typeof theirs === "string" && foldName(mine) !== "" && foldName(mine) === foldName(theirs);

/** The row carries an id that is not its own (a partial sort leaves number columns behind): nothing of it is written. */
function anothers(row: IncomingRow, identity: RowIdentity, target: RegisterRow): PlannedRow {
  const mine = [identity.hostName, identity.leadName].filter(Boolean).join(" ");
  const theirs = [target.fields.hostName, target.fields.leadName].filter(Boolean).join(" ");
  const conflict: Conflict = { field: "applicationId", base: null, mine, theirs, by: null, at: null };
  return { ref: row.ref, outcome: "conflict", target, writes: {}, conflicts: [conflict], refusal: null, pulled: [] };
}

const isAnothers = ({ conflicts }: PlannedRow): boolean => conflicts.some(({ field }) => field === "applicationId");

function refuse(row: IncomingRow, refusal: RowRefusalCode, target: RegisterRow | null): PlannedRow {
  return { ref: row.ref, outcome: "refused", target, writes: {}, conflicts: [], refusal, pulled: [] };
}

/** A new application keeps what was given; blanks say nothing. */
function given(fields: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
