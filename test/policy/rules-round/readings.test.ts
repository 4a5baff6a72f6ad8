// The fourteen settled readings of the catalogue, so far as they concern scores, notices, decisions, money, assessments and ledgers.
import { describe, expect, it } from "vitest";
import type { TableName } from "../../../policy/records/fields.ts";
import { dossier, type PlainFields } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { assessed, experts, findingsIn, found, named, notice, payment, same, scored, spent, wan } from "./a-round.ts";

const first = (amount: number | null, on: string | null = "2025-12-25", changes: PlainFields = {}) =>
  payment(1, "first", amount, on, changes);
const wide = (changes: PlainFields) => ({ ...another(1), ...changes });

it("1: municipal and not-approved silence the other amount rules on their cell, and speak apart", () => {
  const payments = [first(wan(9)), payment(1, "second", wan(1), "2026-12-20"), first(wan(9))];
  const applications = [another(1, { municipalFunded: true })];
  const municipal = [2, 3, 4].map((row) => [row, "amount", "funding/municipal"]);
  const notApproved = [2, 3, 4].map((row) => [row, "amount", "funding/not-approved"]);
  expect(found({ applications, payments, assessments: [assessed(2)] })).toEqual([
    ...municipal,
    [2, "studioName", "assessment/unknown-studio"],
  ]);
  expect(found({ payments, notices: [notice(1, { decision: "rejected" })] })).toEqual(notApproved);
  expect(found({ applications, payments, notices: [notice(1, { decision: "rejected" })] })).toEqual([
    ...municipal,
    ...notApproved,
  ]);
});

describe("2: reviews", () => {
  it("a row whose scores and average are all blank is not reviewed yet", () => {
    const blank = scored(
      1,
      same(0).map(() => null),
      { averageScore: null, rank: null, shortlisted: null },
    );
    expect(
      found({ scores: { experts, rows: [blank, scored(2, same(80), { averageScore: 80, rank: 1, shortlisted: null })] } }),
    ).toEqual([]);
  });

  it("ranking is over the whole workbook, on averages rounded to two decimals", () => {
    const sheet = (n: number, scores: number[], rank: number) => ({
      experts,
      tables: ["scores"] as TableName[],
      rows: [scored(n, scores, { rank })],
    });
    expect(found({ sheets: [sheet(1, same(90), 2), sheet(2, same(91), 1)] })).toEqual([]);
    // 80.002 and 80.004 are both 80.00.
    expect(found({ sheets: [sheet(1, [80, 80, 80, 80, 80.01], 1), sheet(2, [80, 80, 80, 80, 80.02], 1)] })).toEqual([]);
  });

  it("a blank 是否拟定 is no once any cell of that column is filled", () => {
    const rows = (shortlisted: boolean | null) => [
      scored(1, same(90), { shortlisted: null }),
      scored(2, same(80), { shortlisted }),
    ];
    expect(found({ scores: { experts, rows: rows(true) } })).toEqual([[3, "shortlisted", "scoring/shortlist"]]);
    expect(found({ scores: { experts, rows: rows(null) }, notices: [notice(1)] })).toEqual([]);
    expect(found({ scores: { experts, rows: rows(false) }, notices: [notice(1)] })).toEqual([
      [2, "studioName", "notice/not-shortlisted"],
    ]);
  });
});

it("3: in the long score layout a missing expert points at the studio's first score", () => {
  const row = (n: number, expert: string, score: number | null) => ({ ...named(n), expert, score });
  const scores = [1, 2].flatMap((n) => experts.map((expert) => row(n, expert, 90)));
  expect(found({ scores })).toEqual([]);
  expect(found({ scores: scores.filter((_, at) => at !== 7) })).toEqual([[7, "score", "scoring/missing"]]);
  expect(found({ scores: [...scores.slice(0, 9), row(2, "专家5", null)] })).toEqual([[11, "score", "scoring/missing"]]);
});

describe("4: payments", () => {
  it("a blank or 0 amount is no payment", () => {
    const rejected = [notice(1, { decision: "rejected" })];
    for (const amount of [null, 0]) expect(found({ payments: [first(amount)], notices: rejected })).toEqual([]);
  });

  it("a payment that stands in the wide and in the long layout with the same amount is one", () => {
    const row = wide({ firstAmount: wan(10), firstPaidOn: "2025-12-25" });
    expect(found({ wide: [row], payments: [first(wan(10))] })).toEqual([]);
    expect(found({ wide: [row], payments: [first(wan(10)), first(wan(10))] })).toEqual([[3, "amount", "funding/paid-twice"]]);
    const wrong = { ...row, firstAmount: wan(9) };
    const findings = findingsIn(
      dossier({ wide: [wrong], payments: [first(wan(9), undefined, { amountInCapitals: "玖万元整" })] }),
    );
    expect(findings.map(({ rule, fix }) => [rule, fix?.also.map(({ place, value }) => [place.field, value])])).toEqual([
      [
        "funding/first-tranche",
        [
          ["amount", wan(10)],
          ["amountInCapitals", "壹拾万元整"],
        ],
      ],
    ]);
  });

  it("the payee of an application's own row is held against its host", () => {
    expect(found({ applications: [another(1, { payeeName: "北京别的公司" })] })).toEqual([[2, "payeeName", "funding/payee"]]);
    expect(found({ applications: [another(1, { payeeName: another(1).hostName ?? null })] })).toEqual([]);
    expect(found({ wide: [wide({ payeeName: "北京别的公司", firstAmount: wan(10) })] })).toEqual([
      [2, "payeeName", "funding/payee"],
    ]);
  });
});

it("5: a day that cannot be used silences what would read it", () => {
  const { paidOn: _, ...unread } = first(wan(10));
  const payments = [{ fields: unread, unusable: ["paidOn" as const] }, payment(1, "award", wan(3), "2025-01-01")];
  expect(found({ payments })).toEqual([]);
  const expenditures = [spent(1, "2024-01-01", null, wan(11), null)];
  expect(found({ payments, expenditures })).toEqual([]);
});

it("6 and 7: what is blank has no balance; a revoked studio's recheck is not overdue; only spending has a voucher", () => {
  expect(found({ expenditures: [spent(1, "2026-01-01", 1000, null, null), spent(1, "2026-01-02", null, 100, 900)] })).toEqual(
    [],
  );
  const overdue = { assessmentResult: "不合格", rectificationDeadline: "2026-01-01" };
  expect(found({ assessments: [assessed(1, { ...overdue, revokedOn: "2026-02-01", plaqueReturned: true })] })).toEqual([]);
  expect(found({ assessments: [assessed(1, overdue)] })).toEqual([[2, "recheckResult", "assessment/recheck-overdue"]]);
});

it("8: capitals compare by value", () => {
  for (const amountInCapitals of ["拾万元整", "壹拾万圆正", "人民币 壹拾万元"]) {
    expect(found({ payments: [first(wan(10), undefined, { amountInCapitals })] })).toEqual([]);
  }
});

it("9: a level that is no level of the scale is no eligibility error, so it bars nobody", () => {
  const applications = [another(1, { skillLevel: "一级技师" })];
  expect(found({ applications, notices: [notice(1)] })).toEqual([]);
});

describe("10: known rounds", () => {
  const known = (rows: PlainFields[], tables: TableName[]) => ({ rows, tables, knownRound: 2023 });
  const decided = notice(1, { noticeStart: "2023-11-03", noticeEnd: "2023-11-05", decisionDate: "2023-11-01" });

  it("their notices are not checked, their studios count and their decisions join", () => {
    const sheets = [known([another(1)], ["applications"]), known([decided], ["notices"])];
    const spec = { applications: [another(2)], sheets, assessments: [assessed(1, { assessmentDate: "2024-12-01" })] };
    expect(found({ ...spec, payments: [first(wan(10))] })).toEqual([]);
    expect(found({ ...spec, payments: [first(wan(10), "2023-10-01")] })).toEqual([[2, "paidOn", "funding/before-decision"]]);
  });

  it("12: once any sheet has a decision column, a known studio without a decision is not approved", () => {
    const spec = { applications: [another(2)], sheets: [known([another(1)], ["applications"])], payments: [first(wan(10))] };
    expect(found(spec)).toEqual([]);
    expect(found({ ...spec, notices: [notice(2)] })).toEqual([[2, "amount", "funding/not-approved"]]);
  });
});

describe("11: averages, ranks and shortlist on another sheet than the scores", () => {
  const summary = (rows: PlainFields[]) => ({
    scores: { experts, rows: [scored(1, same(90)), scored(2, same(80))] },
    sheets: [{ tables: ["scores"] as TableName[], rows }],
  });
  const line = (n: number, averageScore: number, rank: number) => ({ ...named(n), averageScore, rank, shortlisted: true });

  it("are joined by studio, and a row without score columns is neither missing nor too few", () => {
    expect(found(summary([line(1, 90, 1), line(2, 80, 2)]))).toEqual([]);
    expect(found(summary([line(1, 91, 1), line(2, 80, 1)]))).toEqual([
      [2, "averageScore", "scoring/average"],
      [3, "rank", "scoring/rank"],
    ]);
  });

  it("two shortlisted at a tied cut are a tie only", () => {
    const rows = [1, 2].map((n) => scored(n, same(80), { rank: 1, shortlisted: true }));
    expect(found({ scores: { experts, rows }, settings: { scoring: { places: 1 } } })).toEqual([
      [2, "rank", "scoring/tie-at-cut"],
      [3, "rank", "scoring/tie-at-cut"],
    ]);
  });

  it("a notice row without any score row is not shortlisted", () => {
    const scores = { experts, rows: [scored(1, same(90), { shortlisted: true })] };
    expect(found({ scores, notices: [notice(1), notice(2)] })).toEqual([[3, "studioName", "notice/not-shortlisted"]]);
  });
});

it("12: not approved is also an application absent from the notice list, once any sheet has a decision column", () => {
  const applications = [another(1), another(2)];
  expect(found({ applications, notices: [notice(2)], payments: [first(wan(10))] })).toEqual([
    [2, "amount", "funding/not-approved"],
  ]);
  expect(found({ applications, payments: [first(wan(10))] })).toEqual([]);
});

describe("13: an unknown studio", () => {
  const applications = [another(1)];

  it("silences its row's other joined rules", () => {
    const strange = { studioName: "无名工作室" };
    const spec = {
      applications,
      notices: [notice(1)],
      payments: [first(wan(10), "2025-12-25", strange), first(wan(10), "2025-01-01", strange)],
      expenditures: [spent(1, "2026-01-01", null, wan(11), null, strange)],
    };
    expect(found(spec)).toEqual([
      [2, "studioName", "funding/unknown-studio"],
      [3, "studioName", "funding/unknown-studio"],
      [2, "studioName", "expenditure/unknown-studio"],
    ]);
  });

  it("is still ranked", () => {
    const rows = [scored(7, same(90), { rank: 1 }), scored(1, same(80), { rank: 2 })];
    expect(found({ applications, scores: { experts, rows } })).toEqual([[2, "studioName", "scoring/unknown-studio"]]);
  });

  it("balances run a sheet, money and vouchers a studio", () => {
    const payments = [1, 2].map((n) => payment(n, "first", wan(10), "2025-12-25"));
    const expenditures = [spent(1, "2026-01-01", wan(20), wan(8), wan(12)), spent(2, "2026-01-01", null, wan(8), wan(4))];
    expect(found({ payments, expenditures })).toEqual([]);
    const sheets = [{ tables: ["expenditures"] as TableName[], rows: [spent(1, "2026-01-01", null, wan(8), null)] }];
    expect(found({ payments, expenditures, sheets })).toEqual([
      [2, "amountOut", "expenditure/overspent"],
      [2, "voucherNumber", "expenditure/voucher-twice"],
    ]);
  });
});

it("14: the first payment of each stage is compared, and a passed recheck without a date is never before it", () => {
  const payments = [first(wan(10)), payment(1, "award", wan(3), "2025-12-25"), payment(1, "award", wan(3), "2026-02-01")];
  expect(found({ payments })).toEqual([[4, "amount", "funding/paid-twice"]]);
  const recheck = { assessmentResult: "不合格", rectificationDeadline: "2026-12-01", recheckResult: "passed" };
  const second = [payment(1, "second", wan(8), "2026-12-20")];
  expect(found({ payments: second, notices: [notice(1)], assessments: [assessed(1, recheck)] })).toEqual([]);
});
