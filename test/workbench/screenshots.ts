// `node test/workbench/screenshots.ts`: takes the clerk's guide's pictures in docs/pictures from the real workbench and pane.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Locator } from "playwright-core";
import { launchChromium } from "../browser/chromium.ts";
import { WorkbenchPage } from "./workbench-page.ts";

const folder = resolve(import.meta.dirname, "../../docs/pictures");
mkdirSync(folder, { recursive: true });

const browser = await launchChromium();
const workbench = await WorkbenchPage.open(browser, { withPane: true, context: { viewport: { width: 1280, height: 760 } } });
const { page, pane } = workbench;

async function picture(name: string, of: Locator | null = null): Promise<void> {
  // Focus rings and tooltips of the press before are no part of the picture.
  await page.mouse.move(5, 5);
  await page.waitForTimeout(400);
  const path = join(folder, `${name}.png`);
  await (of === null ? page.screenshot({ path }) : of.screenshot({ path }));
}

const press = (name: string | RegExp): Promise<void> => pane.getByRole("button", { name }).first().click();

await workbench.openSheet("台账");
await picture("1-open");
await workbench.check();
await page.locator("[data-mark]").first().waitFor();
await press("知道了");
await picture("2-checked");
await pane.getByText("台账!AX9").click();
await workbench.cell("AX9").waitFor();
await picture("3-finding");
const finding = pane.locator("li[data-rule]", { hasText: "台账!AX9" });
await finding.locator("summary").first().click();
await picture("4-article", page.locator("#beside"));
await finding.getByRole("button", { name: "应用" }).click();
await pane.getByRole("button", { name: /撤销/ }).first().scrollIntoViewIfNeeded();
await picture("5-applied");
await press("识别结果");
await picture("6-recognition", page.locator("#beside"));

await press("校验报告");
await page.getByRole("tab", { name: "校验报告" }).waitFor();
await workbench.openSheet("校验报告");
await picture("7-report");

await browser.close();
