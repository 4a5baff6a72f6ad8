// `node test/pane/sync-pictures.ts`: takes the pictures of the clerk's guide's chapter on 同步 from the real pane and a real register.
import { join, resolve } from "node:path";
import { openFile } from "../../addin/workbench/xlsx/open-file.ts";
import { launchChromium } from "../browser/chromium.ts";
import { startTestRegister } from "../worker/domain/test-register.ts";
import { SyncPage } from "./sync-pages.ts";
import { sample } from "./workbooks.ts";

const folder = resolve(import.meta.dirname, "../../docs/pictures");
const [browser, register] = await Promise.all([launchChromium(), startTestRegister()]);
await register.call("clerk", "POST", "/api/rounds", { body: { year: 2025, previousYear: 2023 } });

const open = async (): Promise<SyncPage> => {
  const book = openFile(sample("faults-wide"), "2025年台账.xlsx");
  const page = await SyncPage.open(browser, register, book, { context: { viewport: { width: 380, height: 620 } } });
  await page.signIn();
  await page.button("预览").waitFor();
  return page;
};
async function take({ excel: { page } }: SyncPage, name: string): Promise<void> {
  // Hovered things and running transitions are no part of the picture.
  await page.mouse.move(5, 5);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, name) });
}
/** The ledger's column of occupations. */
const occupation = (row: number): string => `J${row}`;

const first = await open();
await first.preview();
await take(first, "8-sync-preview.png");
await first.submit();
const second = await open();
await second.preview();
first.excel.host.user.type("台账", occupation(5), "焊工");
await first.preview();
await first.submit();
second.excel.host.user.type("台账", occupation(5), "车工");
second.excel.host.user.type("台账", occupation(6), "铣工");
await second.preview();
await take(second, "9-sync-conflict.png");
await browser.close();
await register.stop();
