// A round's whole life decided by the policy in one process, any step at any time, and every decision kept with what it was taken on:
// so that it can be taken again on what the events before it say.
import { addDays } from "../../../policy/calendar.ts";
import { consequencesOf } from "../../../policy/decisions/payments/consequences.ts";
import type { IsoDate } from "../../../policy/kinds.ts";
import { type Recorded, type RoundEvent, roundEventSchema } from "../../../policy/records/event.ts";
import type { Result } from "../../../policy/refusal.ts";
import { foldRecords, type RoundRecords } from "../../../policy/replay.ts";
import type { RoundOfPayments } from "../../../policy/schedule/facts.ts";
import { settingsSchema } from "../../../policy/settings.ts";
import { day } from "./a-studio.ts";

export const stream = "2025";

export type Decide = (records: RoundOfPayments, on: IsoDate) => Result<readonly RoundEvent[]>;

/** A decision that brought events, as it was taken. */
export interface Taken {
  readonly decide: Decide;
  readonly on: IsoDate;
  readonly openMatches: ReadonlySet<string>;
  /** How many events there were before it, and how many it brought itself; what follows from them comes after. */
  readonly before: number;
  readonly events: number;
}

export interface Life {
  today: IsoDate;
  /** Studios that match a row of the municipal list which nobody decided on: another stream's facts. */
  readonly openMatches: Set<string>;
  readonly taken: readonly Taken[];
  /** The events as a database keeps them. */
  readonly lines: readonly string[];
  readonly records: () => RoundOfPayments;
  /** False where it is refused. */
  readonly decided: (member: string, decide: Decide) => boolean;
  /** The municipal list moved: only consequences follow. */
  readonly looked: () => void;
}

const nothing: RoundRecords = { round: null, applications: new Map(), batches: new Map() };

/** An open round, on 2025-11-03, without applications. */
export function openLife(): Life {
  let records = nothing;
  const taken: Taken[] = [];
  const lines: string[] = [];

  function append(member: string, events: readonly RoundEvent[]): ReadonlySet<string> {
    const recorded = events.map((event, index): Recorded<RoundEvent> => {
      const place = { seq: lines.length + index + 1, at: `${life.today}T01:00:00.000Z`, on: life.today };
      return { ...event, ...place, by: `${member}示例`, member };
    });
    const { touched, ...after } = foldRecords(stream, records, recorded);
    records = after;
    lines.push(...recorded.map((event) => JSON.stringify(event)));
    return touched;
  }
  function follow(member: string, touched: ReadonlySet<string>): void {
    append(member, consequencesOf(life.records(), touched, life.today));
  }

  const life: Life = {
    today: day("2025-11-03"),
    openMatches: new Set(),
    taken,
    lines,
    records: () => {
      if (records.round === null) throw new Error("The round is open.");
      return { ...records, round: records.round, openMatches: life.openMatches };
    },
    decided: (member, decide) => {
      const on = life.today;
      const openMatches = new Set(life.openMatches);
      const result = decide(life.records(), on);
      if (!result.ok) return false;
      if (result.value.length === 0) return true;
      taken.push({ decide, on, openMatches, before: lines.length, events: result.value.length });
      follow(member, append(member, result.value));
      return true;
    },
    looked: () => follow("clerk", new Set()),
  };
  const settings = settingsSchema.parse({ roundYear: 2025, previousRoundYear: 2023 });
  append("clerk", [{ type: "round.created", data: { year: 2025, previousYear: 2023, settings } }]);
  return life;
}

export const later = (life: Life, days: number): void => {
  life.today = addDays(life.today, days);
};

/** A stored event, parsed as the register parses it. @throws Error where the schema would keep less than was written. */
export function eventOf(line: string): Recorded<RoundEvent> {
  const { seq, at, on, by, member, ...body }: Recorded<RoundEvent> = JSON.parse(line);
  const event = { ...roundEventSchema.parse(body), seq, at, on, by, member };
  const same = JSON.stringify(sorted(event)) === JSON.stringify(sorted(JSON.parse(line)));
  if (!same) throw new Error(`The schema of events changes ${line}`);
  return event;
}

/** With the keys of every object in order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
