import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BatchAnswer, ScheduleAnswer } from "../../../policy/contract/payments.ts";
import { canonicalJson } from "../../../worker/canonical.ts";
import { checkpointHolds, publicKeyOf } from "../../../worker/checkpoint.ts";
import { secretsOf } from "../../../worker/local/secrets.ts";
import { run } from "../spine/local-commands.ts";
import { expectReplayed } from "./replayed.ts";
import { document, type RoundWalk, roundWalk } from "./round-walk.ts";
import { cleanFields, knownRow } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

const today = "2026-11-22";
const decidedOn = "2026-11-10";
const firstRow = 900;
let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister(today);
});
afterAll(() => register.stop());

let rows = firstRow;
/** A running round with as many approved studios; application 1 is row `first`. */
async function runningRound(studios: number): Promise<{ walk: RoundWalk; first: number }> {
  const walk = roundWalk(register, await register.newRound());
  const first = rows;
  rows += studios;
  const numbers = Array.from({ length: studios }, (_, index) => index + 1);
  await walk.intake(
    first,
    numbers.map(() => "eligible" as const),
  );
  await walk.stage("review");
  await walk.score(numbers);
  await walk.shortlist(numbers);
  await walk.stage("notice", { noticeStart: "2026-11-01", noticeEnd: "2026-11-08" });
  await walk.stage("decision");
  await walk.decide(decidedOn, numbers);
  await walk.stage("running", { document, decidedOn });
  return { walk, first };
}

const scheduleOf = async ({ round }: RoundWalk, role: "finance" | "clerk" = "finance") =>
  (await register.call<ScheduleAnswer>(role, "GET", `/api/rounds/${round}/payment-schedule`)).body;
const lineOf = async (walk: RoundWalk, paymentId: string) =>
  (await scheduleOf(walk)).lines.find((line) => line.paymentId === paymentId);
const prepare = (walk: RoundWalk, payments: readonly string[]) =>
  register.call<BatchAnswer>("clerk", "POST", "/api/payment-batches", { body: { round: walk.round, payments } });
const approve = ({ id, hash }: BatchAnswer) =>
  register.call<BatchAnswer>("leader", "POST", `/api/payment-batches/${id}/approval`, { body: { hash } });
const pull = (id: string, format = "json") => register.call("finance", "GET", `/api/payment-batches/${id}/file.${format}`);
const report = (id: string, results: readonly object[]) =>
  register.call<BatchAnswer>("finance", "POST", `/api/payment-batches/${id}/results`, { body: { results } });
const batchNow = async (id: string) => (await register.call<BatchAnswer>("auditor", "GET", `/api/payment-batches/${id}`)).body;
const paid = (paymentId: string) => ({ paymentId, outcome: "paid", paidOn: today, voucherNumber: `记-${paymentId}` });
const paidLine = (walk: RoundWalk, number: number, stage: string) => `${walk.id(number)}-${stage}`;
const bytesOf = async (path: string) => {
  const headers = { authorization: `Bearer ${register.token("finance")}` };
  const answer = await fetch(`${register.http}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

describe("the payment schedule over HTTP", () => {
  it("第14条: lines from the decision on, with their derivation, accounts masked, for those who may see them", async () => {
    const { walk, first } = await runningRound(2);
    const schedule = await scheduleOf(walk);
    expect(schedule).toMatchObject({ round: walk.round, totalFen: 26_000_000 });
    expect(schedule.lines).toHaveLength(6);
    const line = await lineOf(walk, paidLine(walk, 1, "first"));
    expect(line).toMatchObject({
      applicationId: walk.id(1),
      stage: "first",
      amountFen: 10_000_000,
      amountInCapitals: "壹拾万元整",
      status: "due",
      dueFrom: decidedOn,
      holds: [],
    });
    const account = String(cleanFields(first)["payeeAccount"]);
    expect(JSON.stringify(schedule)).not.toContain(account);
    expect(line?.payee.payeeAccount).toContain("*");
    for (const { event } of line?.derivation ?? []) expect(event).toMatch(new RegExp(`^${walk.round}/\\d+$`));
    for (const path of ["payment-schedule", "payment-schedule.csv", "payment-schedule.xlsx", "reconciliation"]) {
      expect((await register.call("reviewer", "GET", `/api/rounds/${walk.round}/${path}`)).status).toBe(403);
    }
    const csv = await bytesOf(`/api/rounds/${walk.round}/payment-schedule.csv`);
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.headers.get("content-type")).toContain("text/csv");
    const text = new TextDecoder().decode(csv.bytes);
    expect(text.split("\r\n")).toHaveLength(8);
    expect(text).toContain("100000.00");
    const book = read((await bytesOf(`/api/rounds/${walk.round}/payment-schedule.xlsx`)).bytes, { type: "array" });
    expect(utils.sheet_to_json(book.Sheets["拨付计划"] ?? {}, { header: 1 }).flat()).toContain(260_000);
  });
});

describe("a batch over HTTP", () => {
  it("is prepared, approved, pulled and paid by three people; every pull is the same", async () => {
    const { walk, first } = await runningRound(2);
    const payments = [paidLine(walk, 1, "first"), paidLine(walk, 1, "award"), paidLine(walk, 2, "first")];
    const prepared = await prepare(walk, payments);
    const { id, hash } = prepared.body;
    expect(prepared.status).toBe(201);
    expect(prepared.headers.get("location")).toBe(`/api/payment-batches/${id}`);
    expect(prepared.body).toMatchObject({ id: `${walk.round}-P01`, status: "prepared", totalFen: 23_000_000, stopped: null });
    expect((await pull(id)).body).toMatchObject({ status: 409, code: "state.wrong" });
    const wrong = await register.call("leader", "POST", `/api/payment-batches/${id}/approval`, { body: { hash: "0" } });
    expect(wrong.body).toMatchObject({ status: 409, code: "batch.hash" });
    expect((await approve(prepared.body)).body).toMatchObject({ status: "approved", approvedBy: { name: "周示例" } });
    const files = new Map<string, Uint8Array>();
    for (const format of ["json", "csv", "xlsx"]) {
      const one = await bytesOf(`/api/payment-batches/${id}/file.${format}`);
      expect(one.status).toBe(200);
      files.set(format, one.bytes);
    }
    await register.call("clerk", "POST", "/api/rounds", { body: { year: 2099, previousYear: null } });
    for (const [format, bytes] of files) {
      expect((await bytesOf(`/api/payment-batches/${id}/file.${format}`)).bytes).toEqual(bytes);
    }
    const account = String(cleanFields(first)["payeeAccount"]);
    const json = JSON.parse(new TextDecoder().decode(files.get("json")));
    expect(json.lines[0]).toMatchObject({ account, amountFen: 10_000_000, amountInCapitals: "壹拾万元整", document });
    expect(createHash("sha256").update(canonicalJson(json.covered)).digest("hex")).toBe(hash);
    const { checkpointKey } = await secretsOf(register.data);
    expect(await checkpointHolds(json.checkpoint, publicKeyOf(JSON.stringify(checkpointKey)))).toBe(true);
    const sheet = read(files.get("xlsx"), { type: "array" }).Sheets["拨付明细"] ?? {};
    const cells = utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat();
    for (const shown of [account, 100_000, "壹拾万元整", 230_000, `批次号：${id}`]) expect(cells).toContain(shown);
    expect(new TextDecoder().decode(files.get("csv"))).toContain(`"'${account}"`);
    const events = (await register.call("auditor", "GET", `/api/events?stream=${walk.round}`)).text;
    expect(events.match(/"type":"batch.pulled"/g)).toHaveLength(1);
    expect(events).not.toContain(account);

    for (const [format, bytes] of files) writeFileSync(join(register.data, `${id}.${format}`), bytes);
    const all = join(register.data, "events.jsonl");
    writeFileSync(all, (await register.call("auditor", "GET", "/api/events")).text);
    const key = ["--key", join(register.data, "checkpoint-public.jwk")];
    for (const args of [[all, `${id}.csv`], [all, `${id}.xlsx`], [`${id}.json`]]) {
      const paths = args.map((path) => (path === all ? path : join(register.data, path)));
      const verified = await run("verify", [...paths, ...key]);
      expect(verified, verified.out + verified.err).toMatchObject({ code: 0 });
      expect(verified.out).toContain("3 笔拨付与审批内容一致");
    }
    const cancelling = await register.call("clerk", "POST", `/api/payment-batches/${id}/cancellation`, {
      body: { reason: "撤" },
    });
    expect(cancelling.body).toMatchObject({ status: 409, code: "batch.pulled" });
    const [one = "", two = "", three = ""] = payments;
    const results = [paid(one), { paymentId: two, outcome: "returned", reason: "户名不符" }];
    expect((await report(id, results)).status).toBe(200);
    const again = await report(id, results);
    expect(again.body).toMatchObject({ status: "approved" });
    expect((await report(id, [{ ...paid(one), voucherNumber: "记-别的" }])).body).toMatchObject({ code: "state.wrong" });
    expect((await report(id, [paid(three)])).body).toMatchObject({ status: "settled" });
    expect(await lineOf(walk, one)).toMatchObject({ status: "paid" });
    expect(await lineOf(walk, two)).toMatchObject({ status: "returned" });
    const book = await register.call("auditor", "GET", `/api/rounds/${walk.round}/reconciliation`);
    expect(book.body).toMatchObject({
      totals: {
        approvedFen: 23_000_000,
        pulledFen: 23_000_000,
        paidFen: 20_000_000,
        returnedFen: 3_000_000,
        outstandingFen: 0,
      },
    });
    await expectReplayed(register, walk.round);
  });

  it("refuses what cannot be: unknown shapes, lines that are not due, lines taken, reports before their time", async () => {
    const { walk } = await runningRound(1);
    const [first, second] = [paidLine(walk, 1, "first"), paidLine(walk, 1, "second")];
    expect((await prepare(walk, [second])).body).toMatchObject({
      status: 422,
      code: "payment.not-due",
      article: "14",
      missing: [{ code: "payment.not-due", applicationId: walk.id(1), count: 1 }],
    });
    expect((await prepare(walk, ["2019-999-first"])).body).toMatchObject({ status: 422, code: "payment.unknown" });
    expect((await prepare(walk, [])).body).toMatchObject({ status: 400, code: "request.invalid" });
    const more = { round: walk.round, payments: [first], amountFen: 1 };
    expect((await register.call("clerk", "POST", "/api/payment-batches", { body: more })).body).toMatchObject({
      errors: [{ path: "amountFen" }],
    });
    const { body } = await prepare(walk, [first]);
    expect((await prepare(walk, [first])).body).toMatchObject({ status: 409, code: "payment.taken" });
    await approve(body);
    expect((await report(body.id, [paid(first)])).body).toMatchObject({ status: 409, code: "state.wrong" });
    await pull(body.id);
    expect((await report(body.id, [{ paymentId: first, outcome: "paid", paidOn: today }])).body).toMatchObject({
      status: 400,
      errors: [{ path: "results.0.voucherNumber" }],
    });
    expect((await report(body.id, [{ ...paid(first), paidOn: "2026-11-23" }])).body).toMatchObject({ code: "date.future" });
    expect((await report(body.id, [{ ...paid(first), paidOn: "2026-11-21" }])).body).toMatchObject({ code: "date.order" });
    expect((await register.call("finance", "GET", "/api/payment-batches/2019-P99")).status).toBe(404);
  });

  it("one person with two roles still is one person, in SQL too", async () => {
    const { walk } = await runningRound(1);
    const { id: _, active: __, ...member } = (await register.call("admin", "GET", "/api/members/clerk")).body;
    const roles = (all: readonly string[]) =>
      register.call("admin", "PUT", "/api/members/clerk", { body: { ...member, roles: all } });
    expect((await roles(["clerk", "leader", "finance"])).status).toBe(200);
    const { body: batch } = await prepare(walk, [paidLine(walk, 1, "first")]);
    const own = { body: { hash: batch.hash } };
    expect((await register.call("clerk", "POST", `/api/payment-batches/${batch.id}/approval`, own)).body).toMatchObject({
      status: 422,
      code: "person.same",
    });
    await approve(batch);
    expect((await register.call("clerk", "GET", `/api/payment-batches/${batch.id}/file.csv`)).body).toMatchObject({
      code: "person.same",
    });
    await roles(["clerk"]);
    const taken = register.db.prepare("UPDATE batches SET pulled_by = prepared_by WHERE id = ?1").bind(batch.id).run();
    await expect(taken).rejects.toThrow(/CHECK/);
    const deleted = register.db.prepare("DELETE FROM batches WHERE id = ?1").bind(batch.id).run();
    await expect(deleted).rejects.toThrow(/never deleted/);
    const line = "INSERT INTO batch_lines VALUES (?1, ?2, ?3, 'first', ?4, 1)";
    const insert = (amount: number) =>
      register.db
        .prepare(line)
        .bind(batch.id, paidLine(walk, 1, "award"), walk.id(1), amount)
        .run();
    await expect(insert(10_000_000)).rejects.toThrow(/CHECK/);
  });
});

describe("consequences over HTTP", () => {
  it("a changed account voids the batch; another person confirms it by its last four digits", async () => {
    const { walk, first } = await runningRound(2);
    const [mine, other] = [paidLine(walk, 1, "first"), paidLine(walk, 2, "first")];
    const { body: batch } = await prepare(walk, [mine, other]);
    await approve(batch);
    const version = (await register.call<{ version: number }>("clerk", "GET", `/api/applications/${walk.id(1)}`)).body.version;
    await register.sync(walk.round, [knownRow(first, walk.id(1), version, {}, { payeeAccount: "6222020299998888" })]);
    expect(await batchNow(batch.id)).toMatchObject({
      status: "void",
      stopped: null,
      voided: [{ paymentId: mine, code: "payee-changed" }],
    });
    expect((await lineOf(walk, other))?.status).toBe("due");
    expect(await lineOf(walk, mine)).toMatchObject({ status: "held", holds: [{ code: "payee-changed", article: "7(3)" }] });
    const confirm = (role: "clerk" | "leader", accountLast4: string) =>
      register.call(role, "POST", `/api/applications/${walk.id(1)}/payee-confirmation`, {
        body: { accountLast4, reason: "已核对开户许可证" },
      });
    expect((await confirm("clerk", "8888")).body).toMatchObject({ status: 422, code: "person.same" });
    expect((await confirm("leader", "1111")).body).toMatchObject({ status: 422, code: "payee.digits", article: "7(3)" });
    expect((await confirm("leader", "8888")).status).toBe(200);
    expect((await lineOf(walk, mine))?.status).toBe("due");
    await expectReplayed(register, walk.round);
  });

  it("第14条: a late row of the municipal list stops a pulled batch in the same commit, and what is paid comes back", async () => {
    const { walk, first } = await runningRound(1);
    const [one, award] = [paidLine(walk, 1, "first"), paidLine(walk, 1, "award")];
    const { body: batch } = await prepare(walk, [one]);
    await approve(batch);
    await pull(batch.id);
    await report(batch.id, [paid(one)]);
    const { body: later } = await prepare(walk, [award]);
    await approve(later);
    await pull(later.id);
    const { hostName, leadName } = cleanFields(first);
    const row = { programme: "市级首席技师工作室", awardYear: 2024, hostName, leadName };
    const listed = await walk.did<{ items: readonly { id: string; hostName: unknown }[] }>(
      "clerk",
      "PUT",
      "/api/municipal-awards",
      {
        awards: [row],
      },
    );
    expect(await batchNow(later.id)).toMatchObject({
      status: "approved",
      stopped: [{ paymentId: award, code: "municipal-match-open" }],
    });
    expect((await pull(later.id)).body).toMatchObject({ status: 409, code: "batch.stopped" });
    const awardId = listed.items.find((item) => item.hostName === hostName)?.id;
    await walk.onApplication("clerk", 1, "municipal-match", { awardId, same: true, reason: "核实为同一工作室" });
    const recovery = `${walk.id(1)}-recovery-1`;
    expect(await lineOf(walk, recovery)).toMatchObject({ stage: "recovery", amountFen: -10_000_000, status: "held" });
    expect((await report(later.id, [paid(award)])).body).toMatchObject({ status: "settled" });
    expect(await lineOf(walk, `${walk.id(1)}-recovery-2`)).toMatchObject({ amountFen: -3_000_000, status: "due" });
    const at = (step: string) => `/api/recoveries/${recovery}/${step}`;
    expect((await register.call("finance", "POST", at("receipt"))).body).toMatchObject({ status: 409, code: "state.wrong" });
    expect((await register.call("leader", "POST", at("confirmation"))).body).toMatchObject({ status: "due" });
    const receipt = { body: { receivedOn: today, voucherNumber: "退-7" } };
    expect((await register.call("finance", "POST", at("receipt"), receipt)).body).toMatchObject({ status: "recovered" });
    expect((await register.call("finance", "POST", at("receipt"), receipt)).body).toMatchObject({ code: "state.wrong" });
    await expectReplayed(register, walk.round);
  });

  it('第14条: a row that is corrected after the answer "not the same" stops what finance has pulled', async () => {
    const { walk, first } = await runningRound(1);
    const { hostName = null, leadName = null, occupation = null } = cleanFields(first);
    type Listed = { items: readonly { id: string; hostName: unknown }[] };
    const put = (award: object) => walk.did<Listed>("clerk", "PUT", "/api/municipal-awards", { awards: [award] });
    const listed = await put({ programme: "市级", awardYear: 2024, hostName, leadName: "钱某", occupation });
    const awardId = listed.items.find((item) => item.hostName === hostName)?.id;
    const one = paidLine(walk, 1, "first");
    expect(await lineOf(walk, one)).toMatchObject({ status: "held", holds: [{ code: "municipal-match-open", article: "14" }] });
    await walk.onApplication("clerk", 1, "municipal-match", { awardId, same: false, reason: "带头人不同" });
    const { body: batch } = await prepare(walk, [one]);
    await approve(batch);
    await pull(batch.id);
    await put({ id: awardId, source: "京人社〔2024〕3号" });
    expect(await batchNow(batch.id)).toMatchObject({ stopped: null });
    await put({ id: awardId, leadName });
    expect(await batchNow(batch.id)).toMatchObject({ stopped: [{ paymentId: one, code: "municipal-match-open" }] });
    expect((await lineOf(walk, paidLine(walk, 1, "award")))?.status).toBe("held");
    await walk.onApplication("clerk", 1, "municipal-match", { awardId, same: true, reason: "更正后核实为同一工作室" });
    expect(await lineOf(walk, paidLine(walk, 1, "award"))).toBeUndefined();
    await expectReplayed(register, walk.round);
  });

  it("a row of the list that is withdrawn lets a payment stand that finance made on the line it had stopped", async () => {
    const { walk, first } = await runningRound(1);
    const one = paidLine(walk, 1, "first");
    const { body: batch } = await prepare(walk, [one]);
    await approve(batch);
    await pull(batch.id);
    const { hostName = null, leadName = null } = cleanFields(first);
    type Listed = { items: readonly { id: string; hostName: unknown }[] };
    const put = (award: object) => walk.did<Listed>("clerk", "PUT", "/api/municipal-awards", { awards: [award] });
    const listed = await put({ programme: "市级", awardYear: 2024, hostName, leadName });
    const id = listed.items.find((item) => item.hostName === hostName)?.id;
    expect((await report(batch.id, [paid(one)])).body).toMatchObject({ status: "settled" });
    const recovery = `${walk.id(1)}-recovery-1`;
    expect(await lineOf(walk, recovery)).toMatchObject({ amountFen: -10_000_000, status: "due" });
    await put({ id, withdrawn: true, reason: "市级名单更正，并无此项" });
    expect(await lineOf(walk, recovery)).toMatchObject({ amountFen: 0, status: "cancelled" });
    expect((await lineOf(walk, one))?.status).toBe("paid");
    const receipt = await register.call("finance", "POST", `/api/recoveries/${recovery}/receipt`, { body: {} });
    expect(receipt.body).toMatchObject({ status: 409, code: "state.wrong" });
    await expectReplayed(register, walk.round);
  });

  it("two clerks prepare the same lines at once: one batch has them", async () => {
    const { walk } = await runningRound(1);
    const payments = [paidLine(walk, 1, "first"), paidLine(walk, 1, "award")];
    const answers = await Promise.all([1, 2, 3, 4].map(() => prepare(walk, payments)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it("a token of scope schedule reads schedules, reconciliation and batches, and pulls; nothing else", async () => {
    const { walk } = await runningRound(1);
    const { body: batch } = await prepare(walk, [paidLine(walk, 1, "first")]);
    await approve(batch);
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const made = await register.call<{ token: string }>("admin", "POST", "/api/tokens", {
      body: { memberId: "finance", name: "Power Query", scopes: ["schedule"], expiresAt },
    });
    const get = async (path: string) =>
      (await fetch(`${register.http}${path}`, { headers: { authorization: `Bearer ${made.body.token}` } })).status;
    const round = `/api/rounds/${walk.round}`;
    const open = [
      `${round}/payment-schedule`,
      `${round}/payment-schedule.csv`,
      `${round}/payment-schedule.xlsx`,
      `${round}/reconciliation`,
      `/api/payment-batches?round=${walk.round}`,
      `/api/payment-batches/${batch.id}`,
      `/api/payment-batches/${batch.id}/file.csv`,
    ];
    for (const path of open) expect([path, await get(path)]).toEqual([path, 200]);
    for (const path of [`${round}/applications`, round, "/api/events"]) expect(await get(path)).toBe(403);
  });
});
