// The pane beside one round at each stage, a page a person: what the tests of its forms and of its offers do again and again.
import type { Browser, Locator } from "playwright-core";
import type { ApplicationState } from "../../policy/records/application.ts";
import type { Role } from "../../worker/actor.ts";
import { noticeDay, type StagedRound, stagedRounds } from "../worker/domain/staged-rounds.ts";
import { startTestRegister, type TestRegister } from "../worker/domain/test-register.ts";
import { firstRow, type World } from "./form-kit.ts";
import { applications, SyncPage } from "./sync-pages.ts";

export interface StagedPage {
  readonly page: SyncPage;
  /** The next request that writes is answered that nobody is signed in. */
  expire: boolean;
}

export class StagedPages {
  readonly register: TestRegister;
  readonly staged: readonly StagedRound[];
  readonly #browser: Browser;
  readonly #pages = new Map<Role, StagedPage>();

  private constructor(browser: Browser, register: TestRegister, staged: readonly StagedRound[]) {
    this.#browser = browser;
    this.register = register;
    this.staged = staged;
  }

  static async open(browser: Browser): Promise<StagedPages> {
    const register = await startTestRegister(noticeDay);
    return new StagedPages(browser, register, await stagedRounds(register, firstRow));
  }

  /** The person's page, signed in. */
  async of(role: Role): Promise<StagedPage> {
    const known = this.#pages.get(role);
    if (known !== undefined) return known;
    const page = await SyncPage.open(this.#browser, this.register, applications([firstRow]));
    const one: StagedPage = { page, expire: false };
    await page.excel.page.context().route("**/api/**", (route) => {
      if (!one.expire || route.request().method() === "GET") return route.fallback();
      one.expire = false;
      return route.fulfill({ status: 401, contentType: "application/problem+json", body: "{}" });
    });
    this.#pages.set(role, one);
    await page.signIn(role);
    await page.excel.pane.evaluate(answerUnasked);
    return one;
  }

  /** The tab's panel, at the round of that stage, as it stands now. */
  async at({ page }: StagedPage, tab: string, stage: StagedRound["stage"]): Promise<Locator> {
    const { pane } = page.excel;
    const panel = pane.getByRole("tabpanel", { name: tab });
    await pane.getByRole("tab", { name: tab }).click();
    const rounds = panel.getByRole("combobox", { name: "批次", exact: true });
    const { round } = this.world(stage).staged;
    const refresh = panel.getByRole("button", { name: "刷新" });
    if ((await rounds.inputValue()) !== round) await rounds.selectOption(round);
    else if ((await refresh.count()) > 0) await refresh.first().click();
    await rest(panel);
    return panel;
  }

  world(stage: StagedRound["stage"]): World {
    const staged = this.staged.find((one) => one.stage === stage);
    if (staged === undefined) throw new Error(`no round in ${stage}`);
    const id = (state: ApplicationState): string => staged.applications.get(state)?.id ?? state;
    return { register: this.register, staged, id };
  }

  stop(): Promise<void> {
    return this.register.stop();
  }
}

/** Waits until nothing is going on. */
export const rest = (panel: Locator): Promise<void> =>
  panel.locator('[aria-busy="true"]').first().waitFor({ state: "detached", timeout: 30_000 });

/**
 * Runs in the pane of somebody who signed in through the dialog once: the next sign-ins ask the issuer, which knows the person, without
 * a window of their own. A window loads office.js anew each time.
 */
function answerUnasked(): void {
  const answerTo = async (address: string): Promise<string> => {
    const page = await (await fetch(decodeURIComponent(new URL(address).hash.slice(1)))).text();
    const target = new DOMParser().parseFromString(page, "text/html").querySelector("meta")?.content.split("url=")[1];
    return new URL(target ?? "").search.slice(1);
  };
  const { AsyncResultStatus, EventType } = Office;
  const displayDialogAsync = (address: string, _: unknown, done: (result: unknown) => void): void =>
    done({
      status: AsyncResultStatus.Succeeded,
      value: {
        close: () => undefined,
        addEventHandler: (type: unknown, handler: (message: { message: string }) => void) => {
          if (type === EventType.DialogMessageReceived) void answerTo(address).then((message) => handler({ message }));
        },
      },
    });
  // office.js lets nothing of it be set: another stands before it.
  const ui: unknown = Object.create(Office.context.ui, { displayDialogAsync: { value: displayDialogAsync } });
  const context: unknown = Object.create(Office.context, { ui: { value: ui } });
  Object.assign(globalThis, { Office: Object.create(Office, { context: { value: context } }) });
}
