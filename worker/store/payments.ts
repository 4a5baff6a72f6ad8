// The payments table: what was paid, once an (application, stage), for ever. It decides nothing.
import type { RoundEvent } from "../../policy/records/event.ts";
import type { Payment } from "../../policy/records/payment.ts";
import { bulk, type Statement } from "../database.ts";

/** The rows of the payments that these events record; one that was made already makes the commit fail. */
export function paymentStatements(events: readonly RoundEvent[]): Statement[] {
  return bulk(
    `INSERT INTO payments (payment_id, application_id, stage, amount_fen, paid_on, voucher, batch_id, origin)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     FROM json_each(?1)`,
    events.flatMap((event) => {
      if (event.type === "payment.paid") return [rowOf(event.applicationId, event.data)];
      if (event.type === "application.opened") return event.data.payments.map((payment) => rowOf(event.applicationId, payment));
      return [];
    }),
  );
}

const rowOf = (applicationId: string, { paymentId, stage, amountFen, paidOn, voucherNumber, batchId, origin }: Payment) => [
  paymentId,
  applicationId,
  stage,
  amountFen,
  paidOn,
  voucherNumber,
  batchId,
  origin,
];
