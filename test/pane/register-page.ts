// A tab that works on the register, in a real browser against a real register: what the tests of all such tabs do again and again.
import { mkdirSync } from "node:fs";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Role } from "../../worker/actor.ts";
import { personOf } from "../../worker/local/people.ts";
import { axeViolations } from "../browser/axe.ts";
import type { ExcelPage } from "../browser/excel-page.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";

const pictures = "test-output/pane";
mkdirSync(pictures, { recursive: true });

export const httpsOf = ({ http }: TestRegister): string => `https://localhost:${Number(new URL(http).port) + 1}`;

export class RegisterPage {
  readonly excel: ExcelPage;
  /** What the tab's pictures are called by. */
  readonly #tab: string;

  protected constructor(excel: ExcelPage, tab: string) {
    this.excel = excel;
    this.#tab = tab;
  }

  button(name: string | RegExp): Locator {
    return this.excel.pane.getByRole("button", { name, exact: true });
  }

  /** Through the issuer's own page in the dialog, as a person does. */
  async signIn(role: Role): Promise<void> {
    const opening = this.excel.page.context().waitForEvent("page");
    await this.button(/^(登录|换账号登录|Sign in)$/).click();
    const dialog = await opening;
    // The dialog closes itself, also in the middle of the click.
    const chosen = dialog.getByRole("button", { name: personOf(role)?.name ?? role }).click();
    await Promise.race([chosen.catch(() => undefined), dialog.waitForEvent("close")]);
    await this.excel.pane.getByRole("heading", { name: /^(正在登录|Signing in)$/ }).waitFor({ state: "detached" });
  }

  async chooseRound(id: string): Promise<void> {
    await this.excel.pane.getByRole("combobox", { name: /^(批次|Round)$/ }).selectOption(id);
  }

  /** PICTURES=1 keeps a picture of the state on screen, for a person to look at. */
  async picture(name: string): Promise<void> {
    if (process.env["PICTURES"] === undefined) return;
    await this.excel.page.mouse.move(0, 0);
    await this.excel.page.screenshot({ path: `${pictures}/${this.#tab}-${name}.png` });
  }

  /** Looks at the state on screen: no axe violation, nothing past the edge. */
  async inspect(name: string): Promise<void> {
    const { pane } = this.excel;
    await this.picture(name);
    expect(await axeViolations(pane), name).toEqual([]);
    const overflow = await pane.evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow, `${name}: nothing reaches past the pane's edge`).toBeLessThanOrEqual(0);
  }

  /** The same at 320 px and with the person's own dark high-contrast colours. */
  async inspectNarrow(name: string): Promise<void> {
    const { page } = this.excel;
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    await this.inspect(`${name}-320px-contrast`);
    await page.emulateMedia({ forcedColors: null, colorScheme: null });
    await page.setViewportSize({ width: 350, height: 800 });
  }

  /** The same at 200 %. */
  async inspectLarge(name: string): Promise<void> {
    const { page } = this.excel;
    await page.setViewportSize({ width: 175, height: 400 });
    await this.inspect(`${name}-200-percent`);
    await page.setViewportSize({ width: 350, height: 800 });
  }

  close(): Promise<void> {
    return this.excel.close();
  }
}
