// The round's settings as a clerk types them (article 8 leaves them to the office), and the change that becomes of it. Pure.
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import type { SettingsChange } from "./review-client.ts";

type Scoring = RoundAnswer["settings"]["scoring"];

export interface SettingsDraft {
  /** Blank: none. */
  readonly places: string;
  readonly passMark: string;
  readonly fullMark: string;
  readonly minimumExperts: string;
  readonly combine: Scoring["combine"];
  /** Blank: there was none. */
  readonly previousYear: string;
}

export function settingsDraft({
  settings: { scoring },
  previousYear,
}: Pick<RoundAnswer, "settings" | "previousYear">): SettingsDraft {
  const { places, passMark, fullMark, minimumExperts, combine } = scoring;
  return {
    ...{ places: text(places), passMark: text(passMark), fullMark: text(fullMark), minimumExperts: text(minimumExperts) },
    ...{ combine, previousYear: text(previousYear) },
  };
}

const text = (value: number | null): string => (value === null ? "" : String(value));

const patterns = {
  places: /^\d{0,5}$/,
  passMark: /^(\d{1,4}(\.\d{1,2})?)?$/,
  fullMark: /^\d{1,4}(\.\d{1,2})?$/,
  minimumExperts: /^[1-9]\d{0,2}$/,
  previousYear: /^(20\d{2})?$/,
} as const;
export type TypedSetting = keyof typeof patterns;
const isTyped = (key: string): key is TypedSetting => Object.hasOwn(patterns, key);
const typedSettings: readonly TypedSetting[] = Object.keys(patterns).filter(isTyped);

/** What cannot be read as the setting it stands for. */
export const wrongSettings = (draft: SettingsDraft): readonly TypedSetting[] =>
  typedSettings.filter((key) => !patterns[key].test(draft[key]) || (key === "fullMark" && Number(draft[key]) === 0));

/** Only what differs; null where nothing does. The draft has nothing wrong. */
export function settingsChange(draft: SettingsDraft, stands: SettingsDraft): SettingsChange | null {
  const changed = <Key extends keyof SettingsDraft>(key: Key): boolean => draft[key] !== stands[key];
  const scoring: NonNullable<SettingsChange["scoring"]> = {
    ...(changed("places") && { places: numberOrNull(draft.places) }),
    ...(changed("passMark") && { passMark: numberOrNull(draft.passMark) }),
    ...(changed("fullMark") && { fullMark: Number(draft.fullMark) }),
    ...(changed("minimumExperts") && { minimumExperts: Number(draft.minimumExperts) }),
    ...(changed("combine") && { combine: draft.combine }),
  };
  const change: SettingsChange = {
    ...(Object.keys(scoring).length > 0 && { scoring }),
    ...(changed("previousYear") && { previousRoundYear: numberOrNull(draft.previousYear) }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

const numberOrNull = (typed: string): number | null => (typed === "" ? null : Number(typed));
