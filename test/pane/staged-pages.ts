// The pane beside one round at each stage, a page a person: what the tests of its forms and of its offers do again and again.
import type { Browser, Locator } from "playwright-core";
import { expect } from "vitest";
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
  expect.poll(() => panel.locator('[aria-busy="true"]').count(), { timeout: 30_000 }).toBe(0);
