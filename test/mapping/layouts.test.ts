import { describe, expect, it } from "vitest";
import { type Cells, checkWorkbook } from "../workbooks/from-cells.ts";
import { headers, row, studio } from "../workbooks/one-application.ts";

const down = (top: number, columns: number) =>
  Array.from(
    { length: columns },
    (_, index) => `${String.fromCharCode(65 + index)}${top}:${String.fromCharCode(65 + index)}${top + 1}`,
  );

describe("a header of two rows", () => {
  it("matches parent and child together before the child alone; the parent's unit serves its children", () => {
    const { fields, reading } = checkWorkbook({
      sheets: {
        拨付: [
          ["2025年首席技师工作室资金拨付表"],
          ["序号", "工作室名称", "第一阶段", null, "团队奖励（元）", null, "第二阶段（万元）", null],
          [null, null, "金额（万元）", "拨付日期", "金额", "拨付日期", "金额", "拨付日期"],
          [1, studio, 10, "2025-12-20", 30_000, "2025-12-20", 8, "2026-12-30"],
        ],
      },
      merges: { 拨付: ["A1:H1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2"] },
    });
    expect(fields).toEqual({
      "拨付!A2": "seq",
      "拨付!B2": "studioName",
      "拨付!C3": "firstAmount",
      "拨付!D3": "firstPaidOn",
      "拨付!E3": "awardAmount",
      "拨付!F3": "awardPaidOn",
      "拨付!G3": "secondAmount",
      "拨付!H3": "secondPaidOn",
    });
    expect(reading.readings[0]?.header.row).toBe(2);
    expect(reading.dossier.rows.payments[0]?.fields).toMatchObject({
      firstAmount: 10_000_000,
      awardAmount: 3_000_000,
      secondAmount: 8_000_000,
    });
  });

  it("may be all vertical merges; the last row of the merge is the header row, its repetition no data", () => {
    const { reading, fields } = checkWorkbook({
      sheets: { 申报: [headers, [], row, headers, []] },
      merges: { 申报: [...down(1, headers.length), ...down(4, headers.length)] },
    });
    expect(reading.readings[0]?.header.row).toBe(1);
    expect(reading.readings[0]?.rows).toHaveLength(1);
    expect(fields["申报!B1"]).toBe("hostName");
  });

  it("takes numbers under a merged 专家 as experts", () => {
    const { fields } = checkWorkbook({
      sheets: {
        评分: [
          ["工作室名称", "专家", null, null, "平均分"],
          [null, 1, 2, 3, null],
          [studio, 90, 91, 92, 91],
        ],
      },
      merges: { 评分: ["A1:A2", "B1:D1", "E1:E2"] },
    });
    expect(Object.values(fields)).toEqual(["studioName", "score", "score", "score", "averageScore"]);
  });

  it("a title merged over four fifths of the columns is no parent", () => {
    const { fields } = checkWorkbook({
      sheets: {
        拨付: [
          ["第一阶段", null, null, null, null],
          ["工作室名称", "金额", "拨付日期", "阶段", "备注"],
          [studio, 10, "2025-12-20", "首期", null],
        ],
      },
      merges: { 拨付: ["A1:D1"] },
    });
    expect(fields["拨付!B2"]).toBe("amount");
  });
});

describe("the header is found within the first 20 rows", () => {
  const under = (blanks: number): Cells => [
    ["表"],
    ...Array.from({ length: blanks }, () => []),
    ["工作室名称", "平均分", "名次"],
    [studio, 90, 1],
  ];
  it("in row 20, and no longer in row 21", () => {
    expect(checkWorkbook({ sheets: { 评分: under(18) } }).fields["评分!A20"]).toBe("studioName");
    expect(checkWorkbook({ sheets: { 评分: under(19) } }).keys).toEqual(["workbook/sheet-ignored 评分!null"]);
  });
});

describe("the sheet's 单位 line", () => {
  const payments = (line: string): Cells => [
    [line],
    ["工作室名称", "阶段", "金额", "拨付日期"],
    [studio, "首期", 10, "2025-12-20"],
  ];
  it.each([
    ["单位：万元", []],
    ["填报单位：大兴区某局　填报时间：2026年1月　金额单位：人民币万元", []],
    ["（单位：万元）", []],
    ["填报单位：元亨利贞公司", ["workbook/amount-unit 拨付!C2"]],
    ["单位：元", ["workbook/amount-unit 拨付!C3"]],
  ])("%s", (line, expected) => {
    expect(checkWorkbook({ sheets: { 拨付: payments(line) } }).keys).toEqual(expected);
  });
});

describe("which table a sheet belongs to", () => {
  it("年度 beside an assessment makes its rows no municipal awards", () => {
    const { keys, fields } = checkWorkbook({
      sheets: {
        申报: [headers, row],
        考核: [
          ["年度", "工作室名称", "单位名称", "领办人", "考核结果", "考核日期"],
          [2026, studio, "北京甲乙科技有限公司", "王强", "合格", "2026-11-01"],
        ],
      },
    });
    expect(fields["考核!A1"]).toBeUndefined();
    expect(keys.filter((key) => key.startsWith("duplicate/"))).toEqual([]);
  });

  it("项目 and 日期 beside a payment are neither programmes nor expenditures", () => {
    const { reading } = checkWorkbook({
      sheets: {
        拨付: [
          ["项目", "工作室名称", "阶段", "金额（元）", "日期"],
          ["首席技师", studio, "首期", 100_000, "2025-12-20"],
        ],
      },
    });
    expect(reading.readings[0]?.classified.tables).toEqual(["payments"]);
  });

  it("scores beside a notice are read too, and three fields of two tables are enough", () => {
    const { reading } = checkWorkbook({
      sheets: {
        公示: [
          ["工作室名称", "平均分", "公示期"],
          [studio, 90, "2025.11.3-2025.11.14"],
        ],
      },
    });
    expect(reading.readings[0]?.classified.tables).toEqual(["scores", "notices"]);
  });

  it("a header that two tables share counts as one field", () => {
    const cells: Cells = [
      ["工作室名称", "摘要", "其他"],
      [studio, "甲", "乙"],
    ];
    expect(checkWorkbook({ sheets: { 其他: cells } }).keys).toEqual(["workbook/sheet-ignored 其他!null"]);
  });

  it("identifying fields decide only where no other table's anchor stands", () => {
    const { reading } = checkWorkbook({
      sheets: {
        名册: [
          ["镇街", "单位名称", "职业工种"],
          ["黄村镇", "北京甲乙科技有限公司", "焊工"],
        ],
        通讯录: [
          ["镇街", "联系人", "联系电话"],
          ["黄村镇", "赵敏", "13800000000"],
        ],
      },
    });
    expect(reading.readings.map(({ snapshot, classified }) => [snapshot.name, classified.own])).toEqual([
      ["名册", "applications"],
    ]);
  });
});

describe("score layouts", () => {
  it.each(["专家一", "评委甲", "专家A", "专家（张三）", "专家1得分", "专家2（李四）", "评委5号", "专家①"])(
    "%s is an expert's column",
    (header) => {
      const { fields } = checkWorkbook({
        sheets: {
          评分: [
            ["工作室名称", header, "平均分"],
            [studio, 90, 90],
          ],
        },
      });
      expect(fields["评分!B1"]).toBe("score");
    },
  );

  it("in the long layout two score columns are both set aside", () => {
    const { keys } = checkWorkbook({
      sheets: {
        评分: [
          ["工作室名称", "专家", "得分", "评分", "平均分"],
          [studio, "甲", 90, 91, 90],
        ],
      },
    });
    expect(keys).toContain("workbook/column-ambiguous 评分!C1");
    expect(keys).toContain("workbook/column-ambiguous 评分!D1");
  });
});
