// On every sample workbook the pane shows exactly what the check finds, each at its cell.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import { ExcelPage } from "../browser/excel-page.ts";
import { checked, sample, sampleNames } from "./workbooks.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(sampleNames)("%s.xlsx in the pane", (name) => {
  let excel: ExcelPage;
  beforeAll(async () => {
    excel = await ExcelPage.open(browser, sample(name));
    await excel.check();
  });
  afterAll(() => excel.close());

  it("一键校验: every finding of the check, and no other, with its rule and its cell", async () => {
    const items = await excel.pane
      .locator("li[data-rule]")
      .evaluateAll((elements) =>
        elements.map((item) => [item.getAttribute("data-rule"), item.querySelector(".place")?.textContent]),
      );
    const expected = checked(sample(name)).findings.map(({ rule, sheet, cell }) => [rule, `${sheet}!${cell}`]);
    expect(items.sort()).toEqual(expected.sort());
  });

  it("一键校验: the status says the four counts", async () => {
    const { findings, reading } = checked(sample(name));
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    const status = await excel.pane.getByRole("status").textContent();
    expect(status).toBe(
      `${reading.dossier.rows.applications.length} 份申报 · ${count("error")} 违规 · ${count("review")} 待认定 · ${count("warning")} 请核对 · ${count("note")} 提示`,
    );
  });

  it("the pane asks the host for nothing that Excel 2021 does not have", () => {
    expect([...excel.host.unknownMembers, ...excel.host.refusedMembers, ...excel.host.internalErrors]).toEqual([]);
  });

  it("every cell with a finding carries the mark of its rule", () => {
    const marked = excel.host.book.sheets.flatMap((sheet) =>
      sheet.conditionalFormats.flatMap(({ formula }) => /^=\("studio-rounds:"&"(.+)"\)<>""$/.exec(formula)?.[1] ?? []),
    );
    const rules = checked(sample(name))
      .findings.filter(({ cell }) => cell !== null)
      .map(({ rule }) => rule);
    expect(new Set(marked)).toEqual(new Set(rules));
  });
});
