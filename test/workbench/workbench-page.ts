// The workbench as `npm start` serves it, in a real browser: page, production pane, office.js, manifest and samples from one origin.
import { existsSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page, Route } from "playwright-core";
import { builtOnce } from "../browser/built-once.ts";
import { builtPane } from "../browser/built-pane.ts";
import { fromIssuer } from "../browser/excel-page.ts";

const root = resolve(import.meta.dirname, "../..");
const nowhere = "https://localhost:8788";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "text/xml; charset=utf-8",
  ".png": "image/png",
  ".md": "text/plain; charset=utf-8",
};

const sources = ["addin/workbench/**/*.{ts,css,html}", "addin/{manifest,mapping,workbook}/**/*.ts"];

export interface WorkbenchOptions {
  readonly locale?: "zh-CN" | "en-US";
  /** Waits for the pane too; tests of the grid alone need not. */
  readonly withPane?: boolean;
  readonly context?: BrowserContextOptions;
  /** A register's https address: its routes, its issuer and its public pages then answer, and the browser's clock is the machine's. */
  readonly register?: string;
}

export class WorkbenchPage {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** What went wrong on the page; a test that leaves something here has to fail. */
  readonly troubles: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    this.pane = page.frameLocator("#pane iframe");
    page.on("pageerror", ({ message }) => this.troubles.push(message));
    page.on("console", (message) => {
      // Without a register nobody answers the pane's one question for the day.
      const isUnanswered = message.location().url.endsWith("/api/health");
      if (message.type() === "error" && !isUnanswered) this.troubles.push(message.text());
    });
  }

  /** Opens the page and waits for its sample round. */
  static async open(
    browser: Browser,
    { locale = "zh-CN", withPane = false, context, register }: WorkbenchOptions = {},
  ): Promise<WorkbenchPage> {
    const origin = register ?? nowhere;
    const folders = [builtOnce("workbench", "addin/workbench/vite.config.ts", sources), builtPane()] as const;
    const opened = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale,
      acceptDownloads: true,
      ignoreHTTPSErrors: register !== undefined,
      ...context,
    });
    await opened.grantPermissions(["clipboard-read", "clipboard-write"]);
    await opened.route("**/*", (route) => serve(route, origin, folders));
    const page = await opened.newPage();
    // The sample rounds are of 2025; noon in Beijing.
    if (register === undefined) await page.clock.setFixedTime("2025-12-31T12:00:00+08:00");
    const workbench = new WorkbenchPage(page);
    await page.goto(`${origin}/workbench/index.html?lang=${locale}`);
    await workbench.opened("faults-wide.xlsx");
    await page.locator('[role="tab"][data-sheet="台账"][aria-selected="true"]').waitFor();
    if (withPane) await workbench.paneOpened();
    return workbench;
  }

  async opened(fileName: string): Promise<void> {
    await this.page.locator("#file-name", { hasText: fileName }).waitFor();
    await this.page.locator("#status", { hasText: fileName }).waitFor();
  }

  async paneOpened(): Promise<void> {
    await this.pane.getByRole("button", { name: /^(一键校验|Check workbook)$/ }).waitFor();
  }

  cell(address: string): Locator {
    return this.page.locator(`[data-address="${address}"]`);
  }

  action(name: string): Locator {
    return this.page.locator(`[data-action="${name}"]`);
  }

  async openSheet(name: string): Promise<void> {
    await this.page.getByRole("tab", { name }).click();
    await this.page.locator(`[role="tab"][data-sheet="${name}"][aria-selected="true"]`).waitFor();
  }

  async goTo(address: string): Promise<void> {
    await this.page.locator("#name-box").fill(address);
    await this.page.locator("#name-box").press("Enter");
    await this.cell(address).waitFor();
  }

  /** Types into a cell as a clerk does, and waits until the grid shows it. */
  async type(address: string, text: string, shown = text): Promise<void> {
    await this.cell(address).dblclick();
    await this.page.locator(".cell-editor").fill(text);
    await this.page.keyboard.press("Enter");
    await this.page.locator(`[data-address="${address}"]`, { hasText: shown }).waitFor();
  }

  /** Presses 一键校验 in the ribbon and waits for the counts. */
  async check(): Promise<void> {
    await this.page.locator('[data-control="StudioRounds.Check"]').click();
    await this.pane
      .getByRole("status")
      .filter({ hasText: /\d+ (违规|Error)/ })
      .waitFor();
  }

  async drop(name: string, bytes: Uint8Array): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ({ fileName, base64 }) => {
        const held = new DataTransfer();
        held.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName));
        return held;
      },
      { fileName: name, base64: Buffer.from(bytes).toString("base64") },
    );
    await this.page.dispatchEvent("#sheet", "drop", { dataTransfer: transfer });
  }

  async saved(): Promise<Uint8Array> {
    const download = this.page.waitForEvent("download");
    await this.action("save").click();
    return readFileSync(await (await download).path());
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Where each path comes from; nothing else is served, so that a page that asks for more fails its test. */
async function serve(route: Route, origin: string, [page, pane]: readonly [string, string]): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== origin) return route.abort();
  if (origin !== nowhere && /^\/(api|notices)\//.test(url.pathname)) return route.continue();
  if (origin !== nowhere && url.pathname.startsWith("/issuer/")) return fromIssuer(route);
  const sources: readonly (readonly [prefix: string, folder: string])[] = [
    ["/manifest.xml", join(root, "manifest.xml")],
    ["/icons/", join(root, "addin/icons/")],
    ["/workbench/samples/", join(root, "addin/workbench/samples/")],
    ["/workbench/", `${page}/`],
    ["/office-js/LICENSE.md", join(root, "node_modules/@microsoft/office-js/LICENSE.md")],
    ["/office-js/", join(root, "node_modules/@microsoft/office-js/dist/")],
    ["/", `${pane}/`],
  ];
  const [prefix, folder] = sources.find(([start]) => url.pathname.startsWith(start)) ?? ["", ""];
  const path = folder + url.pathname.slice(prefix.length);
  if (!existsSync(path)) return route.fulfill({ status: 404, body: "" });
  return route.fulfill({ body: readFileSync(path), contentType: contentTypes[extname(path)] ?? "application/octet-stream" });
}
