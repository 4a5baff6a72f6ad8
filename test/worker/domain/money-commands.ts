// The commands about money, for the table of what may be done: batches, their files and results, recoveries.
import { roundStages } from "../../../policy/records/round.ts";
import type { Command } from "./command.ts";

const day = "2026-11-22";
const stages = roundStages;

/** A pull changes the register too: from then on the lines are finance's. */
const pull = (format: string): Command => ({
  of: "batch",
  name: `pull of the .${format}`,
  route: `GET /api/payment-batches/{batch}/file.${format}`,
  body: {},
  role: "finance",
  stages,
  states: ["approved", "pulled", "settled"],
  refusals: [{ states: ["stopped"], status: 409, code: "batch.stopped" }],
});

export const moneyCommands: readonly Command[] = [
  {
    of: "application",
    name: "batch prepared",
    route: "POST /api/payment-batches",
    body: ({ round, id }) => ({ round, payments: [`${id}-first`] }),
    role: "clerk",
    stages: ["decision", "running"],
    states: ["approved"],
    refusals: [
      { stages: ["closed"], status: 409, code: "stage.wrong" },
      {
        states: ["rectifying", "rectification-failed", "revoked"],
        status: 422,
        code: "payment.not-due",
        article: "14",
      },
      // Nobody else has a line: not approved, or with the plaque only.
      {
        states: ["submitted", "eligible", "ineligible", "withdrawn", "shortlisted", "not-shortlisted", "rejected", "completed"],
        status: 422,
        code: "payment.unknown",
        article: "14",
      },
    ],
  },
  {
    of: "batch",
    name: "batch approved",
    route: "POST /api/payment-batches/{batch}/approval",
    body: { hash: "0" },
    role: "leader",
    stages,
    states: ["prepared"],
  },
  {
    of: "batch",
    name: "batch cancelled",
    route: "POST /api/payment-batches/{batch}/cancellation",
    body: { reason: "重新核对" },
    role: "clerk",
    stages,
    states: ["prepared", "approved"],
    refusals: [{ states: ["pulled", "stopped", "settled"], status: 409, code: "batch.pulled" }],
  },
  {
    of: "batch",
    name: "results reported",
    route: "POST /api/payment-batches/{batch}/results",
    // Of a settled batch another report than stands.
    body: ({ line }) => ({ results: [{ paymentId: line, outcome: "paid", paidOn: day, voucherNumber: "记-999" }] }),
    role: "finance",
    stages,
    states: ["pulled", "stopped"],
    article: "14",
  },
  ...["xlsx", "csv", "json"].map(pull),
  {
    of: "recovery",
    name: "recovery confirmed",
    route: "POST /api/recoveries/{recovery}/confirmation",
    body: {},
    role: "leader",
    stages,
    states: ["held"],
    article: "14",
  },
  {
    of: "recovery",
    name: "recovery received",
    route: "POST /api/recoveries/{recovery}/receipt",
    body: { receivedOn: day, voucherNumber: "退-9" },
    role: "finance",
    stages,
    states: ["due"],
    article: "14",
  },
];
