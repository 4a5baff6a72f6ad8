import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SyncAnswer } from "../../../policy/contract/sync.ts";
import { cleanFields, knownRow, newRow, type SentRow } from "./sample-rows.ts";
import { startTestRegister, type TestRegister } from "./test-register.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const outcomes = ({ rows }: SyncAnswer) =>
  rows.map(({ ref, outcome, applicationId, version }) => [ref, outcome, applicationId, version]);
const fieldsOf = async (id: string, query = "") => {
  const { body } = await register.call<{ fields: Record<string, unknown> }>("clerk", "GET", `/api/applications/${id}${query}`);
  return body.fields;
};
const revisionOf = async (round: string) =>
  (await register.call<{ revision: number }>("clerk", "GET", `/api/rounds/${round}/head`)).body.revision;

describe("preview and submit", () => {
  it("a dry run answers the plan and writes nothing", async () => {
    const round = await register.newRound();
    const { status, body } = await register.preview(round, [newRow(1)]);
    expect([status, body.dryRun, body.summary.created, outcomes(body)]).toEqual([
      200,
      true,
      1,
      [["row-1", "created", null, null]],
    ]);
    expect(await revisionOf(round)).toBe(1);
  });

  it("a submit writes what was previewed; applications are numbered in the order of the rows", async () => {
    const round = await register.newRound();
    const done = await register.sync(round, [newRow(1), newRow(2)]);
    expect(outcomes(done)).toEqual([
      ["row-1", "created", `${round}-001`, 1],
      ["row-2", "created", `${round}-002`, 1],
    ]);
    expect(done.revision).toBe(3);
    expect(await revisionOf(round)).toBe(3);
    const again = await register.sync(round, [newRow(1), newRow(2), newRow(3)]);
    expect(again.rows.map(({ outcome, applicationId }) => [outcome, applicationId])).toEqual([
      ["unchanged", `${round}-001`],
      ["unchanged", `${round}-002`],
      ["created", `${round}-003`],
    ]);
  });

  it("no second application of one credit code and lead ID number: the table itself refuses it, by the blind index", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1)]);
    const [first, second, bundle] = [`${round}-001`, `${round}-002`, `b-${"x".repeat(22)}`];
    const copied = (creditCode: string) => {
      const sql = [
        `INSERT INTO sealed_bundles SELECT '${bundle}', stream, '${second}', key_id, iv, box FROM sealed_bundles WHERE subject = '${first}'`,
        `INSERT INTO blind_index SELECT stream, field, digest, '${bundle}', '${second}', key_id FROM blind_index WHERE subject = '${first}'`,
        `INSERT INTO applications SELECT '${second}', round, 2, 1, state, funding, json_set(record, '$.id', '${second}',
           '$.fields.creditCode', '${creditCode}', '$.fields.leadIdNumber.sealed', '${bundle}/leadIdNumber')
         FROM applications WHERE id = '${first}'`,
      ];
      return register.db.batch(sql.map((statement) => register.db.prepare(statement)));
    };
    await expect(copied(String(cleanFields(1)["creditCode"]))).rejects.toThrow(
      /one application a credit code and lead ID number/,
    );
    await copied(String(cleanFields(2)["creditCode"]));
  });

  it("if the register moved but the plan of these rows is as previewed, it applies", async () => {
    const round = await register.newRound();
    const { body: plan } = await register.preview(round, [newRow(1)]);
    await register.sync(round, [newRow(2)]);
    const done = await register.submit(round, [newRow(1)], plan);
    expect([done.status, done.body.rows[0]?.applicationId]).toEqual([200, `${round}-002`]);
  });

  it("if outcome or conflicts moved: 409 plan.changed with the new plan, nothing written", async () => {
    const round = await register.newRound();
    const { body: plan } = await register.preview(round, [newRow(1)]);
    await register.sync(round, [newRow(1, { remark: "先到" })]);
    const before = await revisionOf(round);
    const refused = await register.submit(round, [newRow(1)], plan);
    const problem = refused.body as unknown as { code: string; plan: SyncAnswer };
    expect([refused.status, problem.code, problem.plan.rows[0]?.outcome]).toEqual([409, "plan.changed", "unchanged"]);
    expect(await revisionOf(round)).toBe(before);
    expect((await register.submit(round, [newRow(1)], problem.plan)).status).toBe(200);
  });

  it("a submit of other rows than were previewed is a changed plan", async () => {
    const round = await register.newRound();
    const { body: plan } = await register.preview(round, [newRow(1)]);
    expect((await register.submit(round, [newRow(1, { remark: "没看过" })], plan)).status).toBe(409);
    expect((await register.submit(round, [newRow(1, { payeeAccount: "6222020000009999" })], plan)).status).toBe(409);
  });

  it("a repeated request gets the same answer byte for byte and writes once; another body under its key is refused", async () => {
    const round = await register.newRound();
    const { body: plan } = await register.preview(round, [newRow(1)]);
    const body = {
      dryRun: false,
      revision: plan.revision,
      planHash: plan.planHash,
      workbook: { id: "w", name: "w.xlsx" },
      rows: [newRow(1)],
    };
    const send = (sent: object) =>
      register.call("clerk", "POST", `/api/rounds/${round}/sync`, { key: `lost-answer-${round}`, body: sent });
    const [first, second] = [await send(body), await send(body)];
    expect([first.status, second.text, second.headers.get("etag")]).toEqual([200, first.text, first.headers.get("etag")]);
    expect(await revisionOf(round)).toBe(2);
    expect((await send({ ...body, workbook: { id: "w", name: "other.xlsx" } })).body).toMatchObject({
      code: "idempotency-key.reused",
    });
  });
});

describe("merging", () => {
  /** Two clerks saw version 1; the other one was faster and changed `theirs`. */
  async function twoClerks(n: number, theirs: SentRow["fields"], sealed: SentRow["fields"] = {}) {
    const round = await register.newRound();
    const id = `${round}-001`;
    await register.sync(round, [newRow(n)]);
    await register.sync(round, [knownRow(n, id, 1, theirs, sealed)]);
    return { round, id };
  }

  it("changes to different fields merge, and the other clerk's come down", async () => {
    const { round, id } = await twoClerks(1, { occupation: "焊工" });
    const done = await register.sync(round, [knownRow(1, id, 1, { remark: "我的" })]);
    expect(done.rows[0]).toMatchObject({
      outcome: "merged",
      version: 3,
      conflicts: [],
      register: { state: "submitted", fields: { occupation: "焊工" } },
    });
    expect(await fieldsOf(id)).toMatchObject({ occupation: "焊工", remark: "我的" });
  });

  it("changes of one field to different values are a conflict with base, mine, theirs, who and when, written neither way", async () => {
    const { round, id } = await twoClerks(1, { occupation: "焊工" });
    const done = await register.sync(round, [knownRow(1, id, 1, { occupation: "车工", remark: "我的" })]);
    expect(done.rows[0]).toMatchObject({
      outcome: "conflict",
      conflicts: [{ field: "occupation", base: "钳工", mine: "车工", theirs: "焊工", by: "陈示例" }],
    });
    expect(done.rows[0]?.conflicts[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await fieldsOf(id)).toMatchObject({ occupation: "焊工", remark: "我的" });
    const picked = await register.sync(round, [knownRow(1, id, done.rows[0]?.version ?? 0, { occupation: "车工" })]);
    expect(picked.rows[0]).toMatchObject({ outcome: "updated" });
    expect(await fieldsOf(id)).toMatchObject({ occupation: "车工" });
  });

  it("a conflict on an account shows masks only; an account sent unchanged is none", async () => {
    const account = "6222020000770099";
    const { round, id } = await twoClerks(1, {}, { payeeAccount: account });
    expect((await register.preview(round, [knownRow(1, id, 1)])).body.rows[0]).toMatchObject({
      outcome: "unchanged",
      register: { fields: { payeeAccount: "622202******0099" } },
    });
    const { text, body } = await register.preview(round, [knownRow(1, id, 1, {}, { payeeAccount: "6222020000880088" })]);
    expect(body.rows[0]?.conflicts).toMatchObject([
      { field: "payeeAccount", base: "622202********0001", mine: "622202******0088", theirs: "622202******0099" },
    ]);
    for (const secret of [account, "6222020000880088", String(cleanFields(1)["payeeAccount"])])
      expect(text).not.toContain(secret);
  });

  it("a row that carries another application's id is shown and changes nothing", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1), newRow(2)]);
    const swapped = { ...knownRow(2, `${round}-001`, 1, { remark: "错位" }), ref: "swapped" };
    const done = await register.sync(round, [swapped]);
    expect(done.rows[0]).toMatchObject({ outcome: "conflict", conflicts: [{ field: "applicationId" }], register: null });
    expect(await fieldsOf(`${round}-001`)).toMatchObject({ remark: null });
  });

  it("a row missing from the workbook is listed as registerOnly, masked, and stays", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1), newRow(2)]);
    const { body } = await register.preview(round, [newRow(2)]);
    expect(body.registerOnly).toMatchObject([
      { applicationId: `${round}-001`, version: 1, fields: { leadIdNumber: "110115********0014" } },
    ]);
    expect(body.summary.registerOnly).toBe(1);
  });
});

describe("rows refused one by one", () => {
  it("the others go through, and a refused row says in both languages what to do", async () => {
    const round = await register.newRound();
    const done = await register.sync(round, [
      newRow(1),
      { ...newRow(2, { creditCode: null }) },
      { ...newRow(3, { leadIdNumber: "110105********002X" }) },
      { ...newRow(1), ref: "again" },
    ]);
    expect(done.rows.map(({ outcome, refusal }) => refusal?.code ?? outcome)).toEqual([
      "created",
      "key.unreadable",
      "identifier.masked",
      "row.duplicate",
    ]);
    expect(done.rows[1]?.refusal?.message.zh).toMatch(/统一社会信用代码/);
    expect(done.summary).toMatchObject({ created: 1, refused: 3 });
  });

  it("after intake only contact and payee may change", async () => {
    const round = await register.newRound();
    await register.sync(round, [newRow(1)]);
    await register.call("clerk", "POST", `/api/applications/${round}-001/eligibility`, {
      body: { outcome: "eligible", reason: "齐全" },
    });
    expect((await register.call("clerk", "POST", `/api/rounds/${round}/stage`, { body: { to: "review" } })).status).toBe(200);
    const done = await register.sync(round, [knownRow(1, `${round}-001`, 2, { contactName: "新联系人" }), newRow(2)]);
    expect(done.rows.map(({ outcome, refusal }) => refusal?.code ?? outcome)).toEqual(["updated", "stage.wrong"]);
    expect(done.rows[0]?.register?.state).toBe("eligible");
    const refused = await register.sync(round, [knownRow(1, `${round}-001`, 3, { occupation: "焊工", contactName: "又一个" })]);
    expect(refused.rows[0]?.refusal?.code).toBe("stage.wrong");
    expect(await fieldsOf(`${round}-001`)).toMatchObject({ contactName: "新联系人" });
  });
});

describe("findings and states", () => {
  it("the Worker checks every row again; rows with policy errors are accepted in intake", async () => {
    const round = await register.newRound();
    const done = await register.sync(round, [newRow(1, { leadIdNumber: "110115198001020015", paperCopies: 1 }), newRow(2)]);
    expect(done.rows[0]).toMatchObject({ outcome: "created" });
    expect(done.rows[0]?.findings.map(({ rule, field, severity }) => [rule, field, severity])).toEqual([
      ["identity/id-number", "leadIdNumber", "error"],
      ["materials/copies", "paperCopies", "error"],
    ]);
    expect(done.rows[0]?.findings[1]?.message.zh).toContain(`${round}-001`);
    expect(done.rows[1]?.findings).toEqual([]);
  });

  it("a synced change to a field that bears on eligibility sets the application back to submitted; another leaves it", async () => {
    const round = await register.newRound();
    const id = `${round}-001`;
    await register.sync(round, [newRow(1)]);
    await register.call("clerk", "POST", `/api/applications/${id}/eligibility`, {
      body: { outcome: "eligible", reason: "齐全" },
    });
    const kept = await register.sync(round, [knownRow(1, id, 2, { remark: "补充" })]);
    expect(kept.rows[0]?.register?.state).toBe("eligible");
    const reopened = await register.sync(round, [knownRow(1, id, 3, { paperCopies: 3 })]);
    expect(reopened.rows[0]?.register?.state).toBe("submitted");
  });

  it("第14条: a studio declared municipally funded is plaque-only", async () => {
    const round = await register.newRound();
    const done = await register.sync(round, [newRow(1, { municipalFunded: true }), newRow(2)]);
    expect(done.rows.map(({ register: side }) => side?.funding)).toEqual(["plaque-only", "district"]);
  });
});
