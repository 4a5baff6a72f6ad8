// The states of the tab 评审: signed out, wrong role, empty, not mapped, offline; by keyboard, in English, at 200 %.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import type { ExcelPageOptions } from "../browser/excel-page.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";
import { did, experts, marksOf, press, type ReviewRound, rest, reviewBook, reviewPage, roundInIntake } from "./review-pages.ts";
import type { SyncPage } from "./sync-pages.ts";

vi.setConfig({ testTimeout: 240_000 });

let browser: Browser;
let register: TestRegister;
let reviewed: ReviewRound;
let empty: string;
const pages: SyncPage[] = [];
beforeAll(async () => {
  [browser, register] = await Promise.all([launchChromium(), startTestRegister()]);
  empty = await register.newRound();
  reviewed = await roundInIntake(register);
  const { round, id } = reviewed;
  await did(register, "clerk", "POST", `/api/applications/${id(5)}/eligibility`, { outcome: "eligible" });
  await did(register, "clerk", "POST", `/api/rounds/${round}/stage`, { to: "review" });
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(async () => {
  await browser.close();
  await register.stop();
});

async function open(options: ExcelPageOptions = {}): Promise<SyncPage> {
  const page = await reviewPage(browser, register, reviewBook([marksOf(90), marksOf(80)]), options);
  pages.push(page);
  return page;
}

it("a reviewer who is not mapped is told what to say to whom; once mapped, scores and recuses, and sees nobody else's", async () => {
  const page = await open();
  const { pane } = page.excel;
  await page.button("登录").waitFor();
  await page.inspect("review-20-signed-out");
  await page.signIn("finance");
  await pane.getByText("这里只有经办人、评审专家、领导小组、审计可以办理").waitFor();
  await page.inspect("review-21-wrong-role");
  await page.signIn("reviewer");
  await page.chooseRound(reviewed.round);
  await pane.getByText(/请把您的成员编号 reviewer 告诉经办人/).waitFor();
  await page.inspect("review-22-not-mapped");
  const label = "林专家";
  const mapped = [{ label, memberId: "reviewer", organisation: null }];
  await did(register, "clerk", "PUT", `/api/rounds/${reviewed.round}/experts`, { experts: mapped });
  await press(page, "刷新");
  await pane.getByLabel(/李零零零零壹 的评分/).fill("910");
  await pane.getByRole("checkbox", { name: "回避" }).nth(1).check();
  await press(page, "提交评分");
  await pane.getByRole("alert").getByText("分数应在 0 至 100 之间，请更正标出的各项。").waitFor();
  await page.inspect("review-23-own-scores");
  await page.inspectNarrow("review-23-own-scores");
  await pane.getByLabel(/李零零零零壹 的评分/).fill("91");
  await press(page, "提交评分");
  await pane.getByText("2 份申报的评分已登记。").waitFor();
  expect(await pane.locator(".ranking, .chart").count()).toBe(0);
  const scores = await register.call<{ items: { expert: string; score: number | null; recused: boolean }[] }>(
    ...(["clerk", "GET", `/api/rounds/${reviewed.round}/scores`] as const),
  );
  expect(scores.body.items.map(({ expert, score, recused }) => [expert, score, recused])).toEqual([
    [label, 91, false],
    [label, null, true],
  ]);
});

it("a network that is lost while experts are typed loses nothing", async () => {
  const page = await open();
  const { pane } = page.excel;
  await page.signIn("clerk");
  await page.chooseRound(empty);
  await pane.getByText("本批次还没有申报").waitFor();
  await page.inspect("review-24-empty");
  await page.excel.page.context().setOffline(true);
  await page.chooseRound(reviewed.round);
  await pane.getByText("没有读到登记册").waitFor();
  await page.inspect("review-29-unread");
  await page.excel.page.context().setOffline(false);
  await press(page, "刷新");
  await rest(page);
  await pane.getByText("专家与单位").click();
  await page.button("增加一位").click();
  await pane.getByLabel("专家", { exact: true }).last().fill("外聘甲");
  await pane.getByLabel("所在单位").last().fill("示例大学");
  await page.excel.page.context().setOffline(true);
  await press(page, "登记专家");
  await pane
    .getByRole("alert")
    .getByText(/没有网络连接/)
    .waitFor();
  await page.inspect("review-25-offline");
  await page.excel.page.context().setOffline(false);
  expect(await pane.getByLabel("所在单位").last().inputValue()).toBe("示例大学");
  await press(page, "登记专家");
  await pane.getByText("2 位专家已登记。").waitFor();
  const listed = await register.call<{ items: { label: string }[] }>("clerk", "GET", `/api/rounds/${reviewed.round}/experts`);
  expect(listed.body.items.map((expert) => expert.label)).toContain("外聘甲");
});

it("an auditor reads all and is offered nothing; in English, by keyboard, at 200 %", async () => {
  const { round, id } = reviewed;
  const scores = [1, 2, 3, 4, 5].flatMap((n) => experts.map((expert) => ({ applicationId: id(n), expert, score: 95 - n })));
  await did(register, "clerk", "PUT", `/api/rounds/${round}/scores`, { scores });
  const page = await open({ locale: "en-US", context: { viewport: { width: 175, height: 400 }, deviceScaleFactor: 2 } });
  const { pane } = page.excel;
  await page.signIn("auditor");
  await page.chooseRound(round);
  await rest(page);
  await pane.getByText("“Begin the notice” is for the clerk.").waitFor();
  expect(await pane.locator(".review-view form").count()).toBe(0);
  await page.inspect("review-27-en-200-percent");
  await page.button("Refresh").focus();
  const focused = () => pane.evaluate(() => document.activeElement?.textContent ?? "");
  for (let step = 0; step < 12 && (await focused()) !== "In words"; step++) await page.excel.page.keyboard.press("Tab");
  await page.excel.page.keyboard.press("Enter");
  await pane.getByText("专家1: lowest 90, median 92, highest 94 (scores 5, recusals 0)").waitFor();
  await page.inspect("review-28-en-in-words");
});
