// A line of the payment schedule: what is to be paid or taken back, where it stands, what holds it, and which facts it follows from.
// Types and ids only.
import type { Fen, IsoDate, Stage } from "../kinds.ts";
import type { Payee } from "../records/payment.ts";

export const lineStatuses = [
  "not-due",
  "held",
  "due",
  "batched",
  "approved",
  "paid",
  "returned",
  "cancelled",
  "recovered",
] as const;
export type LineStatus = (typeof lineStatuses)[number];

export const holdCodes = ["municipal-match-open", "objection-open", "payee-changed", "rectifying", "sanctioned"] as const;
export type HoldCode = (typeof holdCodes)[number];

export interface Hold {
  readonly code: HoldCode;
  readonly article: string;
}

/** One step of the way from the article to the voucher. */
export interface DerivationStep {
  readonly article: string;
  readonly fact: string;
  /** `2025/34`: the event that recorded the fact. */
  readonly event: string;
}

export interface ScheduleLine {
  /** `2025-007-first`, or a recovery's `2025-007-recovery-1`. */
  readonly paymentId: string;
  readonly applicationId: string;
  readonly stage: Stage | "recovery";
  /** Negative for a recovery; 0 once cancelled; null while no assessment has fixed the second stage's amount. */
  readonly amountFen: Fen | null;
  readonly status: LineStatus;
  /** Null while it is not known: the year has not begun. */
  readonly dueFrom: IsoDate | null;
  readonly payee: Payee;
  readonly holds: readonly Hold[];
  readonly derivation: readonly DerivationStep[];
}

export interface Schedule {
  readonly round: string;
  readonly lines: readonly ScheduleLine[];
  /** The sum of the lines' amounts. */
  readonly totalFen: Fen;
}

export const paymentIdOf = (applicationId: string, stage: Stage): string => `${applicationId}-${stage}`;

/** The application a payment or a recovery belongs to; null where the id is neither's. */
export const applicationOfPayment = (paymentId: string): string | null =>
  /^(\d{4}-\d{3,6})-(?:first|award|second|recovery-\d+)$/.exec(paymentId)?.[1] ?? null;

/** To be paid now: due, or due again because the bank sent it back. Money asked back is not paid. */
export const isDue = ({ stage, status }: Pick<ScheduleLine, "stage" | "status">): boolean =>
  stage !== "recovery" && (status === "due" || status === "returned");
