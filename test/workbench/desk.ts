// One person's computer in the walk through a round: the workbench with the pane beside it, and what that person does there.
import type { Browser, Locator, Page } from "playwright-core";
import type { Role } from "../../worker/actor.ts";
import { personOf } from "../../worker/local/people.ts";
import { WorkbenchPage } from "./workbench-page.ts";

type TabName = "校验" | "同步" | "评审" | "拨付";

const viewport = { width: 1280, height: 720 };
/** The part of each tab that says whether something is going on. */
const viewOf: Readonly<Record<TabName, string>> = {
  校验: ".check-view",
  同步: ".sync-view",
  评审: ".review-view",
  拨付: ".payments-view",
};

export class Desk {
  readonly workbench: WorkbenchPage;
  readonly page: Page;
  readonly #role: Role;
  #tab: TabName = "校验";

  private constructor(workbench: WorkbenchPage, role: Role) {
    this.workbench = workbench;
    this.page = workbench.page;
    this.#role = role;
  }

  /** Opens the workbench of the register at `https`, with the small sample round in it. */
  static async open(browser: Browser, https: string, role: Role): Promise<Desk> {
    const workbench = await WorkbenchPage.open(browser, { register: https, withPane: true, context: { viewport } });
    workbench.page.context().setDefaultTimeout(20_000);
    await workbench.page.locator(".sample-choice select").selectOption("small-round");
    await workbench.opened("small-round.xlsx");
    await workbench.openSheet("2024年申报台账");
    return new Desk(workbench, role);
  }

  get pane(): WorkbenchPage["pane"] {
    return this.workbench.pane;
  }

  /** The open tab's own part of the pane. */
  get view(): Locator {
    return this.pane.locator(viewOf[this.#tab]);
  }

  button(name: string): Locator {
    return this.pane.getByRole("button", { name, exact: true });
  }

  async tab(name: TabName): Promise<void> {
    this.#tab = name;
    await this.pane.getByRole("tab", { name }).click();
  }

  /** Signs in through the issuer's page in the dialog; `shown` sees it before the person is chosen. */
  async signIn(shown: (dialog: Page) => Promise<void> = async () => undefined): Promise<void> {
    const opening = this.page.context().waitForEvent("page");
    await this.button("登录").click();
    const dialog = await opening;
    const choice = dialog.getByRole("button", { name: personOf(this.#role)?.name ?? this.#role });
    await choice.waitFor();
    await shown(dialog);
    // The dialog closes itself, also in the middle of the click.
    await Promise.race([choice.click().catch(() => undefined), dialog.waitForEvent("close")]);
    await this.pane.getByRole("heading", { name: "正在登录" }).waitFor({ state: "detached" });
  }

  /** Waits until nothing is going on in the open tab; what its status line then says. */
  async rest(): Promise<string> {
    const status = this.pane.locator(`${viewOf[this.#tab]}[aria-busy="false"] [role="status"]`).first();
    await status.waitFor({ timeout: 30_000 });
    return (await status.innerText()).replace(/\s+/g, " ");
  }

  /** Presses the button and waits until the pane says `done`, or, without it, until nothing is going on; what the status line then says. */
  async press(name: string, done?: string): Promise<string> {
    await this.button(name).first().click();
    if (done !== undefined) await this.view.locator(".notice", { hasText: done }).waitFor();
    return this.rest();
  }

  /** Fills in the form `action` of that lead technician's studio in the tab 评审, and records it. */
  async studio(lead: string, action: string, fill: (card: Locator) => Promise<void> = async () => undefined): Promise<void> {
    const card = this.view.locator(".card", { hasText: lead });
    const form = card.locator("details", { hasText: action });
    await form.locator("summary").click();
    await fill(card);
    await form.getByRole("button", { name: "登记", exact: true }).click();
    // What was recorded folds the form, or takes it away.
    await form.and(card.locator("details[open]")).waitFor({ state: "detached" });
    await this.rest();
  }

  /** Reads the register again and opens that batch in the tab 拨付. */
  async openBatch(batch: string): Promise<void> {
    await this.press("刷新");
    await this.pane.getByRole("combobox", { name: "批次编号" }).selectOption(batch);
  }

  /** What the pane says was done. */
  async notice(): Promise<string> {
    return (await this.view.locator(".notice p").first().innerText()).trim();
  }

  /** Pastes rows of cells from elsewhere, the first at `address`. */
  async paste(address: string, rows: readonly (readonly string[])[]): Promise<void> {
    await this.workbench.goTo(address);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), rows.map((row) => row.join("\t")).join("\r\n"));
    await this.page.locator("#name-box").press("Enter");
    await this.page.keyboard.press("Control+v");
    await this.workbench.page.locator(`[data-address="${address}"]`, { hasText: rows[0]?.[0] ?? "" }).waitFor();
  }

  async close(): Promise<void> {
    await this.workbench.close();
  }
}
