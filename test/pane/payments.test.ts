// The tab 拨付 in a real browser against the real Worker: the schedule, a batch from the clerk's ticks to finance's report, and what goes
// wrong on that way. Every state is looked at.
import { writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { CHANNEL_ERROR } from "../../addin/workbench/host/faults.ts";
import type { Role } from "../../worker/actor.ts";
import { launchChromium } from "../browser/chromium.ts";
import type { ExcelPageOptions } from "../browser/excel-page.ts";
import { type RoundWalk, roundWalk } from "../worker/domain/round-walk.ts";
import { knownRow } from "../worker/domain/sample-rows.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";
import { PaymentsPage } from "./payments-pages.ts";

vi.setConfig({ testTimeout: 240_000 });

let browser: Browser;
let register: TestRegister;
const pages: PaymentsPage[] = [];
beforeAll(async () => {
  [browser, register] = await Promise.all([launchChromium(), startTestRegister()]);
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(async () => {
  await browser.close();
  await register.stop();
});

async function open(role: Role, round: string, options: ExcelPageOptions = {}): Promise<PaymentsPage> {
  const page = await PaymentsPage.open(browser, register, options);
  pages.push(page);
  await page.signIn(role);
  await page.chooseRound(round);
  await page.rest();
  return page;
}

const decidedOn = "2025-11-10";

/** Two approved studios; the first has passed its year's assessment. */
async function runningRound(first: number): Promise<RoundWalk> {
  const walk = roundWalk(register, await register.newRound());
  await walk.intake(first, ["eligible", "eligible"]);
  await walk.stage("review");
  await walk.score([1, 2]);
  await walk.shortlist([1, 2]);
  await walk.stage("notice", { noticeStart: "2025-11-01", noticeEnd: "2025-11-08" });
  await walk.stage("decision");
  await walk.decide(decidedOn, [1, 2]);
  await walk.stage("running", { document: "京兴人社发〔2026〕8号", decidedOn });
  const passed = { kind: "annual", assessedOn: "2026-11-12", grade: "优秀", secondAmountFen: 8_000_000 };
  await walk.onApplication("clerk", 1, "assessments", passed);
  return walk;
}

/** Over HTTP, up to finance's desk. */
async function pulledBatch({ round, did, id }: RoundWalk, payments: readonly string[]): Promise<string> {
  const body = { round, payments: payments.map((stage) => `${id(1)}-${stage}`) };
  const batch = await did<{ id: string; hash: string }>("clerk", "POST", "/api/payment-batches", body);
  await did("leader", "POST", `/api/payment-batches/${batch.id}/approval`, { hash: batch.hash });
  const file = await register.call("finance", "GET", `/api/payment-batches/${batch.id}/file.json`);
  expect(file.status).toBe(200);
  return batch.id;
}

describe("a batch on its way", () => {
  it("第14条: is prepared by the office, approved by the leading group, pulled, paid and reported by finance", async () => {
    const { round, id } = await runningRound(1);
    const clerk = await open("clerk", round);
    expect(await clerk.statusText()).toBe("应付 5 · 暂缓 0 · 已付 0");
    await clerk.picture("01-clerk-schedule");
    await clerk.excel.pane.getByLabel(/李零零零零贰.*工作室 团队奖励$/).uncheck();
    await clerk
      .line(`${id(1)}-second`)
      .getByText("依据")
      .click();
    await clerk.inspect("02-clerk-derivation");
    const why = await clerk.line(`${id(1)}-second`).innerText();
    expect(why).toMatch(/第14条 2026-11-12年度考核优秀\s+登记册事件 \d{4}\/\d+/);
    expect(why).toMatch(/大写：捌万元整/);
    const studio = clerk.excel.pane.locator(".studio").first();
    expect(await studio.innerText()).toMatch(
      /^北京零零零零壹机电设备有限公司李零零零零壹.*工作室 \d{4}-001\s+收款人 北京零零零零壹机电/,
    );
    await clerk.act("生成批次");
    expect(await clerk.notice()).toContain(`已生成批次 ${round}-P01，共 4 笔`);
    await clerk.picture("03-clerk-prepared");

    const [leader, late] = [await open("leader", round), await open("leader", round)];
    await leader.inspect("04-leader");
    await leader.inspectNarrow("04-leader");
    await leader.button("审批").focus();
    await leader.excel.page.keyboard.press("Enter");
    const role = () => leader.excel.pane.evaluate(() => document.activeElement?.getAttribute("role"));
    await expect.poll(role, { message: "the button is gone, the person's place is not", timeout: 10_000 }).toBe("status");
    await leader.picture("05-leader-approved");
    await late.act("审批");
    expect(await late.alert()).toContain(`${round}-P01 现在是“已审批”，这一步没有办理。下面已是登记册的最新情况`);
    await late.inspect("06-somebody-was-faster");

    const finance = await open("finance", round);
    await finance.picture("07-finance");
    finance.excel.host.faults.plan(2, { kind: "channel", error: CHANNEL_ERROR.cellEditMode });
    await finance.act("拉取");
    expect(await finance.alert()).toMatch(/拉取已登记，但没有写进工作表：有单元格正在编辑/);
    await finance.inspect("07-pulled-not-written");
    await finance.act("拉取");
    expect(await finance.notice()).toContain(`“拨付 ${round}-P01”`);
    const sheet = `拨付 ${round}-P01`;
    const { user } = finance.excel.host;
    expect(user.type(sheet, "G3", 1), "amounts are locked").toBe(false);
    await finance.act("回报");
    expect(await finance.alert()).toContain("还没有填写");
    user.type(sheet, "K3", "2026-11-22");
    user.type(sheet, "L3", "0012");
    user.type(sheet, "K4", "2026-11-22");
    user.type(sheet, "M5", "账号有误");
    await finance.act("回报");
    expect(await finance.notice()).toContain("已付 2 笔，退回 1 笔，未填 1 笔");
    await finance.picture("08-finance-read-back");
    await finance.act("回报");
    expect(await finance.alert()).toContain(`${id(1)}-award 还不能回报`);
    await finance.inspect("09-finance-voucher-missing");
    await finance.excel.pane.getByLabel(/^凭证号（.*团队奖励）$/).fill("0013");
    // Somebody else reports one of them in the meantime: the rest is reported with the next press.
    const first = { paymentId: `${id(1)}-first`, outcome: "paid", paidOn: "2026-11-22", voucherNumber: "0099" };
    await register.call("finance", "POST", `/api/payment-batches/${round}-P01/results`, { body: { results: [first] } });
    await finance.act("回报");
    expect(await finance.alert()).toContain("有款项已由他人回报，与您填的不同");
    expect(await finance.excel.pane.getByLabel(/^凭证号（.*团队奖励）$/).inputValue(), "the rest is kept").toBe("0013");
    await finance.inspect("10-reported-by-somebody-else");
    await finance.inspectNarrow("10-finance-ready");
    await finance.inspectLarge("10-finance-ready");
    await finance.act("回报");
    expect(await finance.notice()).toContain("已付 1 笔，退回 1 笔");
    expect(await finance.statusText()).toBe("应付 2 · 暂缓 0 · 已付 2 · 批次中 1");
    await finance.picture("11-finance-reported");
    if (process.env["PICTURES"] !== undefined) writeFileSync("test-output/pane/payments-batch.xlsx", finance.excel.saved());

    await clerk.act("刷新");
    await clerk.excel.pane.getByText("财政已拉取，不能作废").waitFor();
    await clerk.excel.pane.getByLabel("状态").selectOption({ label: "应付（2）" });
    expect(await clerk.line(`${id(1)}-second`).innerText()).toContain("退回，应付");
    await clerk.picture("12-clerk-returned");
    await clerk.excel.pane.locator(".month-chart").scrollIntoViewIfNeeded();
    await clerk.excel.pane.getByText("以表格显示").click();
    await clerk.inspect("13-chart");
  });

  it("第7条（三）: a changed account stops what is pulled and holds what is due until another person confirms it", async () => {
    const walk = await runningRound(11);
    const { round, id } = walk;
    const stopped = await pulledBatch(walk, ["first"]);
    const finance = await open("finance", round);
    await finance.excel.pane.getByText(/^逐笔填写/).click();
    await finance.excel.pane.getByLabel(/^支付日期/).fill("2026-11-22");
    await walk.did("clerk", "POST", "/api/payment-batches", { round, payments: [`${id(1)}-award`] });
    const { body } = await register.call<{ version: number }>("clerk", "GET", `/api/applications/${id(1)}`);
    await register.sync(round, [knownRow(11, id(1), body.version, {}, { payeeAccount: "6222020012345678901" })]);

    const leader = await open("leader", round);
    expect(await leader.statusText()).toBe("应付 2 · 暂缓 2 · 已付 0 · 批次中 1");
    await leader.excel.pane.getByText("批次拉取之前，下列款项的依据有变，批次已失效").waitFor();
    await leader.inspect("14-void");
    await leader.excel.pane.getByLabel("批次编号").selectOption(stopped);
    await leader.excel.pane.getByText("批次拉取之后，下列款项的依据有变").waitFor();
    await leader.inspect("14-stopped");
    await leader.excel.pane.getByText("确认收款信息").first().click();
    await leader.act("确认收款信息");
    await leader.excel.pane.getByText("请填账号后四位数字和核对依据").waitFor();
    await leader.excel.pane.getByLabel("账号后四位").fill("0000");
    await leader.excel.pane.getByLabel("核对依据").fill("开户许可证原件");
    await leader.act("确认收款信息");
    const digits = leader.excel.pane.getByLabel("账号后四位");
    expect(await digits.getAttribute("aria-invalid")).toBe("true");
    const said = leader.excel.pane.locator(`[id="${await digits.getAttribute("aria-describedby")}"]`);
    expect(await said.innerText(), "beside the field").toContain("账号后四位与登记的收款账号不符");
    await leader.inspect("15-payee-refused");
    expect(await leader.excel.pane.getByLabel("核对依据").inputValue(), "what was typed stays").toBe("开户许可证原件");
    await digits.fill("8901");
    expect(await said.count()).toBe(0);
    await leader.act("确认收款信息");
    expect(await leader.statusText()).toBe("应付 4 · 暂缓 0 · 已付 0 · 批次中 1");

    // Finance still looks at the batch as it was, with something typed.
    await finance.act("拉取");
    expect(await finance.alert()).toContain("下面已是登记册的最新情况");
    await finance.excel.pane.getByText(/^批次已停止/).waitFor();
    await finance.inspect("15-stopped-while-typing");
    expect(await finance.excel.pane.getByLabel(/^支付日期/).inputValue()).toBe("2026-11-22");
    await finance.excel.pane.getByLabel(/^凭证号/).fill("0020");
    await finance.act("回报");
    const recovery = finance.line(`${id(1)}-recovery-1`);
    expect(await recovery.innerText()).toContain("待追回");
    await finance.inspect("16-paid-on-a-stopped-line");
    await recovery.getByLabel("凭证号").fill("0021");
    await recovery.getByRole("button", { name: "登记收回" }).click();
    await finance.rest();
    expect(await recovery.innerText()).toContain("已追回");
  });
});

describe("a line that breaks", () => {
  it("loses nothing: an answer that never came, no network", async () => {
    const { round } = await runningRound(21);
    const clerk = await open("clerk", round);
    const { page, pane } = clerk.excel;
    let isBroken = false;
    await page.context().route("**/api/payment-batches", async (route) => {
      if (isBroken || route.request().method() !== "POST") return route.fallback();
      isBroken = true;
      await route.fetch();
      return route.abort();
    });
    await clerk.act("生成批次");
    expect(await clerk.alert()).toContain("不会重复办理");
    await clerk.inspect("17-lost-answer");
    await clerk.act("生成批次");
    expect(await clerk.notice()).toContain(`已生成批次 ${round}-P01，共 5 笔`);
    await pane.getByLabel("作废原因").fill("重新核对");
    await page.context().setOffline(true);
    await clerk.act("作废");
    expect(await clerk.alert()).toContain("没有网络连接");
    await page.context().setOffline(false);
    expect(await pane.getByLabel("作废原因").inputValue()).toBe("重新核对");
    await clerk.act("作废");
    await pane.getByText("作废原因：重新核对").waitFor();
    expect(await clerk.statusText()).toBe("应付 5 · 暂缓 0 · 已付 0");
    const { body } = await register.call<{ items: unknown[] }>("clerk", "GET", `/api/payment-batches?round=${round}`);
    expect(body.items, "the batch was made once").toHaveLength(1);
  });

  it("an empty round, another role and an English pane are states of their own", async () => {
    const round = await register.newRound();
    const auditor = await open("auditor", round, { locale: "en-US" });
    await auditor.excel.pane.getByRole("heading", { name: "No studio is to be paid yet" }).waitFor();
    await auditor.inspect("19-empty-en");
    const { round: running } = await runningRound(31);
    await auditor.button("Refresh").waitFor();
    await auditor.button("Sign out").click();
    await auditor.inspect("20-signed-out-en");
    await auditor.signIn("auditor");
    await auditor.chooseRound(running);
    await auditor.rest();
    expect(await auditor.statusText()).toBe("Due 5 · On hold 0 · Paid 0");
    expect(await auditor.excel.pane.getByRole("button", { name: /Prepare|Approve|Pull|Report/ }).count()).toBe(0);
    await auditor.picture("21-auditor-en");
    await auditor.button("Sign out").click();
    await auditor.signIn("reviewer");
    await auditor.excel.pane.getByText("Only a clerk, leader, finance officer, or auditor can work here").waitFor();
    await auditor.inspect("22-wrong-role-en");
  });
});
