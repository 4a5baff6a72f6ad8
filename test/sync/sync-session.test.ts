// A clerk's sync, end to end in one process: real office.js, simulated Excel, the Worker's own handlers.
import { beforeAll, describe, expect, it } from "vitest";
import { countsOf } from "../../addin/sync/sync-plan.ts";
import { constantCell } from "../../addin/workbench/model/cell.ts";
import { simulateExcel } from "../excel/simulated-excel.ts";
import { type InProcessRegister, startInProcessRegister } from "./in-process-register.ts";
import { address, applicationsBook, type Clerk, clerkAt, columnOf, recordsOf, sheetName } from "./two-workbooks.ts";

const excel = simulateExcel();
let register: InProcessRegister;
beforeAll(async () => {
  register = await startInProcessRegister();
});

const stateOf = ({ session }: Clerk) => session.state();
const counts = (clerk: Clerk) => {
  const { plan, picks } = stateOf(clerk);
  return plan === null ? null : countsOf(plan, picks);
};
async function synced(clerk: Clerk): Promise<void> {
  excel.channel().attach(clerk.host);
  await clerk.session.preview();
  if (stateOf(clerk).plan !== null) await clerk.session.submit();
  expect(stateOf(clerk).problem).toBeNull();
}

describe("one clerk", () => {
  it("new rows go up, their numbers come down, and then nothing has changed: one request, 304", async () => {
    const round = await register.newRound();
    const book = applicationsBook([1, 2, 3]);
    const clerk = await clerkAt(book, register, "first", excel.channel, { round, numbers: true });
    await clerk.session.preview();
    expect(stateOf(clerk).problem).toBeNull();
    expect(counts(clerk)).toMatchObject({ created: 3, conflict: 0, refused: 0 });
    await clerk.session.submit();
    expect(stateOf(clerk)).toMatchObject({ problem: null, notice: { kind: "submitted", summary: { created: 3 } } });
    expect(recordsOf(book).map(({ applicationId }) => applicationId)).toEqual(
      ["001", "002", "003"].map((n) => `${round}-${n}`),
    );
    register.takeRequests();
    await clerk.session.preview();
    expect(stateOf(clerk)).toMatchObject({ problem: null, notice: { kind: "up-to-date" } });
    expect(register.takeRequests()).toEqual([`GET /api/rounds/${round}/head`]);
  });

  it("a sorted sheet with two edits sends two rows' changes and moves nothing", async () => {
    const round = await register.newRound();
    const book = applicationsBook([1, 2, 3, 4]);
    const clerk = await clerkAt(book, register, "first", excel.channel, { round, numbers: true });
    await synced(clerk);
    clerk.host.user.type(sheetName, address(2, "remark"), "补充");
    clerk.host.user.sort(sheetName, "A2:S5", 1, false);
    clerk.host.user.type(sheetName, address(1, "memberCount"), 9);
    await clerk.session.preview();
    expect(counts(clerk)).toMatchObject({ created: 0, updated: 2, conflict: 0, registerOnly: 0 });
    await clerk.session.submit();
    expect(stateOf(clerk).problem).toBeNull();
    await clerk.openPane();
    register.takeRequests();
    await clerk.session.preview();
    expect(stateOf(clerk)).toMatchObject({ problem: null, notice: { kind: "up-to-date" } });
    expect(register.takeRequests().filter((request) => request.startsWith("POST"))).toHaveLength(1);
  });
});

describe("two clerks", () => {
  const pair = async (round: string, numbers: readonly number[] = [1, 2, 3]) => {
    const books = [applicationsBook(numbers), applicationsBook(numbers)] as const;
    const first = await clerkAt(books[0], register, "first", excel.channel, { round, numbers: true });
    await synced(first);
    const second = await clerkAt(books[1], register, "second", excel.channel, { round, numbers: false });
    await synced(second);
    return { books, first, second };
  };
  const edit = ({ host }: Clerk, field: Parameters<typeof address>[1], value: string, row = 1): void => {
    host.user.type(sheetName, address(row, field), value);
  };

  it("different fields of one row merge: each side gets the other's", async () => {
    const { books, first, second } = await pair(await register.newRound());
    edit(first, "occupation", "焊工");
    edit(second, "remark", "补充");
    await synced(first);
    await synced(second);
    await synced(first);
    for (const book of books) expect(recordsOf(book)[0]).toMatchObject({ occupation: "焊工", remark: "补充" });
  });

  it("one field changed on both sides waits, with the rest of its row, until it is picked; theirs comes down, mine goes up", async () => {
    const { books, first, second } = await pair(await register.newRound());
    edit(first, "occupation", "焊工");
    edit(first, "contactName", "甲");
    await synced(first);
    edit(second, "occupation", "车工");
    edit(second, "contactName", "乙");
    await synced(second);
    expect(recordsOf(books[1])[0]).toMatchObject({ occupation: "车工", contactName: "乙" });
    await second.session.preview();
    expect(counts(second)).toMatchObject({ conflict: 1 });
    const row = stateOf(second).plan?.rows.find(({ outcome }) => outcome === "conflict");
    expect(row?.conflicts.map(({ field, base, mine, theirs, by }) => [field, base, mine, theirs, by])).toEqual([
      ["occupation", "钳工", "车工", "焊工", "陈示例"],
      ["contactName", "王零零零零壹", "乙", "甲", "陈示例"],
    ]);
    if (row !== undefined) {
      second.session.pick(row, ["occupation"], "theirs");
      second.session.pick(row, ["contactName"], "mine");
    }
    expect(counts(second)).toMatchObject({ conflict: 0, updated: 1 });
    await second.session.submit();
    expect(stateOf(second)).toMatchObject({ problem: null, notice: { kind: "submitted" } });
    await synced(first);
    for (const book of books) expect(recordsOf(book)[0]).toMatchObject({ occupation: "焊工", contactName: "乙" });
  });

  it("an account that comes down is written in full, never masked", async () => {
    const { books, first, second } = await pair(await register.newRound());
    edit(first, "payeeAccount", "'6222020000990099");
    await synced(first);
    await synced(second);
    expect(recordsOf(books[1])[0]?.payeeAccount).toBe("6222020000990099");
  });

  it("never writes over a formula: the value stays out, the rest comes down, and it is shown again", async () => {
    const { books, first, second } = await pair(await register.newRound());
    const sheet = books[1].sheet(sheetName);
    const before = sheet?.cell(1, columnOf("payeeName"));
    if (sheet !== undefined && before !== undefined)
      books[1].putCell(sheet, 1, columnOf("payeeName"), { ...before, formula: "=B2" });
    edit(first, "payeeName", "另一收款人");
    edit(first, "remark", "补充");
    await synced(first);
    await synced(second);
    const cell = books[1].sheet(sheetName)?.cell(1, columnOf("payeeName"));
    expect(cell?.formula).toBe("=B2");
    expect(recordsOf(books[1])[0]?.remark).toBe("补充");
    await second.session.preview();
    expect(stateOf(second).plan?.rows[0]?.incoming.map(({ field }) => field)).toContain("payeeName");
  });

  it("a row missing from one workbook is listed, and can be pulled in full", async () => {
    const { books, first, second } = await pair(await register.newRound());
    second.host.user.deleteRows(sheetName, 2, 1);
    excel.channel().attach(second.host);
    await second.session.preview();
    const missing = stateOf(second).plan?.registerOnly[0]?.applicationId ?? "";
    await second.session.pull(missing);
    expect(stateOf(second)).toMatchObject({ problem: null, notice: { kind: "pulled", row: 4 } });
    const pulled = recordsOf(books[1]).at(-1);
    const { applicationId: number, ...values } = recordsOf(books[0])[1] ?? {};
    expect(number).toBe(missing);
    expect(pulled).toMatchObject(values);
    await first.openPane();
  });
});

describe("what the register alone has", () => {
  it("an application can be withdrawn with a reason, and is listed no more", async () => {
    const round = await register.newRound();
    const book = applicationsBook([1, 2]);
    const clerk = await clerkAt(book, register, "first", excel.channel, { round, numbers: true });
    await synced(clerk);
    clerk.host.user.deleteRows(sheetName, 1, 1);
    await clerk.session.preview();
    expect(stateOf(clerk).plan?.registerOnly.map(({ applicationId }) => applicationId)).toEqual([`${round}-001`]);
    await clerk.session.withdraw(`${round}-001`, "单位撤回申报");
    expect(stateOf(clerk)).toMatchObject({ problem: null, notice: { kind: "withdrawn" } });
    await clerk.session.preview();
    expect(stateOf(clerk).plan?.registerOnly ?? []).toEqual([]);
  });

  it("第14条: the municipal list of the workbook goes up, and sending it again adds nothing", async () => {
    const round = await register.newRound();
    const book = applicationsBook([1]);
    const sheet = book.addSheet("市级资助名单");
    const rows = [
      ["项目名称", "资助年度", "单位名称", "首席技师姓名"],
      ["市级首席技师工作室", 2018, "北京零零零零壹机电设备有限公司", "李零零零零壹"],
    ];
    for (const [r, row] of rows.entries())
      for (const [c, value] of row.entries()) book.putCell(sheet, r, c, constantCell(value, 0));
    const clerk = await clerkAt(book, register, "first", excel.channel, { round, numbers: false });
    await clerk.session.sendMunicipalList();
    await clerk.session.sendMunicipalList();
    expect(stateOf(clerk)).toMatchObject({ problem: null, notice: { kind: "awards-sent", rows: 1 } });
    const listed = await register.call(register.tokens.first, "GET", "/api/municipal-awards");
    expect(await listed.json()).toMatchObject({ items: [{ leadName: "李零零零零壹", awardYear: 2018 }], next: null });
  });
});

describe("a broken line", () => {
  it("an answer that was lost is asked for again with the same key: nothing is registered twice", async () => {
    const round = await register.newRound();
    let posts = 0;
    const book = applicationsBook([1, 2]);
    const clerk = await clerkAt(book, register, "first", excel.channel, {
      ...{ round, numbers: true },
      breakage: (method) => (method === "POST" && ++posts === 2 ? "after" : null),
    });
    await clerk.session.preview();
    await clerk.session.submit();
    expect(stateOf(clerk)).toMatchObject({ isUnanswered: true, problem: { kind: "unanswered" } });
    await clerk.session.submit();
    expect(stateOf(clerk)).toMatchObject({ isUnanswered: false, notice: { kind: "submitted", summary: { created: 2 } } });
    expect(recordsOf(book).map(({ applicationId }) => applicationId)).toEqual([`${round}-001`, `${round}-002`]);
  });

  it("a pane closed before the answer came says on the next preview that the submit went through", async () => {
    const round = await register.newRound();
    let posts = 0;
    const clerk = await clerkAt(applicationsBook([1, 2]), register, "first", excel.channel, {
      ...{ round, numbers: true },
      breakage: (method) => (method === "POST" && ++posts === 2 ? "after" : null),
    });
    await clerk.session.preview();
    await clerk.session.submit();
    await clerk.openPane();
    await clerk.session.preview();
    expect(stateOf(clerk)).toMatchObject({ problem: null, notice: { kind: "was-registered" } });
    await clerk.session.preview();
    expect(stateOf(clerk)).toMatchObject({ notice: { kind: "up-to-date" } });
  });
});

describe("a thousand rows", () => {
  it("the preview takes one request and few batches, and no personal value lies in the part", async () => {
    const round = await register.newRound();
    const numbers = Array.from({ length: 1_000 }, (_, i) => i + 1);
    const book = applicationsBook(numbers);
    const clerk = await clerkAt(book, register, "first", excel.channel, { round, numbers: true });
    register.takeRequests();
    clerk.host.resetCounters();
    await clerk.session.preview();
    expect(register.takeRequests()).toHaveLength(1);
    expect(clerk.reads()).toBeLessThan(10);
    await clerk.session.submit();
    expect(stateOf(clerk)).toMatchObject({ problem: null, notice: { kind: "submitted", summary: { created: 1_000 } } });
    expect(clerk.reads()).toBeLessThan(30);
    const xml = book.xmlParts.map((part) => part.xml).join();
    for (const { leadIdNumber, payeeAccount, hostName } of recordsOf(book))
      for (const value of [leadIdNumber, payeeAccount, hostName]) expect(xml.includes(String(value))).toBe(false);
    await clerk.openPane();
    register.takeRequests();
    await clerk.session.preview();
    expect(stateOf(clerk)).toMatchObject({ notice: { kind: "up-to-date" } });
    expect(register.takeRequests()).toHaveLength(1);
  });
});
