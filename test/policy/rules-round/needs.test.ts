// What is reported as not run: exactly the rules that could not speak whatever the rows said.
import { describe, expect, it } from "vitest";
import { rules, unmetNeed } from "../../../policy/rules.ts";
import { type DossierSpec, dossier } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { aRound, assessed, named, notice, payment, wan } from "./a-round.ts";

const notRun = (spec: DossierSpec): string[] => {
  const checked = dossier(spec);
  return rules.flatMap((rule) => unmetNeed(rule, checked)?.rule ?? []);
};

describe("rules that are not run", () => {
  it("第14条: where no column says which stage was paid, the rules about stages", () => {
    const { stage: _, ...withoutStage } = payment(1, "first", wan(10), "2025-12-25");
    const names = notRun({ ...aRound, payments: [withoutStage] });
    for (const rule of ["first-tranche", "team-award", "second-tranche", "award-apart", "paid-twice", "before-one-year"])
      expect(names).toContain(`funding/${rule}`);
    expect(names).not.toContain("funding/before-decision");
    expect(names).not.toContain("funding/not-approved");
  });

  it("第14条: the full year needs the day it runs from under the ruling year-starts, and no other", () => {
    const { decisionDate: _, ...undated } = notice(1, { plaqueDate: "2025-12-30" });
    const spec = { ...aRound, notices: [undated] };
    const yearly = ["funding/before-one-year", "assessment/too-early"];
    expect(notRun(spec)).toEqual(expect.arrayContaining(yearly));
    for (const starts of ["plaque", "first-payment"] as const) {
      const names = notRun({ ...spec, rulings: { "year-starts": starts } });
      for (const rule of yearly) expect(names).not.toContain(rule);
    }
  });

  it("第9条: a notice without personal columns has been looked at", () => {
    expect(notRun({ notices: [{ ...named(1), noticeStart: "2025-11-03", noticeEnd: "2025-11-12" }] })).not.toContain(
      "notice/personal-data",
    );
  });

  it("a rule that compares two tables, where the other has no sheet", () => {
    expect(notRun({ applications: [another(1)], assessments: [assessed(1)] })).toEqual(
      expect.arrayContaining(["funding/without-pass", "notice/unknown-studio", "duplicate/municipal-undeclared"]),
    );
    expect(notRun({ assessments: [assessed(1)] })).toContain("assessment/unknown-studio");
  });
});
