// The round page in a real browser against the real Worker: a leader and an auditor sign in and look, in every width and on paper.

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { read } from "@e965/xlsx";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Role } from "../../worker/actor.ts";
import { personOf } from "../../worker/local/people.ts";
import { axeViolations } from "../browser/axe.ts";
import { builtPane } from "../browser/built-pane.ts";
import { launchChromium } from "../browser/chromium.ts";
import { httpsOf } from "../pane/register-page.ts";
import { document as approval, type RoundWalk, roundWalk } from "../worker/domain/round-walk.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";

vi.setConfig({ testTimeout: 240_000 });

const pictures = process.env["PICTURES"] === undefined ? null : "test-output/round-page";
let browser: Browser;
let register: TestRegister;
let walk: RoundWalk;
let folder = "";
const open: Page[] = [];
beforeAll(async () => {
  folder = builtPane();
  if (pictures !== null) mkdirSync(pictures, { recursive: true });
  [browser, register] = await Promise.all([launchChromium(), startTestRegister()]);
  walk = await paidRound();
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await register.stop();
});

/** Two studios approved, one assessed; the first's first stage is paid. */
async function paidRound(): Promise<RoundWalk> {
  const steps = roundWalk(register, await register.newRound());
  const { round, did, id } = steps;
  await steps.intake(1, ["eligible", "eligible", "eligible"]);
  await steps.stage("review");
  await steps.score([1, 2, 3]);
  await steps.shortlist([1, 2], "名额所限");
  await steps.stage("notice", { noticeStart: "2025-11-01", noticeEnd: "2025-11-08" });
  await steps.stage("decision");
  await steps.decide("2025-11-10", [1, 2]);
  await steps.stage("running", { document: approval, decidedOn: "2025-11-10" });
  const failed = { kind: "annual", assessedOn: "2026-11-12", grade: "不合格", rectificationDeadline: "2026-12-20" };
  await steps.onApplication("clerk", 2, "assessments", failed);
  const payments = [`${id(1)}-first`];
  const batch = await did<{ id: string; hash: string }>("clerk", "POST", "/api/payment-batches", { round, payments });
  await did("leader", "POST", `/api/payment-batches/${batch.id}/approval`, { hash: batch.hash });
  await did("finance", "GET", `/api/payment-batches/${batch.id}/file.json`);
  const results = [{ paymentId: payments[0], outcome: "paid", paidOn: "2026-11-22", voucherNumber: "P-2026-001" }];
  await did("finance", "POST", `/api/payment-batches/${batch.id}/results`, { results });
  return steps;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** The page as it is built, under the headers the Worker gives it; anything from elsewhere fails the test. */
async function serve(route: Route): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== httpsOf(register)) return route.abort();
  if (url.pathname.startsWith("/api/")) return route.continue();
  const response = await route.fetch({ maxRedirects: 0 });
  const { location } = response.headers();
  // Playwright routes no request that a redirect made, and the issuer's leads to a page served here.
  if (location !== undefined) {
    const address = new URL(location, url).href.replaceAll("&", "&amp;");
    return route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">`,
    });
  }
  const file = join(folder, url.pathname);
  if (url.pathname.startsWith("/issuer/") || !existsSync(file)) return route.fulfill({ response });
  const headers = { ...response.headers(), "content-type": types[extname(file)] ?? "application/octet-stream" };
  return route.fulfill({ status: 200, headers, body: readFileSync(file) });
}

async function visit(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    ...{ locale: "zh-CN", ignoreHTTPSErrors: true, viewport: { width: 1200, height: 900 } },
    ...options,
  });
  context.setDefaultTimeout(15_000);
  await context.route("**/*", serve);
  const page = await context.newPage();
  open.push(page);
  await page.goto(`${httpsOf(register)}/round.html${query}`);
  return page;
}

async function signedIn(role: Role, options?: BrowserContextOptions): Promise<Page> {
  const page = await visit(`?round=${walk.round}`, options);
  const opening = page.waitForEvent("popup");
  await page.getByRole("button", { name: /^(登录|Sign in)$/ }).click();
  await (await opening).getByRole("button", { name: personOf(role)?.name ?? role }).click();
  await page.locator('.round-view[aria-busy="false"] .round-section').first().waitFor();
  return page;
}

async function inspect(page: Page, name: string): Promise<void> {
  if (pictures !== null) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  expect(await axeViolations(page.locator(":root")), name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${name}: nothing reaches past the edge`).toBeLessThanOrEqual(0);
}

describe("who comes to the page", () => {
  it("is asked to sign in, in a window that may be closed, and the page runs nothing that is not its own", async () => {
    const page = await visit(`?round=${walk.round}`);
    await page.getByRole("heading", { name: "登录登记册" }).waitFor();
    await inspect(page, "1-signed-out");
    const opening = page.waitForEvent("popup");
    await page.getByRole("button", { name: "登录" }).click();
    await (await opening).close();
    await page.getByText("登录窗口已关闭").waitFor();
    const { headers } = await fetch(`${register.http}/round.html`);
    const policy = headers.get("content-security-policy") ?? "";
    for (const part of ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"]) expect(policy).toContain(part);
  });

  it("第4条: a reviewer is told who may look", async () => {
    const page = await visit(`?round=${walk.round}`);
    const opening = page.waitForEvent("popup");
    await page.getByRole("button", { name: "登录" }).click();
    await (await opening).getByRole("button", { name: personOf("reviewer")?.name ?? "" }).click();
    await page.getByRole("heading", { name: "这里只有领导小组、审计、经办人、财政可以办理" }).waitFor();
  });
});

describe("the page", () => {
  it("第9条, 第14条: shows where the round stands, what is due, the ranking and the sums, and keeps them when a call fails", async () => {
    const page = await signedIn("leader");
    expect(await page.getByRole("status").innerText()).toBe(`${walk.round} 年批次 · 3 份申报`);
    const section = (name: string) => page.getByRole("region", { name });
    expect(await section("进展").innerText()).toContain("结束本批次之前还有 2 项须办结（第14条）");
    const due = await section("到期事项").getByRole("row").allInnerTexts();
    expect(due.slice(1).map((row) => row.split("\t").slice(0, 2).join(" "))).toEqual([
      "2025-11-10已过 应付款项",
      "2025-11-10已过 应付而暂缓",
      "2026-11-10已过 建设满一年，应作年度考核",
      "2026-12-20 整改期限",
    ]);
    expect(await section("排名").getByRole("row").count()).toBe(4);
    const sums = await section("资金核对").getByRole("table", { name: "资金核对" }).getByRole("row").allInnerTexts();
    expect(sums.slice(1).map((row) => row.split("\t").at(-1))).toEqual([...Array(4).fill("相符"), "不符，差 -100,000.00"]);
    await inspect(page, "3-leader");
    const kept = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
    expect(kept).toEqual(["", 0, 0]);
    await page.route("**/api/rounds/*/reconciliation", (route) => route.abort());
    await page.getByRole("button", { name: "刷新" }).click();
    await page.getByRole("alert").getByText("登记册没有答复").waitFor();
    expect(await section("进展").count()).toBe(1);
    await inspect(page, "4-unanswered");
  });

  it("第14条: leads an auditor from the article's words over facts and batch to the voucher, and hands out files", async () => {
    const page = await signedIn("auditor");
    const way = page.getByRole("region", { name: "一笔钱的来路" });
    await way.getByLabel("查找（名称或编号）").fill(`${walk.id(1)}-first`);
    const text = await way.innerText();
    const article = "资金分两个阶段拨付，评选结束后拨付第一阶段支持资金10万元";
    const batch = `${walk.round}-P01`;
    for (const part of [article, `审定认定（${approval}）`, batch, "凭证号 P-2026-001", "2026-11-22 支付 100,000.00 元"])
      expect(text).toContain(part);
    expect(await way.getByRole("heading", { level: 4 }).allInnerTexts()).toEqual(["条文", "事实", "批次", "凭证"]);
    await way.getByLabel("查找（名称或编号）").fill("没有这一家");
    await way.getByText("没有这样的款项，请改换查找内容。").waitFor();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "审定名单" }).focus();
    await page.keyboard.press("Enter");
    const file = await downloading;
    expect(file.suggestedFilename()).toBe(`审定名单-${walk.round}.xlsx`);
    expect(read(readFileSync(await file.path()), { type: "buffer" }).SheetNames).toEqual(["审定名单"]);
  });

  it("第8条: a round chosen while another is read is the one that is shown, in the address too", async () => {
    const page = await signedIn("clerk");
    const other = await register.newRound();
    await page.getByRole("button", { name: "刷新" }).click();
    await page.getByRole("option", { name: other }).waitFor({ state: "attached" });
    await page.getByRole("button", { name: "刷新" }).click();
    await page.getByLabel("批次", { exact: true }).selectOption(other);
    await page.getByRole("heading", { name: "本批次还没有申报" }).waitFor();
    await page.locator('.round-view[aria-busy="false"]').waitFor();
    expect(await page.getByRole("status").innerText()).toBe(`${other} 年批次 · 0 份申报`);
    expect(new URL(page.url()).searchParams.get("round")).toBe(other);
  });

  it("第14条: shows finance the money and no ranking; in English, at 320 px, in forced colours, in the dark and on paper", async () => {
    const page = await signedIn("finance", { locale: "en-US", viewport: { width: 320, height: 800 } });
    const count = (name: string) => page.getByRole("region", { name }).count();
    expect(await Promise.all(["Reconciliation", "One yuan's way", "Ranking", "The office's files"].map(count))).toEqual([
      1, 1, 0, 0,
    ]);
    await inspect(page, "5-english-320px");
    await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    await inspect(page, "6-contrast-320px");
    await page.emulateMedia({ forcedColors: null, colorScheme: "dark" });
    await page.setViewportSize({ width: 900, height: 800 });
    await inspect(page, "7-dark");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.getByRole("button", { name: "Print" }).count()).toBe(0);
    if (pictures !== null) await page.pdf({ path: `${pictures}/8-print.pdf`, preferCSSPageSize: true });
  });
});
