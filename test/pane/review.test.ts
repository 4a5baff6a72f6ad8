// The tab 评审 in a real browser against the real Worker: a round from intake to its studios, each step by whoever may take it, with the
// day moved on between. Every state is looked at on the way.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import type { Role } from "../../worker/actor.ts";
import { launchChromium } from "../browser/chromium.ts";
import { sheetName } from "../sync/two-workbooks.ts";
import { knownRow } from "../worker/domain/sample-rows.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";
import { did, marksOf, press, rest, reviewBook, reviewPage, roundInIntake } from "./review-pages.ts";
import type { SyncPage } from "./sync-pages.ts";

vi.setConfig({ testTimeout: 240_000 });

let browser: Browser;
let register: TestRegister;
const pages: SyncPage[] = [];
beforeAll(async () => {
  [browser, register] = await Promise.all([launchChromium(), startTestRegister("2026-11-22")]);
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(async () => {
  await browser.close();
  await register.stop();
});

async function open(book: LoadedBook, role: Role, round: string): Promise<SyncPage> {
  const page = await reviewPage(browser, register, book);
  pages.push(page);
  await page.signIn(role);
  await page.chooseRound(round);
  await rest(page);
  return page;
}

it("a round goes from intake to its studios, each step taken in the pane by whoever may", async () => {
  const { round, id } = await roundInIntake(register);
  // 3 and 4 are tied for the last of three places.
  const book = reviewBook([marksOf(92), marksOf(90), marksOf(85), marksOf(85), [70, 70, "缺考", 70, "回避"]]);
  const clerk = await open(book, "clerk", round);
  const { pane } = clerk.excel;
  await clerk.status.filter({ hasText: "5 份申报 · 进入评审前还有 1 项" }).waitFor();
  await clerk.inspect("review-01-intake");
  await pane.locator(".missing .place", { hasText: "申报汇总!6" }).click();
  await expect.poll(() => clerk.excel.host.book.selection?.area).toMatchObject({ top: 5 });
  await did(register, "clerk", "POST", `/api/applications/${id(5)}/eligibility`, { outcome: "eligible" });
  await press(clerk, "刷新");
  // Somebody else sends a change in the meantime: the register says no, and what it names is linked too.
  await register.sync(round, [knownRow(4, id(4), 2, { skillLevel: "技师" })]);
  await press(clerk, "进入评审");
  await pane
    .getByRole("alert")
    .getByText(/进入下一阶段的条件尚不齐备/)
    .waitFor();
  await pane.getByRole("alert").getByText("第8条原文").click();
  await pane.getByRole("alert").getByRole("button", { name: "申报汇总!5" }).waitFor();
  await clerk.inspect("review-02-refused");
  await did(register, "clerk", "POST", `/api/applications/${id(4)}/eligibility`, { outcome: "eligible" });
  await press(clerk, "刷新");
  await press(clerk, "进入评审");
  await clerk.status.filter({ hasText: "开始公示前还有 6 项" }).waitFor();

  await press(clerk, "报送评分");
  await pane.getByText("已报送 5 份申报的 24 个评分。").waitFor();
  await pane.getByText("专家3 · 不是可用的分数").waitFor();
  await pane.locator(".cut-line").getByText("以上 4 份在名额和合格线之内").waitFor();
  await clerk.inspect("review-03-ranked");
  await clerk.inspectNarrow("review-03-ranked");
  expect(await pane.locator(".ranked").allInnerTexts()).toEqual([
    expect.stringMatching(/第 1 名\s+92\.40/),
    expect.stringMatching(/第 2 名\s+90\.40/),
    expect.stringMatching(/第 3 名\s+85\.40 分\s*并列/),
    expect.stringMatching(/第 3 名\s+85\.40 分\s*并列/),
    expect.stringMatching(/评分不足\s+70\.00/),
  ]);
  clerk.excel.host.user.type(sheetName, "V6", "71");
  clerk.excel.host.user.type(sheetName, "X6", "72");
  await press(clerk, "报送评分");
  await pane.getByText("已报送 5 份申报的 25 个评分。").waitFor();

  // 第8条: the tie for the last place is decided with a reason.
  await pane.getByLabel(/列入拟定名单：.*李零零零零肆/).uncheck();
  await press(clerk, "确定拟定名单");
  await pane.getByRole("alert").getByText("请写明理由。").waitFor();
  await clerk.inspect("review-04-reason-wanting");
  await pane.getByLabel("理由").fill("并列者中第三名带徒人数较多");
  await press(clerk, "确定拟定名单");
  await clerk.status.filter({ hasText: "可以开始公示" }).waitFor();
  await pane.getByLabel("公示截止日").fill("2026-11-27");
  await press(clerk, "开始公示");
  await pane.getByRole("alert").getByText("公示期不足，截止日最早为 2026-11-28（第9条）。").waitFor();
  await pane.getByLabel("公示截止日").fill("2026-11-28");
  await press(clerk, "开始公示");
  await clerk.status.filter({ hasText: "进入审定前还有 3 项" }).waitFor();

  // 第9条: an objection is upheld, and the place it leaves free goes to another with a notice of its own.
  const objection = { name: "赵示例", contact: "13900000000", applicationId: id(3), reason: "获奖证书与事实不符" };
  await register.call(null, "POST", `/notices/${round}/objections`, { body: objection });
  await press(clerk, "刷新");
  await pane.getByText("获奖证书与事实不符").waitFor();
  await press(clerk, "查看异议人的姓名和联系方式（登记册会记录）");
  await pane.getByText("赵示例 · 13900000000").waitFor();
  await press(clerk, "办结异议");
  await pane.getByRole("alert").getByText("请选择是否成立，并写明处理意见。").waitFor();
  await pane.getByLabel("异议成立（不再列入拟定名单）").check();
  await pane.getByLabel("处理意见").fill("经核实证书系他人所获");
  await clerk.inspect("review-06-objection");
  await press(clerk, "办结异议");
  await pane.getByText(/陈示例 .* 认定成立：经核实/).waitFor();
  await pane.getByLabel(/列入拟定名单：.*李零零零零肆/).check();
  await pane.getByLabel("理由").fill("第三名异议成立，并列者递补");
  await clerk.inspect("review-07-replacement");
  await press(clerk, "递补");
  await pane.getByText("为递补的申报另行公示").waitFor();
  await press(clerk, "开始公示");
  await register.moveTo("2026-11-29");
  await press(clerk, "刷新");
  await press(clerk, "进入审定");
  await pane.getByText("进入建设期由领导小组办理。").waitFor();

  const leader = await open(reviewBook([]), "leader", round);
  await press(leader, "全部同意");
  await leader.excel.pane.getByRole("radio", { name: "不认定" }).last().check();
  await leader.excel.pane.getByLabel("批准文号").fill("京兴人社发〔2026〕8号");
  await press(leader, "登记审定");
  await leader.excel.pane.getByRole("alert").getByText("不认定的须写明理由。").waitFor();
  await leader.inspect("review-08-decision");
  await leader.excel.pane.getByLabel(/^不认定的理由/).fill("材料原件未能提供");
  await press(leader, "登记审定");
  await leader.excel.pane.getByText("审定已登记：认定 2 家，不认定 1 家。").waitFor();
  await press(leader, "进入建设期");
  await leader.excel.pane.getByRole("heading", { name: "工作室", exact: true }).waitFor();

  await press(clerk, "刷新");
  const first = pane.locator(".card", { hasText: "李零零零零壹" });
  const second = pane.locator(".card", { hasText: "李零零零零贰" });
  const fill = async (card: typeof first, action: string, what: () => Promise<void>): Promise<void> => {
    await card.locator("summary", { hasText: action }).click();
    await what();
    await card.getByRole("button", { name: "登记", exact: true }).click();
    await rest(clerk);
    await pane.getByText(`${action.replace("登记", "")}已登记：`).waitFor();
  };
  await fill(first, "登记授牌", async () => undefined);
  await fill(second, "登记授牌", async () => undefined);
  await register.moveTo("2027-12-01");
  await press(clerk, "刷新");
  await fill(first, "登记年度考核", async () => {
    await first.getByLabel("优秀").check();
    await first.getByLabel("第二阶段金额（元）").fill("100000");
  });
  await first.getByText("2027-12-01 年度考核：优秀 · 第二阶段 100,000.00 元").waitFor();
  await fill(second, "登记年度考核", async () => {
    await second.getByLabel("不合格").check();
    await second.getByLabel("整改期限").fill("2028-03-01");
  });
  await second.getByText("不合格，限期整改至 2028-03-01；整改后复核（第14条）。").waitFor();
  await fill(second, "登记整改复核", () => second.getByLabel("不合格").check());
  await clerk.inspect("review-09-studios");
  await pane.locator("summary", { hasText: "经费台账" }).click();
  await press(clerk, "报送台账");
  await pane.getByText("已报送 1 个工作室的台账，共 2 条。").waitFor();
  await pane.getByRole("button", { name: "经费使用台账!4" }).waitFor();
});
