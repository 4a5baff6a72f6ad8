// The policy's no: what a decision answers instead of events. Tagged data with numbers; refusal-wording.ts has the sentences.

/** What stands in the way, of one application or (null) of the round; `count` of them. */
export interface Missing {
  readonly code: MissingCode;
  readonly applicationId: string | null;
  readonly count: number;
}

export type MissingCode =
  | "application.undecided"
  | "finding.error"
  | "resolution.missing"
  | "resolution.rejected"
  | "resolution.ground-missing"
  | "scores.missing"
  | "shortlist.missing";

/** `state`: the command does not fit where the round or application stands now; `measures`: the measures do not allow it. */
type RefusalKind = "state" | "measures";

export const refusalKinds = {
  "stage.wrong": "state",
  "state.wrong": "state",
  "round.exists": "state",
  "round.interval": "measures",
  "round.before-effective": "measures",
  "round.year-fixed": "measures",
  "stage.not-ready": "measures",
  "date.future": "measures",
  "ruling.value": "measures",
  "eligibility.not-ready": "measures",
  "resolution.unknown": "measures",
  "match.none": "measures",
  "award.unknown": "measures",
  "award.key": "measures",
  "award.duplicate": "measures",
  "identifier.masked": "measures",
} as const satisfies Record<string, RefusalKind>;
export type RefusalCode = keyof typeof refusalKinds;

export interface Refusal {
  readonly code: RefusalCode;
  /** The article that says no, as the text numbers it; null where it is the register's own order. */
  readonly article: string | null;
  readonly missing: readonly Missing[];
}

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

export const accepted = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export function refused(code: RefusalCode, article: string | null = null, missing: readonly Missing[] = []): Result<never> {
  return { ok: false, refusal: { code, article, missing } };
}
