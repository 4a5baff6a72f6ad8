// The tab 同步 in a real browser against the real Worker: sign-in through the dialog, preview, submit, conflicts of two workbooks,
// a server stopped in the middle of a submit, a sign-in that expired. Every state is looked at on the way.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { LoadedBook } from "../../addin/workbench/xlsx/load-book.ts";
import { launchChromium } from "../browser/chromium.ts";
import type { ExcelPageOptions } from "../browser/excel-page.ts";
import { cleanFields } from "../worker/domain/sample-rows.ts";
import { startTestRegister, type TestRegister, today } from "../worker/domain/test-register.ts";
import { applications, SyncPage } from "./sync-pages.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let register: TestRegister;
let round: string;
const pages: SyncPage[] = [];
beforeAll(async () => {
  [browser, register] = await Promise.all([launchChromium(), startTestRegister()]);
});
beforeEach(async () => {
  round = await register.newRound();
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(async () => {
  await browser.close();
  await register.stop();
});

async function open(book: LoadedBook, options: ExcelPageOptions = {}): Promise<SyncPage> {
  const page = await SyncPage.open(browser, register, book, options);
  pages.push(page);
  return page;
}

async function signedIn(book: LoadedBook, options: ExcelPageOptions = {}): Promise<SyncPage> {
  const page = await open(book, options);
  await page.signIn();
  await page.chooseRound(round);
  return page;
}

const registered = async (): Promise<readonly { readonly fields: Readonly<Record<string, unknown>> }[]> =>
  (await register.call<{ items: { fields: Record<string, unknown> }[] }>("clerk", "GET", `/api/rounds/${round}/applications`))
    .body.items;

describe("one clerk", () => {
  it("signs in through the dialog, previews, submits, and then nothing is left to do", async () => {
    const page = await open(applications([1, 2, 3]));
    await page.button("登录").waitFor();
    await page.excel.pane.getByRole("tab", { name: "同步" }).press("ArrowLeft");
    await page.excel.pane.getByRole("tab", { name: "校验", selected: true }).press("ArrowRight");
    await page.inspect("01-signed-out");
    const dialog = page.excel.page.context().waitForEvent("page");
    await page.button("登录").click();
    await page.excel.pane.getByRole("heading", { name: "正在登录" }).waitFor();
    await page.inspect("02-signing-in");
    await (await dialog).close();
    await page.excel.pane.getByRole("alert").waitFor();
    await page.inspect("03-dialog-closed");
    await page.signIn();
    await page.chooseRound(round);
    await page.button("预览").waitFor();
    await page.inspect("04-nothing-previewed");
    expect(await page.preview()).toBe("新增 3 · 更新 0 · 冲突 0 · 拒收 0 · 仅登记册 0");
    await page.inspect("05-preview");
    await page.excel.pane.getByLabel("提交后在“系统编号”列写入登记号").check();
    expect(await page.submit()).toMatch(/^新增 3 /);
    await page.inspect("06-submitted");
    expect(page.cell(2, "applicationId")).toBe(`${round}-001`);
    expect(await page.preview()).toBe("已是最新");
    await page.inspect("07-up-to-date");
    await page.button("写“登记情况”表").click();
    await page.rest();
    await page.excel.pane.getByText("登记情况已写入工作表").waitFor();
    await page.excel.pane.getByText("登记结果写到本表的列").click();
    await page.excel.pane.getByLabel("申报汇总：登记状态").selectOption({ label: "新增一列" });
    await page.excel.pane.getByText("已写入 3 个单元格").waitFor();
    await page.inspect("08-register-column");
    expect(page.excel.host.book.sheet("申报汇总")?.cell(1, 19)?.value).toBe("已登记");
    await page.button("退出登录").click();
    await page.button("登录").waitFor();
  });

  it("an English pane says the same things in English", async () => {
    const page = await signedIn(applications([1]), { locale: "en-US" });
    expect(await page.preview()).toBe("new 1 · updated 0 · conflicts 0 · refused 0 · register only 0");
    await page.inspect("en-preview");
    expect(await page.submit()).toMatch(/^new 1 /);
    await page.inspect("en-submitted");
  });

  it("somebody who is no clerk, and somebody who is no member, are told what to do", async () => {
    await register.call("admin", "DELETE", "/api/members/reviewer");
    const page = await open(applications([1]));
    await page.signIn("finance");
    await page.excel.pane.getByText("这里只有经办人可以办理").waitFor();
    await page.inspect("09-not-a-clerk");
    await page.signIn("reviewer");
    await page.excel.pane.getByText("您还不是登记册的成员").waitFor();
    await page.inspect("10-not-a-member");
    await page.signIn("clerk");
    await page.button("预览").waitFor();
  });

  it("第14条, 第6条: matches and findings left to judgement are decided with a reason, and then show who decided what", async () => {
    const lowLevel = { skillLevel: "中级工", exemptionBasis: "非物质文化遗产" };
    await register.sync(round, [
      { ref: "1", fields: cleanFields(1, lowLevel) },
      { ref: "2", fields: cleanFields(2) },
    ]);
    const { hostName, leadName, creditCode, leadIdNumber } = cleanFields(2);
    const award = { id: null, programme: "市级首席技师工作室", awardYear: 2018, hostName, leadName, creditCode, leadIdNumber };
    await register.call("clerk", "PUT", "/api/municipal-awards", { body: { awards: [{ ...award, withdrawn: false }] } });
    const page = await signedIn(applications([1]));
    await page.button("资格认定").click();
    await page.status.filter({ hasText: "2 份申报 · 待认定 2" }).waitFor();
    await page.inspect("11-eligibility");
    await page.inspectNarrow("11-eligibility");
    const [first, second] = ["李零零零零壹", "李零零零零贰"].map((name) =>
      page.excel.pane.locator(".eligibility-card", { hasText: name }),
    );
    const relaxation = first?.locator('[data-rule="eligibility/relaxation"]');
    await relaxation?.getByLabel("接受", { exact: true }).check();
    await relaxation?.getByLabel("理由").fill("材料齐全");
    await first?.getByRole("button", { name: "认定符合条件", exact: true }).click();
    await first?.getByRole("alert").waitFor();
    await page.inspect("12-relaxation-limb-missing");
    await relaxation?.getByLabel(/^依据/).fill("区级非遗项目代表性传承人");
    await relaxation?.getByLabel(/^在同行业/).fill("获市级工匠称号");
    await first?.getByRole("button", { name: "认定符合条件", exact: true }).click();
    await page.excel.pane.getByText(`${round}-001 的认定已登记`).waitFor();
    await second?.getByLabel("是同一工作室，只授牌不资助").check();
    await second?.getByLabel("理由").fill("同一单位同一领办人");
    await second?.getByRole("button", { name: "登记认定" }).click();
    await second?.getByText(/陈示例 .* 认定：是同一工作室/).waitFor();
    await page.excel.pane.locator(".plan-section summary", { hasText: "已认定" }).click();
    await page.excel.pane.getByText(/陈示例 .* 认定：接受 · 材料齐全 · 区级非遗项目代表性传承人 · 获市级工匠称号/).waitFor();
    await page.inspect("13-decided");
  });
});

describe("two workbooks", () => {
  it("a field both changed waits for a choice; after it both say the same", async () => {
    const first = await signedIn(applications([1, 2, 3]));
    await first.preview();
    await first.submit();
    const second = await signedIn(applications([1, 2, 4]));
    second.type(4, "creditCode", "'9111****");
    await second.preview();
    await second.submit();
    first.type(2, "occupation", "焊工");
    first.type(2, "remark", "第一处");
    first.type(3, "contactName", "甲");
    expect(await first.preview()).toMatch(/更新 2 /);
    await first.inspect("14-changed-here");
    await first.submit();
    second.type(2, "occupation", "车工");
    second.type(2, "memberCount", "9");
    expect(await second.preview()).toBe("新增 0 · 更新 0 · 冲突 1 · 拒收 1 · 仅登记册 1");
    await second.inspect("15-conflict");
    await second.inspectNarrow("15-conflict");
    const card = second.excel.pane.locator(".conflict");
    expect(await card.innerText()).toMatch(
      /职业工种[\s\S]*原为 钳工[\s\S]*本表[\s\S]*车工[\s\S]*登记册[\s\S]*焊工[\s\S]*陈示例/,
    );
    await card.getByRole("radio", { name: /登记册\s+焊工/ }).check();
    expect(await second.status.innerText()).toMatch(/冲突 0 /);
    await second.submit();
    expect([second.cell(2, "occupation"), second.cell(2, "memberCount"), second.cell(2, "remark")]).toEqual([
      "焊工",
      "9",
      "第一处",
    ]);
    await first.preview();
    await first.submit();
    expect([first.cell(2, "occupation"), first.cell(2, "memberCount")]).toEqual(["焊工", "9"]);
    await second.preview();
    await second.button("取回到表中").click();
    await second.excel.pane.getByText(/已取回到/).waitFor();
    expect(second.cell(5, "leadIdNumber")).toBe(cleanFields(3)["leadIdNumber"]);
    await second.excel.pane.locator(".refused .place").click();
    await expect.poll(() => second.excel.host.book.selection?.area).toMatchObject({ top: 3 });
  });

  it("one number on two rows is a question, and the row that is chosen is the application", async () => {
    const page = await signedIn(applications([1, 2]));
    await page.preview();
    await page.excel.pane.getByLabel("提交后在“系统编号”列写入登记号").check();
    await page.submit();
    page.excel.host.user.paste("申报汇总", "A2:S2", "A4");
    page.type(4, "remark", "复制的一行");
    expect(await page.preview()).toBe("新增 0 · 更新 0 · 冲突 0 · 拒收 0 · 仅登记册 0 · 需要您确认 1");
    const colour = (name: string) => page.button(name).evaluate((button) => getComputedStyle(button).backgroundColor);
    // Nothing would be submitted: the next preview is the next step. The buttons change their colours gradually.
    await expect.poll(() => colour("预览")).toMatch(/^rgb\(1\d, /);
    await expect.poll(() => colour("提交")).toMatch(/^rgb\(2[45]\d, /);
    await page.inspect("16-question");
    await page.button("是这一行 申报汇总 第 4 行").focus();
    await page.excel.page.keyboard.press("Enter");
    await page.excel.pane.locator(".question").waitFor({ state: "detached" });
    await page.rest();
    expect(await page.excel.pane.evaluate(() => document.activeElement?.getAttribute("role")), "the focus is not lost").toBe(
      "status",
    );
    await page.submit();
    expect((await registered()).map(({ fields }) => fields["remark"])).toEqual(["复制的一行", null]);
  });
});

describe("a line that breaks", () => {
  it("the server is stopped in the middle of a submit and started again: the submit is asked for again and counts once", async () => {
    const page = await signedIn(applications([1, 2]));
    await page.preview();
    const context = page.excel.page.context();
    let isBroken = false;
    await context.route("**/api/rounds/*/sync", async (route) => {
      if (isBroken || route.request().postDataJSON().dryRun) return route.fallback();
      isBroken = true;
      await route.fetch();
      await register.moveTo(today);
      return route.abort();
    });
    await page.submit();
    await page.excel.pane.getByText("上次提交没有收到答复").waitFor();
    await page.inspect("17-lost-answer");
    expect(await page.submit()).toMatch(/^新增 2 /);
    expect(await registered()).toHaveLength(2);
    expect(await page.preview()).toBe("已是最新");
  });

  it("without a network, and after a sign-in that expired, nothing is lost: the preview and the choices are still there", async () => {
    const page = await signedIn(applications([1, 2]));
    const { page: browserPage, pane } = page.excel;
    await page.preview();
    await browserPage.context().setOffline(true);
    await page.submit();
    await pane.getByText("没有网络连接").waitFor();
    await page.inspect("18-offline");
    await browserPage.context().setOffline(false);
    await browserPage.clock.setFixedTime(Date.now() + 9 * 3_600_000);
    await page.button("提交").click();
    await pane.getByRole("heading", { name: "登录已过期" }).waitFor();
    await page.inspect("19-expired");
    await browserPage.clock.setFixedTime(Date.now());
    // The issuer still knows the person: its dialog goes by unasked.
    await page.button("登录").click();
    await page.button("预览").waitFor();
    expect(await page.status.innerText()).toMatch(/^新增 2 /);
    expect(await page.submit()).toMatch(/^新增 2 /);
  });

  it("a slow workbook shows what goes on and can be cancelled; nothing was written", async () => {
    const page = await signedIn(applications([1]), { latencyMs: 600 });
    await page.button("预览").click();
    await page.excel.pane.getByRole("progressbar").waitFor();
    await page.inspect("20-busy");
    await page.button("取消").click();
    await page.excel.pane.getByText("已取消，没有写入任何内容").waitFor();
    await page.inspect("21-cancelled");
  });
});
