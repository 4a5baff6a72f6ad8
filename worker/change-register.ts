// One decision on a round's register: load, decide, add what follows from it, fold the events into the records, commit all of it.
// It never decides anything itself.
import { consequencesOf } from "../policy/decisions/payments/consequences.ts";
import type { RoundEvent } from "../policy/records/event.ts";
import { foldRecords } from "../policy/replay.ts";
import { isLive } from "../policy/schedule/facts.ts";
import { mayLapse } from "../policy/schedule/recoveries.ts";
import { type Answer, decideAndCommit, type NewEvent } from "./commit.ts";
import type { AppContext } from "./context.ts";
import type { Statement } from "./database.ts";
import { loadRegister } from "./kept-registers.ts";
import { keyringOf } from "./keyring.ts";
import { roundOfPayments } from "./payments-register.ts";
import { problem } from "./problem.ts";
import { recorded } from "./recorded.ts";
import type { PlainFields, Register } from "./register.ts";
import { applicationStatements } from "./store/applications.ts";
import { batchStatements } from "./store/batches.ts";
import { paymentStatements } from "./store/payments.ts";
import { roundStatement } from "./store/rounds.ts";

interface RegisterChange<Body, Status extends 200 | 201> {
  readonly events: readonly RoundEvent[];
  /** What sealing brought. */
  readonly statements?: readonly Statement[];
  /** By application id, where the events bring fields: all its fields in plain as they then stand. */
  readonly plain?: ReadonlyMap<string, PlainFields>;
  /** Shows the register as it then is. */
  readonly answer: (after: Register) => Omit<Answer<Body, Status>, "revision">;
}

/** The round's register. @throws Problem 404 where there is no such round. */
export async function registerOr404(c: AppContext, roundId: string): Promise<Register> {
  const register = await loadRegister(c.env.DB, await keyringOf(c.env), roundId);
  if (register === null) throw problem(404, "not-found");
  return register;
}

/** Loads and decides anew while other writers are faster; `decide` throws a Problem to refuse. No event: nothing is written. */
export async function changeRegister<const Body, Status extends 200 | 201>(
  c: AppContext,
  roundId: string,
  decide: (register: Register) => RegisterChange<Body, Status> | Promise<RegisterChange<Body, Status>>,
) {
  return decideAndCommit<Body, Status>(c, async () => {
    const register = await registerOr404(c, roundId);
    const { events, statements = [], plain, answer } = await decide(register);
    if (events.length === 0) return { answer: { ...answer(register), revision: register.revision } };
    const changed = registerChange(c, register, events, plain);
    return {
      appends: [changed.append],
      asserts: register.asserts,
      statements: [...statements, ...changed.records],
      answer: { ...answer(changed.after), revision: changed.after.revision },
    };
  });
}

interface ChangedRegister {
  readonly after: Register;
  /** The events and what followed from them. */
  readonly append: { readonly stream: string; readonly revision: number; readonly events: readonly NewEvent[] };
  /** The streams on which what followed rests. */
  readonly asserts: Register["asserts"];
  /** Write the records that changed. */
  readonly records: readonly Statement[];
}

/**
 * The register after these events and their consequences. No event at all is a look at the facts themselves: where one of
 * another stream moved (the municipal list), only consequences are in `append`.
 */
export function registerChange(
  c: AppContext,
  register: Register,
  events: readonly RoundEvent[],
  plain: ReadonlyMap<string, PlainFields> = new Map(),
): ChangedRegister {
  const { id } = register.round;
  const decided = foldedRegister(c, register, events, plain);
  const following = consequences(c, decided);
  const { after, touched } = foldedRegister(c, decided.after, following, new Map());
  const changed = [...new Set([...decided.touched, ...touched])];
  const all = [...events, ...following];
  const records = [
    ...(after.round === register.round ? [] : [roundStatement(after.round)]),
    ...applicationStatements(changed.flatMap((record) => after.applications.get(record) ?? [])),
    ...batchStatements(changed.flatMap((record) => after.batches.get(record) ?? [])),
    ...paymentStatements(all),
  ];
  const asserts = mayFollow(decided) ? register.asserts : [];
  return { after, append: { stream: id, revision: register.revision, events: all }, asserts, records };
}

interface Folded {
  readonly after: Register;
  readonly touched: ReadonlySet<string>;
}

function foldedRegister(
  c: AppContext,
  register: Register,
  events: readonly RoundEvent[],
  plain: ReadonlyMap<string, PlainFields>,
): Folded {
  if (events.length === 0) return { after: register, touched: new Set() };
  const { id } = register.round;
  const folded = foldRecords(id, register, recorded(c, register.revision, events));
  const { round, applications, batches, touched } = folded;
  if (round === null) throw problem(404, "not-found");
  const revision = register.revision + events.length;
  const opened = plain.size === 0 ? register.plain : new Map([...register.plain, ...plain]);
  return { after: { ...register, round, revision, applications, batches, plain: opened }, touched };
}

/** Nothing follows where no batch is live, no studio that was paid was touched, and nothing is asked back that may not be. */
function mayFollow({ after: { applications, batches }, touched }: Folded): boolean {
  if ([...batches.values()].some(isLive) || [...touched].some((id) => applications.get(id)?.payments.length)) return true;
  return [...applications.values()].some(({ recoveries }) => recoveries.some(mayLapse));
}

function consequences(c: AppContext, folded: Folded): RoundEvent[] {
  if (!mayFollow(folded)) return [];
  return consequencesOf(roundOfPayments(folded.after, c.var.today), folded.touched, c.var.today);
}
