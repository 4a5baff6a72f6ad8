// A round opens with intake (申报): every two years (article 3), under these measures (article 17).
import type { IsoDate } from "../kinds.ts";
import { parameterOn } from "../parameters.ts";
import type { RoundEvent } from "../records/event.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import type { Settings } from "../settings.ts";

interface CreateRound {
  readonly year: number;
  /** The year of the round before; null where there was none. */
  readonly previousYear: number | null;
  readonly settings: Settings;
}

/** Refuses `round.exists`, `round.before-effective` (17), `round.interval` (3), `round.year-fixed`. */
export function createRound(record: { readonly exists: boolean }, command: CreateRound, on: IsoDate): Result<RoundEvent[]> {
  const { year, previousYear, settings } = command;
  if (record.exists) return refused("round.exists");
  if (year < parameterOn("firstRoundYear", on)) return refused("round.before-effective", "17");
  if (isTooSoon(year, previousYear, on)) return refused("round.interval", "3");
  if (settings.roundYear !== null && settings.roundYear !== year) return refused("round.year-fixed");
  const own: Settings = { ...settings, roundYear: year, previousRoundYear: previousYear };
  return accepted([{ type: "round.created", data: { year, previousYear, settings: own } }]);
}

/** 第三条：每两年进行一次评选. */
export const isTooSoon = (year: number, previousYear: number | null, on: IsoDate): boolean =>
  previousYear !== null && year - previousYear < parameterOn("intervalYears", on);
