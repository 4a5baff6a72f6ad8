// The registers this isolate has opened, brought up to date by the events since: opening 5,000 rows takes longer than all else.
// Never trusted beyond what the database says now: every load reads its marks first.
import type { Application } from "../policy/records/application.ts";
import type { Recorded, RoundEvent } from "../policy/records/event.ts";
import { foldRecords } from "../policy/replay.ts";
import type { Database } from "./database.ts";
import type { Keyring } from "./keyring.ts";
import { type MarkedRegister, opener, openRegister, type Register, sealedIds } from "./register.ts";
import { roundEvents } from "./store/application-events.ts";
import { type Marks, readMarks } from "./store/register.ts";

const kept = new Map<string, MarkedRegister>();
const keptRegisters = 2;
/** With more events than this a whole reading is no slower. */
const eventsCaughtUp = 1_000;

/** The round's register as it stands now; null where there is no such round. */
export async function loadRegister(db: Database, keyring: Keyring, roundId: string): Promise<Register | null> {
  const known = kept.get(roundId);
  const marks = known === undefined ? null : await readMarks(db);
  if (known !== undefined && marks?.text === known.marks.text) return known.register;
  const caughtUp = known === undefined || marks === null ? null : await catchUp(db, keyring, known, marks);
  const loaded = caughtUp ?? (await openRegister(db, keyring, roundId));
  if (loaded === null) return null;
  kept.delete(roundId);
  kept.set(roundId, loaded);
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - keptRegisters))) kept.delete(old);
  return loaded.register;
}

/** The known register after the round's later events; null where anything else moved, a value was erased, or the history is another. */
async function catchUp(
  db: Database,
  keyring: Keyring,
  { register, marks: then }: MarkedRegister,
  marks: Marks,
): Promise<MarkedRegister | null> {
  const { id } = register.round;
  const revision = marks.revisions.get(id) ?? 0;
  if (revision <= register.revision || revision - register.revision > eventsCaughtUp) return null;
  if (!isSameBut(id, then, marks)) return null;
  const read = await roundEvents(db, id, register.revision, revision);
  if (read[0]?.previous !== then.hashes.get(id)) return null;
  const events = read.map(({ event }) => event);
  if (marks.bundles !== then.bundles + bundlesIn(events)) return null;
  const { round, applications, batches, touched } = foldRecords(id, register, events);
  const changed = [...touched].flatMap((record) => applications.get(record) ?? []);
  const plain = changed.length === 0 ? register.plain : await plainAfter(db, keyring, register, changed);
  return { register: { ...register, round: round ?? register.round, revision, applications, batches, plain }, marks };
}

async function plainAfter(
  db: Database,
  keyring: Keyring,
  register: Register,
  changed: readonly Application[],
): Promise<Register["plain"]> {
  const opened = await opener(db, keyring, changed);
  const plain = new Map(register.plain);
  for (const application of changed) plain.set(application.id, opened(application));
  return plain;
}

/** True where no stream but the one named has moved, nor begun. */
function isSameBut(stream: string, then: Marks, now: Marks): boolean {
  if (then.hashes.size !== now.hashes.size) return false;
  return [...now.hashes].every(([name, hash]) => name === stream || then.hashes.get(name) === hash);
}

/** How many bundles the events brought; if there are fewer now than these and the earlier ones, some were erased. */
function bundlesIn(events: readonly Recorded<RoundEvent>[]): number {
  const values = events.flatMap(({ data }) => {
    if ("changes" in data) return data.changes.map(({ to }) => to);
    return "contact" in data ? [data.name, data.contact] : [];
  });
  return new Set(sealedIds(values).map((id) => id.slice(0, id.indexOf("/")))).size;
}
