// What the pane offers to whom at every stage, and every form of it: a sign-in that is over when it is sent loses nothing. Each form is
// recorded in the end, so that every one is sent once from a real browser to the real Worker.
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ScheduleAnswer } from "../../policy/contract/payments.ts";
import type { RoundAnswer } from "../../policy/contract/rounds.ts";
import { roundStages } from "../../policy/records/round.ts";
import type { Role } from "../../worker/actor.ts";
import { launchChromium } from "../browser/chromium.ts";
import { today } from "../worker/domain/test-register.ts";
import { formCases } from "./form-cases.ts";
import { filled, studioForm } from "./form-kit.ts";
import { allowedControls, offeredControls } from "./offered-controls.ts";
import { did } from "./review-pages.ts";
import { rest, StagedPages } from "./staged-pages.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let pages: StagedPages;
beforeAll(async () => {
  browser = await launchChromium();
  pages = await StagedPages.open(browser);
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

describe("评审 offers what the register admits, and nothing else", () => {
  it.each(["clerk", "leader", "reviewer", "auditor"] as const satisfies readonly Role[])(
    "to a %s, at every stage",
    async (role) => {
      const one = await pages.of(role);
      for (const stage of roundStages) {
        const panel = await pages.at(one, "评审", stage);
        const offered = await offeredControls(panel, pages.world(stage).staged);
        const allowed = allowedControls(role, stage, pages.world(stage).staged);
        expect(
          offered.filter((each) => !allowed.may.has(each)),
          `${stage}: the register would refuse`,
        ).toEqual([]);
        expect(
          allowed.must.filter((each) => !offered.includes(each)),
          `${stage}: not offered`,
        ).toEqual([]);
      }
    },
  );

  it("to finance nothing: it says who may, and how to go on", async () => {
    const one = await pages.of("finance");
    await one.page.excel.pane.getByRole("tab", { name: "评审" }).click();
    await one.page.excel.pane.getByText("这里只有经办人、评审专家、领导小组、审计可以办理").waitFor();
  });
});

it("校验 goes by the register's day, which is not the machine's", async () => {
  const { excel } = (await pages.of("finance")).page;
  await excel.pane.getByRole("tab", { name: "校验" }).click();
  await excel.check();
  expect(await excel.pane.getByRole("tabpanel", { name: "校验" }).innerText()).toContain(today);
});

const typedIn = (form: Locator): Promise<readonly string[]> =>
  form.evaluate((root) =>
    [...root.querySelectorAll<HTMLInputElement>("input, textarea, select")].map((field) =>
      field.type === "radio" || field.type === "checkbox" ? String(field.checked) : field.value,
    ),
  );

describe("a sign-in that is over when a form is sent", () => {
  it.each(formCases)("$name: $role goes on with everything typed", async (each) => {
    const { role, tab, stage, before, fill, send, done } = each;
    const world = pages.world(stage);
    await before?.(world);
    const one = await pages.of(role);
    const panel = await pages.at(one, tab, stage);
    const form = await fill(panel, world);
    const typed = await typedIn(form);
    if (each.look !== undefined) {
      await one.page.inspect(each.look);
      await one.page.inspectNarrow(each.look);
    }
    one.expire = true;
    await form.getByRole("button", { name: send, exact: true }).click();
    await panel.getByRole("heading", { name: "登录已过期" }).waitFor();
    expect(await panel.getByText("预览、选择和填写的内容都还在").isVisible()).toBe(true);
    await panel.getByRole("button", { name: "登录", exact: true }).click();
    await form.getByRole("button", { name: send, exact: true }).waitFor();
    await rest(panel);
    expect(await typedIn(form), "what was typed is still there").toEqual(typed);
    expect(await panel.getByRole("alert").count()).toBe(0);
    await form.getByRole("button", { name: send, exact: true }).click();
    await panel.getByText(done).first().waitFor({ state: "attached", timeout: 30_000 });
    await rest(panel);
  });
});

it("第8条: settings go through where only something else moved; where somebody set them first, both are seen and nothing is lost", async () => {
  const world = pages.world("intake");
  const { register, staged, id } = world;
  const path = `/api/rounds/${staged.round}`;
  const places = async (): Promise<unknown> =>
    (await register.call<RoundAnswer>("clerk", "GET", path)).body.settings.scoring.places;
  const panel = await pages.at(await pages.of("clerk"), "评审", "intake");
  const save = panel.getByRole("button", { name: "保存设置" });
  const field = panel.getByLabel("名额", { exact: true });
  if (!(await save.isVisible())) await panel.locator("summary", { hasText: "批次设置" }).click();
  await field.fill("5");
  const eligible = { outcome: "eligible", resolutions: [], reason: null };
  await did(register, "clerk", "POST", `/api/applications/${id("eligible")}/eligibility`, eligible);
  await save.click();
  await panel.getByText("批次设置已登记。").waitFor();
  expect(await places()).toBe(5);
  await field.fill("6");
  const etag = (await register.call("clerk", "GET", `${path}/head`)).headers.get("etag") ?? "";
  const other = { body: { scoring: { places: 9 } }, headers: { "if-match": etag } };
  expect((await register.call("clerk", "PATCH", `${path}/settings`, other)).status).toBe(200);
  await save.click();
  await panel.getByRole("alert").getByText("记录已被他人修改").waitFor();
  await panel.getByText("现为：9").waitFor();
  expect(await field.inputValue()).toBe("6");
  expect(await places()).toBe(9);
  await save.click();
  await panel.getByText("批次设置已登记。").waitFor();
  expect(await places()).toBe(6);
});

it("第15条: a studio whose title somebody else ended in the meantime is said to be revoked, and shown so", async () => {
  const { register, id } = pages.world("running");
  const panel = await pages.at(await pages.of("clerk"), "评审", "running");
  const form = await filled(await studioForm(panel, id("completed"), "登记年度计划"), { 主要任务: "带徒 5 名" });
  const removal = { measure: "plaque-removal", recoverFen: null, reason: "挪用经费", decidedOn: today };
  await did(register, "leader", "POST", `/api/applications/${id("completed")}/sanctions`, removal);
  await form.getByRole("button", { name: "登记", exact: true }).click();
  await panel.getByRole("alert").getByText("现在是“已撤销”，这一步没有办理。下面已是登记册的最新情况。").waitFor();
  await panel
    .locator(".card", { hasText: id("completed") })
    .getByText(`${today} 摘牌：挪用经费`)
    .waitFor();
});

describe("a round of 5,000 studios", () => {
  it("is drawn in part, and after a step only what it changed is read again", async () => {
    const world = pages.world("running");
    const one = await pages.of("clerk");
    const { page } = one.page.excel;
    const list = `/api/rounds/${world.staged.round}/applications`;
    const { body } = await world.register.call<{ items: readonly { id: string }[] }>("clerk", "GET", list);
    const approved = body.items.find(({ id }) => id === world.id("rectifying"));
    if (approved === undefined) throw new Error("nobody holds the title");
    const copies = Array.from({ length: 5_000 }, (_, index) => ({
      ...approved,
      id: `${world.staged.round}-${10_001 + index}`,
    }));
    const items = [...body.items, ...copies];
    await page.context().route(`**${list}**`, (route) => route.fulfill({ json: { items, revision: 1, next: null } }));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const panel = await pages.at(one, "评审", "running");
    await panel.locator(".card").nth(49).waitFor();
    const nodes = await panel.evaluate((root) => root.querySelectorAll("*").length);
    expect(nodes, "elements in the tab").toBeLessThan(3_000);
    expect(asked).toContain(list);
    asked.splice(0);
    const card = panel.locator(".card", { hasText: world.id("rectifying") });
    await card.locator("summary", { hasText: "登记年度计划" }).click();
    await card.getByLabel("主要任务").fill("带徒 5 名");
    await card.getByRole("button", { name: "登记", exact: true }).click();
    await card.getByText("2026 年计划 1 项").waitFor();
    await panel.getByRole("button", { name: "再显示 500 项" }).click();
    await panel.locator(".card").nth(549).waitFor();
    expect(
      asked.filter((path) => path === list),
      "the whole list",
    ).toEqual([]);
  });

  it("has its 5,000 lines of money drawn in part, and a line more or less in the next batch is one change", async () => {
    const world = pages.world("running");
    const one = await pages.of("clerk");
    const path = `/api/rounds/${world.staged.round}/payment-schedule`;
    const { body } = await world.register.call<ScheduleAnswer>("clerk", "GET", path);
    const lines = Array.from({ length: 1_667 }, (_, studio) => `${world.staged.round}-${10_001 + studio}`).flatMap((id) =>
      body.lines.slice(0, 3).map((line, index) => ({
        ...line,
        ...{ applicationId: id, paymentId: `${id}-${index}`, stage: "first", status: "due", holds: [] },
      })),
    );
    await one.page.excel.page.context().route(`**${path}`, (route) => route.fulfill({ json: { ...body, lines } }));
    const panel = await pages.at(one, "拨付", "running");
    await panel.getByText(`应付 ${lines.length}`).waitFor();
    expect(await panel.evaluate((root) => root.querySelectorAll("*").length), "elements in the tab").toBeLessThan(5_000);
    await panel.getByRole("checkbox").first().uncheck();
    await panel.getByText(`已选 ${lines.length - 1} 笔`).waitFor();
  });
});
