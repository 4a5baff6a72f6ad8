// The numbers of the measures by date, and the open questions with their answers.
import { describe, expect, it } from "vitest";
import { isoDateSchema } from "../../../policy/kinds.ts";
import { articleText } from "../../../policy/measures.ts";
import { allParameters, effectiveDate, parameterOn, relaxationGroundOf } from "../../../policy/parameters.ts";
import { defaultRulings, rulingSchemas, rulingsSchema, rulingsTable } from "../../../policy/rulings.ts";
import { scoringSchema } from "../../../policy/settings.ts";

const today = isoDateSchema.parse("2026-11-22");
const scoring = scoringSchema.parse({});

describe("parameters", () => {
  it("第14条: 第一阶段支持资金10万元, 团队奖励3万元, 第二阶段5-10万元, 共15-20万元", () => {
    expect(parameterOn("firstTranche", today)).toBe(10_000_000);
    expect(parameterOn("award", today)).toBe(3_000_000);
    expect([parameterOn("secondTrancheMinimum", today), parameterOn("secondTrancheMaximum", today)]).toEqual([
      5_000_000, 10_000_000,
    ]);
    expect(parameterOn("supportMinimum", today)).toBe(
      parameterOn("firstTranche", today) + parameterOn("secondTrancheMinimum", today),
    );
    expect(parameterOn("supportMaximum", today)).toBe(
      parameterOn("firstTranche", today) + parameterOn("secondTrancheMaximum", today),
    );
  });

  it("第3, 7, 9条: two years, 2 copies, 10 minutes, 7 days", () => {
    const names = ["intervalYears", "paperCopies", "videoMinutes", "noticeDays"] as const;
    expect(names.map((name) => parameterOn(name, today))).toEqual([2, 2, 10, 7]);
  });

  it("a day before the measures reads their first value", () => {
    expect(effectiveDate).toBe("2019-12-30");
    expect(parameterOn("noticeDays", isoDateSchema.parse("2015-01-01"))).toBe(7);
  });

  it("the values of each parameter ascend by date, and name an article of the text", () => {
    for (const { name, values } of allParameters()) {
      const dates = values.map(({ from }) => from);
      expect([name, dates]).toEqual([name, [...new Set(dates)].sort()]);
      for (const { article } of values) if (article !== null) expect(articleText(article).zh).not.toBe("");
    }
  });

  it.each([
    ["非遗传承人", "非物质文化遗产"],
    ["非物质文化遗产", "非物质文化遗产"],
    ["文创", "文化创意"],
    ["重大项目", "服务区内重大产业项目"],
    ["文创、非遗", "非物质文化遗产"],
    [" 文化 创意", "文化创意"],
    ["技术过硬", null],
    ["非遗展览参观者", null],
    ["", null],
  ])("第6条（一）1: 「%s」 is the ground %s", (text, ground) => {
    expect(relaxationGroundOf(text, today)).toBe(ground);
  });
});

describe("第16条: 本办法由大兴区人力资源和社会保障局负责解释", () => {
  it("every default answer is one its question allows", () => {
    expect(rulingsSchema.parse(defaultRulings)).toEqual(defaultRulings);
    expect(rulingsSchema.safeParse({ "notice-days": "working-days" }).success).toBe(false);
    expect(rulingsSchema.safeParse({ "no-such-question": "yes" }).success).toBe(false);
  });

  it("every question stands in the table once, in both languages, with its reason and an article of the text", () => {
    const table = rulingsTable(defaultRulings, scoring);
    expect(table.map(({ id }) => id).sort()).toEqual([...Object.keys(rulingSchemas), "scoring"].sort());
    for (const { question, reason, article, from } of table) {
      for (const words of [question.zh, question.en, reason.zh, reason.en]) expect(words.length).toBeGreaterThan(5);
      expect(articleText(article).zh).not.toBe("");
      expect(from).toBe("2019-12-30");
    }
  });

  it("an answer that is not the default's never carries the default's reason", () => {
    const rulings = { ...defaultRulings, "year-starts": "plaque" } as const;
    const reasonOf = (id: string, table: ReturnType<typeof rulingsTable>) =>
      table.find((ruling) => ruling.id === id)?.reason.zh;
    const usual = rulingsTable(defaultRulings, scoring);
    const changed = rulingsTable(rulings, { ...scoring, places: 10 });
    expect(reasonOf("year-starts", changed)).not.toBe(reasonOf("year-starts", usual));
    expect(reasonOf("scoring", changed)).not.toBe(reasonOf("scoring", usual));
    expect(reasonOf("notice-days", changed)).toBe(reasonOf("notice-days", usual));
    const answered = rulingsTable(rulings, scoring, { "year-starts": { reason: "会议纪要第3号", from: today } });
    expect(reasonOf("year-starts", answered)).toBe("会议纪要第3号");
    expect(answered.find(({ id }) => id === "year-starts")?.from).toBe(today);
  });
});
