import { describe, expect, it } from "vitest";
import { saidOf } from "../../policy/wording.ts";
import { type Cells, checkWorkbook } from "../workbooks/from-cells.ts";
import { headers, row, studio } from "../workbooks/one-application.ts";

describe("another round's sheet", () => {
  const other = (...titles: Cells): boolean =>
    checkWorkbook({ sheets: { 申报: [...titles, headers, row] } }, { settings: { roundYear: 2025 } }).reading.dossier.known
      .length > 0;
  it("is known by the year of its title", () => {
    expect(other(["二〇二三年首席技师工作室申报汇总表"])).toBe(true);
    expect(other(["2025年首席技师工作室申报汇总表"])).toBe(false);
    expect(other(["依据京兴人社文〔2019〕199号"])).toBe(false);
  });
  it("a 填报时间 line does not count, wherever its day stands", () => {
    expect(other(["填报时间：2024年12月1日"])).toBe(false);
    expect(other(["填报时间：", "2024年12月1日"])).toBe(false);
  });
  it("nor does any other day that a title names", () => {
    expect(other(["公示时间：2026年1月5日至2026年1月12日"])).toBe(false);
    expect(other(["2023年12月申报汇总表"])).toBe(true);
  });
});

describe("批次设置", () => {
  const settingsOf = (...cells: Cells) =>
    checkWorkbook({
      sheets: {
        批次设置: cells,
        评分: [
          ["工作室名称", "平均分", "名次"],
          [studio, 90, 1],
        ],
      },
    });
  it("无 and / are blank: a first round has none before it", () => {
    const { keys, reading } = settingsOf(
      ["批次年度：", "２０２５年度"],
      ["上一批次年度", "无"],
      ["合格线", "/"],
      ["拟定名额", "10个"],
    );
    expect(keys).toEqual([]);
    expect(reading.dossier.settings).toMatchObject({
      roundYear: 2025,
      previousRoundYear: null,
      scoring: { passMark: null, places: 10 },
    });
  });
  it("an unreadable value is said at its cell, and the default stays", () => {
    const { keys, reading } = settingsOf(["最少专家人数", "若干"]);
    expect(keys).toEqual(["workbook/value-unreadable 批次设置!B1"]);
    expect(reading.dossier.settings.scoring.minimumExperts).toBe(5);
  });
  it("a value is said to be unreadable under the name the sheet gives it, with what is expected", () => {
    const { findings } = settingsOf(["评分方法：", "中位数"], ["合格线", "六十"]);
    expect(findings.map((finding) => saidOf(finding, "zh").wrong)).toEqual([
      "“评分方法”的内容“中位数”无法识别",
      "“合格线”的内容“六十”无法识别",
    ]);
    expect(findings.map((finding) => saidOf(finding, "en").required)).toEqual([
      "平均分 (mean) or 去掉最高最低分 (trimmed mean) is expected",
      "A number is expected",
    ]);
  });
  it("no other text is a setting", () => {
    expect(settingsOf(["constructor", "5"], ["__proto__", "1"], ["toString", 2]).keys).toEqual([]);
  });
});

describe("what is put on notice", () => {
  it("第9条: a home address, and a telephone in two columns, are personal data on a notice", () => {
    const { keys, findings } = checkWorkbook({
      sheets: {
        公示: [
          ["工作室名称", "单位名称", "公示开始", "公示结束", "家庭\n住址", "联系电话", "手机"],
          [studio, "北京甲乙科技有限公司", "2025-11-03", "2025-11-14", "某街1号", "13800000000", "13900000000"],
        ],
      },
    });
    expect(keys.filter((key) => key.startsWith("notice/personal-data"))).toEqual([
      "notice/personal-data 公示!E1",
      "notice/personal-data 公示!F1",
      "notice/personal-data 公示!G1",
    ]);
    const [address] = findings;
    expect(address).toMatchObject({ field: null, article: null, severity: "error" });
    for (const language of ["zh", "en"] as const) expect(address && saidOf(address, language).wrong).toContain("家庭 住址");
  });
});

describe("formulas", () => {
  it("one that no program has calculated yet has no value", () => {
    const { reading, keys } = checkWorkbook({
      sheets: {
        拨付: [
          ["工作室名称", "阶段", "金额（元）", "拨付日期"],
          [studio, "首期", 100_000, "2025-12-20"],
          ["合计", null, { t: "z", f: "SUM(C2:C2)" }, null],
        ],
      },
    });
    expect(reading.readings[0]?.snapshot.formulas.size).toBe(1);
    expect(keys).toEqual([]);
  });
});

describe("merged cells", () => {
  const payments = (merge: string) => ({
    sheets: {
      拨付: [
        ["工作室名称", "阶段", "金额（万元）", "拨付日期"],
        [studio, "首期", 13, "2025-12-20"],
        [null, "奖励", null, "2025-12-20"],
        ["小计", null, 13, null],
        ["合计", null, 13, null],
      ],
    },
    merges: { 拨付: ["A2:A3", merge] },
  });
  it("fill down, are said once each, and a merged amount counts once in totals", () => {
    const { keys, reading } = checkWorkbook(payments("C2:C3"));
    expect(keys.filter((key) => key.startsWith("workbook/"))).toEqual([
      "workbook/merged-cells 拨付!A2",
      "workbook/merged-cells 拨付!C2",
    ]);
    expect(reading.dossier.rows.payments.map(({ fields }) => fields.amount)).toEqual([13_000_000, 13_000_000]);
  });
  it("a merge over whole columns costs no more than the cells that hold values", () => {
    const { reading } = checkWorkbook(payments("E10:XFD1048576"));
    expect(reading.readings[0]?.rows).toHaveLength(2);
  });
});

describe("rows that are no data", () => {
  it("blank, repeated, total and foot note rows are skipped and counted, and a serial number alone fills no row", () => {
    const { reading, keys } = checkWorkbook({
      sheets: {
        申报: [
          headers,
          row,
          [],
          headers,
          [2],
          ["合 计："],
          ["总计（份）", 1],
          ["注：本表由镇街填报"],
          ["单位负责人：张三"],
          [null, "填表人：李四"],
        ],
      },
    });
    expect(reading.readings[0]?.rows).toHaveLength(1);
    expect(reading.readings[0]?.sorted).toMatchObject({ skipped: 8 });
    expect(keys.filter((key) => key.startsWith("workbook/"))).toEqual([]);
  });
});

describe("known rounds and money", () => {
  it("a payment sheet named after another year is this round's money, and its merged cells are said", () => {
    const { keys } = checkWorkbook(
      {
        sheets: {
          "2026年拨付": [
            ["工作室名称", "阶段", "金额（万元）", "拨付日期"],
            [studio, "首期", 10, "2026-01-20"],
            [null, "奖励", 3, "2026-01-20"],
          ],
        },
        merges: { "2026年拨付": ["A2:A3"] },
      },
      { settings: { roundYear: 2025 } },
    );
    expect(keys).toEqual(["workbook/merged-cells 2026年拨付!A2"]);
  });
});

describe("the unit of a municipal award", () => {
  it("only amounts above 0 can contradict it", () => {
    const awards = (amount: number) =>
      checkWorkbook({
        sheets: {
          市级: [
            ["项目名称", "资助年度", "单位名称", "资助金额（元）"],
            ["市级首席技师工作室", 2020, "天津某厂", amount],
          ],
        },
      }).keys;
    expect(awards(-500)).toEqual([]);
    expect(awards(500)).toEqual(["workbook/amount-unit 市级!D2"]);
  });
});

describe("同上", () => {
  it("down a whole tall sheet is read as fast as anything else", () => {
    const names = ["工作室名称", "日期", "凭证号", "支出（元）"];
    const rows = Array.from({ length: 30_000 }, () => names.map(() => "同上"));
    const { reading } = checkWorkbook({ sheets: { 台账: [names, [studio, "2025-12-21", "记1", 1000], ...rows] } });
    expect(reading.readings[0]?.rows.at(-1)?.fields).toMatchObject({ studioName: studio, spentOn: "2025-12-21" });
  });
});
