import { describe, expect, it } from "vitest";
import { type Cells, checkWorkbook } from "../workbooks/from-cells.ts";

const studio = "北京甲乙科技有限公司王强焊工首席技师工作室";
const headers = [
  "序号",
  "单位名称",
  "统一社会信用代码",
  "注册/经营情况",
  "工作室名称",
  "领办人",
  "身份证号",
  "工种",
  "技能等级",
  "是否已获市级资助",
];
const row = [
  1,
  "北京甲乙科技有限公司",
  "91110115MA0000001K",
  "经营",
  studio,
  "王强",
  "11011519800101101X",
  "焊工",
  "技师",
  "否",
];
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
    expect(address?.message.zh).toContain("家庭 住址");
    expect(address?.message.en).toContain("家庭 住址");
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
