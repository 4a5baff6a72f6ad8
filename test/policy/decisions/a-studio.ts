// A studio of a running round as its events make it, in any state it can come to, for the tests of decisions.
import { isoDateSchema } from "../../../policy/kinds.ts";
import type { ApplicationState } from "../../../policy/records/application.ts";
import { type Recorded, type RoundEvent, roundEventSchema } from "../../../policy/records/event.ts";
import type { Round } from "../../../policy/records/round.ts";
import { replayRound } from "../../../policy/replay.ts";
import { settingsSchema } from "../../../policy/settings.ts";

export const day = (text: string) => isoDateSchema.parse(text);
export const id = "2025-001";

/** An event of `2025`, its data as JSON has it, on the day and by the clerk. */
export const event = (type: string, data: object, applicationId: string | null = id): RoundEvent =>
  roundEventSchema.parse({ type, data, ...(applicationId === null ? {} : { applicationId }) });

export const recorded = (events: readonly RoundEvent[], from = 0): Recorded<RoundEvent>[] =>
  events.map((one, index) => ({
    ...one,
    seq: from + index + 1,
    at: "2026-01-01T00:00:00.000Z",
    on: day("2026-01-01"),
    by: "陈示例",
    member: "clerk",
  }));

export const decidedOn = "2025-12-20";
const document = "京兴人社发〔2025〕9号";
const created = event("round.created", { year: 2025, previousYear: 2023, settings: settingsSchema.parse({}) }, null);

const submitted = event("application.submitted", {
  changes: [
    { field: "studioName", from: null, to: "北京甲乙科技有限公司李四钳工首席技师工作室" },
    { field: "municipalFunded", from: null, to: false },
  ],
  workbook: { id: "w", name: "w" },
});
const eligible = event("application.eligibility-decided", {
  outcome: "eligible",
  reason: null,
  resolutions: [],
  findings: [],
  rulings: {},
});
const placing = { averageHundredths: 9000, rank: 1, reason: null };
const approved = event("application.decided", { outcome: "approved", document, decidedOn, reason: null, origin: "register" });
const running = event("round.running-begun", { document, decidedOn }, null);
const failedAnnual = event("application.assessed", {
  kind: "annual",
  assessedOn: "2026-12-21",
  grade: "不合格",
  rectificationDeadline: "2027-03-21",
  secondAmountFen: null,
  opinion: "台账不全",
  rulings: {},
});
const failedRecheck = event("application.assessed", {
  kind: "recheck",
  assessedOn: "2027-03-01",
  grade: "不合格",
  rectificationDeadline: null,
  secondAmountFen: null,
  opinion: null,
  rulings: {},
});
export const paidOf = (stage: "first" | "award" | "second", amountFen: number, paidOn: string): RoundEvent =>
  event("payment.paid", {
    paymentId: `${id}-${stage}`,
    stage,
    amountFen,
    paidOn,
    voucherNumber: "记-1",
    batchId: "2025-P09",
    origin: "register",
  });
const batch = (batchId: string, stage: "first" | "second") => {
  const payee = { payeeName: null, payeeAccount: null, payeeBank: null, payeeBankCode: null };
  const paymentId = `${id}-${stage}`;
  const line = {
    paymentId,
    applicationId: id,
    stage,
    amountFen: 10_000_000,
    payee,
    studioName: null,
    hostName: null,
    document,
  };
  return event("batch.prepared", { batchId, hash: "0", totalFen: 10_000_000, lines: [line] }, null);
};
export const secondPrepared = batch("2025-P01", "second");
/** What payments come from. */
const prepared = batch("2025-P09", "first");
const toApproved = [submitted, eligible, event("application.shortlisted", placing), approved];
const toFailed = [...toApproved, failedAnnual, failedRecheck];

/** How an application comes to each state. */
const paths: Readonly<Record<ApplicationState, readonly RoundEvent[]>> = {
  submitted: [submitted],
  eligible: [submitted, eligible],
  ineligible: [
    submitted,
    event("application.eligibility-decided", {
      outcome: "ineligible",
      reason: "不在大兴",
      resolutions: [],
      findings: [],
      rulings: {},
    }),
  ],
  withdrawn: [submitted, event("application.withdrawn", { reason: "企业申请" })],
  shortlisted: [submitted, eligible, event("application.shortlisted", placing)],
  "not-shortlisted": [submitted, eligible, event("application.not-shortlisted", placing)],
  approved: toApproved,
  rejected: [
    ...toApproved.slice(0, 3),
    event("application.decided", { outcome: "rejected", document, decidedOn, reason: "名额已满", origin: "register" }),
  ],
  rectifying: [...toApproved, failedAnnual],
  "rectification-failed": toFailed,
  revoked: [...toFailed, event("application.revoked", { decidedOn: "2027-04-01", document, reason: "整改后仍不达标" })],
  completed: [
    ...toApproved,
    event("application.assessed", {
      kind: "annual",
      assessedOn: "2026-12-20",
      grade: "合格",
      rectificationDeadline: null,
      secondAmountFen: 5_000_000,
      opinion: null,
      rulings: {},
    }),
    paidOf("second", 5_000_000, "2026-12-25"),
  ],
};

/** The record in `state`, in a round at `stage`, after `more` of its events. */
export function studioIn(state: ApplicationState, more: readonly RoundEvent[] = [], stage: Round["stage"] = "running") {
  const records = replayRound("2025", recorded([created, prepared, ...paths[state], running, ...more]));
  const application = records.applications.get(id);
  if (records.round === null || application === undefined) throw new RangeError("The events above make a round with a studio.");
  return { round: { ...records.round, stage }, application, batches: [...records.batches.values()] };
}
