// Every state of the pane, in Chinese and English: no axe violation, nothing cut off at 320 px, and a picture in test-output/pane to look at.

import { mkdirSync } from "node:fs";
import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { axeViolations } from "../browser/axe.ts";
import { launchChromium } from "../browser/chromium.ts";
import { ExcelPage, type ExcelPageOptions } from "../browser/excel-page.ts";
import { bookOf, sample } from "./workbooks.ts";

const pictures = "test-output/pane";
vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let excel: ExcelPage;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchChromium();
});
afterEach(() => excel.close());
afterAll(() => browser.close());

const locales = ["zh-CN", "en-US"] as const;
const button = (zh: string, en: string): Locator =>
  excel.pane.getByRole("button", { name: new RegExp(`^(${zh}|${en})$`) }).first();

/** Looks at the state that is on screen. */
async function inspect(name: string): Promise<void> {
  await excel.page.mouse.move(0, 0);
  // PICTURES=1 npm test -- test/pane: every state as a picture, to be looked at.
  if (process.env["PICTURES"] !== undefined) await excel.page.screenshot({ path: `${pictures}/${name}.png` });
  // The languages differ in words only.
  if (name.startsWith("zh")) {
    expect(await axeViolations(excel.pane)).toEqual([]);
  }
  const overflow = await excel.pane.evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(overflow, "nothing reaches past the pane's edge").toBeLessThanOrEqual(0);
}

const clerksHeaders = [
  "序号",
  "申报单位",
  "社会信用代码号",
  "工作室名称",
  "领办人姓名",
  "身份证号",
  "职业工种",
  "技能等级",
  "说明栏",
];
const clerksRow = [1, "北京某某有限公司", "91110115MA0000000X", "某工作室", "张某", "110105199001011234", "钳工", "技师", ""];

/** Two seconds a batch: long enough to see what goes on. */
const slowly: ExcelPageOptions = { latencyMs: 1200 };

describe.each(locales)("%s", (locale) => {
  const open = async (file: Parameters<typeof ExcelPage.open>[1], options: ExcelPageOptions = {}): Promise<void> => {
    excel = await ExcelPage.open(browser, file, { locale, ...options });
  };

  it("from the first look to corrections made", async () => {
    await open(sample("faults-wide"));
    await button("一键校验", "Check workbook").waitFor();
    await inspect(`${locale}-01-start`);
    await excel.check();
    await inspect(`${locale}-02-findings`);
    await button("知道了", "Got it").click();
    await excel.pane.locator('li[data-rule="scoring/average"] summary').click();
    await excel.pane.locator('li[data-rule="scoring/average"]').scrollIntoViewIfNeeded();
    await inspect(`${locale}-03-article-unfolded`);
    await excel.pane.getByRole("searchbox").fill("没有这样的内容");
    await excel.pane.locator(".shown").waitFor();
    await inspect(`${locale}-04-no-match`);
    await button("清除筛选", "Clear filters").click();
    await button("按条款", "By article").click();
    await inspect(`${locale}-05-by-article`);
    await button("全部应用", "Apply all").click();
    await excel.checked();
    await inspect(`${locale}-06-applied`);
    excel.host.user.type("台账", "AC7", "13800138000");
    await excel.pane.locator(".message-info").waitFor();
    await excel.checked();
    await inspect(`${locale}-07-marks-outdated`);
    excel.host.user.protect("台账", true);
    await button("应用", "Apply").click();
    await excel.pane.getByRole("alert").waitFor();
    await inspect(`${locale}-08-protected`);
  });

  it("a large workbook, while it is read", async () => {
    await open(sample("faults-wide"), slowly);
    await button("一键校验", "Check workbook").click();
    await excel.pane.getByRole("progressbar").waitFor();
    await inspect(`${locale}-09-busy`);
    await button("取消", "Cancel").click();
    await excel.pane.locator(".message").waitFor();
    await inspect(`${locale}-10-cancelled`);
  });

  it("nothing wrong", async () => {
    await open(sample("clean-wide"));
    await excel.check();
    await inspect(`${locale}-11-clean`);
    await excel.pane.locator(".background summary").click();
    await inspect(`${locale}-12-clean-not-run`);
    await button("识别结果", "What was read").click();
    await excel.pane.locator(".recognition").waitFor();
    await inspect(`${locale}-13-recognition`);
  });

  it("headers to confirm", async () => {
    await open(bookOf({ 申报: [clerksHeaders, clerksRow], 便签: [["随手记"], ["买笔"]] }));
    await excel.check();
    await inspect(`${locale}-14-headers`);
    await button("去识别结果中指定", "Point to the column").click();
    await excel.pane.locator(".recognition").waitFor();
    await excel.pane
      .getByRole("button", { name: /^(更改|Change)/ })
      .first()
      .click();
    await inspect(`${locale}-15-headers-recognition`);
  });

  it("a workbook without a round in it", async () => {
    await open(
      bookOf({
        便签: [
          ["随手记", "日期"],
          ["买笔", "周一"],
        ],
      }),
    );
    await excel.check();
    await inspect(`${locale}-16-no-table`);
  });

  it("an empty workbook", async () => {
    await open(bookOf({ Sheet1: [] }));
    await excel.check();
    await inspect(`${locale}-17-empty`);
  });

  it("the checking program cannot be had", async () => {
    await open(sample("clean-wide"), { missing: "check-worker" });
    await button("一键校验", "Check workbook").click();
    await excel.pane.getByRole("alert").waitFor();
    await inspect(`${locale}-18-not-loaded`);
  });

  it("office.js cannot be had", async () => {
    await open(sample("clean-wide"), { missing: "/office-js/" });
    await excel.pane.getByRole("alert").waitFor();
    await inspect(`${locale}-19-offline`);
  });

  it("Excel is too old", async () => {
    await open(sample("clean-wide"), { excelApi: "1.13" });
    await excel.pane.getByRole("alert").waitFor();
    await inspect(`${locale}-20-too-old`);
  });

  it("opened outside Excel", async () => {
    await open(sample("clean-wide"), { alone: true });
    await excel.pane.getByRole("alert").waitFor();
    await inspect(`${locale}-21-elsewhere`);
  });
});
