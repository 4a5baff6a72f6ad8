import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInFen, readAmount } from "../../addin/mapping/read/amount.ts";
import { readDate, readPeriod } from "../../addin/mapping/read/date.ts";
import { cellError, digitsLost, Fault, unreadable } from "../../addin/mapping/read/fault.ts";
import { readLevel } from "../../addin/mapping/read/level.ts";
import { readDisplayed, readNumber, readScore } from "../../addin/mapping/read/number.ts";
import { readIdentifier, readPhone, readText } from "../../addin/mapping/read/text.ts";
import {
  readBasis,
  readDecision,
  readGrade,
  readMunicipalFunded,
  readRecheck,
  readStage,
  readYesNo,
} from "../../addin/mapping/read/words.ts";
import type { CellValue } from "../../addin/mapping/snapshot.ts";

const shown = (result: unknown) => (result instanceof Fault ? result.rule.slice("workbook/".length) : result);

describe("a date as clerks write it", () => {
  it.each<[CellValue, string, string]>([
    [45964, "yyyy/m/d", "2025-11-03"],
    [45964, "General", "2025-11-03"],
    [45964.75, "yyyy/m/d h:mm", "2025-11-03"],
    [59, "yyyy/m/d", "1900-02-28"],
    [60, "yyyy/m/d", "value-unreadable"],
    ["2025-03-01", "General", "2025-03-01"],
    ["2025/3/1", "General", "2025-03-01"],
    ["2025.3.1", "General", "2025-03-01"],
    ["２０２５年３月１日", "General", "2025-03-01"],
    ["2025 年 3 月 1 日", "General", "2025-03-01"],
    ["20250301", "General", "2025-03-01"],
    [20250301, "General", "2025-03-01"],
    ["二〇二五年三月一日", "General", "2025-03-01"],
    ["二○二五年十二月三十一日", "General", "2025-12-31"],
    ["2025-03-01 00:00:00", "General", "2025-03-01"],
    ["2025-3-1 10:00", "General", "2025-03-01"],
    ["2025/3/1　８：３０", "General", "2025-03-01"],
    ["2025年3月1日10:00", "General", "2025-03-01"],
    ["2025-3-1 1", "General", "value-unreadable"],
    ["2025.3.1 2", "General", "value-unreadable"],
    ["2025年3月", "General", "2025-03"],
    ["2025.3", "General", "2025-03"],
    [2025.3, "General", "2025-03"],
    ["2025", "General", "2025"],
    [2025, "General", "2025"],
    [45964, '[$-804]yyyy"年"m"月"d"日"', "2025-11-03"],
    [2025, '0"年"', "2025"],
    [2025, "#,##0;[Red]-#,##0", "2025"],
    [202503, "General", "value-unreadable"],
    ["2025-02-30", "General", "value-unreadable"],
    ["去年", "General", "value-unreadable"],
    ["2025年13月", "General", "value-unreadable"],
    [-3, "General", "value-unreadable"],
  ])("%s (%s) reads as %s", (value, format, expected) => {
    expect(shown(readDate(value, format, false))).toBe(expected);
  });

  it("counts from 1904 where the workbook does", () => {
    expect(readDate(45964 - 1462, "yyyy/m/d", true)).toBe("2025-11-03");
  });
});

describe("a notice period in one cell", () => {
  it.each<[string, number | null, unknown]>([
    ["2025.11.3-2025.11.10", null, { start: "2025-11-03", end: "2025-11-10" }],
    ["2025-11-03-2025-11-10", null, { start: "2025-11-03", end: "2025-11-10" }],
    ["2025年11月3日至11月10日", null, { start: "2025-11-03", end: "2025-11-10" }],
    ["2025年11月3日-10日", null, { start: "2025-11-03", end: "2025-11-10" }],
    ["2025年12月28日至1月5日", null, { start: "2025-12-28", end: "2026-01-05" }],
    ["11月3日—11月10日", 2025, { start: "2025-11-03", end: "2025-11-10" }],
    ["11月3日—11月10日", null, "value-unreadable"],
    ["20251103-20251110", null, { start: "2025-11-03", end: "2025-11-10" }],
    ["2025年11月3日起至2025年11月10日止，共8天", null, { start: "2025-11-03", end: "2025-11-10" }],
    ["2025.11.3-2025.11.1 0", null, "value-unreadable"],
    ["2025年11月", null, "date-imprecise"],
    ["2025年11月-12月", null, "date-imprecise"],
    ["2025.10-2025.11", null, "date-imprecise"],
    ["公示七天", 2025, "value-unreadable"],
  ])("%s (round %s)", (value, year, expected) => {
    expect(shown(readPeriod(value, year))).toEqual(expected);
  });
});

describe("an amount with its unit", () => {
  const fen = (value: CellValue, unit: "元" | "万元", format = "General", text = String(value)) => {
    const amount = readAmount(value, text, format);
    return amount instanceof Fault ? shown(amount) : shown(amountInFen(amount, amount.unit ?? unit));
  };
  it.each<[CellValue, "元" | "万元", unknown]>([
    [10, "万元", 10_000_000],
    ["10", "万元", 10_000_000],
    ["10万", "元", 10_000_000],
    ["10万元", "元", 10_000_000],
    ["100,000.00", "元", 10_000_000],
    ["￥100000", "万元", 10_000_000],
    ["１０", "万元", 10_000_000],
    [9500.5, "元", 950_050],
    [0.1 + 0.2, "元", 30],
    [7.12345678, "万元", "value-unreadable"],
    ["约10万", "元", "value-unreadable"],
    ["10万左右", "元", "value-unreadable"],
  ])("%s under %s", (value, unit, expected) => {
    expect(fen(value, unit)).toBe(expected);
  });

  it("takes the unit a number format shows", () => {
    expect(fen(100_000, "万元", '"￥"#,##0.00', "￥100,000.00")).toBe(10_000_000);
    expect(fen(10, "元", '0"万元"', "10万元")).toBe(10_000_000);
    expect(fen(100_000, "元", '0!.0,"万元"', "10.0万元")).toBe(10_000_000);
  });

  it("第14条: every whole number of fen written in 元 comes back to the fen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (amount) => {
        expect(fen(amount / 100, "元")).toBe(amount);
        expect(fen((amount / 100).toFixed(2), "元")).toBe(amount);
      }),
      { seed: 199, numRuns: 300 },
    );
  });
});

describe("identifiers", () => {
  it("keeps text, folds width, spaces, case and a leading apostrophe", () => {
    expect(readIdentifier("’11010119850105292x")).toBe("11010119850105292X");
    expect(readIdentifier(" ９１１１ 0115 ma51rd555h")).toBe("91110115MA51RD555H");
  });
  it("takes a number of at most 15 digits as its digits, and says of a longer one that digits are lost", () => {
    expect(readIdentifier(102100889140)).toBe("102100889140");
    expect(readIdentifier(110115197001011000)).toBe(digitsLost);
    expect(readIdentifier("1.10105E+17")).toBe(digitsLost);
    expect(readIdentifier(1.5)).toBe(unreadable);
  });
  it("drops spaces in phones and keeps a number's digits", () => {
    expect(readPhone("138 0000 0000", "", "General")).toBe("13800000000");
    expect(readText(13800000000, "1.38E+10", "General")).toBe("13800000000");
    expect(readText(7, "007", "000")).toBe("007");
  });
});

describe("numbers and scores", () => {
  it.each<[CellValue, unknown]>([
    ["８人", 8],
    ["10分钟", 10],
    ["1,200", 1200],
    [0.1 + 0.2, 0.3],
    ["约3", "value-unreadable"],
    [true, "value-unreadable"],
  ])("%s", (value, expected) => {
    expect(shown(readNumber(value))).toBe(expected);
  });
  it("an average is read as displayed", () => {
    expect(readDisplayed(87.2349, "87.23")).toEqual({ number: 87.23, decimals: 2 });
    expect(readDisplayed(87.2, "87.20")).toEqual({ number: 87.2, decimals: 2 });
    expect(readDisplayed("87分", "87分")).toEqual({ number: 87, decimals: 0 });
  });
  it("第5条: a recused expert has no score", () => {
    expect(readScore("回避")).toBe("recused");
    expect(readScore("（回 避）")).toBe("recused");
    expect(readScore(88)).toBe(88);
  });
});

describe("words", () => {
  it.each<[CellValue, unknown]>([
    ["是", true],
    ["√", true],
    ["齐全", true],
    ["已提交", true],
    ["3张", true],
    [2, true],
    ["Y", true],
    ["同意", true],
    [true, true],
    ["否", false],
    ["×", false],
    ["不齐", false],
    ["未提交", false],
    ["0", false],
    [0, false],
    ["无异议", false],
    ["不同意", false],
    ["N", false],
    ["待定", "value-unreadable"],
  ])("yes or no: %s", (value, expected) => {
    expect(shown(readYesNo(value))).toBe(expected);
  });
  it("第14条: a text that names a municipal grant means funded", () => {
    expect(readMunicipalFunded("市级技能大师工作室")).toBe(true);
    expect(readMunicipalFunded("未获市级资助")).toBe(false);
    expect(readMunicipalFunded("待查")).toBe(unreadable);
  });
  it.each([
    ["注册", "注册"],
    ["注册及经营", "注册及经营"],
    ["注册、经营", "注册及经营"],
    ["是", "是"],
    ["外区", "否"],
    ["均不", "否"],
    ["未注册", "否"],
    ["拟注册", "value-unreadable"],
  ])("第6条: basis %s", (value, expected) => {
    expect(shown(readBasis(value))).toBe(expected);
  });
  it.each([
    ["同意认定", "approved"],
    ["不予认定", "rejected"],
    ["未通过", "rejected"],
    ["待定", "value-unreadable"],
  ])("第9条: decision %s", (value, expected) => {
    expect(shown(readDecision(value))).toBe(expected);
  });
  it.each([
    ["第一阶段", "first"],
    ["团队奖励资金", "award"],
    ["尾款", "second"],
    ["第一阶段、第二阶段", "value-unreadable"],
  ])("第14条: stage %s", (value, expected) => {
    expect(shown(readStage(value))).toBe(expected);
  });
  it("第13条: 基本合格 is neither a passing nor a failing grade", () => {
    expect(shown(readGrade("基本合格"))).toBe("value-unreadable");
    expect(readGrade(" 合 格 ")).toBe("合格");
    expect(readRecheck("仍不达标")).toBe("failed");
    expect(readRecheck("达标")).toBe("passed");
  });
});

describe("第6条（一）1: a skill level in its many spellings", () => {
  it.each([
    ["技师", "技师"],
    ["技师（二级）", "技师"],
    ["二级/技师", "技师"],
    ["国家职业资格二级", "技师"],
    ["一级", "高级技师"],
    ["高级技师(1级)", "高级技师"],
    ["高级工（三级）", "高级工"],
    ["国家职业资格二级（技师）", "技师"],
    ["特级技师", "特级技师"],
    ["首席技师", "首席技师"],
    ["无", "无"],
    ["未取得", "无"],
    ["工程师", "工程师"],
    ["高级", "高级"],
    ["一级技师", "一级技师"],
    ["高级工、技师", "高级工、技师"],
    ["高级工程师", "高级工程师"],
    ["拟报技师", "拟报技师"],
  ])("%s reads as %s", (value, expected) => {
    expect(readLevel(value)).toBe(expected);
  });
});

describe("anything at all in a cell", () => {
  it("reads or faults, and never throws", () => {
    const anything = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.integer(), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(anything, (value) => {
        for (const read of [
          readNumber,
          readIdentifier,
          readYesNo,
          readBasis,
          readDecision,
          readStage,
          readGrade,
          readRecheck,
          readScore,
          readMunicipalFunded,
          readLevel,
        ] as const)
          read(value);
        readDate(value, "General", false);
        readPeriod(value, 2025);
        readAmount(value, String(value), "General");
      }),
      { seed: 199, numRuns: 500 },
    );
    expect(cellError.rule).toBe("workbook/cell-error");
  });
});
