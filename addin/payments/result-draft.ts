// What a finance officer typed of one payment, and whether it can be reported. Pure; reads no cell and sends nothing.
import { isoDateSchema } from "../../policy/kinds.ts";
import type { PaymentResult } from "./payment-requests.ts";

/** As typed; blank texts where nothing was. */
export interface ResultDraft {
  readonly paidOn: string;
  readonly voucherNumber: string;
  /** Why the money came back; blank: it was paid. */
  readonly reason: string;
}

export const blankDraft: ResultDraft = { paidOn: "", voucherNumber: "", reason: "" };

export const isBlank = ({ paidOn, voucherNumber, reason }: ResultDraft): boolean =>
  [paidOn, voucherNumber, reason].every((text) => text.trim() === "");

/** What is wanting: `date-unreadable` is no whole day, `date-early` one before the approval, `date-future` one after the register's day. */
export type DraftLack = "date-missing" | "date-unreadable" | "date-early" | "date-future" | "voucher-missing";

/** Null where it can be reported, or where nothing was typed. A return may leave its day out, a payment needs day and voucher. */
export function lackOf(draft: ResultDraft, approvedOn: string, today: string): DraftLack | null {
  if (isBlank(draft)) return null;
  const isReturn = draft.reason.trim() !== "";
  const typed = draft.paidOn.trim();
  if (typed === "" && !isReturn) return "date-missing";
  if (typed !== "") {
    const day = isoDateSchema.safeParse(typed);
    if (!day.success) return "date-unreadable";
    if (day.data < approvedOn) return "date-early";
    if (day.data > today) return "date-future";
  }
  return !isReturn && draft.voucherNumber.trim() === "" ? "voucher-missing" : null;
}

/** The report of a draft that lacks nothing; null of a blank one. */
export function resultOf(paymentId: string, draft: ResultDraft): PaymentResult | null {
  if (isBlank(draft)) return null;
  const reason = draft.reason.trim() || null;
  return {
    paymentId,
    outcome: reason === null ? "paid" : "returned",
    paidOn: draft.paidOn.trim() || null,
    voucherNumber: reason === null ? draft.voucherNumber.trim() : null,
    reason,
  };
}
