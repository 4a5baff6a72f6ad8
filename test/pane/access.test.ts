// The pane by keyboard alone, in high contrast, at 320 px and at 200 %.

import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { axeViolations } from "../browser/axe.ts";
import { launchChromium } from "../browser/chromium.ts";
import { ExcelPage } from "../browser/excel-page.ts";
import { sample } from "./workbooks.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let excel: ExcelPage;
beforeAll(async () => {
  mkdirSync("test-output/pane", { recursive: true });
  browser = await launchChromium();
});
afterEach(() => excel.close());
afterAll(() => browser.close());

const focused = () => excel.pane.evaluate(() => document.activeElement?.textContent ?? "");

/** Presses Tab until the control with this text has the focus. */
async function tabTo(text: string | RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    const now = await focused();
    if (typeof text === "string" ? now === text : text.test(now)) return;
    await excel.page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${text}`);
}

describe("keyboard only", () => {
  it("check, go to a cell, apply and undo without a mouse; the focus is never lost", async () => {
    excel = await ExcelPage.open(browser, sample("faults-wide"));
    await excel.pane.getByRole("button", { name: "一键校验" }).waitFor();
    await tabTo("一键校验");
    await excel.page.keyboard.press("Enter");
    await excel.checked();
    await tabTo("台账!D4");
    await excel.page.keyboard.press("Enter");
    await expect.poll(() => excel.host.book.selection?.area).toMatchObject({ top: 3, left: 3 });
    await excel.pane.locator('li[data-rule="funding/first-tranche"] .small-button').focus();
    await excel.page.keyboard.press("Enter");
    await excel.pane.locator('li[data-rule="funding/first-tranche"]').waitFor({ state: "detached" });
    await excel.checked();
    expect(await focused(), "focus goes on to the next finding").toMatch(/^台账!/);
    await excel.page.keyboard.press("Shift+Tab");
    expect(await excel.pane.evaluate(() => document.activeElement?.matches(":focus-visible"))).toBe(true);
    await excel.pane.getByRole("button", { name: "撤销" }).focus();
    await excel.page.keyboard.press("Enter");
    await excel.pane.locator('li[data-rule="funding/first-tranche"]').waitFor();
    await excel.checked();
    expect(await excel.pane.evaluate(() => document.activeElement === document.body)).toBe(false);
  });
});

describe("seen in other ways", () => {
  const views = [
    { name: "320px", context: { viewport: { width: 320, height: 800 } } },
    { name: "200-percent", context: { viewport: { width: 175, height: 400 }, deviceScaleFactor: 2 } },
    { name: "contrast-dark", context: { viewport: { width: 350, height: 800 }, forcedColors: "active", colorScheme: "dark" } },
    {
      name: "contrast-light",
      context: { viewport: { width: 350, height: 800 }, forcedColors: "active", colorScheme: "light" },
    },
  ] as const;

  it.each(views)("$name: nothing is cut off, every severity is a word, and axe finds nothing", async ({ name, context }) => {
    excel = await ExcelPage.open(browser, sample("faults-wide"), { context });
    await excel.check();
    if (process.env["PICTURES"] !== undefined) await excel.page.screenshot({ path: `test-output/pane/${name}.png` });
    const overflow = await excel.pane.evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const words = await excel.pane.locator("li .severity-tag").allTextContents();
    expect(new Set(words)).toEqual(new Set(["违规", "待认定", "请核对"]));
    expect(await axeViolations(excel.pane)).toEqual([]);
  });
});
