// Article 14: the money, rule by rule.
import { describe, expect, it } from "vitest";
import { type DossierSpec, dossier, type PlainFields } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { aRound, assessed, findingsIn, found, named, notice, payment, wan } from "./a-round.ts";

const paid = (rows: PlainFields[], more: DossierSpec = {}) => found({ payments: rows, ...more });
const first = (amount: number, changes: PlainFields = {}) => payment(1, "first", amount, "2025-12-25", changes);
const award = (amount: number, on = "2025-12-25", changes: PlainFields = {}) => payment(1, "award", amount, on, changes);
const second = (amount: number, on: string | null = "2026-12-20", changes: PlainFields = {}) =>
  payment(1, "second", amount, on, changes);
const fixes = (spec: DossierSpec) =>
  findingsIn(dossier(spec)).map(({ rule, fix }) => [
    rule,
    fix?.value ?? null,
    fix?.also.map(({ place, value }) => [place.row.sheet.index, place.field, value]) ?? null,
  ]);

it("a round in which nothing is wrong raises nothing", () => expect(found(aRound)).toEqual([]));

describe("第14条: 第一阶段支持资金10万元, 团队奖励3万元, 第二阶段5-10万元", () => {
  it("first-stage support is 100,000 元, to the fen", () => {
    expect(paid([first(wan(10))])).toEqual([]);
    expect(paid([first(wan(10) - 1)])).toEqual([[2, "amount", "funding/first-tranche"]]);
    expect(found({ wide: [{ ...another(1), firstAmount: wan(9) }] })).toEqual([[2, "firstAmount", "funding/first-tranche"]]);
  });

  it("the team award is 30,000 元", () => {
    expect(paid([award(wan(3))])).toEqual([]);
    expect(paid([award(wan(13))])).toEqual([[2, "amount", "funding/team-award"]]);
  });

  it("second-stage support lies between 50,000 and 100,000 元", () => {
    for (const amount of [wan(5), wan(10)]) expect(paid([second(amount)])).toEqual([]);
    for (const amount of [wan(5) - 1, wan(10) + 1])
      expect(paid([second(amount)])).toEqual([[2, "amount", "funding/second-tranche"]]);
  });

  it("ruling second-tranche-scale: a scale by grade fixes the amount", () => {
    const rulings = { "second-tranche-scale": { 优秀: wan(10), 良好: wan(8), 合格: wan(5) } };
    const more = { rulings, assessments: [assessed(1, { assessmentResult: "良好" })] };
    expect(paid([second(wan(8))], more)).toEqual([]);
    expect(paid([second(wan(10))], more)).toEqual([[2, "amount", "funding/second-tranche"]]);
  });

  it("the amount in capitals is the amount's", () => {
    const row = (amountInCapitals: string | null) => paid([first(wan(10), { amountInCapitals })]);
    for (const right of ["壹拾万元整", "人民币壹拾万元整", "拾万圆正", null]) expect(row(right)).toEqual([]);
    for (const wrong of ["壹万元整", "十万元"]) expect(row(wrong)).toEqual([[2, "amountInCapitals", "funding/capital-amount"]]);
  });

  it("a corrected amount takes its capitals along, 人民币 where it stood", () => {
    expect(fixes({ payments: [first(wan(9), { amountInCapitals: "人民币玖万元整" })] })).toEqual([
      ["funding/first-tranche", wan(10), [[0, "amountInCapitals", "人民币壹拾万元整"]]],
    ]);
    expect(fixes({ payments: [award(wan(3), undefined, { amountInCapitals: "人民币叁万元" })] })).toEqual([]);
    expect(fixes({ payments: [award(wan(3), undefined, { amountInCapitals: "人民币三万元" })] })).toEqual([
      ["funding/capital-amount", "人民币叁万元整", []],
    ]);
  });

  it("a fix that would leave spent money uncovered is not offered", () => {
    const expenditures = [{ ...named(1), spentOn: "2026-02-01", amountOut: wan(11), voucherNumber: "1" }];
    expect(fixes({ payments: [first(wan(12))], expenditures })).toEqual([["funding/first-tranche", null, null]]);
    expect(fixes({ payments: [first(wan(12))] })).toEqual([["funding/first-tranche", wan(10), []]]);
  });
});

describe("第14条: when it is paid", () => {
  const round: DossierSpec = { notices: [notice(1)], assessments: [assessed(1)] };

  it("同时拨付团队奖励: the award is paid with the first stage", () => {
    expect(paid([first(wan(10)), award(wan(3), "2025-12-26")])).toEqual([[3, "paidOn", "funding/award-apart"]]);
    expect(paid([first(wan(10)), award(wan(3))])).toEqual([]);
    const wide = {
      ...another(1),
      firstAmount: wan(10),
      firstPaidOn: "2025-12-25",
      awardAmount: wan(3),
      awardPaidOn: "2025-12-26",
    };
    expect(found({ wide: [wide] })).toEqual([[2, "awardPaidOn", "funding/award-apart"]]);
  });

  it("评选结束后拨付: nothing is paid before the decision", () => {
    expect(paid([payment(1, "first", wan(10), "2025-11-19")], round)).toEqual([[2, "paidOn", "funding/before-decision"]]);
    expect(paid([payment(1, "first", wan(10), "2025-11-20")], round)).toEqual([]);
  });

  it("建设满一年: the second stage is paid from the corresponding day on", () => {
    expect(paid([second(wan(8), "2026-11-19")], round)).toEqual([[2, "paidOn", "funding/before-one-year"]]);
    expect(paid([second(wan(8), "2026-11-20")], round)).toEqual([]);
  });

  it("a second stage before the decision is not also before one year", () => {
    expect(paid([second(wan(8), "2025-11-01")], round)).toEqual([[2, "paidOn", "funding/before-decision"]]);
  });

  it("Civil Code art. 202: a year from 29 February is full on 28 February", () => {
    const notices = [notice(1, { noticeStart: "2024-02-05", noticeEnd: "2024-02-20", decisionDate: "2024-02-29" })];
    const more = { notices, assessments: [assessed(1, { assessmentDate: "2025-02-28" })] };
    expect(paid([second(wan(8), "2025-02-28")], more)).toEqual([]);
    expect(paid([second(wan(8), "2025-02-27")], more)).toEqual([[2, "paidOn", "funding/before-one-year"]]);
  });

  it("ruling year-starts: the year may run from the first payment or from the plaque", () => {
    const plaque = [notice(1, { plaqueDate: "2025-12-31" })];
    const rows = [first(wan(10)), second(wan(8), "2026-12-24")];
    const assessments = [assessed(1, { assessmentDate: "2026-12-24" })];
    const ruled = (starts: "decision" | "first-payment" | "plaque") =>
      found({ payments: rows, notices: plaque, assessments, rulings: { "year-starts": starts } }).filter(([, , rule]) =>
        rule.startsWith("funding/"),
      );
    expect(ruled("decision")).toEqual([]);
    expect(ruled("first-payment")).toEqual([[3, "paidOn", "funding/before-one-year"]]);
    expect(ruled("plaque")).toEqual([[3, "paidOn", "funding/before-one-year"]]);
  });

  it("年度考核评估合格后: without a pass, or before it, the second stage is not paid", () => {
    const amount = [[2, "amount", "funding/without-pass"]];
    const failed = assessed(1, { assessmentResult: "不合格", rectificationDeadline: "2027-03-01" });
    const checked = (assessment: PlainFields, on: string | null = "2026-12-20", rulings = {}) =>
      paid([second(wan(8), on)], { notices: [notice(1)], assessments: [assessment], rulings, today: "2026-11-20" });
    expect(checked(failed)).toEqual(amount);
    expect(checked(assessed(2))).toEqual(amount);
    expect(checked(assessed(1, { assessmentDate: "2026-12-21" }))).toEqual(amount);
    expect(checked(assessed(1, { assessmentDate: null }))).toEqual([]);
    expect(checked({ ...failed, recheckResult: "passed", recheckDate: "2026-12-01" })).toEqual([]);
    expect(
      checked({ ...failed, recheckResult: "passed", recheckDate: "2026-12-01" }, undefined, { "recheck-pass-pays": "no" }),
    ).toEqual(amount);
    expect(checked(failed, "2026-11-19")).toEqual([[2, "paidOn", "funding/before-one-year"]]);
    expect(paid([second(wan(8))], { notices: [notice(1)] })).toEqual([]);
  });

  it("撤销工作室称号……不予支付后续资金支持: nothing is paid after the revocation", () => {
    const revoked = { assessments: [assessed(1, { revokedOn: "2026-12-20", plaqueReturned: true })] };
    expect(paid([second(wan(8), "2026-12-21")], revoked)).toEqual([[2, "paidOn", "funding/after-revocation"]]);
    expect(paid([second(wan(8), "2026-12-20")], revoked)).toEqual([]);
  });
});

describe("第14条: to whom", () => {
  const list = (awardYear: number | null) => [
    {
      programme: "市级首席技师工作室",
      awardYear,
      hostName: String(another(1).hostName),
      leadName: String(another(1).leadName),
    },
  ];
  const both = [first(wan(10)), award(wan(3))];

  it("a municipally funded studio receives the plaque and no money", () => {
    const applications = [another(1, { municipalFunded: true })];
    const amounts = [
      [2, "amount", "funding/municipal"],
      [3, "amount", "funding/municipal"],
    ];
    expect(paid(both, { applications })).toEqual(amounts);
    expect(paid([first(wan(9))], { applications })).toEqual([[2, "amount", "funding/municipal"]]);
    expect(paid(both, { applications: [another(1)] })).toEqual([]);
  });

  it("ruling municipal-excludes-award: 只授予铭牌 may leave the team award", () => {
    const spec = {
      applications: [another(1, { municipalFunded: true })],
      rulings: { "municipal-excludes-award": "no" } as const,
    };
    expect(paid(both, spec)).toEqual([[2, "amount", "funding/municipal"]]);
  });

  it("an exact match of the municipal list counts up to the decision's year, and a later award leaves what was paid", () => {
    const spec = { applications: [another(1)], notices: [notice(1)] };
    expect(paid(both, { ...spec, municipalAwards: list(2025) })).toEqual([
      [2, "amount", "funding/municipal"],
      [3, "amount", "funding/municipal"],
    ]);
    for (const ruling of ["stop-unpaid", "none"] as const) {
      const rulings = { "municipal-after-approval": ruling };
      expect(paid(both, { ...spec, municipalAwards: list(2026), rulings })).toEqual([]);
    }
    const other = [{ ...list(2025)[0], hostName: "北京另一家有限公司" }];
    expect(paid(both, { ...spec, municipalAwards: other })).toEqual([]);
  });

  it("对经……批准认定的工作室: money is for approved studios", () => {
    const rejected = { notices: [notice(1, { decision: "rejected" })] };
    expect(paid([first(wan(9))], rejected)).toEqual([[2, "amount", "funding/not-approved"]]);
    expect(paid([first(wan(10))], { notices: [notice(1)] })).toEqual([]);
  });

  it("each stage is paid once a studio", () => {
    expect(paid([first(wan(10)), payment(2, "first", wan(10), null), first(wan(10))])).toEqual([
      [4, "amount", "funding/paid-twice"],
    ]);
    expect(paid([first(wan(10)), payment(2, "first", wan(10), null)])).toEqual([]);
  });

  it("第7条（三）: the payee is the applicant host, by its folded name", () => {
    const applications = [another(1)];
    const host = String(another(1).hostName);
    const row = (payeeName: string | null) => [first(wan(10), { payeeName })];
    expect(paid(row(`${host.slice(0, 2)} ${host.slice(2)}`), { applications })).toEqual([]);
    expect(paid(row(null), { applications })).toEqual([]);
    expect(paid(row("北京别的公司"), { applications })).toEqual([[2, "payeeName", "funding/payee"]]);
    expect(paid(row("北京别的公司"), { applications, rulings: { "payee-is-host": "no" } })).toEqual([]);
  });

  it("a payment belongs to an application", () => {
    const applications = [another(1)];
    expect(paid([first(wan(10)), payment(7, "first", wan(10), null)], { applications })).toEqual([
      [3, "studioName", "funding/unknown-studio"],
    ]);
  });
});
