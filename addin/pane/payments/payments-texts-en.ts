// The tab 拨付 in English.
import type { zh } from "./payments-texts-zh.ts";

type PaymentsTexts = typeof zh;

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const holds: PaymentsTexts["holds"] = {
  "municipal-match-open": "possibly supported by the city already; a clerk has to decide",
  "objection-open": "an objection is open",
  "payee-changed": "the payee changed; another person has to confirm it",
  rectifying: "failed its assessment and is rectifying",
  sanctioned: "under a sanction that is not settled yet",
};
const stages: PaymentsTexts["stages"] = {
  first: "First stage",
  award: "Team award",
  second: "Second stage",
  recovery: "Recovery",
};

export const en: PaymentsTexts = {
  purpose: {
    body: "The register computes the payment schedule from article 14 and the facts on record. A clerk prepares a batch, the leading group approves it, finance pulls it, pays and reports.",
    promise: "Preparer, approver and payer are three different people; you are shown what you can do.",
  },
  prepare: "Prepare batch",
  approve: "Approve",
  cancelBatch: "Cancel batch",
  pull: "Pull",
  report: "Report",
  readBack: "Read from the sheet",
  cancel: "Stop",
  yuan: (figures) => `${figures} yuan`,
  busy: {
    loading: "Getting the payment schedule",
    preparing: "Preparing the batch",
    approving: "Approving",
    cancelling: "Cancelling the batch",
    pulling: "Pulling and writing the sheet",
    reading: "Reading the sheet",
    reporting: "Reporting",
    confirming: "Recording",
  },
  counts: {
    due: (count) => `Due ${count}`,
    held: (count) => `On hold ${count}`,
    paid: (count) => `Paid ${count}`,
    "in-batch": (count) => `In a batch ${count}`,
  },
  stages,
  statuses: {
    "not-due": "not due yet",
    held: "on hold",
    due: "due",
    batched: "in a batch, waits for approval",
    approved: "in a batch, approved",
    paid: "paid",
    returned: "returned, due again",
    cancelled: "never to be paid",
    recovered: "recovered",
  },
  groups: {
    due: "Due",
    held: "On hold",
    "in-batch": "In a batch",
    paid: "Paid",
    "not-due": "Not due yet",
    "to-recover": "To be recovered",
    recovered: "Recovered",
    cancelled: "Never to be paid",
  },
  holds,
  batchStatuses: {
    prepared: "waits for approval",
    approved: "approved",
    settled: "settled",
    cancelled: "cancelled",
    void: "void",
  },
  bars: {
    "prepared-by-you": "You prepared this batch. Preparer, approver and payer have to be three people; leave this to another.",
    "approved-by-you": "You approved this batch. Preparer, approver and payer have to be three people; leave this to another.",
    "pulled-already":
      "Finance has pulled it, so it cannot be cancelled. Wait for finance's report: what was not paid is reported as returned and falls due again.",
    stopped: "The batch is stopped and gives no more files. Report what was paid as paid, and what was not as returned.",
    "not-pulled": "Pull the batch first, then report.",
  },
  lacks: {
    "date-missing": "Give the date of payment",
    "date-unreadable": "Write the date in full, such as 2026-11-22",
    "date-early": "The date is before the approval; check it",
    "date-future": "The date has not come yet; check it",
    "voucher-missing": "Give the voucher number, or the reason where it was returned",
  },
  totals: {
    title: "Totals",
    what: "Status",
    count: "Lines",
    sum: "Amount (yuan)",
    all: "Whole schedule",
    open: "set by assessment",
    without: (count) => `and ${plural(count, "line")} of an amount set by assessment`,
  },
  empty: {
    title: "No studio is to be paid yet",
    body: "Once the leading group has approved studios, what is due to them stands here. Nothing is typed in.",
  },
  failed: {
    title: "The payment schedule did not come",
    body: "Do what is said above, then try again; the register is as it was.",
    again: "Try again",
  },
  nothingDue: "Nothing can go into a batch now. What is on hold falls due by itself once the reason is gone.",
  schedule: {
    title: "Payment schedule",
    filter: "Status",
    all: (count) => `All (${count})`,
    one: (name, count) => `${name} (${count})`,
    none: "No line has this status.",
    dueFrom: (day) => `due from ${day}`,
    dueUnknown: "due day not known yet",
    amountOpen: "amount set by the assessment",
    noAccount: "There is no payee name, or no account, to pay to. A clerk adds it in the workbook and syncs.",
    why: "Why",
    payee: (name) => `Payee ${name}`,
    capitals: (words) => `In capitals: ${words}`,
    account: (account, bank) => `Account ${account}, ${bank}`,
    event: (event) => `event ${event} of the register`,
    choose: (stage, name) => `Into the batch: ${name}, ${stage}`,
    chooseAll: "Choose all",
    chooseNone: "Choose none",
    chosen: (count, figures) => `${plural(count, "line")} chosen, ${figures} yuan`,
  },
  batches: {
    title: "Batches",
    select: "Batch",
    none: "There is no batch yet. A clerk chooses lines that are due in the schedule below and prepares one.",
    line: (count, figures) => `${plural(count, "line")} · ${figures} yuan`,
    hash: (short) => `Batch hash ${short}`,
    hashWhy: "An approval holds for this batch hash only; any change of the batch gives another.",
    lines: "Line by line",
    outcome: { paid: "paid", returned: "returned" },
    changed: { amount: "the amount changed", payee: "the payee changed", cancelled: "never to be paid", ...holds },
    steps: { prepared: "Prepared", approved: "Approved", pulled: "Pulled" },
    by: (name, on) => `${name}, ${on}`,
    waits: {
      approved: "waits for the leading group (not the preparer)",
      pulled: "waits for finance (neither preparer nor approver)",
    },
    approving: (count, figures, capitals, hash) =>
      `You approve ${plural(count, "line")} under batch hash ${hash}: ${figures} yuan (${capitals}). If anything in it changes, the approval does not hold.`,
    stopped:
      "After the pull the facts behind these lines changed. The batch is stopped and gives no more files. Report what was paid as paid (the register opens a recovery of the same amount), what was not as returned.",
    stoppedAndSettled:
      "After the pull the facts behind these lines changed and the batch was stopped; every line is reported, and what was paid is to be recovered.",
    voided:
      "Before any pull the facts behind these lines changed, so the batch is void. Its other lines are due again and can go into a new batch.",
    cancelledBecause: (reason) => `Cancelled because: ${reason}`,
    cancelReason: "Reason for cancelling",
    settled: "Every line is reported.",
  },
  results: {
    title: "What was paid",
    how: (sheet) => `Type 支付日期, 凭证号 or 退回原因 into the sheet “${sheet}” and read it back, or fill in each line here.`,
    each: (open) => `Line by line (${open} not reported)`,
    paidOn: "Date of payment",
    dayForm: "yyyy-mm-dd",
    voucher: "Voucher number",
    reason: "Reason of return",
    ready: (paid, returned, open) => `To be reported: ${paid} paid, ${returned} returned; ${open} left for later.`,
    of: (what, name) => `${what} (${name})`,
  },
  payee: {
    title: "Confirm the payee",
    why: "After a change of account, somebody other than who changed it checks the papers and confirms (article 7(3)).",
    last4: "Last four digits of the account",
    reason: "What it was checked against",
    confirm: "Confirm the payee",
    lack: "Give the last four digits of the account and what you checked them against.",
  },
  recovery: {
    confirm: "Confirm recovery",
    confirmWhy: "Finance takes the money back once the leading group has confirmed.",
    receivedOn: "Date received",
    voucher: "Voucher number",
    receive: "Record receipt",
    waits: "Waits for the leading group to confirm.",
    lack: "Write the date in full, such as 2026-11-22.",
  },
  chart: {
    title: "By month and stage",
    name: "Amounts by month due and stage",
    table: "As a table",
    month: "Month",
    total: "Total",
    stages: { first: stages.first, award: stages.award, second: stages.second },
    unit: "10,000 yuan",
    none: "No line has a due day yet.",
    summary: (months, first, last, figures) => `${plural(months, "month")} from ${first} to ${last}, ${figures} yuan in all.`,
  },
  notice: {
    prepared: (batch, lines) => `Batch ${batch} is prepared with ${plural(lines, "line")} and waits for approval.`,
    approved: (batch) => `${batch} is approved; finance can pull it.`,
    cancelled: (batch) => `${batch} is cancelled; its lines are due again.`,
    pulled: (batch, sheet) =>
      `${batch} stands in the sheet “${sheet}”, its amounts locked, ready to print. Fill in what was paid, then press Report.`,
    readBack: (paid, returned, open) =>
      `Read: ${paid} paid, ${returned} returned, ${open} not filled in. Check them and press Report.`,
    reported: (batch, paid, returned) => `${batch} is reported: ${paid} paid, ${returned} returned.`,
    payeeConfirmed: (id) => `The payee of ${id} is confirmed.`,
    recoveryConfirmed: (id) => `Recovery ${id} is confirmed; finance can receive it.`,
    recoveryReceived: (id) => `Receipt of ${id} is recorded.`,
  },
  problem: {
    noRound: "No round is chosen. Choose one above and try again.",
    nothingChosen: "No line is chosen. Tick lines that are due in the schedule, then press Prepare batch.",
    reasonMissing: "Give the reason first, then press Cancel batch.",
    noSheet: (batch) =>
      `This workbook has no sheet of ${batch}. Open the workbook it was pulled to (a batch that is not stopped can be pulled again), or fill in the lines below.`,
    sheetAltered: (payments) =>
      `In the sheet, ${payments} has another number or amount than the batch; nothing was read. Pull again (what was typed stays), then fill in.`,
    resultsIncomplete: (payments) =>
      `${payments} cannot be reported yet. Mend what is said at each line and press Report; what was typed is still here.`,
    nothingTyped: (sheet) =>
      `Nothing is filled in in the sheet “${sheet}”. Give date and voucher number (or the reason of a return), then press Report.`,
    unanswered:
      "The register did not answer; this may be done all the same. Press the same button again: it asks under the same number and does nothing twice.",
    pulledNotWritten: (batch, why) =>
      `The pull of ${batch} is on record, but the sheet was not written: ${why} Then press Pull again; the contents are exactly the same.`,
    broken: (reference) =>
      `The pane failed and this step was not done. Try again; if it persists, give the reference ${reference} to your administrator.`,
    asNow: (what) => `${what} Below is how things stand in the register now.`,
    batchMoved: (batch, status) => `${batch} is now “${status}”; this step was not done.`,
    reportedElse: (batch) =>
      `Somebody else has reported lines of ${batch} otherwise than you typed; nothing of what you typed was reported.`,
    movedOn: "Somebody else has done this, or it is not needed any more; nothing was done again.",
  },
};
