import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { putScores } from "../../../policy/decisions/put-scores.ts";
import { setExperts } from "../../../policy/decisions/set-experts.ts";
import { settleShortlist } from "../../../policy/decisions/settle-shortlist.ts";
import { departsFromRanking, rankingOf } from "../../../policy/ranking.ts";
import type { ApplicationState } from "../../../policy/records/application.ts";
import { roundStages } from "../../../policy/records/round.ts";
import { settingsSchema } from "../../../policy/settings.ts";
import { day, id, recordAfter, roundOf, scored, states, today } from "./a-review.ts";

const { scoring } = settingsSchema.parse({});
const upheld = {
  id: "2025-O001",
  reason: "异议",
  name: { sealed: "b-1/name", commitment: "c" },
  contact: { sealed: "b-1/contact", commitment: "c" },
  filedOn: today,
  at: "",
  outcome: { outcome: "upheld" as const, reason: "属实", by: "陈示例", at: "" },
};

describe("ranking", () => {
  const brief = (...marks: (number | null)[]) => marks.map((mark, index) => scored(index + 1, mark));
  const shown = (applications: ReturnType<typeof brief>, settings = {}) =>
    rankingOf(applications, { ...scoring, ...settings }).map(({ applicationId, averageHundredths, rank, tied, cut }) => [
      applicationId,
      averageHundredths,
      rank,
      tied,
      cut,
    ]);

  it("第8条: equal averages share a rank, the next follows after both, and who lacks scores has none", () => {
    expect(shown(brief(80, 90, 80, null, 70), { places: 2 })).toEqual([
      [id(2), 9000, 1, false, true],
      [id(1), 8000, 2, true, true],
      [id(3), 8000, 2, true, true],
      [id(5), 7000, 4, false, false],
      [id(4), null, null, false, false],
    ]);
  });

  it("the pass mark, the places and an upheld objection each take a place away; a recusal is no score", () => {
    expect(shown(brief(90, 60, 59.99), { passMark: 60 }).map(([, , , , cut]) => cut)).toEqual([true, true, false]);
    expect(shown(brief(90, 60), { places: 0 }).map(([, , , , cut]) => cut)).toEqual([false, false]);
    const lost = [scored(1, 90, { objections: [upheld] }), scored(2, 80), scored(3, 70)];
    expect(shown(lost, { places: 1 }).map(([, , rank, , cut]) => [rank, cut])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
    const [first] = brief(90);
    const recused = first?.scores.map((score, index) => (index === 0 ? { ...score, score: null, recused: true } : score));
    expect(shown([scored(1, null, { scores: recused ?? [] })])).toEqual([[id(1), 9000, null, false, false]]);
    expect(shown(brief(90), { fullMark: 80 })).toEqual([[id(1), null, null, false, false]]);
  });

  it("the first so many of a ranking never depart from it, and no list with a worse one before a better does not", () => {
    const marks = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(marks, fc.nat(12), fc.nat(11), (given, places, pick) => {
        const ranking = rankingOf(
          given.map((mark, index) => scored(index + 1, mark)),
          { ...scoring, places },
        );
        // A whole group of equals at the end, so that no tie is decided.
        const whole = ranking.filter(({ cut, tied }) => cut && !tied).slice(0, places);
        const best = whole.filter(({ rank }, index) => rank === index + 1);
        expect(departsFromRanking(ranking, new Set(best.map(({ applicationId }) => applicationId)), { places })).toBe(false);
        const worst = ranking[pick % ranking.length];
        const passesOver = ranking.some(({ cut, rank }) => cut && (rank ?? 0) < (worst?.rank ?? 0));
        const departs = departsFromRanking(ranking, new Set([worst?.applicationId ?? ""]), { places });
        expect(departs).toBe(passesOver || worst?.tied === true || worst?.cut === false);
      }),
      { seed: 20251220, numRuns: 500 },
    );
  });
});

describe("experts and scores", () => {
  const members = new Map([["lin", "示例职业技术学院"]]);
  const host = { fields: { hostName: "示例 职业技术学院" } };
  const record = (...given: Parameters<typeof roundOf>) => ({ ...roundOf(...given), organisations: members });
  const one = (score: number | null, expert = "专家1") => ({ scores: [{ applicationId: id(1), expert, score }] });

  it("experts are set until review ends, and a member's organisation is recorded with the label", () => {
    const command = { experts: [{ label: "专家1", memberId: "lin", organisation: null }] };
    for (const stage of roundStages) {
      const result = setExperts(record(stage, []), command);
      if (stage === "intake" || stage === "review")
        expect(result).toMatchObject({ value: [{ data: { experts: [{ organisation: "示例职业技术学院" }] } }] });
      else expect(result).toMatchObject({ refusal: { code: "stage.wrong" } });
    }
    const set = recordAfter(record("review", []), setExperts(record("review", []), command));
    expect(setExperts({ ...set, organisations: members }, command)).toEqual({ ok: true, value: [] });
  });

  it("第5条: an expert of the applicant's own host is recused: names are compared folded", () => {
    const experts = [{ label: "专家1", memberId: "lin", organisation: "另一单位" }];
    const reviewed = record("review", [scored(1, null, host)], {}, { experts });
    expect(putScores(reviewed, one(90))).toMatchObject({
      refusal: { code: "score.recusal", article: "5", missing: [{ applicationId: id(1), count: 1 }] },
    });
    expect(putScores(reviewed, one(null))).toMatchObject({ value: [{ data: { scores: [{ score: null, recused: true }] } }] });
    expect(putScores(reviewed, one(90, "专家2"))).toMatchObject({ ok: true });
    expect(setExperts(record("review", [scored(1, 90, host)]), { experts })).toMatchObject({
      refusal: { code: "score.recusal", article: "5" },
    });
  });

  it("scores are given in review, to what is under review, between zero and the full mark; the same again is no event", () => {
    for (const stage of roundStages) expect(putScores(record(stage, [scored(1, null)]), one(90)).ok).toBe(stage === "review");
    const states: readonly ApplicationState[] = ["ineligible", "withdrawn"];
    for (const state of states)
      expect(putScores(record("review", [scored(1, null, { state })]), one(90))).toMatchObject({
        refusal: { code: "state.wrong", missing: [{ code: "application.not-under-review" }] },
      });
    const reviewed = record("review", [scored(1, 88)], { fullMark: 100 });
    expect([one(0), one(100), one(100.01), one(-0.01)].map((command) => putScores(reviewed, command).ok)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(putScores(reviewed, one(88))).toEqual({ ok: true, value: [] });
  });
});

describe("shortlist", () => {
  const settle = (record: ReturnType<typeof roundOf>, numbers: number[], reason: string | null = null) =>
    settleShortlist(record, { applications: numbers.map(id), reason });

  it("第8条: 确定工作室拟定名单: every eligible application is then shortlisted or not, and keeps its average and rank", () => {
    const record = roundOf("review", [scored(1, 80), scored(2, 90), scored(3, null, { state: "withdrawn" })], { places: 1 });
    const settled = recordAfter(record, settle(record, [2]));
    expect(states(settled)).toEqual(["not-shortlisted", "shortlisted", "withdrawn"]);
    expect(settled.applications.get(id(2))?.placing).toMatchObject({ averageHundredths: 9000, rank: 1, reason: null });
    const again = { ...record, ...settled };
    expect(settle(again, [2])).toEqual({ ok: true, value: [] });
    expect(states(recordAfter(again, settle(again, [1], "现场答辩")))).toEqual(["shortlisted", "not-shortlisted", "withdrawn"]);
  });

  it("a reason is needed to skip a better one, to go beyond the places or below the pass mark, and to decide a tie", () => {
    const record = roundOf("review", [scored(1, 90), scored(2, 80), scored(3, 80), scored(4, 50)], { places: 3, passMark: 60 });
    const needsReason = (...numbers: number[]) => {
      const result = settle(record, numbers);
      if (!result.ok) expect(result.refusal).toMatchObject({ code: "shortlist.reason", article: "8" });
      expect(settle(record, numbers, "经集体研究").ok).toBe(true);
      return !result.ok;
    };
    expect([needsReason(1, 2, 3), needsReason(1), needsReason()]).toEqual([false, false, false]);
    expect([needsReason(2, 3), needsReason(1, 2), needsReason(1, 2, 3, 4), needsReason(1, 4)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it("第9条: an upheld objection is replaced from the others, never by more than were lost, never by one with an objection upheld", () => {
    const notice = { start: day("2026-11-20"), end: day("2026-11-26") };
    const lost = { state: "not-shortlisted" as const, objections: [upheld], notice };
    const record = roundOf(
      "notice",
      [
        scored(1, 90, lost),
        scored(2, 80, { state: "shortlisted", notice }),
        scored(3, 70, { state: "not-shortlisted" }),
        scored(4, 60, { state: "not-shortlisted" }),
      ],
      { places: 2 },
      { listed: 2, notice },
    );
    expect(settle(record, [1], "递补")).toMatchObject({ refusal: { code: "shortlist.objection", article: "9" } });
    expect(settle(record, [3, 4], "递补")).toMatchObject({ refusal: { code: "shortlist.places", article: "9" } });
    expect(settle(record, [2, 3])).toMatchObject({ refusal: { code: "shortlist.reason", article: "9" } });
    expect(settle(record, [2])).toEqual({ ok: true, value: [] });
    const replaced = recordAfter(record, settle(record, [3], "依次递补"));
    expect(states(replaced)).toEqual(["not-shortlisted", "shortlisted", "shortlisted", "not-shortlisted"]);
    expect(replaced.applications.get(id(3))?.notice).toBeNull();
  });

  it("only in review and during the notice", () => {
    for (const stage of roundStages) {
      const isOpen = stage === "review" || stage === "notice";
      if (!isOpen) expect(settle(roundOf(stage, [scored(1, 90)]), [1])).toMatchObject({ refusal: { code: "stage.wrong" } });
    }
    expect(settle(roundOf("review", [scored(1, 90, { state: "ineligible" })]), [1])).toMatchObject({
      refusal: { code: "state.wrong", missing: [{ applicationId: id(1) }] },
    });
  });
});
