// Articles 5 and 8: scores, averages, ranks and the shortlist, rule by rule.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averageOf, competitionRanks, cutLine } from "../../../policy/scoring.ts";
import { dossier, type RowSpec } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { experts, findingsIn, found, named, same, scored } from "./a-round.ts";

const scores = (rows: RowSpec[], labels = experts) => ({ scores: { rows, experts: labels } });
const average = (value: number | null) => ({ averageScore: value });
const place = (value: number, rank: number, shortlisted: boolean | null = null) => ({ averageScore: value, rank, shortlisted });

describe("第8条: experts review the applications", () => {
  it("scores from 0 to the full mark are in range, others are not", () => {
    expect(found(scores([scored(1, [0, 100, -1, 100.5, 90])]))).toEqual([
      [2, "score[2]", "scoring/out-of-range"],
      [2, "score[3]", "scoring/out-of-range"],
    ]);
    expect(found({ ...scores([scored(1, same(101))]), settings: { scoring: { fullMark: 120 } } })).toEqual([]);
  });

  it("an expert without a score is missing, one marked 回避 is not", () => {
    expect(
      found({ ...scores([scored(1, [90, null, 90, 90, "recused"])]), settings: { scoring: { minimumExperts: 4 } } }),
    ).toEqual([[2, "score[1]", "scoring/missing"]]);
  });

  it("第5条: a committee of experts: four scores are too few by default, five are enough", () => {
    const four = experts.slice(0, 4);
    const list = [[2, "averageScore", "scoring/too-few-experts"]];
    expect(found(scores([scored(1, [90, 90, 90, 90], average(90))], four))).toEqual(list);
    expect(found(scores([scored(1, [90, 90, 90, 90])], four))).toEqual([[2, "score[0]", "scoring/too-few-experts"]]);
    expect(found(scores([scored(1, [90, 90, "recused", 90, 90], average(90))]))).toEqual(list);
    expect(found(scores([scored(1, same(90), average(90))]))).toEqual([]);
  });

  it("第5条: what is missing or out of range is not counted as too few once more", () => {
    expect(found(scores([scored(1, [90, 90, 90, null, 120])]))).toEqual([
      [2, "score[4]", "scoring/out-of-range"],
      [2, "score[3]", "scoring/missing"],
    ]);
  });
});

describe("第8条: the stated average is that of the scores, at the precision stated", () => {
  const rows = (stated: number) => scores([scored(1, [88, 88, 89, 89, 89.2], average(stated))]);

  it("88.64 is right as 88.64, as 88.6 and as 89; 88.63, 88.7 and 88 are wrong", () => {
    for (const stated of [88.64, 88.6, 89]) expect(found(rows(stated))).toEqual([]);
    for (const stated of [88.63, 88.7, 88]) expect(found(rows(stated))).toEqual([[2, "averageScore", "scoring/average"]]);
  });

  it("a cell that displays 88.60 states two decimals", () => {
    const checked = dossier(rows(88.6));
    const displayed = checked.rows.scores.map((row) => ({ ...row, averageDecimals: 2 }));
    const said = findingsIn({ ...checked, rows: { ...checked.rows, scores: displayed } });
    expect(said.map(({ rule, fix, expected }) => [rule, fix?.value, expected])).toEqual([["scoring/average", 88.64, "88.64"]]);
  });

  it("a half is rounded up", () => {
    expect(
      found(scores([scored(1, [88.01, 88.02, 88.01, 88.02, "recused", "recused"], average(88.02))], [...experts, "专家6"])),
    ).toEqual([[2, "averageScore", "scoring/too-few-experts"]]);
    expect(averageOf([88.01, 88.02], "mean")).toBe(8802);
    expect(averageOf([1.005], "mean")).toBe(101);
  });

  it("a trimmed mean drops one highest and one lowest only where five scores are given", () => {
    const settings = { scoring: { combine: "trimmed-mean" as const } };
    expect(found({ ...scores([scored(1, [10, 80, 82, 84, 100], average(82))]), settings })).toEqual([]);
    expect(found({ ...scores([scored(1, [10, 80, 82, 84, null], average(64))]), settings })).toEqual([
      [2, "score[4]", "scoring/missing"],
    ]);
    expect(averageOf([10, 80, 82, 84], "trimmed-mean")).toBe(6400);
    expect(averageOf([10, 10, 80, 100, 100], "trimmed-mean")).toBe(6333);
  });

  it("a row with a missing or an out-of-range score is silent here and ranks by its stated average", () => {
    const rows = [scored(1, [90, 90, 90, 90, null], place(70, 2)), scored(2, same(80), place(80, 1))];
    expect(found(scores(rows))).toEqual([[2, "score[4]", "scoring/missing"]]);
  });
});

describe("第8条: ranks follow the recomputed averages", () => {
  const ranked = (values: [average: number, rank: number][]) =>
    scores(values.map(([value, rank], n) => scored(n + 1, same(value), place(value, rank))));

  it("equal averages share a rank and the next is skipped: 1, 2, 2, 4", () => {
    expect(
      found(
        ranked([
          [90, 1],
          [80, 2],
          [80, 2],
          [70, 4],
        ]),
      ),
    ).toEqual([]);
    expect(
      found(
        ranked([
          [90, 1],
          [80, 2],
          [80, 3],
          [70, 3],
        ]),
      ),
    ).toEqual([
      [4, "rank", "scoring/rank"],
      [5, "rank", "scoring/rank"],
    ]);
  });

  it("a wrong stated average does not move the ranks", () => {
    const rows = [scored(1, same(90), place(60, 1)), scored(2, same(80), place(80, 2))];
    expect(found(scores(rows))).toEqual([[2, "averageScore", "scoring/average"]]);
  });

  it("a review whose average cannot be known leaves the ranks below it open by one", () => {
    const unread: RowSpec = { fields: named(1), scores: [90, undefined, 90, 90, 90] };
    expect(found(scores([unread, scored(2, same(80), place(80, 2))]))).toEqual([]);
    expect(found(scores([unread, scored(2, same(80), place(80, 3))]))).toEqual([[3, "rank", "scoring/rank"]]);
  });

  it("the ranking is a permutation's own: each rank is one more than the number of better ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 }), (averages) => {
        const ranks = competitionRanks(averages);
        for (const value of averages) expect(ranks.get(value)).toBe(1 + averages.filter((other) => other > value).length);
      }),
      { seed: 20191230 },
    );
  });
});

describe("第8条: the shortlist", () => {
  const rows = (listed: [average: number, shortlisted: boolean | null][]) =>
    scores(listed.map(([value, shortlisted], n) => scored(n + 1, same(value), { averageScore: value, shortlisted })));
  const applied = (changes: Record<number, object> = {}) => ({
    applications: [1, 2, 3].map((n) => another(n, changes[n] ?? {})),
  });

  it("nobody below the pass mark is shortlisted", () => {
    const settings = { scoring: { passMark: 60 } };
    expect(
      found({
        ...rows([
          [60, true],
          [59.99, true],
        ]),
        settings,
      }),
    ).toEqual([[3, "shortlisted", "scoring/shortlist"]]);
  });

  it("nobody beyond the places is shortlisted", () => {
    expect(
      found({
        ...rows([
          [90, true],
          [80, true],
          [70, true],
        ]),
        settings: { scoring: { places: 2 } },
      }),
    ).toEqual([[4, "shortlisted", "scoring/shortlist"]]);
    expect(
      found({
        ...rows([
          [90, true],
          [80, true],
        ]),
        settings: { scoring: { places: 2 } },
      }),
    ).toEqual([]);
  });

  it("nobody is shortlisted below one who is not", () => {
    expect(
      found(
        rows([
          [90, true],
          [80, false],
          [70, true],
        ]),
      ),
    ).toEqual([[4, "shortlisted", "scoring/shortlist"]]);
  });

  it("第6条: an ineligible or withdrawn studio takes no place and may be passed over", () => {
    const settings = { scoring: { places: 2 } };
    const listed = rows([
      [90, false],
      [80, true],
      [70, true],
    ]);
    expect(found({ ...listed, ...applied({ 1: { daxingBasis: "否" } }), settings })).toEqual([]);
    expect(found({ ...listed, ...applied({ 1: { remark: "单位来函撤回申报" } }), settings })).toEqual([]);
    expect(found({ ...listed, ...applied({ 1: { remark: "材料齐全" } }), settings })).toEqual([
      [3, "shortlisted", "scoring/shortlist"],
      [4, "shortlisted", "scoring/shortlist"],
    ]);
  });

  it("第6条: an application with an eligibility error is not shortlisted", () => {
    expect(found({ ...rows([[90, true]]), ...applied({ 1: { skillLevel: "高级工" } }) })).toEqual([
      [2, "shortlisted", "scoring/ineligible-shortlisted"],
    ]);
    expect(found({ ...rows([[90, true]]), ...applied({ 1: { skillLevel: "工程师" } }) })).toEqual([]);
  });

  it("a tie at the last place is put to the leading group, at each tied rank", () => {
    const tied = scores([
      scored(1, same(90), place(90, 1)),
      scored(2, same(80), place(80, 2)),
      scored(3, same(80), place(80, 2)),
    ]);
    expect(found({ ...tied, settings: { scoring: { places: 2 } } })).toEqual([
      [3, "rank", "scoring/tie-at-cut"],
      [4, "rank", "scoring/tie-at-cut"],
    ]);
    for (const places of [0, 1, 3]) expect(found({ ...tied, settings: { scoring: { places } } })).toEqual([]);
  });

  it("without a rank column the tie stands at the average", () => {
    const checked = dossier({
      ...rows([
        [80, null],
        [80, null],
      ]),
      settings: { scoring: { places: 1 } },
    });
    const said = findingsIn(checked).map(({ place, field }) => ["field" in place ? place.field : null, field]);
    expect(said).toEqual([
      ["averageScore", "rank"],
      ["averageScore", "rank"],
    ]);
  });

  it("the cut has a tie only where more hold the last place's average than places are left", () => {
    expect(cutLine([90, 80, 80], 2)).toEqual({ average: 80, tied: true });
    expect(cutLine([90, 80, 70], 2)).toEqual({ average: 80, tied: false });
    expect(cutLine([90], 1)).toBeNull();
    expect(cutLine([90], 0)).toBeNull();
  });
});

describe("a score belongs to an application", () => {
  it("a studio that is none of the applications is unknown", () => {
    const rows = scores([scored(1, same(90), average(90)), scored(7, same(80), average(80))]);
    expect(found({ ...rows, applications: [another(1)] })).toEqual([[3, "studioName", "scoring/unknown-studio"]]);
    expect(found(rows)).toEqual([]);
  });

  it("an application whose own name is blank is still known by the name article 7(2) composes", () => {
    const rows = scores([scored(1, same(90), average(90))]);
    expect(found({ ...rows, applications: [another(1, { studioName: null })] })).toEqual([]);
  });
});
