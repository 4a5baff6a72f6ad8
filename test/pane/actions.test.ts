// What a clerk does with the findings: go to the cell, apply, undo, clear, report, correct what was recognised, edit the sheet.

import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { cellAddress } from "../../addin/mapping/address.ts";
import { parseArea } from "../../addin/workbook/address.ts";
import { launchChromium } from "../browser/chromium.ts";
import { ExcelPage, type ExcelPageOptions } from "../browser/excel-page.ts";
import { cellsOf, changedCells, checked, partsOf, sample } from "./workbooks.ts";

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let excel: ExcelPage;
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(() => excel.close());
afterAll(() => browser.close());

async function openChecked(
  name: "clean-wide" | "faults-wide" | "faults-sheets",
  options: ExcelPageOptions = {},
): Promise<Uint8Array> {
  excel = await ExcelPage.open(browser, sample(name), options);
  const before = excel.saved();
  await excel.check();
  return before;
}

const finding = (rule: string): Locator => excel.pane.locator(`li[data-rule="${rule}"]`).first();
const button = (name: string): Locator => excel.pane.getByRole("button", { name, exact: true });
const notice = (text: string | RegExp): Promise<void> => excel.pane.locator(".message").filter({ hasText: text }).waitFor();
const rulesShown = (): Promise<(string | null)[]> =>
  excel.pane.locator("li[data-rule]").evaluateAll((items) => items.map((item) => item.getAttribute("data-rule")).sort());
const rulesFound = (file: Uint8Array): string[] =>
  checked(file)
    .findings.map(({ rule }) => rule)
    .sort();

describe("going to a finding", () => {
  it("a click on its cell opens the sheet and selects the cell", async () => {
    await openChecked("faults-sheets");
    const active = excel.host.book.active.name;
    const elsewhere = checked(sample("faults-sheets")).findings.find(({ sheet, cell }) => sheet !== active && cell !== null);
    await excel.pane
      .getByRole("button", { name: `${elsewhere?.sheet}!${elsewhere?.cell}`, exact: true })
      .first()
      .click();
    await expect.poll(() => excel.host.book.active.name).toBe(elsewhere?.sheet);
    const { top = 0, left = 0 } = excel.host.book.selection?.area ?? {};
    expect(cellAddress(top, left)).toBe(elsewhere?.cell);
  });

  it("第14条: the article's own words unfold under what is required", async () => {
    await openChecked("faults-wide");
    const ground = finding("funding/first-tranche").locator("details.ground");
    await ground.locator("summary").click();
    await expect
      .poll(() => ground.locator("blockquote").textContent())
      .toContain("评选结束后拨付第一阶段支持资金10万元，同时拨付团队奖励");
  });

  it("a finding that rests on a ruling shows the question and its reason", async () => {
    await openChecked("faults-wide");
    const ground = finding("scoring/average").locator("details.ground");
    await ground.locator("summary").click();
    await expect.poll(() => ground.textContent()).toContain("解释口径");
  });
});

describe("应用", () => {
  it("changes only the cells of the fix, clears its finding and no other, and is undone", async () => {
    const before = await openChecked("faults-wide");
    const rules = await rulesShown();
    const { cell } = checked(before).findings.find(({ rule }) => rule === "funding/first-tranche") ?? {};
    await finding("funding/first-tranche").getByRole("button", { name: "应用", exact: true }).click();
    await notice("已改正 1 处");
    await excel.checked();
    const after = excel.saved();
    expect(changedCells(before, after)).toEqual([`台账!${cell}`]);
    expect(await rulesShown()).toEqual(rules.filter((rule) => rule !== "funding/first-tranche"));
    expect(await rulesShown()).toEqual(rulesFound(after));
    await button("撤销").click();
    await notice("已撤销 1 处");
    await excel.checked();
    expect(changedCells(before, excel.saved())).toEqual([]);
    expect(await rulesShown()).toEqual(rules);
  });

  it("writes every cell that repeats the value, or none where one of them is a formula", async () => {
    await openChecked("faults-sheets");
    const fixable = checked(sample("faults-sheets")).findings.find(({ fix }) => (fix?.also.length ?? 0) > 0);
    const also = fixable?.fix?.also[0];
    if (!fixable || !also) throw new Error("the sample has no fix with other cells");
    // Put there behind the pane's back: an edit it heard of would be checked again, and the fix offered anew.
    const sheet = excel.host.book.sheet(also.sheet);
    const area = parseArea(also.cell);
    const cell = area === null ? undefined : sheet?.cell(area.top, area.left);
    if (!sheet || area === null || !cell) throw new Error("the fix names a cell that is not there");
    excel.host.book.putCell(sheet, area.top, area.left, { ...cell, formula: "=1+1" });
    const before = excel.saved();
    await finding(fixable.rule).getByRole("button", { name: "应用", exact: true }).click();
    await notice("是公式，未写入");
    expect(changedCells(before, excel.saved())).toEqual([]);
  });

  it("an edit made after the fix is not taken back with it", async () => {
    await openChecked("faults-wide");
    const { fix } = checked(sample("faults-wide")).findings.find(({ rule }) => rule === "funding/team-award") ?? {};
    await finding("funding/team-award").getByRole("button", { name: "应用", exact: true }).click();
    await notice("已改正 1 处");
    await excel.checked();
    excel.host.user.type("台账", fix?.cell ?? "", 2);
    await finding("funding/team-award").waitFor();
    await excel.checked();
    await button("撤销").click();
    await notice("之后又有改动，未撤销");
    expect(cellsOf(excel.saved()).get(`台账!${fix?.cell}`)).toBe(2);
  });

  it("on a protected sheet says which, changes nothing and keeps the list", async () => {
    await openChecked("faults-wide");
    excel.host.user.protect("台账", true);
    const before = excel.saved();
    await finding("funding/first-tranche").getByRole("button", { name: "应用", exact: true }).click();
    await notice("工作表“台账”受保护");
    expect(changedCells(before, excel.saved())).toEqual([]);
    expect(await rulesShown()).toEqual(rulesFound(before));
  });

  it("while a cell is being typed into says to finish it first", async () => {
    await openChecked("faults-wide");
    excel.host.cellEditMode = true;
    await finding("funding/first-tranche").getByRole("button", { name: "应用", exact: true }).click();
    await notice("请按 Enter 或 Esc");
    excel.host.cellEditMode = false;
  });
});

describe("全部应用", () => {
  it.each(["faults-wide", "faults-sheets"] as const)(
    "%s: a rule's fixes are all written and all its fixable findings are gone; 全部撤销 restores them",
    async (name) => {
      const before = await openChecked(name);
      const rules = rulesFound(before);
      const fixable = [
        ...new Set(
          checked(before)
            .findings.filter(({ fix }) => fix !== null)
            .map(({ rule }) => rule),
        ),
      ];
      for (const rule of fixable) {
        await excel.pane.locator(`#fix-${rule.replace("/", "-")} + button`).click();
        await excel.pane.locator(`#fix-${rule.replace("/", "-")}`).waitFor({ state: "detached" });
        await excel.checked();
      }
      const after = checked(excel.saved()).findings;
      expect(after.filter(({ fix }) => fix !== null)).toEqual([]);
      expect(await rulesShown()).toEqual(after.map(({ rule }) => rule).sort());
      for (let undo = button("全部撤销").or(button("撤销")).first(); await undo.isVisible(); await excel.checked())
        await undo.click();
      expect(changedCells(before, excel.saved())).toEqual([]);
      expect(await rulesShown()).toEqual(rules);
    },
  );
});

describe("marks", () => {
  it.each(["clean-wide", "faults-wide", "faults-sheets"] as const)(
    "清除标记 leaves %s as if nothing had been",
    async (name) => {
      const before = await openChecked(name);
      if (name !== "clean-wide") expect(partsOf(excel.saved())).not.toEqual(partsOf(before));
      await button("清除标记").click();
      await notice("标记已清除");
      expect(partsOf(excel.saved())).toEqual(partsOf(before));
    },
  );

  it("after an edit the list follows at once and 刷新标记 moves the marks when the clerk wants", async () => {
    await openChecked("faults-wide");
    const rules = await rulesShown();
    const { cell } = checked(sample("faults-wide")).findings.find(({ rule }) => rule === "funding/team-award") ?? {};
    excel.host.resetCounters();
    excel.host.user.type("台账", cell ?? "", 3);
    await finding("funding/team-award").waitFor({ state: "detached" });
    const { batches, responseBytes } = excel.host.counters;
    expect(batches, "only the edited cell is read again").toBe(2);
    expect(responseBytes).toBeLessThan(2000);
    expect(await rulesShown()).toEqual(rules.filter((rule) => rule !== "funding/team-award"));
    expect(excel.host.user.undo(), "the clerk's own undo list is whole").toBe(true);
    await finding("funding/team-award").waitFor();
    excel.host.user.type("台账", cell ?? "", 3);
    await notice("表中标记尚未更新");
    await button("刷新标记").first().click();
    await notice(/已标记 \d+ 个单元格/);
    const marked = excel.host.book.sheets.flatMap(({ conditionalFormats }) => conditionalFormats.map(({ formula }) => formula));
    expect(marked.join()).not.toContain("funding/team-award");
  });

  it("rows that were sorted take their marks along", async () => {
    await openChecked("faults-wide");
    const { bottom = 0 } = excel.host.book.sheet("台账")?.usedArea(true) ?? {};
    excel.host.user.sort("台账", `A4:BZ${bottom + 1}`, 0, false);
    await expect.poll(async () => (await rulesShown()).join() === rulesFound(excel.saved()).join()).toBe(true);
    await excel.checked();
    const found = checked(excel.saved()).findings.find(({ rule }) => rule === "identity/credit-code");
    const marked = () => {
      const { conditionalFormats = [] } = excel.host.book.sheet("台账") ?? {};
      const { top = 0, left = 0 } =
        conditionalFormats.find(({ formula }) => formula.includes("identity/credit-code"))?.areas[0] ?? {};
      return cellAddress(top, left);
    };
    await expect.poll(marked).toBe(found?.cell);
  });
});

describe("识别结果", () => {
  it("a header corrected by hand is read as told, and remembered in the workbook", async () => {
    const before = await openChecked("clean-wide");
    await button("识别结果").click();
    const row = excel.pane.locator(".column-row").filter({ hasText: "统一社会信用代码" }).first();
    await row.getByRole("button", { name: /^更改/ }).click();
    await row.getByRole("combobox").selectOption({ label: "不读取" });
    await excel.pane.locator(".sub-panel summary").filter({ hasText: "未读取" }).first().waitFor();
    await excel.checked();
    expect([...excel.host.book.settings].map(([key]) => key)).toEqual(["studio-rounds.headers"]);
    expect(changedCells(before, excel.saved())).toEqual([]);
    await button("返回清单").click();
    await finding("workbook/column-missing").waitFor();
    const saved = excel.saved();
    await excel.close();
    excel = await ExcelPage.open(browser, saved);
    await excel.check();
    await finding("workbook/column-missing").waitFor();
  });
});

describe("校验报告", () => {
  it("a sheet with every finding linked to its cell, replaced on the next run, and not read as the clerk's", async () => {
    await openChecked("faults-wide");
    const rules = await rulesShown();
    for (let run = 0; run < 2; run++) {
      await button("校验报告").click();
      await notice("报告已写入工作表“校验报告”");
      await excel.checked();
    }
    const reports = excel.host.book.sheets.filter(({ name }) => name.startsWith("校验报告"));
    expect(reports.map(({ name }) => name)).toEqual(["校验报告"]);
    const links = [...(reports[0]?.rows.values() ?? [])].flatMap(({ cells }) => cells.flatMap((cell) => cell?.formula ?? []));
    expect(links.filter((formula) => formula.includes("HYPERLINK"))).toHaveLength(rules.length);
    await excel.check();
    expect(await rulesShown()).toEqual(rules);
  });
});

describe("the ribbon", () => {
  it("一键校验 on the ribbon shows the pane and checks", async () => {
    excel = await ExcelPage.open(browser, sample("faults-wide"));
    await button("一键校验").waitFor();
    excel.channel.pressRibbonButton("runCheck", "CheckButton");
    await excel.checked();
    expect(await rulesShown()).toEqual(rulesFound(sample("faults-wide")));
    await expect.poll(() => excel.channel.commandsCompleted).toBe(1);
  });

  it.each([
    ["showSync", "SyncButton", "同步"],
    ["showPayments", "PaymentsButton", "拨付"],
  ])("%s shows the pane and opens its tab", async (command, id, name) => {
    excel = await ExcelPage.open(browser, sample("faults-wide"));
    await button("一键校验").waitFor();
    excel.channel.pressRibbonButton(command, id);
    await excel.pane.getByRole("tab", { name, selected: true }).waitFor();
    await button("登录").waitFor();
    await expect.poll(() => excel.channel.commandsCompleted).toBe(1);
  });
});
