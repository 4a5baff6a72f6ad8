// `node test/workbench/walk-pictures.ts`: walks the round of docs/walk-through.zh.md and takes its pictures into docs/pictures.
import { join, resolve } from "node:path";
import { launchChromium } from "../browser/chromium.ts";
import { startTestRegister } from "../worker/domain/test-register.ts";
import { days, walkRound } from "./walk.ts";

const folder = process.argv[2] ?? resolve(import.meta.dirname, "../../docs/pictures");
const [browser, register] = await Promise.all([launchChromium(), startTestRegister(days.first)]);
try {
  await walkRound(browser, register, async (step, shown, page) => {
    console.log(step, shown);
    // Hovered things and running transitions are no part of the picture.
    await page.mouse.move(5, 5);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(folder, `walk-${step}.png`), fullPage: step.endsWith("-overview") });
  });
} finally {
  await browser.close();
  await register.stop();
}
