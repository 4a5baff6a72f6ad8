// A page with the production pane in a frame and the simulated Excel behind it, which runs here, in the test's own process:
// tests reach the workbook directly, and only the pane's own work is on the page's thread.
import { existsSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page, Route } from "playwright-core";
import { Channel, paneAddress, paneWindowName } from "../../addin/workbench/host/channel.ts";
import { ExcelHost } from "../../addin/workbench/host/excel-host.ts";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import { openFile } from "../../addin/workbench/xlsx/open-file.ts";
import { saveBook } from "../../addin/workbench/xlsx/save-book.ts";
import { builtPane } from "./built-pane.ts";

const root = resolve(import.meta.dirname, "../..");
const nowhere = "https://excel.test";
const addinId = "00000000-1111-4222-8333-444444444444";
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

export interface ExcelPageOptions {
  readonly locale?: "zh-CN" | "en-US";
  /** The office's day in the pane. */
  readonly today?: string;
  readonly latencyMs?: number;
  readonly context?: BrowserContextOptions;
  /** Files that cannot be had, by a part of their address: a lost network. */
  readonly missing?: string;
  /** The requirement set that this Excel says it has, in place of the simulation's own. */
  readonly excelApi?: string;
  /** Opens the pane by itself, as in a plain browser tab. */
  readonly alone?: boolean;
  /** A register's https address: `/api` and `/issuer` then go there, and the browser's clock is the machine's. */
  readonly register?: string;
}

let opened = 0;

export class ExcelPage {
  readonly page: Page;
  readonly host: ExcelHost;
  readonly channel: Channel;
  /** The pane's document. */
  readonly pane: Locator;
  readonly #book: LoadedBook;

  private constructor(page: Page, pane: Locator, book: LoadedBook, host: ExcelHost, channel: Channel) {
    this.page = page;
    this.pane = pane;
    this.host = host;
    this.channel = channel;
    this.#book = book;
  }

  /** Opens a workbook, as .xlsx bytes or as the simulation holds it, with the pane beside it. */
  static async open(browser: Browser, file: Uint8Array | LoadedBook, options: ExcelPageOptions = {}): Promise<ExcelPage> {
    const { locale = "zh-CN", today = "2025-12-31", latencyMs = 0, missing, excelApi, alone = false, register } = options;
    const origin = register ?? nowhere;
    const book = file instanceof Uint8Array ? openFile(file, "测试.xlsx") : file;
    const context = await browser.newContext({
      ...{ viewport: { width: 350, height: 800 }, locale, ignoreHTTPSErrors: register !== undefined },
      ...options.context,
    });
    const folder = builtPane();
    await context.route("**/*", (route) =>
      missing !== undefined && route.request().url().includes(missing) ? route.abort() : serve(route, folder, origin),
    );
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    // Noon in Beijing; timers go on running.
    if (register === undefined) await page.clock.setFixedTime(`${today}T12:00:00+08:00`);
    opened++;
    const conversationId = `conv-${opened}`;
    const host = new ExcelHost(book.book);
    const post = (original: string): void => {
      const text = excelApi === undefined ? original : original.replace(/(ExcelApi\\+":\\+")[\d.]+/, `$1${excelApi}`);
      page
        .evaluate((message) => document.querySelector("iframe")?.contentWindow?.postMessage(message, "*"), text)
        .catch(() => undefined);
    };
    const channel = new Channel(host, { origin, conversationId, addinId, locale, latencyMs, post });
    await page.exposeFunction("toExcel", (text: string) => channel.receive(text));
    if (alone) {
      await page.goto(`${origin}/taskpane.html`);
      return new ExcelPage(page, page.locator(":root"), book, host, channel);
    }
    await page.goto(`${origin}/`);
    const name = paneWindowName({ conversationId, addinId, origin });
    await page.evaluate(openFrame, { name, address: paneAddress(`${origin}/taskpane.html`, locale) });
    return new ExcelPage(page, page.frameLocator("#pane").locator(":root"), book, host, channel);
  }

  /** Presses 一键校验 and waits for the counts. */
  async check(): Promise<void> {
    await this.pane.getByRole("button", { name: /^(一键校验|Check workbook)$/ }).click();
    await this.checked();
  }

  /** Waits until nothing is going on. */
  async checked(): Promise<void> {
    const timeout = 60_000;
    await this.pane.locator('.check-view[aria-busy="false"]').waitFor({ timeout });
    await this.pane
      .getByRole("status")
      .filter({ hasText: /\d+ (违规|Error)/ })
      .waitFor({ timeout });
  }

  /** The workbook as it would be saved. */
  saved(): Uint8Array {
    return saveBook(this.#book);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Runs in the page: what Excel on the web does to show a pane. */
function openFrame({ name, address }: { readonly name: string; readonly address: string }): void {
  const frame = document.createElement("iframe");
  frame.id = "pane";
  frame.title = "pane";
  frame.name = name;
  frame.src = address;
  document.body.append(frame);
  addEventListener("message", ({ source, data }) => {
    // The binding that `exposeFunction` put there.
    if (source === frame.contentWindow) (window as unknown as { toExcel: (text: string) => void }).toExcel(data);
  });
}

const shell =
  '<!doctype html><html lang="zh"><title>Excel</title><style>body{margin:0}iframe{display:block;width:100vw;height:100vh;border:0}</style><body></body></html>';

/** The built pane, office.js beside it, and nothing else: a pane that asks for more fails its test. */
async function serve(route: Route, folder: string, origin: string): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== origin) return route.abort();
  if (origin !== nowhere && url.pathname.startsWith("/api/")) return route.continue();
  if (origin !== nowhere && url.pathname.startsWith("/issuer/")) return fromIssuer(route);
  if (url.pathname === "/") return route.fulfill({ body: shell, contentType: "text/html; charset=utf-8" });
  const office = "/office-js/";
  const path = url.pathname.startsWith(office)
    ? join(root, "node_modules/@microsoft/office-js/dist", url.pathname.slice(office.length))
    : join(folder, url.pathname);
  if (!existsSync(path)) return route.fulfill({ status: 404, body: "" });
  return route.fulfill({ body: readFileSync(path), contentType: contentTypes[extname(path)] ?? "application/octet-stream" });
}

/** A redirect becomes a page that goes there: Playwright routes no request that a redirect made, and sign-in.html is served here. */
export async function fromIssuer(route: Route): Promise<void> {
  const response = await route.fetch({ maxRedirects: 0 });
  const { location } = response.headers();
  if (location === undefined) return route.fulfill({ response });
  const address = new URL(location, route.request().url()).href.replaceAll("&", "&amp;");
  const body = `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">`;
  return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
}
