// A round under review as its events make it, for the tests of ranking, shortlist, notice and decision.
import { type IsoDate, isoDateSchema } from "../../../policy/kinds.ts";
import { type Application, type ApplicationState, newApplication } from "../../../policy/records/application.ts";
import type { RoundEvent } from "../../../policy/records/event.ts";
import type { Round, RoundStage } from "../../../policy/records/round.ts";
import type { RoundWithApplications } from "../../../policy/records/round-with-applications.ts";
import type { Result } from "../../../policy/refusal.ts";
import { foldRecords } from "../../../policy/replay.ts";
import { settingsSchema } from "../../../policy/settings.ts";

export const day = (text: string): IsoDate => isoDateSchema.parse(text);
export const today = day("2026-11-22");
export const id = (n: number): string => `2025-${String(n).padStart(3, "0")}`;

export const experts = ["专家1", "专家2", "专家3", "专家4", "专家5"];

/** `mark` from each of five experts; null: no scores yet. */
export const scored = (n: number, mark: number | null, changes: Partial<Application> = {}): Application => ({
  ...newApplication(id(n), "2025"),
  state: "eligible",
  scores: mark === null ? [] : experts.map((expert) => ({ expert, score: mark, recused: false, by: "陈示例", at: "" })),
  ...changes,
});

interface Scoring {
  readonly places?: number | null;
  readonly passMark?: number | null;
  readonly fullMark?: number;
  readonly minimumExperts?: number;
}

export function roundOf(
  stage: RoundStage,
  applications: readonly Application[],
  scoring: Scoring = {},
  changes: Partial<Round> = {},
): RoundWithApplications & { readonly round: Round } {
  const round: Round = {
    id: "2025",
    year: 2025,
    previousYear: 2023,
    stage,
    settings: settingsSchema.parse({ roundYear: 2025, previousRoundYear: 2023, scoring }),
    rulings: [],
    notice: null,
    listed: 0,
    experts: [],
    shortlist: null,
    decision: null,
    opening: null,
    ...changes,
  };
  return { round, applications: new Map(applications.map((application) => [application.id, application])) };
}

/** The record after what was decided. @throws Error where it was refused. */
export function recordAfter(record: RoundWithApplications, result: Result<RoundEvent[]>): RoundWithApplications {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  const at = { at: "2026-11-22T00:00:00.000Z", on: today, by: "陈示例", member: "clerk" };
  const events = result.value.map((event, index) => ({ ...event, seq: index + 1, ...at }));
  const { round, applications } = foldRecords("2025", { ...record, batches: new Map() }, events);
  return { round: round ?? record.round, applications };
}

export const states = ({ applications }: RoundWithApplications): ApplicationState[] =>
  [...applications.values()].map(({ state }) => state);
