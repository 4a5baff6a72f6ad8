import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationAnswer } from "../../../policy/contract/applications.ts";
import type { RoundAnswer } from "../../../policy/contract/rounds.ts";
import { openingRows, type SentOpening } from "./opening-rows.ts";
import { cleanFields, newRow } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const propose = (round: string, body: SentOpening) => register.call("clerk", "POST", `/api/rounds/${round}/opening`, { body });
const confirm = (round: string) => register.call<RoundAnswer>("leader", "POST", `/api/rounds/${round}/opening/confirmation`);
const roundOf = async (id: string) => (await register.call<RoundAnswer>("auditor", "GET", `/api/rounds/${id}`)).body;
const applicationOf = async (id: string) =>
  (await register.call<ApplicationAnswer>("clerk", "GET", `/api/applications/${id}`)).body;

describe("opening", () => {
  it("a round that ran before is proposed by the office and counts once the leading group confirms it", async () => {
    const round = await register.newRound();
    const proposed = await propose(round, openingRows(100));
    expect([proposed.status, proposed.body]).toMatchObject([
      200,
      { stage: "intake", opening: { confirmed: false, applications: 3, by: "陈示例" }, counts: { total: 0 } },
    ]);
    const read = await register.call("leader", "GET", `/api/rounds/${round}/opening`);
    expect(read.body).toMatchObject({
      confirmed: false,
      rows: [
        { applicationId: `${round}-001`, hostName: cleanFields(100)["hostName"], payments: [{ stage: "first" }, {}, {}] },
        { decision: { outcome: "approved", decidedOn: "2024-12-20" } },
        { decision: { outcome: "rejected", reason: "名额已满" }, payments: [] },
      ],
    });
    expect(read.text).not.toContain("leadIdNumber");
    const confirmed = await confirm(round);
    expect(confirmed.body).toMatchObject({
      stage: "running",
      opening: { confirmed: true, document: "迁入说明〔2026〕1号", applications: 3 },
      counts: { total: 3, approved: 1, completed: 1, rejected: 1 },
    });
    expect(await roundOf(round)).toEqual(confirmed.body);
    expect(await applicationOf(`${round}-002`)).toMatchObject({
      state: "approved",
      fields: { hostName: cleanFields(101)["hostName"], leadIdNumber: expect.stringMatching(/^110115\*{8}/) },
    });
    expect((await register.call("auditor", "GET", `/api/events?stream=${round}`)).text).not.toContain(
      String(cleanFields(101)["leadIdNumber"]),
    );
  });

  it("第3条: a later round's applicants are held against the titles that were taken over", async () => {
    const before = await register.newRound();
    await propose(before, openingRows(110));
    await confirm(before);
    const later = await register.newRound();
    await register.sync(later, [newRow(111), newRow(112)]);
    const rules = async (id: string) => (await applicationOf(id)).findings.map(({ rule }) => rule);
    expect([await rules(`${later}-001`), await rules(`${later}-002`)]).toEqual([["duplicate/title-held"], []]);
  });

  it("第14条: nothing that was paid before falls due again", async () => {
    const round = await register.newRound();
    await propose(round, openingRows(150));
    await confirm(round);
    const { body } = await register.call<{ lines: { paymentId: string; status: string }[] }>(
      "finance",
      "GET",
      `/api/rounds/${round}/payment-schedule`,
    );
    expect(body.lines.map(({ paymentId, status }) => [paymentId.slice(5), status])).toEqual([
      ["001-first", "paid"],
      ["001-award", "paid"],
      ["001-second", "paid"],
      ["002-first", "paid"],
      ["002-award", "due"],
      ["002-second", "not-due"],
    ]);
  });

  it("only what still stands alone in its round is confirmed", async () => {
    const round = await register.newRound();
    expect((await confirm(round)).body).toMatchObject({ status: 409, code: "state.wrong" });
    await propose(round, openingRows(120));
    await propose(round, openingRows(123));
    await register.sync(round, [newRow(126)]);
    expect((await confirm(round)).body).toMatchObject({ status: 409, code: "state.wrong" });
    expect((await propose(round, openingRows(120))).body).toMatchObject({ status: 409, code: "state.wrong" });
  });

  it("a proposal is replaced by the next one until it is confirmed, and never after", async () => {
    const round = await register.newRound();
    const bundles = async () =>
      (await register.db.prepare("SELECT count(*) AS kept FROM sealed_bundles").first<{ kept: number }>())?.kept ?? 0;
    const before = await bundles();
    await propose(round, openingRows(130));
    await propose(round, openingRows(133));
    expect(await bundles()).toBe(before + 3);
    expect((await confirm(round)).body).toMatchObject({ counts: { total: 3 } });
    expect((await applicationOf(`${round}-001`)).fields).toMatchObject({
      hostName: cleanFields(133)["hostName"],
      leadIdNumber: expect.stringMatching(/^110115\*{8}/),
    });
    expect((await propose(round, openingRows(130))).body).toMatchObject({ status: 409, code: "stage.wrong" });
    expect((await confirm(round)).body).toMatchObject({ status: 409, code: "stage.wrong" });
  });
});

const base = openingRows(140);
const [first, second, third] = base.decisions;
const [paid] = base.payments;
const fieldsOf = (changes: Record<string, string | null>) =>
  base.applications.map(({ ref, fields }, index) => ({ ref, fields: index === 0 ? { ...fields, ...changes } : fields }));

const refused: readonly (readonly [string, Partial<SentOpening>, object])[] = [
  [
    "第9条: each application is decided",
    { decisions: base.decisions.slice(1) },
    { code: "opening.rows", article: "9", missing: [{ code: "opening.undecided", ref: "old-140" }] },
  ],
  [
    "an application is decided once",
    { decisions: [...base.decisions, { ...first }] },
    { code: "opening.rows", missing: [{ code: "decision.twice", ref: "old-140" }] },
  ],
  [
    "a decision speaks of an application that is there",
    { decisions: [...base.decisions, { ...first, ref: "old-999" }] },
    { code: "opening.rows", missing: [{ code: "ref.unknown", ref: "old-999" }] },
  ],
  [
    "a mark stands once",
    { applications: [...base.applications, { ref: "old-140", fields: cleanFields(149) }] },
    { code: "opening.rows", missing: [{ code: "ref.twice", ref: "old-140" }] },
  ],
  [
    "第3条: one studio is one application",
    { applications: base.applications.map(({ ref }) => ({ ref, fields: cleanFields(140) })) },
    { code: "opening.rows", article: "3", missing: [{ ref: "old-141" }, { ref: "old-142" }] },
  ],
  [
    "第7条（二）: a studio has a host and a lead technician",
    { applications: fieldsOf({ hostName: null }) },
    { code: "opening.rows", missing: [{ code: "application.unnamed", ref: "old-140" }] },
  ],
  [
    "an identifier is no mask",
    { applications: fieldsOf({ leadIdNumber: "110115********0021" }) },
    { code: "identifier.masked", missing: [{ ref: "old-140" }] },
  ],
  [
    "a decision does not lie in the future",
    { decisions: [{ ...first, decidedOn: "2026-11-23" }, { ...second }, { ...third }], payments: [] },
    { code: "date.future", missing: [{ ref: "old-140" }] },
  ],
  ["a payment does not lie in the future", { payments: [{ ...paid, paidOn: "2026-11-23" }] }, { code: "date.future" }],
  [
    "第14条: 评选结束后拨付: nothing is paid before the decision",
    { payments: [{ ...paid, paidOn: "2024-12-19" }] },
    { code: "date.order", article: "14" },
  ],
  [
    "第14条: 第一阶段支持资金10万元",
    { payments: [{ ...paid, amountFen: 10_000_001 }] },
    { code: "opening.payments", article: "14", missing: [{ code: "payment.amount", ref: "old-140" }] },
  ],
  [
    "第14条: 一次性3万元资金奖励",
    { payments: [{ ...paid, stage: "award", amountFen: 10_000_000 }] },
    { code: "opening.payments", article: "14" },
  ],
  [
    "第14条: 第二阶段5-10万元",
    { payments: [{ ...paid, stage: "second", amountFen: 4_999_999 }] },
    { code: "opening.payments", article: "14" },
  ],
  [
    "第14条: a stage is paid once",
    { payments: [{ ...paid }, { ...paid, voucherNumber: "记-9" }] },
    { code: "opening.payments", missing: [{ code: "payment.twice", ref: "old-140" }] },
  ],
  [
    "第14条: only approved studios are paid",
    { payments: [{ ...paid, ref: "old-142" }] },
    { code: "opening.payments", missing: [{ code: "payment.unapproved", ref: "old-142" }] },
  ],
  ["a payment names an application", { payments: [{ ...paid, ref: "old-9" }] }, { missing: [{ code: "ref.unknown" }] }],
];

describe("an opening that is refused", () => {
  let round = "";
  beforeAll(async () => {
    round = await register.newRound();
  });

  it.each(refused)("%s", async (_, changes, problem) => {
    const answer = await propose(round, { ...base, ...changes });
    expect([answer.status, answer.body]).toMatchObject([422, problem]);
    expect(await roundOf(round)).toMatchObject({ revision: 1, opening: null });
  });

  it("第14条: a municipally funded studio has received no money", async () => {
    const applications = base.applications.map(({ ref, fields }) => ({ ref, fields: { ...fields, municipalFunded: true } }));
    expect((await propose(round, { ...base, applications, payments: [{ ...paid }] })).body).toMatchObject({
      code: "opening.payments",
      missing: [{ code: "payment.municipal", ref: "old-140" }],
    });
  });

  it("what does not fit the schema says where; too many rows are too many", async () => {
    const send = (body: object) => register.call("clerk", "POST", `/api/rounds/${round}/opening`, { body });
    expect((await send({ ...base, note: "" })).body).toMatchObject({ status: 400, errors: [{ path: "note" }] });
    const unknown = [{ ref: "a", fields: { shoeSize: 43 } }];
    expect((await send({ ...base, applications: unknown })).body).toMatchObject({
      errors: [{ path: "applications.0.fields.shoeSize", code: "unrecognized_keys" }],
    });
    expect((await send({ ...base, decisions: [{ ...first, decidedOn: "2024-02-30" }] })).status).toBe(400);
    const many = Array.from({ length: 401 }, (_, index) => ({ ref: `${index}`, fields: {} }));
    expect((await send({ ...base, applications: many })).status).toBe(413);
    expect((await roundOf(round)).revision).toBe(1);
  });

  it("as many rows as are allowed go through at once", async () => {
    const own = await register.newRound();
    const applications = Array.from({ length: 400 }, (_, n) => ({ ref: `${n}`, fields: cleanFields(2_000 + n) }));
    const decisions = applications.map(({ ref }) => ({ ...first, ref }));
    expect((await propose(own, { ...base, applications, decisions, payments: [] })).status).toBe(200);
    expect((await confirm(own)).body.counts.total).toBe(400);
  });
});
