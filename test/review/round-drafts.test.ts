// What is typed about a round's settings and rulings, and what is sent of it.
import { describe, expect, it } from "vitest";
import { blankRuling, rulingValue } from "../../addin/review/ruling-draft.ts";
import { settingsChange, settingsDraft, wrongSettings } from "../../addin/review/settings-draft.ts";
import { rulingSchemas } from "../../policy/rulings.ts";
import { settingsSchema } from "../../policy/settings.ts";

const stands = settingsDraft({ settings: settingsSchema.parse({ scoring: { places: 3 } }), previousYear: 2023 });

describe("第8条: the settings of a round", () => {
  it("only what differs is sent, and a field made blank is none", () => {
    expect(settingsChange(stands, stands)).toBeNull();
    expect(settingsChange({ ...stands, places: "", passMark: "72.5", combine: "trimmed-mean" }, stands)).toEqual({
      scoring: { places: null, passMark: 72.5, combine: "trimmed-mean" },
    });
    expect(settingsChange({ ...stands, previousYear: "" }, stands)).toEqual({ previousRoundYear: null });
  });

  it.each([
    ["places", "-1"],
    ["places", "3.5"],
    ["places", "三"],
    ["passMark", "80分"],
    ["fullMark", ""],
    ["fullMark", "0"],
    ["minimumExperts", "0"],
    ["minimumExperts", ""],
    ["previousYear", "23"],
  ] as const)("%s cannot be %j", (key, typed) => {
    expect(wrongSettings({ ...stands, [key]: typed })).toEqual([key]);
  });

  it("nothing is wrong with what stands, nor with places and pass mark left blank", () => {
    expect(wrongSettings(stands)).toEqual([]);
    expect(wrongSettings({ ...stands, places: "", passMark: "", previousYear: "" })).toEqual([]);
  });
});

describe("第16条: an answer to what the measures leave open", () => {
  it("is one of the ruling's own values, or what its answer asks for", () => {
    const amounts = { 优秀: "100,000", 良好: "80000", 合格: "50000.00" };
    const given = [
      ["notice-days", { choice: "first-excluded" }, "first-excluded"],
      [
        "municipal-programmes",
        { choice: "list", programmes: " 市级首席技师工作室 \n\n技能大师工作室" },
        ["市级首席技师工作室", "技能大师工作室"],
      ],
      ["rectification-days", { choice: "days", days: "90" }, 90],
      ["rectification-days", { choice: "none", days: "90" }, "none"],
      ["second-tranche-scale", { choice: "scale", amounts }, { 优秀: 10_000_000, 良好: 8_000_000, 合格: 5_000_000 }],
    ] as const;
    for (const [id, draft, value] of given) {
      expect(rulingValue(id, { ...blankRuling, ...draft })).toEqual(value);
      expect(rulingSchemas[id].safeParse(value).success).toBe(true);
    }
  });

  it("is none while something is wanting", () => {
    expect(rulingValue("notice-days", blankRuling)).toBeNull();
    expect(rulingValue("municipal-programmes", { ...blankRuling, choice: "list", programmes: " \n" })).toBeNull();
    expect(rulingValue("rectification-days", { ...blankRuling, choice: "days", days: "0" })).toBeNull();
    expect(rulingValue("second-tranche-scale", { ...blankRuling, choice: "scale" })).toBeNull();
  });
});
