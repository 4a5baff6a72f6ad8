import { describe, expect, it } from "vitest";
import { approveBatch, cancelBatch, pullBatch } from "../../../policy/decisions/payments/batch-steps.ts";
import { confirmPayee, confirmRecovery, receiveRecovery } from "../../../policy/decisions/payments/payee-and-recovery.ts";
import { prepareBatch } from "../../../policy/decisions/payments/prepare-batch.ts";
import { reportResults } from "../../../policy/decisions/payments/report-results.ts";
import { reconcile } from "../../../policy/reconciliation.ts";
import { approve, batchOf, cancel, hashOf, paid, prepare, pull, report, returned } from "./batch-steps.ts";
import { assessed, day, matched, type Office, openOffice, payeeMoved } from "./office.ts";

const first = "2025-001-first";
const award = "2025-001-award";
const other = "2025-002-first";
const p01 = "2025-P01";

/** A batch of these lines, taken to where it stands. */
function withBatch(to: "prepared" | "approved" | "pulled", payments: readonly string[] = [first, award]): Office {
  const office = openOffice(2);
  prepare(office, payments);
  if (to !== "prepared") approve(office, p01);
  if (to === "pulled") pull(office, p01);
  return office;
}
const refusal = (code: string, more: object = {}) => ({ ok: false, refusal: { code, ...more } });

describe("a batch is prepared", () => {
  it("freezes lines that are due, which nobody else can take", () => {
    const office = withBatch("prepared");
    expect(batchOf(office, p01)).toMatchObject({ status: "prepared", totalFen: 13_000_000, preparedBy: { member: "clerk" } });
    expect(office.line(1, "first").status).toBe("batched");
    expect(prepareBatch(office.records(), [first], office.today)).toMatchObject(
      refusal("payment.taken", { missing: [{ code: "payment.batched", applicationId: "2025-001", count: 1 }] }),
    );
  });

  it("refuses lines that are not due, held, cancelled or unknown, and says which", () => {
    const office = openOffice(3);
    office.openMatches.add("2025-002");
    office.happened("clerk", matched("M1", "stops-unpaid")("2025-003"));
    const attempt = (payments: readonly string[]) => prepareBatch(office.records(), payments, office.today);
    expect(attempt([first, "2025-001-second"])).toMatchObject(
      refusal("payment.not-due", { article: "14", missing: [{ code: "payment.not-due", applicationId: "2025-001" }] }),
    );
    expect(attempt([other])).toMatchObject(refusal("payment.not-due", { article: "14", missing: [{ code: "payment.held" }] }));
    expect(attempt(["2025-003-award"])).toMatchObject(
      refusal("payment.not-due", { missing: [{ code: "payment.cancelled", applicationId: "2025-003" }] }),
    );
    expect(attempt(["2025-009-first"])).toMatchObject(
      refusal("payment.unknown", { missing: [{ code: "payment.unknown", applicationId: "2025-009" }] }),
    );
  });

  it.each([
    ["name", { payeeName: "" }],
    ["name that was cleared", { payeeName: null }],
    ["account", { payeeAccount: null }],
    ["name but spaces", { payeeName: " " }],
  ])("第7(3)条: nobody is paid without a %s", (_, fields) => {
    const office = openOffice(2, (number) => (number === 1 ? fields : {}));
    expect(prepareBatch(office.records(), [first, other], office.today)).toMatchObject(
      refusal("payee.missing", { article: "7(3)", missing: [{ code: "payee.missing", applicationId: "2025-001", count: 1 }] }),
    );
    expect(prepare(office, [other])).toBe(true);
  });

  it("a bank's name and number can be looked up by finance", () => {
    expect(
      prepare(
        openOffice(1, () => ({ payeeBank: null, payeeBankCode: null })),
        [first],
      ),
    ).toBe(true);
  });
});

describe("preparer, approver and payer are three people", () => {
  it("who prepared cannot approve, and who did either cannot pull or report", () => {
    const office = withBatch("prepared");
    const batch = () => batchOf(office, p01);
    const command = { hash: hashOf(batch()), member: "clerk", checkpoint: null };
    expect(approveBatch(office.records(), batch(), command, office.today)).toMatchObject(refusal("person.same"));
    approve(office, p01);
    for (const member of ["clerk", "leader"]) {
      const pulling = pullBatch(office.records(), batch(), { format: "csv", member }, office.today);
      expect(pulling).toMatchObject(refusal("person.same"));
    }
    pull(office, p01);
    const results = [paid(office, first)];
    const reporting = reportResults(office.records().applications, batch(), { results, member: "leader" }, office.today);
    expect(reporting).toMatchObject(refusal("person.same"));
  });

  it("an approval binds to the hash", () => {
    const office = withBatch("prepared");
    const command = { hash: "other", member: "leader", checkpoint: null };
    expect(approveBatch(office.records(), batchOf(office, p01), command, office.today)).toMatchObject(refusal("batch.hash"));
  });

  it("nothing is pulled or reported before its time", () => {
    const office = withBatch("prepared");
    const { applications } = office.records();
    const batch = batchOf(office, p01);
    const pulling = pullBatch(office.records(), batch, { format: "csv", member: "finance" }, office.today);
    expect(pulling).toMatchObject(refusal("state.wrong"));
    const results = [paid(office, first)];
    expect(reportResults(applications, batch, { results, member: "finance" }, office.today)).toMatchObject(
      refusal("state.wrong"),
    );
  });
});

describe("a fact behind a line changes", () => {
  it("before any pull the batch is void: touched lines are held, the others due again", () => {
    for (const to of ["prepared", "approved"] as const) {
      const office = withBatch(to, [first, award, other]);
      office.happened("clerk", payeeMoved(1, 1)("2025-001"));
      expect(batchOf(office, p01)).toMatchObject({
        status: "void",
        stopped: [
          { paymentId: first, code: "payee-changed" },
          { paymentId: award, code: "payee-changed" },
        ],
      });
      expect([office.line(1, "first").status, office.line(2, "first").status]).toEqual(["held", "due"]);
    }
  });

  it("after the pull the batch is stopped, every line stays reserved, and a payment on it is to come back", () => {
    const office = withBatch("pulled", [first, award, other]);
    office.openMatches.add("2025-001");
    office.looked();
    const batch = () => batchOf(office, p01);
    expect(batch()).toMatchObject({ status: "approved", stopped: [{ paymentId: first }, { paymentId: award }] });
    expect(pullBatch(office.records(), batch(), { format: "csv", member: "finance" }, office.today)).toMatchObject(
      refusal("batch.stopped"),
    );
    expect(cancelBatch(batch(), "停止")).toMatchObject(refusal("batch.pulled"));
    expect(prepareBatch(office.records(), [other], office.today)).toMatchObject(refusal("payment.taken"));
    expect(report(office, p01, [paid(office, first), returned(award), paid(office, other)])).toBe(true);
    expect(batch().status).toBe("settled");
    expect(office.line(1, "first").status).toBe("paid");
    expect(office.line(1, "award").status).toBe("held");
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: -10_000_000, status: "due" });
    expect(office.schedule().lines.filter(({ stage }) => stage === "recovery")).toHaveLength(1);
  });

  it.each([
    ["an assessment is corrected", assessed("2026-12-22", "良好", 8_000_000), "amount"],
    ["a later assessment fails", assessed("2026-12-22", "不合格", null), "rectifying"],
    ["the studio turns out to have municipal support", matched("M1", "excludes"), "cancelled"],
  ])("%s", (_, event, code) => {
    const office = openOffice(1);
    office.today = day("2026-12-25");
    office.happened("clerk", assessed("2026-12-21", "合格", 7_500_000)("2025-001"));
    prepare(office, ["2025-001-second"]);
    approve(office, p01);
    office.happened("clerk", event("2025-001"));
    expect(batchOf(office, p01)).toMatchObject({ status: "void", stopped: [{ paymentId: "2025-001-second", code }] });
  });

  it("a ruling that moves the year voids what rests on it", () => {
    const office = openOffice(1);
    office.today = day("2026-12-25");
    office.happened("clerk", assessed("2026-12-21", "合格", 7_500_000)("2025-001"));
    prepare(office, ["2025-001-second"]);
    const data = { ruling: "year-starts", value: "plaque", reason: "会议纪要", from: "2026-12-25" };
    office.happened("leader", { type: "round.ruling-set", data });
    expect(batchOf(office, p01)).toMatchObject({ status: "void", stopped: [{ code: "not-due" }] });
  });
});

describe("finance reports", () => {
  it("the same report again is harmless, another one is refused", () => {
    const office = withBatch("pulled");
    expect(report(office, p01, [paid(office, first)])).toBe(true);
    const before = office.events.length;
    expect(report(office, p01, [paid(office, first)])).toBe(true);
    expect(report(office, p01, [paid(office, first, "记-别的")])).toBe(false);
    expect(report(office, p01, [returned(first)])).toBe(false);
    expect(report(office, p01, [returned(award)])).toBe(true);
    expect(report(office, p01, [returned(award), paid(office, first)])).toBe(true);
    expect(office.events.length).toBe(before + 1);
    expect(batchOf(office, p01).status).toBe("settled");
  });

  it("a return is due again, with its reason, and can be paid in another batch", () => {
    const office = withBatch("pulled", [first]);
    report(office, p01, [returned(first, "户名不符")]);
    expect(office.line(1, "first").status).toBe("returned");
    expect(office.line(1, "first").derivation.at(-1)?.fact).toContain("户名不符");
    expect(prepare(office, [first])).toBe(true);
    approve(office, "2025-P02");
    pull(office, "2025-P02");
    expect(report(office, "2025-P02", [paid(office, first)])).toBe(true);
    expect(office.line(1, "first").status).toBe("paid");
  });

  it("a payment lies neither in the future nor before the approval, and names a line of the batch", () => {
    const office = withBatch("pulled");
    const attempt = (paidOn: string, paymentId = first) => {
      const results = [{ paymentId, outcome: "paid", paidOn: day(paidOn), voucherNumber: "记-1" } as const];
      const command = { results, member: "finance" };
      return reportResults(office.records().applications, batchOf(office, p01), command, office.today);
    };
    expect(attempt("2025-12-23")).toMatchObject(refusal("date.future"));
    expect(attempt("2025-12-21")).toMatchObject(refusal("date.order", { article: "14" }));
    expect(attempt("2025-12-22", other)).toMatchObject(
      refusal("payment.unknown", { missing: [{ code: "payment.unknown", applicationId: "2025-002" }] }),
    );
  });

  it("a batch that finance has is not cancelled, and a cancelled one frees its lines", () => {
    expect(cancel(withBatch("pulled"), p01)).toBe(false);
    const office = withBatch("approved");
    expect(cancel(office, p01)).toBe(true);
    expect(office.line(1, "first").status).toBe("due");
    expect(cancel(office, p01)).toBe(false);
  });
});

describe("a changed payee and money taken back", () => {
  it("第7条: of two who changed the payee one after the other neither confirms it", () => {
    const office = openOffice(1);
    for (const [member, change] of [
      ["clerk", 1],
      ["deputy", 2],
      ["clerk", 3],
      ["deputy", 4],
    ] as const) {
      office.happened(member, payeeMoved(1, change)("2025-001"));
    }
    const application = office.records().applications.get("2025-001");
    if (application === undefined) throw new Error("The office has a studio.");
    const confirm = (member: string) =>
      confirmPayee(application, "6222020000001234", { accountLast4: "1234", reason: "已核对", member });
    for (const member of ["clerk", "deputy"]) {
      expect(confirm(member)).toMatchObject(refusal("person.same", { article: "7(3)" }));
    }
    expect(confirm("leader")).toMatchObject({ ok: true });
  });

  it("第7(3)条: another person confirms the account by its last four digits", () => {
    const office = openOffice(1);
    office.happened("clerk", payeeMoved(1, 1)("2025-001"));
    const application = office.records().applications.get("2025-001");
    if (application === undefined) throw new Error("No application.");
    const confirm = (member: string, accountLast4: string) =>
      confirmPayee(application, "6222 0200-0000 1234", { accountLast4, reason: "已核对", member });
    expect(confirm("clerk", "1234")).toMatchObject(refusal("person.same"));
    expect(confirm("leader", "4321")).toMatchObject(refusal("payee.digits", { article: "7(3)" }));
    expect(confirm("leader", "1234")).toMatchObject({ ok: true });
  });

  it("第14条: an award found after the payment opens a recovery that the leading group confirms", () => {
    const office = withBatch("pulled");
    report(office, p01, [paid(office, first), paid(office, award)]);
    office.happened("clerk", matched("M1", "excludes")("2025-001"));
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: -13_000_000, status: "held" });
    const found = () => {
      const application = office.records().applications.get("2025-001");
      const recovery = application?.recoveries[0];
      if (application === undefined || recovery === undefined) throw new Error("No recovery.");
      return { application, recovery };
    };
    const receipt = { receivedOn: office.today, voucherNumber: null };
    expect(receiveRecovery(found(), receipt, office.today)).toMatchObject(refusal("state.wrong"));
    expect(office.decided("leader", () => confirmRecovery(found(), null))).toBe(true);
    expect(confirmRecovery(found(), null)).toMatchObject(refusal("state.wrong"));
    expect(office.line(1, "recovery-1").status).toBe("due");
    expect(office.decided("finance", (_, on) => receiveRecovery(found(), receipt, on))).toBe(true);
    expect(office.line(1, "recovery-1").status).toBe("recovered");
    expect(reconcile(office.records(), office.today).totals).toMatchObject({ paidFen: 13_000_000, recoveredFen: 13_000_000 });
  });

  it("第14条: what was paid on a stopped line stands once the fact that stopped it is cleared up; received money is not undone", () => {
    const office = withBatch("pulled", [first, award, other]);
    office.openMatches.add("2025-001");
    office.looked();
    report(office, p01, [paid(office, first), paid(office, award), paid(office, other)]);
    const found = (id: string) => {
      const application = office.records().applications.get("2025-001");
      const recovery = application?.recoveries.find((candidate) => candidate.id === id);
      if (application === undefined || recovery === undefined) throw new Error(`No ${id}.`);
      return { application, recovery };
    };
    const receipt = { receivedOn: office.today, voucherNumber: "退-1" };
    expect(office.decided("finance", (_, on) => receiveRecovery(found("2025-001-recovery-2"), receipt, on))).toBe(true);
    const before = office.events.length;
    office.openMatches.delete("2025-001");
    office.happened("clerk", matched("M1", "none")("2025-001"));
    expect(office.events.slice(before).map(({ type }) => type)).toEqual([
      "application.municipal-match-resolved",
      "recovery.lapsed",
    ]);
    expect(office.line(1, "first").status).toBe("paid");
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: 0, status: "cancelled" });
    expect(office.line(1, "recovery-1").derivation.at(-1)).toMatchObject({ article: "14", event: `2025/${before + 2}` });
    expect(office.line(1, "recovery-2").status).toBe("recovered");
    expect(receiveRecovery(found("2025-001-recovery-1"), receipt, office.today)).toMatchObject(refusal("state.wrong"));
  });

  it("a payee that is confirmed lets the payment on the stopped line stand; another fact against it does not", () => {
    const office = withBatch("pulled", [first, other]);
    office.happened("clerk", payeeMoved(1, 1)("2025-001"), payeeMoved(2, 1)("2025-002"));
    report(office, p01, [paid(office, first), paid(office, other)]);
    office.openMatches.add("2025-002");
    for (const applicationId of ["2025-001", "2025-002"]) {
      office.happened("leader", { type: "application.payee-confirmed", applicationId, data: { reason: "已核对" } });
    }
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: 0, status: "cancelled" });
    expect(office.line(2, "recovery-1")).toMatchObject({ amountFen: -10_000_000, status: "due" });
    office.openMatches.delete("2025-002");
    office.looked();
    expect(office.line(2, "recovery-1").status).toBe("cancelled");
    expect(office.line(2, "first").status).toBe("paid");
  });

  it("a fact cleared up before finance reports leaves the batch stopped, and what was paid on it is opened and lapses at once", () => {
    const office = withBatch("pulled", [first]);
    office.openMatches.add("2025-001");
    office.looked();
    office.openMatches.delete("2025-001");
    office.happened("clerk", matched("M1", "none")("2025-001"));
    expect(batchOf(office, p01)).toMatchObject({ status: "approved", stopped: [{ paymentId: first }] });
    const before = office.events.length;
    report(office, p01, [paid(office, first)]);
    expect(office.events.slice(before).map(({ type }) => type)).toEqual(["payment.paid", "recovery.opened", "recovery.lapsed"]);
    expect([office.line(1, "first").status, office.line(1, "recovery-1").status]).toEqual(["paid", "cancelled"]);
  });

  it("第7(3)条: what went to the old account after another was confirmed is to come back, whatever is cleared up later", () => {
    const office = withBatch("pulled", [first]);
    office.happened("clerk", payeeMoved(1, 1)("2025-001"));
    const confirmed = { type: "application.payee-confirmed", applicationId: "2025-001", data: { reason: "已核对" } };
    office.happened("leader", confirmed);
    report(office, p01, [paid(office, first)]);
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: -10_000_000, status: "due" });
    office.happened("clerk", payeeMoved(1, 2)("2025-001"));
    office.happened("leader", confirmed);
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: -10_000_000, status: "due" });
  });

  it("a confirmed municipal recovery falls away with its match, and a match found again asks anew", () => {
    const office = withBatch("pulled");
    report(office, p01, [paid(office, first), paid(office, award)]);
    office.happened("clerk", matched("M1", "excludes")("2025-001"));
    const confirm = { type: "recovery.confirmed", applicationId: "2025-001", data: { recoveryId: "2025-001-recovery-1" } };
    office.happened("leader", confirm);
    expect(office.line(1, "recovery-1").status).toBe("due");
    office.happened("clerk", matched("M1", "none")("2025-001"));
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: 0, status: "cancelled" });
    office.happened("clerk", matched("M1", "excludes")("2025-001"));
    expect(office.line(1, "recovery-1").status).toBe("cancelled");
    expect(office.line(1, "recovery-2")).toMatchObject({ amountFen: -13_000_000, status: "held" });
  });

  it("ruling municipal-excludes-award no: the award is not asked back; a match decided the other way asks nothing back", () => {
    const office = withBatch("pulled");
    const data = { ruling: "municipal-excludes-award", value: "no", reason: "会议纪要", from: "2025-12-22" };
    office.happened("leader", { type: "round.ruling-set", data });
    report(office, p01, [paid(office, first), paid(office, award)]);
    office.happened("clerk", matched("M1", "excludes")("2025-001"));
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: -10_000_000, status: "held" });
    office.happened("clerk", matched("M1", "none")("2025-001"));
    expect(office.line(1, "recovery-1")).toMatchObject({ amountFen: 0, status: "cancelled" });
  });
});
