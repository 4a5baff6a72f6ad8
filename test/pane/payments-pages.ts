// The tab 拨付 in a real browser against a real register: what its tests do to it again and again.
import type { Browser, Locator } from "playwright-core";
import { ExcelPage, type ExcelPageOptions } from "../browser/excel-page.ts";
import type { TestRegister } from "../worker/domain/test-register.ts";
import { httpsOf, RegisterPage } from "./register-page.ts";
import { bookOf } from "./workbooks.ts";

export class PaymentsPage extends RegisterPage {
  /** An empty workbook with the pane beside it, at the tab 拨付. */
  static async open(browser: Browser, register: TestRegister, options: ExcelPageOptions = {}): Promise<PaymentsPage> {
    const book = bookOf({ 说明: [["财政拨付"]] });
    const excel = await ExcelPage.open(browser, book, { register: httpsOf(register), ...options });
    await excel.pane.getByRole("tab", { name: /^(拨付|Payments)$/ }).click();
    return new PaymentsPage(excel, "payments");
  }

  /** Waits until nothing is going on. */
  async rest(): Promise<void> {
    await this.excel.pane.locator('.payments-view[aria-busy="false"] [role="status"]').waitFor({ timeout: 60_000 });
  }

  async statusText(): Promise<string> {
    return (await this.excel.pane.locator('.payments-view [role="status"]').innerText()).replace(/\s+/g, " ");
  }

  /** Presses the button and waits until what it starts is done. */
  async act(name: string): Promise<void> {
    await this.button(name).click();
    await this.rest();
  }

  alert(): Promise<string> {
    return this.excel.pane.locator('.payments-view [role="alert"]').innerText();
  }

  notice(): Promise<string> {
    return this.excel.pane.locator(".payments-view .notice").innerText();
  }

  /** The schedule's line of that payment. */
  line(paymentId: string): Locator {
    return this.excel.pane.locator(`[data-payment="${paymentId}"]`);
  }
}
