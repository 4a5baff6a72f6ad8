// A round's settings may change until review ends: what has been scored and put on notice stays under the settings it was done under.
import type { IsoDate } from "../kinds.ts";
import type { RoundEvent } from "../records/event.ts";
import type { Round } from "../records/round.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import type { Settings } from "../settings.ts";
import { isTooSoon } from "./create-round.ts";

/** What changes; what is absent stays. */
interface ChangeSettings {
  readonly roundYear?: number | null | undefined;
  readonly previousRoundYear?: number | null | undefined;
  readonly scoring?: { readonly [Key in keyof Settings["scoring"]]?: Settings["scoring"][Key] | undefined } | undefined;
}

/** Refuses `stage.wrong`, `round.year-fixed`, `round.interval` (3). No event where nothing changes. */
export function changeSettings(round: Round, command: ChangeSettings, on: IsoDate): Result<RoundEvent[]> {
  if (round.stage !== "intake" && round.stage !== "review") return refused("stage.wrong");
  if (command.roundYear !== undefined && command.roundYear !== round.year) return refused("round.year-fixed");
  const settings: Settings = {
    roundYear: round.year,
    previousRoundYear: command.previousRoundYear === undefined ? round.previousYear : command.previousRoundYear,
    scoring: changedScoring(round.settings.scoring, command.scoring ?? {}),
  };
  if (isTooSoon(round.year, settings.previousRoundYear, on)) return refused("round.interval", "3");
  const isChange = JSON.stringify(settings) !== JSON.stringify(round.settings);
  return accepted(isChange ? [{ type: "round.settings-changed", data: { settings } }] : []);
}

function changedScoring(stands: Settings["scoring"], change: NonNullable<ChangeSettings["scoring"]>): Settings["scoring"] {
  const { combine = stands.combine, fullMark = stands.fullMark, minimumExperts = stands.minimumExperts } = change;
  const { passMark = stands.passMark, places = stands.places } = change;
  return { combine, fullMark, minimumExperts, passMark, places };
}
