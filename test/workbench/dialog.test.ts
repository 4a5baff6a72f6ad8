// Office dialogs against the simulated Excel: Microsoft's library opens the window itself, and pane and dialog talk through it.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import { WorkbenchPage } from "./workbench-page.ts";

/** A page of ours in the dialog: says what it was opened for, what Office says that it is, and repeats what the pane tells it. */
const dialogPage = `<!doctype html><meta charset="utf-8"><title>dialog</title>
<script src="/office-js/office.js"></script>
<button>答复</button>
<script type="module">
  await Office.onReady();
  Office.context.ui.addHandlerAsync(Office.EventType.DialogParentMessageReceived, ({ message }) =>
    Office.context.ui.messageParent("听到：" + message));
  document.querySelector("button").onclick = () => Office.context.ui.messageParent("code=甲&state=" + new URLSearchParams(location.search).get("state"));
</script>`;

/** What the pane was told, in order: of opening, messages, events. */
type Heard = readonly { readonly kind: "opened" | "message" | "event"; readonly what: string | number | undefined }[];

let browser: Browser;
let workbench: WorkbenchPage;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  workbench = await WorkbenchPage.open(browser, { withPane: true });
  workbench.page.context().setDefaultTimeout(10_000);
  await workbench.page
    .context()
    .route("**/dialog-page.html*", (route) => route.fulfill({ body: dialogPage, contentType: "text/html; charset=utf-8" }));
});
afterEach(async () => {
  expect(workbench.troubles).toEqual([]);
  await workbench.page.context().close();
});

const paneFrame = async () => {
  const frame = await (await workbench.page.locator("#pane iframe").elementHandle())?.contentFrame();
  if (!frame) throw new Error("no pane");
  return frame;
};

/** Opens the page as the pane would; the pane keeps the dialog and all it hears. */
async function openDialog(): Promise<Page> {
  const opening = workbench.page.context().waitForEvent("page");
  await (await paneFrame()).evaluate(() => {
    const heard: unknown[] = [];
    const kept: { dialog?: Office.Dialog } = {};
    Object.assign(window, { heard, kept });
    const address = new URL("/dialog-page.html?state=s1", location.href).href;
    Office.context.ui.displayDialogAsync(
      address,
      { height: 50, width: 30, promptBeforeOpen: false },
      ({ status, value, error }) => {
        heard.push({ kind: "opened", what: status === Office.AsyncResultStatus.Failed ? error.code : status });
        if (status === Office.AsyncResultStatus.Failed) return;
        kept.dialog = value;
        value.addEventHandler(Office.EventType.DialogMessageReceived, (said) =>
          heard.push({ kind: "message", what: "message" in said ? said.message : said.error }),
        );
        value.addEventHandler(Office.EventType.DialogEventReceived, (event) =>
          heard.push({ kind: "event", what: "error" in event ? event.error : event.message }),
        );
      },
    );
  });
  const dialog = await opening;
  await dialog.getByRole("button", { name: "答复" }).waitFor();
  // The library of the dialog's page is ready once Office knows it as one.
  await dialog.waitForFunction(() => Office.context?.ui !== undefined);
  return dialog;
}

const heard = async (): Promise<Heard> => (await paneFrame()).evaluate(() => (window as unknown as { heard: Heard }).heard);

describe("an Office dialog of the pane", () => {
  it("opens beside the workbook, and its page's message reaches the pane", async () => {
    const dialog = await openDialog();
    await expect.poll(heard).toEqual([{ kind: "opened", what: "succeeded" }]);
    await dialog.getByRole("button", { name: "答复" }).click();
    await expect.poll(heard).toContainEqual({ kind: "message", what: "code=甲&state=s1" });
  });

  it("hears what the pane tells it", async () => {
    await openDialog();
    await (await paneFrame()).evaluate(() => {
      const { kept } = window as unknown as { kept: { dialog: Office.Dialog } };
      kept.dialog.messageChild("再说一遍");
    });
    await expect.poll(heard).toContainEqual({ kind: "message", what: "听到：再说一遍" });
  });

  it("is asked for first, unless the pane says otherwise: ignored it is 12009, allowed it opens", async () => {
    const frame = await paneFrame();
    const asked = () =>
      frame.evaluate(() => {
        const codes: (number | string)[] = [];
        Object.assign(window, { codes });
        const address = new URL("/dialog-page.html?state=s3", location.href).href;
        Office.context.ui.displayDialogAsync(address, {}, ({ status, error }) => codes.push(error?.code ?? status));
      });
    const codes = () => frame.evaluate(() => (window as unknown as { codes: (number | string)[] }).codes);
    await asked();
    await frame.getByRole("button", { name: /^(忽略|Ignore)$/ }).click();
    await expect.poll(codes).toEqual([12009]);
    await asked();
    const opening = workbench.page.context().waitForEvent("page");
    await frame.getByRole("button", { name: /^(允许|Allow)$/ }).click();
    await (await opening).getByRole("button", { name: "答复" }).waitFor();
    await expect.poll(codes).toEqual(["succeeded"]);
  });

  it("closed by the pane goes away and tells nothing more", async () => {
    const dialog = await openDialog();
    const closed = dialog.waitForEvent("close");
    await (await paneFrame()).evaluate(() => (window as unknown as { kept: { dialog: Office.Dialog } }).kept.dialog.close());
    await closed;
    // Longer than the library takes to see that a window is gone.
    await workbench.page.waitForTimeout(1500);
    expect(await heard()).toEqual([{ kind: "opened", what: "succeeded" }]);
  });

  it("closed by hand is event 12006", async () => {
    const dialog = await openDialog();
    await dialog.close();
    await expect.poll(heard, { timeout: 10_000 }).toEqual([
      { kind: "opened", what: "succeeded" },
      { kind: "event", what: 12006 },
    ]);
  });

  it("is the only one at a time: a second is refused with 12007", async () => {
    await openDialog();
    const code = await (await paneFrame()).evaluate(
      () =>
        new Promise((resolve) => {
          Office.context.ui.displayDialogAsync(
            new URL("/dialog-page.html?state=s2", location.href).href,
            { promptBeforeOpen: false },
            ({ error }) => resolve(error?.code),
          );
        }),
    );
    expect(code).toBe(12007);
  });
});
