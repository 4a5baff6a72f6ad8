// The mapping of the measures is held against their text, character for character, and against the rules.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { articleText, measures, measuresDocument } from "../../../policy/measures.ts";
import type { Rule } from "../../../policy/rule.ts";
import { rules } from "../../../policy/rules.ts";

const printed = readFileSync(new URL("./measures.txt", import.meta.url), "utf8");
/** White space is layout: the text is printed with blank lines and padded columns. */
const characters = (text: string) => text.replace(/\s/g, "");

const mappedRules = new Set(
  measures.flatMap(({ enforcement }) => enforcement.flatMap((one) => (one.by === "rules" ? one.rules : []))),
);
const articles = [...new Set(measures.flatMap(({ article }) => (article === null ? [] : [article])))];

/** The rules whose findings each name one of several articles: a condition of the host, an item of the materials. */
const manyArticles: Readonly<Record<string, readonly string[]>> = {
  "eligibility/host-conditions": ["6(2)1", "6(2)2", "6(2)3"],
  "materials/missing": ["7(1)", "7(2)", "7(3)", "7(4)"],
};
const articlesOf = ({ id, article }: Rule): readonly string[] => (article === null ? [] : (manyArticles[id] ?? [article]));

describe(`${measuresDocument}, sentence by sentence`, () => {
  it("the sentences in their order are the printed text, and a changed character is seen", () => {
    const whole = measures.map(({ text }) => characters(text)).join("");
    expect(whole).toBe(characters(printed));
    expect(whole.replace("7天", "5天")).not.toBe(characters(printed));
  });

  it("no sentence is blank or runs on into the next paragraph", () => {
    for (const { text } of measures) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe("");
      expect(text).not.toContain("\n");
    }
  });

  it("all seventeen articles are there, in the order of the text", () => {
    const numbers = articles.map((article) => Number.parseInt(article, 10));
    expect([...new Set(numbers)]).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it("a sentence left to a person says why, and one left to rules names some", () => {
    for (const { enforcement } of measures) {
      for (const one of enforcement) {
        if (one.by === "human") expect(one.reason.length).toBeGreaterThan(15);
        if (one.by === "rules") expect(one.rules.length).toBeGreaterThan(0);
      }
    }
  });

  it("every rule that rests on an article stands beside a sentence of that article", () => {
    for (const rule of rules.filter(({ article }) => article !== null)) {
      const beside = measures.flatMap(({ article, enforcement }) =>
        enforcement.some((one) => one.by === "rules" && one.rules.includes(rule.id)) ? [article] : [],
      );
      for (const article of articlesOf(rule)) expect([rule.id, beside]).toEqual([rule.id, expect.arrayContaining([article])]);
    }
  });

  it("every rule a sentence names exists", () => {
    const known = new Set(rules.map(({ id }) => id));
    expect([...mappedRules].filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("an article's own words", () => {
  it("are those of the paragraph it numbers", () => {
    expect(articleText("17").zh).toBe("第十七条 本办法自发布之日起施行。");
    expect(articleText("6(1)1").zh).toMatch(/^1\.首席技师作为工作室领办人.*可适当放宽条件。$/);
    expect(articleText("7(2)").zh).toContain("企事业单位名称+首席技师姓名+职业工种名称+首席技师工作室");
    expect(articleText("14").zh).toContain("对首席技师工作室团队给与一次性3万元资金奖励");
    expect(articleText("14").zh).toMatch(/只授予工作室铭牌。$/);
    expect(articleText("7").zh).toContain("以上材料一式2份");
  });

  it("exist for every article a rule rests on, and for no other number", () => {
    for (const rule of rules) for (const article of articlesOf(rule)) expect(articleText(article).zh).not.toBe("");
    expect(() => articleText("18")).toThrow(RangeError);
  });
});
