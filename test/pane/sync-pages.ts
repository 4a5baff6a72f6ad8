// The tab 同步 in a real browser against a real register: what its tests do to it again and again.

import { mkdirSync } from "node:fs";
import type { Browser, Locator } from "playwright-core";
import { expect } from "vitest";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import type { Role } from "../../worker/actor.ts";
import { personOf } from "../../worker/local/people.ts";
import { axeViolations } from "../browser/axe.ts";
import { ExcelPage, type ExcelPageOptions } from "../browser/excel-page.ts";
import { cellsOf, columns, sheetName } from "../sync/two-workbooks.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";
import { bookOf } from "./workbooks.ts";

const pictures = "test-output/pane";
mkdirSync(pictures, { recursive: true });

export const httpsOf = ({ http }: TestRegister): string => `https://localhost:${Number(new URL(http).port) + 1}`;

/** A workbook of the sample applications `numbers`. */
export const applications = (numbers: readonly number[]): LoadedBook =>
  bookOf({ [sheetName]: [columns.map(([, header]) => header), ...numbers.map((n) => cellsOf(cleanFields(n)))] });

export class SyncPage {
  readonly excel: ExcelPage;
  private constructor(excel: ExcelPage) {
    this.excel = excel;
  }

  /** Opens the workbook with the pane beside it, at the tab 同步. */
  static async open(
    browser: Browser,
    register: TestRegister,
    book: LoadedBook,
    options: ExcelPageOptions = {},
  ): Promise<SyncPage> {
    const excel = await ExcelPage.open(browser, book, { register: httpsOf(register), ...options });
    const page = new SyncPage(excel);
    await excel.pane.getByRole("tab", { name: /^(同步|Sync)$/ }).click();
    return page;
  }

  button(name: string | RegExp): Locator {
    return this.excel.pane.getByRole("button", { name, exact: true });
  }

  get status(): Locator {
    return this.excel.pane.getByRole("status");
  }

  /** Through the issuer's own page in the dialog, as a person does. */
  async signIn(role: Role = "clerk"): Promise<void> {
    const opening = this.excel.page.context().waitForEvent("page");
    await this.button(/^(登录|换账号登录|Sign in)$/).click();
    const dialog = await opening;
    await dialog.getByRole("button", { name: personOf(role)?.name ?? role }).click();
    await this.excel.pane.getByRole("heading", { name: /^(正在登录|Signing in)$/ }).waitFor({ state: "detached" });
  }

  async chooseRound(id: string): Promise<void> {
    await this.excel.pane.getByRole("combobox", { name: /^(批次|Round)$/ }).selectOption(id);
  }

  /** Waits until nothing is going on. */
  async rest(): Promise<void> {
    await this.excel.pane.locator('.sync-view[aria-busy="false"]').waitFor({ timeout: 25_000 });
  }

  async preview(): Promise<string> {
    await this.button(/^(预览|Preview)$/).click();
    await this.rest();
    return this.status.innerText();
  }

  async submit(): Promise<string> {
    await this.button(/^(提交|Submit)$/).click();
    await this.rest();
    return this.status.innerText();
  }

  /** What the sheet says in that row (1-based) and column. */
  cell(row: number, field: (typeof columns)[number][0]): string {
    const sheet = this.excel.host.book.sheet(sheetName);
    return String(
      sheet?.cell(
        row - 1,
        columns.findIndex(([key]) => key === field),
      )?.value ?? "",
    );
  }

  type(row: number, field: (typeof columns)[number][0], value: string): void {
    const column = String.fromCharCode(65 + columns.findIndex(([key]) => key === field));
    this.excel.host.user.type(sheetName, `${column}${row}`, value);
  }

  /** Looks at the state on screen: no axe violation, nothing past the edge; PICTURES=1 keeps a picture of it. */
  async inspect(name: string): Promise<void> {
    const { page, pane } = this.excel;
    await page.mouse.move(0, 0);
    if (process.env["PICTURES"] !== undefined) await page.screenshot({ path: `${pictures}/sync-${name}.png` });
    expect(await axeViolations(pane), name).toEqual([]);
    const overflow = await pane.evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow, `${name}: nothing reaches past the pane's edge`).toBeLessThanOrEqual(0);
  }

  /** The same at 320 px and with the person's own dark high-contrast colours. */
  async inspectOtherwise(name: string): Promise<void> {
    const { page } = this.excel;
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    await this.inspect(`${name}-320px-contrast`);
    await page.emulateMedia({ forcedColors: null, colorScheme: null });
    await page.setViewportSize({ width: 350, height: 800 });
  }

  close(): Promise<void> {
    return this.excel.close();
  }
}
