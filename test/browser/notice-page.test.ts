// The public notice in a real browser, without scripts: what anybody reads, prints for the board, and sends.

import { mkdirSync, writeFileSync } from "node:fs";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { studioNameOf } from "../../policy/names.ts";
import { type ReviewSteps, roundOnNotice } from "../worker/domain/review-steps.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import { startTestRegister, type TestRegister, today } from "../worker/domain/test-register.ts";
import { axeViolations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";

const pictures = process.env["PICTURES"] === undefined ? null : "test-output/notice";
const script = "<script>document.title='open'</script>";

const { hostName, leadName } = cleanFields(3);
const scripted = { occupation: script, studioName: studioNameOf(String(hostName), String(leadName), script) };

let register: TestRegister;
let browser: Browser;
let steps: ReviewSteps;
let context: BrowserContext;
beforeAll(async () => {
  register = await startTestRegister();
  browser = await launchChromium();
  context = await browser.newContext({ javaScriptEnabled: false });
  const days = { noticeStart: "2026-11-20", noticeEnd: "2026-11-26" };
  steps = await roundOnNotice(register, { count: 9, listed: 8, ...days }, (n) => (n === 3 ? scripted : {}));
  if (pictures !== null) mkdirSync(pictures, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await register.stop();
});

const open = async (path: string, scripts?: BrowserContext) => {
  const page = await (scripts ?? context).newPage();
  const answer = await page.goto(`${register.http}${path}`);
  return { page, status: answer?.status(), headers: answer?.headers() ?? {}, html: (await answer?.text()) ?? "" };
};

describe("the page", () => {
  it("第9条: names the shortlist, its first and last day and how to object, and no identifier of anybody", async () => {
    const { page, html, headers } = await open(`/notices/${steps.round}`);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
      `${steps.round}年度大兴区首席技师工作室拟定名单公示`,
    );
    expect(await page.getByText("公示期：").first().locator("..").innerText()).toContain("2026年11月20日至2026年11月26日");
    expect(await page.getByRole("table").getByRole("row").count()).toBe(9);
    expect(await page.getByRole("heading", { name: "如何提出异议" }).count()).toBe(1);
    for (const n of [1, 2, 9]) {
      const { studioName, hostName, creditCode, leadIdNumber, contactPhone, contactName, payeeAccount } = cleanFields(n);
      for (const shown of [studioName, hostName]) expect(html.includes(String(shown))).toBe(n !== 9);
      for (const secret of [creditCode, leadIdNumber, contactPhone, contactName, payeeAccount])
        expect(html).not.toContain(String(secret));
    }
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    if (pictures !== null) await page.screenshot({ path: `${pictures}/page.png`, fullPage: true });
  });

  it("passes axe, on a desk and on a phone, and nothing is cut off", async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 320, height: 640 },
    ]) {
      // axe itself is a script; the page has none.
      const wide = await browser.newContext({ viewport, bypassCSP: true });
      const { page } = await open(`/notices/${steps.round}`, wide);
      expect(await axeViolations(page.locator(":root"))).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (pictures !== null) await page.screenshot({ path: `${pictures}/page-${viewport.width}.png`, fullPage: true });
      await wide.close();
    }
  });

  it("prints on A4 without the form", async () => {
    const { page } = await open(`/notices/${steps.round}`);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("form").isVisible()).toBe(false);
    expect(await page.getByText("如何提出异议").isVisible()).toBe(true);
    expect(await page.getByText(`本页网址：${register.http}/notices/${steps.round}`).isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf.toString("latin1"));
    // A4 in points.
    expect([box?.[1], box?.[2]].map((side) => Math.round(Number(side)))).toEqual([595, 842]);
    if (pictures !== null) writeFileSync(`${pictures}/page.pdf`, pdf);
  });
});

describe("the form", () => {
  it("第9条: 接受社会监督: an objection is sent without scripts and answered with a receipt; scripts in its fields stay text", async () => {
    const { page } = await open(`/notices/${steps.round}`);
    await page.getByLabel("姓名或单位").fill(script);
    await page.getByLabel("联系方式").fill("13900005678");
    await page.getByLabel("所异议的工作室").selectOption(steps.id(2));
    await page.getByLabel("理由").fill(`第一行\n${script}`);
    await page.getByRole("button", { name: "提交异议" }).click();
    await page.getByRole("heading", { name: "异议已收到" }).waitFor();
    expect(await page.locator("main").innerText()).toContain(`${steps.round}-O001`);
    if (pictures !== null) await page.screenshot({ path: `${pictures}/receipt.png` });
    const { body } = await steps.get<{ items: { applicationId: string; reason: string }[] }>("objections");
    expect(body.items).toMatchObject([{ applicationId: steps.id(2), reason: `第一行\r\n${script}` }]);
    const running = await browser.newContext();
    const again = await open(`/notices/${steps.round}`, running);
    expect(await again.page.title()).toBe(`${steps.round}年度大兴区首席技师工作室拟定名单公示`);
    expect(await again.page.getByRole("cell", { name: script }).innerText()).toBe(script);
    await running.close();
  });

  it("what is incomplete, unknown or too large is refused with a page that says what to do", async () => {
    const send = (fields: Record<string, string>) =>
      fetch(`${register.http}/notices/${steps.round}/objections`, { method: "POST", body: new URLSearchParams(fields) });
    const whole = { name: "赵某某", contact: "13900001234", applicationId: steps.id(1), reason: "理由" };
    const answers = [
      await send({ ...whole, reason: "" }),
      await send({ ...whole, applicationId: steps.id(9) }),
      await send({ ...whole, reason: "长".repeat(30_000) }),
      await fetch(`${register.http}/notices/1999`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 422, 413, 404]);
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(pages[0]).toContain("请返回上一页补齐后再提交");
    for (const [index, page] of pages.entries()) {
      expect([index, answers[index]?.headers.get("content-type"), page.includes("<h1>未能办理</h1>")]).toEqual([
        index,
        "text/html; charset=UTF-8",
        true,
      ]);
    }
    expect((await steps.get<{ items: object[] }>("objections")).body.items).toHaveLength(1);
  });

  it("after the last day the page says so and has no form", async () => {
    const over = await roundOnNotice(register, { count: 1, listed: 1, noticeStart: "2026-11-10", noticeEnd: "2026-11-16" });
    const { page } = await open(`/notices/${over.round}`);
    expect(await page.locator("main").innerText()).toContain("公示已于2026年11月16日结束");
    expect(await page.locator("form").count()).toBe(0);
  });
});

describe("a flood", () => {
  it("of objections is answered 429 with Retry-After, and the office goes on working", async () => {
    const small = await startTestRegister(today, { caller: 1_000_000, address: 5 });
    const flooded = await roundOnNotice(small, { count: 1, listed: 1, noticeStart: "2026-11-20", noticeEnd: "2026-11-26" });
    const body = { name: "赵某某", contact: "13900001234", applicationId: flooded.id(1), reason: "理由" };
    const answers = [];
    for (let n = 0; n < 12; n += 1)
      answers.push(await small.call(null, "POST", `/notices/${flooded.round}/objections`, { body }));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.every(({ status }) => status === 201 || status === 429)).toBe(true);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused.map(({ headers }) => Number(headers.get("retry-after")) > 0)).not.toContain(false);
    const kept = (await flooded.get<{ items: object[] }>("objections")).body.items.length;
    expect(kept).toBe(12 - refused.length);
    await small.stop();
  });
});
