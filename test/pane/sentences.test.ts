// The pane shows a finding's message in parts: they are the sentences of its wording, whole and in order.
import { describe, expect, it } from "vitest";
import { restingOn, rules } from "../../policy/rules.ts";
import { defaultRulings, rulingsTable } from "../../policy/rulings.ts";
import { settingsSchema } from "../../policy/settings.ts";
import type { Phrase } from "../../policy/wording/entry.ts";
import { messageOf, saidOf, wording } from "../../policy/wording.ts";

const languages = ["zh", "en"] as const;

/** Params under which the phrases have each of their templates at least once. */
function variants(...phrases: Phrase[]): Readonly<Record<string, string>>[] {
  const choices = phrases.flatMap((phrase) =>
    typeof phrase === "string" ? [] : [[phrase.by, Object.keys(phrase.of)] as const],
  );
  const usual = Object.fromEntries(choices.map(([by, values]) => [by, values[0] ?? ""]));
  return [usual, ...choices.flatMap(([by, values]) => values.map((value) => ({ ...usual, [by]: value })))];
}

describe("the parts of a message", () => {
  it.each(Object.keys(wording))("%s: wrong, required and todo each say something, whatever the cells hold", (rule) => {
    for (const language of languages) {
      const sentences = wording[rule]?.[language];
      if (sentences === undefined) throw new Error(`no wording for ${rule}`);
      for (const params of variants(sentences.wrong, sentences.required, sentences.todo)) {
        const finding = { rule, article: "14", expected: "某。某. ", params: { value: "甲。乙. 丙", ...params } };
        const { wrong, required, todo } = saidOf(finding, language);
        expect([wrong, required, todo].every((part) => part.length > 0)).toBe(true);
        expect(required.endsWith(language === "zh" ? "（第14条）" : " (Article 14)")).toBe(true);
        expect(language === "zh" ? `表!A1：${wrong}。${required}。${todo}。` : `表!A1: ${wrong}. ${required}. ${todo}.`).toBe(
          messageOf(finding, "表!A1", language),
        );
      }
    }
  });
});

describe("rulings beside findings", () => {
  it("every ruling that a finding can rest on is one of the table's, and its rule exists", () => {
    const ids = new Set(rulingsTable(defaultRulings, settingsSchema.parse({}).scoring).map(({ id }) => id));
    for (const { id: rule } of rules) for (const id of restingOn(rule, defaultRulings)) expect(ids).toContain(id);
    const resting = rules.filter(({ id }) => restingOn(id, defaultRulings).length > 0);
    expect(resting.length).toBeGreaterThan(15);
  });

  it("第6条（一）1: a skill level rests on the ruling about certificates only where that ruling refuses them", () => {
    expect(restingOn("eligibility/skill-level", defaultRulings)).toEqual([]);
    expect(restingOn("eligibility/skill-level", { ...defaultRulings, "skill-certificate": "no" })).toEqual([
      "skill-certificate",
    ]);
  });
});
