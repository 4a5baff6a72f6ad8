// Payments, returns and recoveries of one application as events tell them (articles 14 and 15).
import type { Folds } from "./folds.ts";
import { settled } from "./studio-folds.ts";

export const paymentFolds: Folds<
  | "payment.paid"
  | "payment.returned"
  | "recovery.opened"
  | "recovery.confirmed"
  | "recovery.received"
  | "recovery.lapsed"
  | "application.payee-confirmed"
> = {
  "payment.paid": (application, { data, seq }) =>
    settled({ ...application, payments: [...application.payments, { ...data, seq }] }),
  "payment.returned": (application, { data, seq }) => ({
    ...application,
    returns: [...application.returns, { ...data, seq }],
  }),
  "recovery.opened": (application, { data: { recoveryId, ...recovery }, at, on, seq }) => ({
    ...application,
    recoveries: [
      ...application.recoveries,
      { id: recoveryId, ...recovery, openedAt: at, openedOn: on, seq, confirmation: null, receipt: null },
    ],
  }),
  "recovery.confirmed": (application, { data, by, at, seq }) => ({
    ...application,
    recoveries: application.recoveries.map((recovery) =>
      recovery.id === data.recoveryId ? { ...recovery, confirmation: { by, at, seq } } : recovery,
    ),
  }),
  "recovery.received": (application, { data: { recoveryId, ...receipt }, by, at, seq }) => ({
    ...application,
    recoveries: application.recoveries.map((recovery) =>
      recovery.id === recoveryId ? { ...recovery, receipt: { ...receipt, by, at, seq } } : recovery,
    ),
  }),
  "recovery.lapsed": (application, { data: { recoveryId, ...lapse }, by, at, seq }) => ({
    ...application,
    recoveries: application.recoveries.map((recovery) =>
      recovery.id === recoveryId ? { ...recovery, lapse: { ...lapse, by, at, seq } } : recovery,
    ),
  }),
  "application.payee-confirmed": (application) => ({ ...application, payeeChange: null }),
};
