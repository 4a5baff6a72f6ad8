// The policy's no: what a decision answers instead of events. Tagged data with numbers; refusal-wording.ts has the sentences.
import type { IsoDate } from "./kinds.ts";

/** What stands in the way, of one application or (null) of the round; `count` of them. */
export interface Missing {
  readonly code: MissingCode;
  readonly applicationId: string | null;
  readonly count: number;
  /** The caller's own mark of what it sent, where that has no id yet. */
  readonly ref?: string;
}

export type MissingCode =
  | "application.undecided"
  | "finding.error"
  | "resolution.missing"
  | "resolution.rejected"
  | "resolution.ground-missing"
  | "application.unknown"
  | "application.not-under-review"
  | "application.not-shortlisted"
  | "scores.missing"
  | "score.range"
  | "score.recusal"
  | "shortlist.missing"
  | "shortlist.reason"
  | "notice.missing"
  | "notice.running"
  | "objection.open"
  | "objection.upheld"
  | "decision.missing"
  | "document.missing"
  | "studio.open"
  | "batch.stopped"
  | PaymentCode
  | OpeningCode;

/** Why a line cannot enter a batch. */
export type PaymentCode =
  | "payment.unknown"
  | "payment.not-due"
  | "payment.held"
  | "payment.batched"
  | "payment.paid"
  | "payment.cancelled"
  | "payee.missing";

/** What is wrong with a row of an opening. */
export type OpeningCode =
  | "ref.twice"
  | "ref.unknown"
  | "application.twice"
  | "application.unnamed"
  | "opening.undecided"
  | "decision.twice"
  | "payment.twice"
  | "payment.amount"
  | "payment.unapproved"
  | "payment.municipal"
  | "identifier.masked"
  | "date.future"
  | "date.order";

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
  "date.order": "measures",
  "plan.year": "measures",
  "assessment.too-early": "measures",
  "assessment.deadline": "measures",
  "assessment.amount": "measures",
  "sanction.amount": "measures",
  "opening.rows": "measures",
  "opening.payments": "measures",
  "person.same": "measures",
  "payment.unknown": "measures",
  "payment.taken": "state",
  "payment.not-due": "measures",
  "payee.missing": "measures",
  "payee.digits": "measures",
  "batch.hash": "state",
  "batch.pulled": "state",
  "batch.stopped": "state",
  "ruling.value": "measures",
  "eligibility.not-ready": "measures",
  "resolution.unknown": "measures",
  "match.none": "measures",
  "award.unknown": "measures",
  "award.key": "measures",
  "award.duplicate": "measures",
  "identifier.masked": "measures",
  "application.unknown": "measures",
  "member.unknown": "measures",
  "score.range": "measures",
  "score.recusal": "measures",
  "shortlist.not-ready": "measures",
  "shortlist.reason": "measures",
  "shortlist.places": "measures",
  "shortlist.objection": "measures",
  "notice.too-short": "measures",
  "decision.incomplete": "measures",
  "decision.before-notice-end": "measures",
  "decision.objection-open": "measures",
  "decision.differs": "measures",
} as const satisfies Record<string, RefusalKind>;
export type RefusalCode = keyof typeof refusalKinds;

export interface Refusal {
  readonly code: RefusalCode;
  /** The article that says no, as the text numbers it; null where it is the register's own order. */
  readonly article: string | null;
  readonly missing: readonly Missing[];
  /** The first day that would do, where a day was too early. */
  readonly earliest?: IsoDate;
}

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

export const accepted = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export function refused(
  code: RefusalCode,
  article: string | null = null,
  missing: readonly Missing[] = [],
  earliest?: IsoDate,
): Result<never> {
  return { ok: false, refusal: { code, article, missing, ...(earliest === undefined ? {} : { earliest }) } };
}
