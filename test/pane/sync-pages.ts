// The tab 同步 in a real browser against a real register: what its tests do to it again and again.
import type { Browser, Locator } from "playwright-core";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import type { Role } from "../../worker/actor.ts";
import { ExcelPage, type ExcelPageOptions } from "../browser/excel-page.ts";
import { cellsOf, columns, sheetName } from "../sync/two-workbooks.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";
import { httpsOf, RegisterPage } from "./register-page.ts";
import { bookOf } from "./workbooks.ts";

/** A workbook of the sample applications `numbers`. */
export const applications = (numbers: readonly number[]): LoadedBook =>
  bookOf({ [sheetName]: [columns.map(([, header]) => header), ...numbers.map((n) => cellsOf(cleanFields(n)))] });

export class SyncPage extends RegisterPage {
  /** Opens the workbook with the pane beside it, at the tab 同步. */
  static async open(
    browser: Browser,
    register: TestRegister,
    book: LoadedBook,
    options: ExcelPageOptions = {},
  ): Promise<SyncPage> {
    const excel = await ExcelPage.open(browser, book, { register: httpsOf(register), ...options });
    const page = new SyncPage(excel, "sync");
    await excel.pane.getByRole("tab", { name: /^(同步|Sync)$/ }).click();
    return page;
  }

  get status(): Locator {
    return this.excel.pane.getByRole("status");
  }

  override signIn(role: Role = "clerk"): Promise<void> {
    return super.signIn(role);
  }

  /** Waits until nothing is going on. */
  async rest(): Promise<void> {
    await this.excel.pane.locator('.sync-view[aria-busy="false"]').waitFor({ timeout: 60_000 });
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
}
