// Articles 13 and 14: the yearly assessment and what follows a failed one, rule by rule.
import { describe, expect, it } from "vitest";
import { dossier, type PlainFields } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { assessed, findingsIn, found, named, notice } from "./a-round.ts";

const list = (assessment: PlainFields, more = {}) => found({ assessments: [assessment], ...more });
const failed = (changes: PlainFields = {}) =>
  assessed(1, { assessmentResult: "不合格", rectificationDeadline: "2026-12-31", ...changes });
const without = (row: PlainFields, field: keyof PlainFields): PlainFields =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== field));
const places = (assessment: PlainFields, today: string) =>
  findingsIn(dossier({ assessments: [assessment], today })).map(({ rule, place, field }) => [
    rule,
    "field" in place && place.field,
    field,
  ]);

describe("第14条: 建设满一年且在年度考核评估合格后", () => {
  const early = assessed(1, { assessmentDate: "2026-11-19" });

  it("an assessment before the full year is for a person to decide, unless the ruling allows it", () => {
    const notices = [notice(1)];
    expect(list(early, { notices })).toEqual([[2, "assessmentDate", "assessment/too-early"]]);
    expect(list(assessed(1, { assessmentDate: "2026-11-20" }), { notices })).toEqual([]);
    expect(list(early, { notices, rulings: { "assessment-after-year": "yes" } })).toEqual([]);
  });

  it("ruling year-starts: the year may run from the plaque", () => {
    const notices = [notice(1, { plaqueDate: "2025-11-10" })];
    expect(list(early, { notices, rulings: { "year-starts": "plaque" } })).toEqual([]);
    expect(list(early, { notices: [notice(1, { plaqueDate: null })], rulings: { "year-starts": "plaque" } })).toEqual([]);
  });
});

describe("第14条: 对于不合格的，要求限期整改，整改后仍不达标的，撤销工作室称号并收回铭牌", () => {
  it("a failed assessment has a deadline", () => {
    expect(list(failed({ rectificationDeadline: null }))).toEqual([[2, "rectificationDeadline", "assessment/no-deadline"]]);
    expect(list(failed())).toEqual([]);
    expect(list(assessed(1))).toEqual([]);
  });

  it("ruling rectification-days: a fixed number of days is a deadline", () => {
    const spec = { rulings: { "rectification-days": 30 } };
    expect(list(failed({ rectificationDeadline: null }), { ...spec, today: "2026-12-20" })).toEqual([]);
    expect(list(failed({ rectificationDeadline: null }), { ...spec, today: "2026-12-21" })).toEqual([
      [2, "recheckResult", "assessment/recheck-overdue"],
    ]);
    expect(list(failed({ rectificationDeadline: null, assessmentDate: null }), spec)).toEqual([
      [2, "rectificationDeadline", "assessment/no-deadline"],
    ]);
  });

  it("a recheck is overdue the day after its deadline, until its result or a revocation stands", () => {
    const after = { today: "2027-01-01" };
    expect(list(failed(), { today: "2026-12-31" })).toEqual([]);
    expect(list(failed(), after)).toEqual([[2, "recheckResult", "assessment/recheck-overdue"]]);
    expect(list(failed({ recheckResult: "passed" }), after)).toEqual([]);
    expect(list(failed({ revokedOn: "2027-01-01", plaqueReturned: true }), after)).toEqual([]);
  });

  it("after a failed recheck the title is revoked", () => {
    expect(list(failed({ recheckResult: "failed" }))).toEqual([[2, "revokedOn", "assessment/not-revoked"]]);
    expect(list(failed({ recheckResult: "failed", revokedOn: "2027-01-05", plaqueReturned: true }))).toEqual([]);
    expect(list(failed({ recheckResult: "passed" }))).toEqual([]);
  });

  it("and the plaque returned", () => {
    const revoked = (plaqueReturned: boolean | null) =>
      list(failed({ recheckResult: "failed", revokedOn: "2027-01-05", plaqueReturned }));
    for (const kept of [false, null]) expect(revoked(kept)).toEqual([[2, "plaqueReturned", "assessment/plaque-kept"]]);
    expect(revoked(true)).toEqual([]);
  });

  it("a field without a column is pointed at where the row made the rule speak", () => {
    const bare = without(failed({ recheckResult: "failed" }), "revokedOn");
    expect(places(bare, "2026-11-22")).toEqual([["assessment/not-revoked", "recheckResult", "revokedOn"]]);
    expect(places(without(failed(), "rectificationDeadline"), "2026-11-22")).toEqual([
      ["assessment/no-deadline", "assessmentResult", "rectificationDeadline"],
    ]);
    expect(places(without(failed(), "recheckResult"), "2027-01-01")).toEqual([
      ["assessment/recheck-overdue", "assessmentResult", "recheckResult"],
    ]);
    expect(places(without(failed({ revokedOn: "2027-01-05" }), "plaqueReturned"), "2026-11-22")).toEqual([
      ["assessment/plaque-kept", "revokedOn", "plaqueReturned"],
    ]);
  });
});

describe("第13条: 对工作室进行考核评估", () => {
  it("an approved studio is due for assessment once a year has passed", () => {
    const due = (today: string, assessment: PlainFields) => found({ notices: [notice(1)], assessments: [assessment], today });
    const blank = assessed(1, { assessmentDate: null, assessmentResult: null });
    expect(due("2026-11-20", blank)).toEqual([]);
    expect(due("2026-11-21", blank)).toEqual([[2, "assessmentResult", "assessment/due"]]);
    expect(due("2026-11-21", assessed(2))).toEqual([[2, "assessmentResult", "assessment/due"]]);
    expect(due("2026-11-21", assessed(1))).toEqual([]);
    expect(found({ notices: [notice(1)], today: "2030-01-01" })).toEqual([]);
  });

  it("an assessment belongs to an application", () => {
    const assessments = [assessed(1), { ...assessed(1), ...named(7) }];
    expect(found({ applications: [another(1)], assessments })).toEqual([[3, "studioName", "assessment/unknown-studio"]]);
  });
});
