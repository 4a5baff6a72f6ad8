// The Worker's part of a sync: loads the register, asks the policy for a plan, seals what is written, and makes it one commit.
import type { SyncAnswer } from "../policy/contract/sync.ts";
import { syncEvents, type WritingRow, writingRows } from "../policy/decisions/sync/events.ts";
import { basesNeeded, planSync } from "../policy/decisions/sync/plan.ts";
import type { IncomingRow, PlannedRow, RegisterRow, RegisterRows, SyncPlan } from "../policy/decisions/sync/plan-types.ts";
import { applicationNumberOf } from "../policy/records/application.ts";
import { isSealedField } from "../policy/records/sealed.ts";
import { registerChange } from "./change-register.ts";
import type { Change, Unchanged } from "./commit.ts";
import type { AppContext } from "./context.ts";
import { loadRegister } from "./kept-registers.ts";
import { blindDigest, type Keyring } from "./keyring.ts";
import { type SyncOutcome, shownSync } from "./present/sync.ts";
import { checkedRegister, type PlainFields, type Register } from "./register.ts";
import { type BundleInput, seal } from "./seal.ts";
import { loadBases } from "./sync-bases.ts";

interface SyncPreview {
  readonly register: Register;
  readonly writing: readonly WritingRow[];
  readonly outcome: SyncOutcome;
  readonly answer: SyncAnswer;
}

/** What would become of the rows now; null where there is no such round. */
export async function previewSync(
  c: AppContext,
  keyring: Keyring,
  roundId: string,
  rows: readonly IncomingRow[],
): Promise<SyncPreview | null> {
  const register = await loadRegister(c.env.DB, keyring, roundId);
  if (register === null) return null;
  const standing = registerRows(register);
  const bases = await loadBases(c.env.DB, keyring, roundId, basesNeeded(standing, rows));
  const plan = planSync(standing, rows, bases);
  const writing = writingRows(plan, { round: register.round, lastNumber: lastNumber(register) });
  const plain = plannedFields(register, writing);
  const hash = await planHash(keyring, roundId, plan);
  const outcome: SyncOutcome = {
    dryRun: true,
    revision: register.revision,
    planHash: hash,
    plan,
    ids: new Map(writing.map(({ row, applicationId }) => [row.ref, applicationId])),
    applications: register.applications,
    awards: register.list.awards,
    plain,
    checked: checkedRegister(register, c.var.today, { plain, hash }),
  };
  return { register, writing, outcome, answer: shownSync(outcome) };
}

/** Writes what the preview says: all accepted rows together, or none. */
export async function submitSync(
  c: AppContext,
  keyring: Keyring,
  { register, writing, outcome, answer }: SyncPreview,
  workbook: { readonly id: string; readonly name: string },
): Promise<Change<SyncAnswer, 200> | Unchanged<SyncAnswer, 200>> {
  const { round, revision } = register;
  if (writing.length === 0) return { answer: { status: 200, body: { ...answer, dryRun: false }, revision } };
  const bundles = writing.flatMap((row) => bundleOf(round.id, row) ?? []);
  const sealing = await seal(keyring, bundles);
  const references = new Map(bundles.map(({ subject }, index) => [subject, sealing.references[index] ?? {}]));
  const record = { round, lastNumber: lastNumber(register), applications: register.applications, workbook };
  const events = syncEvents(writing, record, references);
  const { after, append, asserts, records } = registerChange(c, register, events, outcome.plain);
  const body = shownSync({ ...outcome, dryRun: false, revision: after.revision, applications: after.applications });
  return {
    appends: [append],
    asserts,
    statements: [...sealing.statements, ...records],
    answer: { status: 200, body, revision: after.revision },
  };
}

function registerRows({ round, applications, plain }: Register): RegisterRows {
  const rows = [...applications.values()].map(
    ({ id, version, state, changed }): RegisterRow => ({
      applicationId: id,
      version,
      state,
      changed,
      fields: plain.get(id) ?? {},
    }),
  );
  return { stage: round.stage, applications: rows };
}

function lastNumber({ applications }: Register): number {
  return [...applications.keys()].reduce((highest, id) => Math.max(highest, applicationNumberOf(id)), 0);
}

/** Every application's fields as they would stand, those of new ones under their provisional ids. */
function plannedFields(register: Register, writing: readonly WritingRow[]): ReadonlyMap<string, PlainFields> {
  if (writing.length === 0) return register.plain;
  const plain = new Map(register.plain);
  for (const { row, applicationId } of writing) plain.set(applicationId, { ...plain.get(applicationId), ...row.writes });
  return plain;
}

/** The row's sealed values, for one bundle, the lead's ID number to be found by; null where it writes none. */
function bundleOf(stream: string, { row, applicationId }: WritingRow): BundleInput | null {
  const values: Record<string, string> = {};
  for (const [field, value] of Object.entries(row.writes)) {
    if (isSealedField(field) && typeof value === "string") values[field] = value;
  }
  if (Object.keys(values).length === 0) return null;
  const { leadIdNumber } = values;
  return { stream, subject: applicationId, values, ...(leadIdNumber === undefined ? {} : { index: { leadIdNumber } }) };
}

/** Binds a submit to its preview: what the rows write, their outcomes and conflicts. Keyed, as it covers identity numbers. */
function planHash(keyring: Keyring, round: string, plan: SyncPlan): Promise<string> {
  const row = ({ ref, outcome, target, writes, conflicts, refusal }: PlannedRow) => [
    ref,
    outcome,
    target?.applicationId ?? null,
    Object.entries(writes).sort(([a], [b]) => (a < b ? -1 : 1)),
    conflicts.map(({ field, base, mine, theirs }) => [field, base, mine, theirs]),
    refusal,
  ];
  return blindDigest(keyring, keyring.current, `plan/${round}`, JSON.stringify(plan.rows.map(row)));
}
