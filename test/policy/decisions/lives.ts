// Random lives of a round, by fast-check: what must hold of each, and how many there are of what.
import fc from "fast-check";
import type { Recorded, RoundEvent } from "../../../policy/records/event.ts";
import { rulingIds, rulingsOn } from "../../../policy/records/round.ts";
import { foldRecords, type RoundRecords, replayRound } from "../../../policy/replay.ts";
import { eventOf, type Life, openLife, sorted, stream } from "./a-life.ts";
import { moneySteps } from "./life-money-steps.ts";
import type { Step } from "./life-step.ts";
import { goOn, officeSteps, submit } from "./life-steps.ts";
import { studioSteps } from "./life-studio-steps.ts";

const studios = 4;
/** A choice with which every stage is gone through. */
const approving = 25;
const steps: readonly (readonly [number, Step])[] = [...officeSteps, ...studioSteps, ...moneySteps];
/** So that a life that fails is told by the names of its steps. */
const named = (one: Step) => ({ act: one, [fc.toStringMethod]: () => one.name });
const step = fc.record({
  step: fc.oneof(...steps.map(([weight, one]) => ({ weight, arbitrary: fc.constant(named(one)) }))),
  n: fc.integer({ min: 1, max: studios }),
  k: fc.noBias(fc.integer({ min: 0, max: 999 })),
});
/** Most lives start where a notice runs or studios are approved: what comes late would come seldom otherwise. */
const life = fc.record({
  stages: fc.constantFrom(0, 2, 4, 4, 4),
  steps: fc.array(step, { minLength: 15, maxLength: 60, size: "max" }),
});

function lived({ stages, steps: chosen }: typeof life extends fc.Arbitrary<infer Value> ? Value : never): Life {
  const lifeOfRound = openLife();
  for (let n = 1; n <= studios; n += 1) submit(lifeOfRound, n, n);
  for (let stage = 0; stage < stages; stage += 1) goOn(lifeOfRound, 1, approving);
  for (const { step: one, n, k } of chosen) one.act(lifeOfRound, n, k);
  return lifeOfRound;
}

export interface Lived {
  /** How many lives had an event of each type. */
  readonly happened: ReadonlyMap<string, number>;
  readonly decisions: number;
}

/** @throws Error with fast-check's seed and the shortest life it found, where something does not hold. */
export function live(seed: number, lives: number): Lived {
  const happened = new Map<string, number>();
  let decisions = 0;
  fc.assert(
    fc.property(life, (plan) => {
      const one = lived(plan);
      const events = one.lines.map(eventOf);
      sameFromEventsAlone(one, events);
      sameDecidedAgain(one, events);
      decisions += one.taken.length;
      for (const type of new Set(events.map((event) => event.type))) happened.set(type, (happened.get(type) ?? 0) + 1);
    }),
    { seed, numRuns: lives },
  );
  return { happened, decisions };
}

const text = (value: unknown): string => JSON.stringify(sorted(value));
const plainly = ({ round, applications, batches }: RoundRecords) => text([round, [...applications], [...batches]]);

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** The state that grew with the work is the one that the stored events make. */
function sameFromEventsAlone({ records }: Life, stored: readonly Recorded<RoundEvent>[]): void {
  must(plainly(replayRound(stream, stored)) === plainly(records()), "the events alone make another state");
}

/** Each decision, taken again on what the events before it make and on its own day, brings the same events, under the rulings then in force. */
function sameDecidedAgain({ taken }: Life, stored: readonly Recorded<RoundEvent>[]): void {
  let records: RoundRecords = { round: null, applications: new Map(), batches: new Map() };
  let read = 0;
  for (const { decide, on, openMatches, before, events } of taken) {
    records = foldRecords(stream, records, stored.slice(read, before));
    read = before;
    const { round } = records;
    if (round === null) throw new Error("No round.");
    const again = decide({ ...records, round, openMatches }, on);
    const stood = stored.slice(before, before + events);
    const bodies = stood.map(({ seq: _seq, at: _at, on: _on, by: _by, member: _member, ...body }) => body);
    must(again.ok && text(again.value) === text(bodies), `event ${before + 1} (${stood[0]?.type}) is decided otherwise again`);
    const inForce: Readonly<Record<string, unknown>> = { ...rulingsOn(round, on) };
    for (const { data, type, seq } of stood) {
      const used: Readonly<Record<string, unknown>> = "rulings" in data ? data.rulings : {};
      const known = rulingIds.filter((id) => id in used);
      must(known.length === Object.keys(used).length, `event ${seq} (${type}) names a ruling that there is not`);
      for (const id of known) must(text(used[id]) === text(inForce[id]), `event ${seq} (${type}) used another ${id}`);
    }
  }
}
