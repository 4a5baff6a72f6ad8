// One payment's way from the article to the voucher: the articles it rests on, the facts with the events that recorded them, its batch, and
// what became of the money. Puts side by side what the register answers; derives nothing.
import type { ApplicationAnswer } from "../../policy/contract/applications.ts";
import type { BatchAnswer, ScheduleLineAnswer } from "../../policy/contract/payments.ts";

export interface YuanWay {
  /** Each once, in the order in which they are first needed. */
  readonly articles: readonly string[];
  readonly facts: ScheduleLineAnswer["derivation"];
  /** The last batch the line was in; null before the first. */
  readonly batch: BatchAnswer | null;
  /** The batches before it: a payment that came back is batched again. */
  readonly formerBatches: readonly string[];
  readonly payment: ApplicationAnswer["payments"][number] | null;
}

export function wayOf(
  line: ScheduleLineAnswer,
  batches: readonly BatchAnswer[],
  applications: readonly Pick<ApplicationAnswer, "id" | "payments">[],
): YuanWay {
  const { paymentId, applicationId, derivation } = line;
  const own = batches.filter(({ lines }) => lines.some((each) => each.paymentId === paymentId));
  const application = applications.find(({ id }) => id === applicationId);
  return {
    articles: [...new Set(derivation.map(({ article }) => article))],
    facts: derivation,
    batch: own.at(-1) ?? null,
    formerBatches: own.slice(0, -1).map(({ id }) => id),
    payment: application?.payments.find((each) => each.paymentId === paymentId) ?? null,
  };
}
