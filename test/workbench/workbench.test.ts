// The workbench in a real browser with the production pane in it: what a person without Excel sees and does.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { read, utils } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { axeViolations } from "../browser/axe.ts";
import { launchChromium } from "../browser/chromium.ts";
import { WorkbenchPage } from "./workbench-page.ts";

const samples = resolve(import.meta.dirname, "../samples");
const sample = (name: string): Uint8Array => readFileSync(join(samples, `${name}.xlsx`));

/** Every sheet's cells, formulas and merges, as SheetJS reads them. */
const contents = (bytes: Uint8Array): unknown => {
  const book = read(bytes, { cellFormula: true, cellNF: true });
  return book.SheetNames.map((name) => [name, book.Sheets[name]]);
};

/** One sheet of rows that say their own number, written without a library to be quick. */
function longWorkbook(count: number): Uint8Array {
  const rows = Array.from(
    { length: count },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i + 1}</v></c><c r="B${i + 1}"><v>10</v></c></row>`,
  );
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])), { level: 1 });
}

let browser: Browser;
let workbench: WorkbenchPage;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

beforeEach(async () => {
  workbench = await WorkbenchPage.open(browser);
});

afterEach(async () => {
  const { troubles } = workbench;
  await workbench.close();
  expect(troubles).toEqual([]);
});

describe("the page", () => {
  it("says in Chinese and English that it is a simulation and not Excel, and shows Microsoft's notice", async () => {
    const { page } = workbench;
    expect(await page.locator(".notice").textContent()).toMatch(
      /模拟环境.*不是 Microsoft Excel.*A simulation .* not Microsoft Excel/s,
    );
    expect(await page.locator("footer").textContent()).toMatch(/© Microsoft Corporation.*不负责维护.*does not maintain/s);
    const licence = await page.evaluate(async (path) => (await fetch(path)).text(), "/office-js/LICENSE.md");
    expect(licence).toContain("MICROSOFT SOFTWARE LICENSE TERMS");
    expect(await page.locator('footer a[href="/office-js/LICENSE.md"]').count()).toBe(2);
  });

  it("draws the ribbon group of the manifest, with its icons", async () => {
    const group = workbench.page.getByRole("group", { name: "首席技师工作室" });
    expect(await group.getByRole("button").allTextContents()).toEqual(["一键校验", "同步", "拨付计划"]);
    const widths = await group
      .locator("img")
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    expect(widths).toEqual([32, 32, 32]);
  });

  it("keeps the add-in's buttons in sight beside the pane at 1024 px, and every button its name", async () => {
    const { page } = workbench;
    await page.setViewportSize({ width: 1024, height: 700 });
    const beyond = () => page.locator("#ribbon").evaluate((ribbon) => ribbon.scrollWidth - ribbon.clientWidth);
    await expect.poll(beyond, { timeout: 10_000 }).toBe(0);
    for (const name of ["插入行", "一键校验", "拨付计划"]) await page.getByRole("button", { name, exact: true }).waitFor();
  });

  it("shows merged cells, fonts and number formats as the file has them", async () => {
    await workbench.openSheet("台账");
    const title = workbench.cell("A1");
    expect(await title.textContent()).toBe("2025年首席技师工作室台账");
    expect(await title.evaluate((cell) => cell.getBoundingClientRect().width)).toBeGreaterThan(2000);
    expect(await workbench.cell("B1").count()).toBe(0);
    expect(
      await workbench
        .cell("C3")
        .locator("span")
        .evaluate((text) => getComputedStyle(text).fontWeight),
    ).toBe("700");
    const sheet = read(sample("faults-wide"), { cellText: true }).Sheets["台账"] ?? {};
    for (const address of ["A4", "C7", "D9", "F8"]) {
      expect(await workbench.cell(address).textContent(), address).toBe(utils.format_cell(sheet[address]));
    }
  });

  it("passes axe in Chinese and in English", async () => {
    await workbench.page.setViewportSize({ width: 900, height: 360 });
    for (const group of ["首席技师工作室", "Chief Technician Studios"]) {
      await workbench.page.getByRole("group", { name: group }).waitFor();
      // The pane has tests of its own; the legacy mode leaves its frame alone.
      expect(await axeViolations(workbench.page.locator(":root")), group).toEqual([]);
      await workbench.page.locator("#language").click();
    }
  });
});

describe("checking", () => {
  it("runs from the ribbon, marks the cells, and a finding's link selects its cell", async () => {
    await workbench.paneOpened();
    await workbench.openSheet("台账");
    await workbench.check();
    const marked = workbench.cell("F8");
    await workbench.page.locator('[data-address="F8"][data-mark]').waitFor();
    expect(await marked.evaluate((cell) => getComputedStyle(cell).backgroundColor)).toBe("rgb(248, 203, 173)");
    await workbench.openSheet("批次设置");
    await workbench.pane.getByText("台账!AX9").click();
    await workbench.page.waitForFunction(() => (document.getElementById("name-box") as HTMLInputElement).value === "AX9");
    await workbench.cell("AX9").waitFor();
    expect(await workbench.cell("AX9").getAttribute("aria-selected")).toBe("true");
    expect(await workbench.page.locator('[role="tab"][aria-selected="true"]').textContent()).toBe("台账");
  });

  it("takes the marks away again without a trace in the saved file", async () => {
    await workbench.paneOpened();
    const before = contents(await workbench.saved());
    await workbench.openSheet("台账");
    await workbench.check();
    await workbench.page.locator("[data-mark]").first().waitFor();
    await workbench.pane.getByRole("button", { name: "清除标记" }).click();
    await workbench.page.waitForFunction(() => document.querySelector("[data-mark]") === null);
    expect(contents(await workbench.saved())).toEqual(before);
  });
});

describe("editing", () => {
  it("writes what is typed, takes it back and makes it again", async () => {
    await workbench.openSheet("台账");
    await workbench.type("B5", "庞各庄镇");
    await workbench.page.keyboard.press("Control+z");
    await workbench.page.locator('[data-address="B5"]', { hasText: "黄村镇" }).waitFor();
    await workbench.page.keyboard.press("Control+y");
    await workbench.page.locator('[data-address="B5"]', { hasText: "庞各庄镇" }).waitFor();
    expect(await workbench.action("undo").getAttribute("aria-disabled")).toBe("false");
    expect(await workbench.action("redo").getAttribute("aria-disabled")).toBe("true");
  });

  it("edits in the formula bar, and leaves the cell alone on Escape", async () => {
    await workbench.openSheet("台账");
    await workbench.goTo("B6");
    const formula = workbench.page.locator("#formula");
    await formula.fill("新媒体产业基地");
    await formula.press("Escape");
    expect(await formula.inputValue()).toBe("榆垡镇");
    await formula.fill("新媒体产业基地");
    await formula.press("Enter");
    await workbench.page.locator('[data-address="B6"]', { hasText: "新媒体产业基地" }).waitFor();
  });

  it("goes by keyboard alone: to the grid, to a cell, into it, on to the next", async () => {
    await workbench.openSheet("批次设置");
    const { page } = workbench;
    await page.locator("#formula").focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    expect(await page.locator("#name-box").inputValue()).toBe("B3");
    await page.keyboard.press("F2");
    await page.keyboard.press("End");
    await page.keyboard.type("2");
    await page.keyboard.press("Tab");
    await page.locator('[data-address="B3"]', { hasText: "102" }).waitFor();
    await page.waitForFunction(() => (document.getElementById("name-box") as HTMLInputElement).value === "C3");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("15");
    await page.keyboard.press("Enter");
    await page.locator('[data-address="B3"]', { hasText: /^15$/ }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Delete");
    await page.waitForFunction(() => document.querySelector('[data-address="B3"]')?.textContent === "");
  });

  it("copies and pastes within the sheet and from elsewhere", async () => {
    await workbench.openSheet("批次设置");
    const { page } = workbench;
    await workbench.goTo("A1");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+c");
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("批次年度\n"));
    await workbench.goTo("D5");
    await page.keyboard.press("Control+v");
    await page.locator('[data-address="D6"]', { hasText: "上一批次年度" }).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText("甲\t1\r\n乙\t2\r\n"));
    await workbench.goTo("F5");
    await page.keyboard.press("Control+v");
    await page.locator('[data-address="G6"]', { hasText: "2" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => (document.querySelector('[data-address="F5"]')?.textContent ?? "") === "");
  });

  it("keeps frozen rows and columns in place while the rest scrolls", async () => {
    await workbench.openSheet("台账");
    await workbench.goTo("D4");
    await workbench.action("freeze").click();
    await workbench.goTo("AX33");
    await workbench.page.waitForFunction(() => (document.getElementById("sheet")?.scrollLeft ?? 0) > 0);
    for (const address of ["A3", "C33", "AX3", "AX33"]) {
      const hit = await workbench.cell(address).evaluate((cell) => {
        const { left, top, width, height } = cell.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.closest("[data-address]") === cell;
      });
      expect(hit, address).toBe(true);
    }
  });

  it("moves the pane's edge with the arrow keys, and shows the pane again when it was closed", async () => {
    await workbench.paneOpened();
    const splitter = workbench.page.getByRole("separator");
    await splitter.focus();
    await workbench.page.keyboard.press("ArrowLeft");
    expect(await splitter.getAttribute("aria-valuenow")).toBe("400");
    await workbench.page.getByRole("button", { name: "关闭任务窗格" }).click();
    expect(await workbench.page.locator("#pane").isVisible()).toBe(false);
    await workbench.check();
    expect(await workbench.page.locator("#pane").isVisible()).toBe(true);
  });
});

describe("files", () => {
  it("opens a dropped workbook and saves it with the same contents", async () => {
    for (const name of ["faults-sheets", "clean-wide"]) {
      await workbench.drop(`${name}.xlsx`, sample(name));
      await workbench.opened(`${name}.xlsx`);
      expect(contents(await workbench.saved())).toEqual(contents(sample(name)));
    }
  });

  it("saves an edit, and nothing but the edit", async () => {
    await workbench.openSheet("台账");
    await workbench.type("B5", "庞各庄镇");
    const saved = read(await workbench.saved());
    const source = read(sample("faults-wide"));
    expect(saved.Sheets["台账"]?.["B5"]?.v).toBe("庞各庄镇");
    for (const name of source.SheetNames) {
      const rows = (sheet: (typeof saved.Sheets)[string] | undefined) =>
        utils.sheet_to_json(sheet ?? {}, { header: 1, raw: true });
      const [before, after] = [rows(source.Sheets[name]), rows(saved.Sheets[name])];
      const changed = before.flatMap((row, i) => (JSON.stringify(row) === JSON.stringify(after[i]) ? [] : [i]));
      expect(changed).toEqual(name === "台账" ? [4] : []);
    }
  });

  it("says what to do with a file that is no workbook, and keeps the open one", async () => {
    await workbench.paneOpened();
    const status = workbench.page.locator("#status");
    await workbench.drop("名单.csv", Buffer.from("a,b"));
    await workbench.page.locator("#status.trouble", { hasText: "另存为 .xlsx" }).waitFor();
    await workbench.drop("坏的.xlsx", Buffer.from("no zip"));
    await workbench.page.locator("#status.trouble", { hasText: "This is not an .xlsx workbook" }).waitFor();
    expect(await status.textContent()).not.toContain("Error");
    expect(await workbench.page.locator("#file-name").textContent()).toBe("faults-wide.xlsx");
    await workbench.check();
  });

  it("changes the language of Excel and keeps what was typed", async () => {
    await workbench.openSheet("批次设置");
    await workbench.type("B3", "12");
    await workbench.page.locator("#language").click();
    await workbench.pane.getByRole("button", { name: "Check workbook" }).waitFor();
    expect(await workbench.cell("B3").textContent()).toBe("12");
  });

  it("scrolls through 200,000 rows with a screenful of them in the page", async () => {
    await workbench.drop("大.xlsx", longWorkbook(200_000));
    await workbench.opened("大.xlsx");
    await workbench.goTo("A200000");
    expect(await workbench.cell("A200000").textContent()).toBe("200000");
    expect(await workbench.page.locator('[role="grid"] [role="row"]').count()).toBeLessThan(60);
    await workbench.goTo("A100000");
    expect(await workbench.cell("A100000").textContent()).toBe("100000");
  });
});
