// What is said about reading the sheet: columns, cells, units, totals. The params each rule's finding must bring are typed here.
// A sealed field's value comes masked; nothing here masks it.
import type { Kind } from "../kinds.ts";
import type { FieldKey } from "../records/fields.ts";
import type { Wording } from "./entry.ts";

/** The params of each workbook/ rule's finding. `value` is the displayed text, masked where the field is sealed. */
export interface WorkbookParams {
  "workbook/column-missing": { readonly field: FieldKey };
  /** `header` is this claimant's header, `others` the other claimants', joined by 、 (their headers or cells). */
  "workbook/column-ambiguous": { readonly header: string; readonly field: FieldKey; readonly others: string };
  "workbook/column-suggested": { readonly header: string; readonly field: FieldKey };
  "workbook/sheet-ignored": Readonly<Record<never, never>>;
  "workbook/required-cell": { readonly field: FieldKey };
  "workbook/value-unreadable": { readonly field: FieldKey; readonly kind: Kind | "combine"; readonly value: string };
  "workbook/date-imprecise": { readonly field: FieldKey; readonly value: string };
  "workbook/digits-lost": { readonly field: FieldKey };
  "workbook/cell-error": { readonly field: FieldKey; readonly value: string };
  /**
   * `found`: `none` no unit anywhere, `contradicts` the value does not suit the stated unit. `taken`: the unit the column is read in
   * (`none`) or that is stated (`contradicts`); `unknown` where neither can be told. `value` is needed for `contradicts` only.
   */
  "workbook/amount-unit": {
    readonly field: FieldKey;
    readonly found: "none" | "contradicts";
    readonly taken: "元" | "万元" | "unknown";
    readonly value?: string;
  };
  /** `word` is 合计, 小计, 总计 or 共计; `stated` and `sum` as text in the column's own unit. */
  "workbook/total-mismatch": { readonly field: FieldKey; readonly word: string; readonly stated: string; readonly sum: string };
  /** `rows` the value is filled into. */
  "workbook/merged-cells": { readonly field: FieldKey; readonly rows: number };
  /** How many data rows are hidden. */
  "workbook/hidden-rows": { readonly count: number };
}

/** `combine` is 评分方法 of 批次设置. */
type KindSentences = { readonly [K in Kind | "combine"]: string };

const kindsZh: KindSentences = {
  text: "应为文字",
  identifier: "应为号码，以文本填写",
  money: "应为精确到分的金额，不得为负，例如 100000 或 10万元",
  number: "应为数字",
  date: "应为真实存在的日期，例如 2025-03-01 或 2025年3月1日",
  yesNo: "应填“是”或“否”",
  level: "应为技能等级，例如 技师（二级）",
  basis: "应填 注册、经营、注册及经营 或 否",
  decision: "应填“同意”或“不同意”",
  stage: "应填 第一阶段、团队奖励 或 第二阶段",
  grade: "应填 优秀、良好、合格 或 不合格",
  recheck: "应填“达标”或“不达标”",
  fundingSource: "应为资金来源，例如 区财政、单位自筹",
  score: "应为分数，或填“回避”",
  combine: "应填“平均分”或“去掉最高最低分”",
};

const kindsEn: KindSentences = {
  text: "Text is expected",
  identifier: "A number kept as text is expected",
  money: "An amount exact to the fen and not negative is expected, such as 100000 or 10万元",
  number: "A number is expected",
  date: "A day that exists is expected, such as 2025-03-01 or 2025年3月1日",
  yesNo: "是 (yes) or 否 (no) is expected",
  level: "A skill level is expected, such as 技师（二级）",
  basis: "注册, 经营, 注册及经营 or 否 is expected",
  decision: "同意 (approved) or 不同意 (rejected) is expected",
  stage: "第一阶段, 团队奖励 or 第二阶段 is expected",
  grade: "优秀, 良好, 合格 or 不合格 is expected",
  recheck: "达标 (passed) or 不达标 (failed) is expected",
  fundingSource: "A source of funds is expected, such as 区财政 or 单位自筹",
  score: "A score, or 回避 (recused), is expected",
  combine: "平均分 (mean) or 去掉最高最低分 (trimmed mean) is expected",
};

export const workbookWording: Wording = {
  "workbook/column-missing": {
    zh: {
      wrong: "申报表缺少“{field:field}”列",
      required: "核对申报须有此列",
      todo: "请补上该列；如已有此列但名称不同，请在窗格中指定",
    },
    en: {
      wrong: "the applications sheet has no column for {field:field}",
      required: "Applications cannot be checked without it",
      todo: "Add the column, or point to it in the pane if it stands under another name",
    },
  },
  "workbook/column-ambiguous": {
    zh: {
      wrong: "“{header}”与{others}都像是“{field:field}”",
      required: "一张表中一个项目只能由一列填写，选定之前均不采用",
      todo: "请在窗格中选定一列，或改列名",
    },
    en: {
      wrong: "“{header}” and {others} both read as {field:field}",
      required: "Only one column of a sheet can hold it; none is used until one is picked",
      todo: "Pick the column in the pane, or rename one",
    },
  },
  "workbook/column-suggested": {
    zh: {
      wrong: "列名“{header}”与“{field:field}”相近，尚未采用",
      required: "列名须与已知名称一致，或由您确认后采用",
      todo: "如确为该项，请在窗格中接受；否则不必处理",
    },
    en: {
      wrong: "the header “{header}” is close to {field:field} but is not used yet",
      required: "A header is used when it is a known name, or once you accept it",
      todo: "Accept it in the pane if it is meant; otherwise leave it",
    },
  },
  "workbook/sheet-ignored": {
    zh: {
      wrong: "这张表有内容，但认不出是哪种表",
      required: "表头须有可识别的列名，才会核对",
      todo: "如应核对，请检查表头；否则不必处理",
    },
    en: {
      wrong: "this sheet has data but is none of the known tables",
      required: "A sheet is checked when its header has names that can be recognised",
      todo: "Look at its header if it should be checked; otherwise leave it",
    },
  },
  "workbook/required-cell": {
    zh: { wrong: "“{field:field}”未填", required: "此项必填，否则该行无法核对", todo: "请补填" },
    en: {
      wrong: "{field:field} is blank",
      required: "It is required: the row cannot be checked without it",
      todo: "Fill it in",
    },
  },
  "workbook/value-unreadable": {
    zh: { wrong: "“{field:field}”的内容“{value}”无法识别", required: { by: "kind", of: kindsZh }, todo: "请改为规范填写" },
    en: {
      wrong: "“{value}” cannot be read as {field:field}",
      required: { by: "kind", of: kindsEn },
      todo: "Write it in that form",
    },
  },
  "workbook/date-imprecise": {
    zh: {
      wrong: "“{field:field}”只写到“{value}”，没有具体日",
      required: "计算期限须有年月日，程序不作推测",
      todo: "请补全到日",
    },
    en: {
      wrong: "{field:field} says only “{value}”, not the day",
      required: "Periods are counted from days, and none is guessed",
      todo: "Complete the date to the day",
    },
  },
  "workbook/digits-lost": {
    zh: {
      wrong: "“{field:field}”以数字存储，Excel 只保留了前15位，末尾数字已丢失",
      required: "超过15位的号码须以文本填写",
      todo: "请先将单元格设为文本格式，再按原件重新录入",
    },
    en: {
      wrong: "{field:field} is stored as a number: Excel kept only 15 digits and the rest is lost",
      required: "Numbers longer than 15 digits have to be kept as text",
      todo: "Format the cell as text and type the number again from the document",
    },
  },
  "workbook/cell-error": {
    zh: { wrong: "“{field:field}”单元格是错误值 {value}", required: "该单元格须有可读的内容", todo: "请修正公式或直接填写" },
    en: {
      wrong: "the cell of {field:field} holds the error {value}",
      required: "It has to hold a readable value",
      todo: "Correct the formula or type the value",
    },
  },
  "workbook/amount-unit": {
    zh: {
      wrong: {
        by: "found",
        of: { none: "“{field:field}”没有注明金额单位", contradicts: "“{field:field}”的 {value} 与注明的单位“{taken}”不相称" },
      },
      required: {
        by: "taken",
        of: {
          元: "单位须能确定，目前按“元”读取",
          万元: "单位须能确定，目前按“万元”读取",
          unknown: "单位须能确定，目前无法判断，有关金额暂不核对",
        },
      },
      todo: { by: "found", of: { none: "请在列名中注明（元）或（万元）", contradicts: "请核对金额和单位" } },
    },
    en: {
      wrong: {
        by: "found",
        of: {
          none: "no unit is stated for {field:field}",
          contradicts: "{value} does not suit the unit {taken} stated for {field:field}",
        },
      },
      required: {
        by: "taken",
        of: {
          元: "The unit has to be certain; for now it is read as 元",
          万元: "The unit has to be certain; for now it is read as 万元",
          unknown: "The unit has to be certain; as it cannot be told, these amounts are not checked",
        },
      },
      todo: {
        by: "found",
        of: { none: "State （元） or （万元） in the header", contradicts: "Check the amount and its unit" },
      },
    },
  },
  "workbook/total-mismatch": {
    zh: {
      wrong: "“{field:field}”的{word}为 {stated}，与各行之和 {sum} 不符",
      required: "{word}须等于所含各行之和",
      todo: "请核对各行金额，或更正{word}",
    },
    en: {
      wrong: "the {word} of {field:field} is {stated}, but its rows add up to {sum}",
      required: "A total has to equal the sum of the rows it covers",
      todo: "Check the rows, or correct the total",
    },
  },
  "workbook/merged-cells": {
    zh: {
      wrong: "“{field:field}”向下合并了单元格，已按同一内容填入 {rows} 行",
      required: "每行宜单独填写，以免错行",
      todo: "请核对这几行是否确为同一内容",
    },
    en: {
      wrong: "cells of {field:field} are merged downward; rows that took the value: {rows}",
      required: "Each row should hold its own value",
      todo: "Check that the value is meant for all of them",
    },
  },
  "workbook/hidden-rows": {
    zh: {
      wrong: "有 {count} 行数据被隐藏或筛选掉",
      required: "隐藏的行与其他行一样核对",
      todo: "请取消隐藏或筛选，确认这些行应当保留",
    },
    en: {
      wrong: "data rows hidden or filtered out: {count}",
      required: "Hidden rows are checked like the others",
      todo: "Unhide them and make sure that they belong here",
    },
  },
};
