import { describe, expect, it } from "vitest";
import { changeSettings } from "../../../policy/decisions/change-settings.ts";
import { createRound } from "../../../policy/decisions/create-round.ts";
import { decideEligibility } from "../../../policy/decisions/decide-eligibility.ts";
import { enterStage } from "../../../policy/decisions/enter-stage.ts";
import { resolveMatch } from "../../../policy/decisions/resolve-match.ts";
import { mayReveal } from "../../../policy/decisions/reveal.ts";
import { setRuling } from "../../../policy/decisions/set-ruling.ts";
import { withdraw } from "../../../policy/decisions/withdraw.ts";
import { fenSchema, type IsoDate, isoDateSchema } from "../../../policy/kinds.ts";
import { type ApplicationState, applicationStates, newApplication } from "../../../policy/records/application.ts";
import { type Round, roundStages, rulingsOn } from "../../../policy/records/round.ts";
import type { RegisterFinding } from "../../../policy/register-check.ts";
import { settingsSchema } from "../../../policy/settings.ts";
import { roundOf } from "./a-review.ts";

const on: IsoDate = isoDateSchema.parse("2026-11-22");
const tomorrow: IsoDate = isoDateSchema.parse("2026-11-23");
const settings = settingsSchema.parse({});
const round = (changes: Partial<Round> = {}): Round => roundOf("intake", [], {}, changes).round;

describe("opening a round", () => {
  const create = (year: number, previousYear: number | null) =>
    createRound({ exists: false }, { year, previousYear, settings }, on);

  it("第3条: a round is opened every two years", () => {
    expect(create(2025, 2023)).toMatchObject({
      ok: true,
      value: [{ type: "round.created", data: { settings: { roundYear: 2025, previousRoundYear: 2023 } } }],
    });
    expect(create(2024, 2023)).toMatchObject({ refusal: { code: "round.interval", article: "3" } });
    expect(create(2023, 2025)).toMatchObject({ refusal: { code: "round.interval", article: "3" } });
  });

  it("第17条: no round before the measures took effect", () => {
    expect(create(2018, null)).toMatchObject({ refusal: { code: "round.before-effective", article: "17" } });
    expect(create(2019, null)).toMatchObject({ ok: true });
  });

  it("a year has one round", () => {
    expect(createRound({ exists: true }, { year: 2025, previousYear: null, settings }, on)).toMatchObject({
      refusal: { code: "round.exists" },
    });
  });
});

describe("settings and rulings", () => {
  it("settings change until review ends", () => {
    for (const stage of roundStages) {
      const open = stage === "intake" || stage === "review";
      const result = changeSettings(round({ stage }), { scoring: { places: 8 } }, on);
      if (open)
        expect(result).toMatchObject({ value: [{ data: { settings: { scoring: { places: 8, minimumExperts: 5 } } } }] });
      else expect(result).toMatchObject({ refusal: { code: "stage.wrong" } });
    }
  });

  it("settings that stay as they are make no event, and the year stays", () => {
    expect(changeSettings(round(), { scoring: { places: null } }, on)).toEqual({ ok: true, value: [] });
    expect(changeSettings(round(), { roundYear: 2026 }, on)).toMatchObject({ refusal: { code: "round.year-fixed" } });
    expect(changeSettings(round(), { previousRoundYear: 2024 }, on)).toMatchObject({ refusal: { code: "round.interval" } });
  });

  it("第16条: a ruling holds from its day on, the last one counts, and none is given for a day to come", () => {
    const set = (value: "yes" | "no", from: string) => ({
      id: "payee-is-host" as const,
      value,
      reason: "会议纪要",
      from: isoDateSchema.parse(from),
      by: "周",
      at: "",
    });
    const ruled = round({ rulings: [set("no", "2026-05-01"), set("yes", "2026-06-01")] });
    const answerOn = (day: string) => rulingsOn(ruled, isoDateSchema.parse(day))["payee-is-host"];
    expect([answerOn("2026-04-30"), answerOn("2026-05-31"), answerOn("2026-06-01")]).toEqual(["yes", "no", "yes"]);
    const command = { ruling: "payee-is-host", value: "no", reason: "会议纪要" } as const;
    expect(setRuling(round(), { ...command, from: tomorrow }, on)).toMatchObject({ refusal: { code: "date.future" } });
    expect(setRuling(round({ stage: "closed" }), { ...command, from: on }, on)).toMatchObject({
      refusal: { code: "stage.wrong" },
    });
  });

  it("第14条: a scale of second-stage amounts stays between 50,000 and 100,000 yuan", () => {
    const scale = (合格: number) => ({
      优秀: fenSchema.parse(10_000_000),
      良好: fenSchema.parse(8_000_000),
      合格: fenSchema.parse(合格),
    });
    const command = { ruling: "second-tranche-scale", reason: "会议纪要", from: on } as const;
    expect(setRuling(round(), { ...command, value: scale(5_000_000) }, on)).toMatchObject({ ok: true });
    expect(setRuling(round(), { ...command, value: scale(4_999_999) }, on)).toMatchObject({
      refusal: { code: "ruling.value", article: "14" },
    });
  });
});

describe("stages", () => {
  const record = (stage: Round["stage"], states: readonly ApplicationState[] = []) => ({
    round: round({ stage }),
    applications: new Map(
      states.map((state, index) => {
        const id = `2025-00${index + 1}`;
        return [id, { ...newApplication(id, "2025"), state }];
      }),
    ),
    batches: new Map(),
  });

  it("第8条: review begins when every application is eligible, ineligible or withdrawn; what is not is listed", () => {
    const decided = ["eligible", "ineligible", "withdrawn"] as const;
    expect(enterStage(record("intake", decided), { to: "review" }, on)).toMatchObject({
      value: [{ type: "round.review-begun", data: { eligible: 1, ineligible: 1, withdrawn: 1 } }],
    });
    expect(enterStage(record("intake", [...decided, "submitted"]), { to: "review" }, on)).toMatchObject({
      refusal: {
        code: "stage.not-ready",
        article: "8",
        missing: [{ code: "application.undecided", applicationId: "2025-004", count: 1 }],
      },
    });
  });

  it("no stage is skipped, entered twice or gone back to", () => {
    const commands = [
      { to: "intake" },
      { to: "review" },
      { to: "notice", noticeStart: on, noticeEnd: on },
      { to: "decision" },
      { to: "running", document: "文号", decidedOn: on },
      { to: "closed" },
    ] as const;
    for (const stage of roundStages) {
      for (const command of commands) {
        const isNext = roundStages.indexOf(command.to) === roundStages.indexOf(stage) + 1;
        if (!isNext) expect(enterStage(record(stage), command, on)).toMatchObject({ refusal: { code: "stage.wrong" } });
      }
    }
  });
});

describe("eligibility", () => {
  const finding = (
    rule: string,
    severity: RegisterFinding["severity"],
    field: RegisterFinding["field"] = "exemptionBasis",
  ): RegisterFinding => ({
    rule,
    article: "6(1)1",
    severity,
    field,
    value: null,
    expected: null,
    params: {},
    related: [],
  });
  const resolution = (rule: string, more = {}) => ({
    rule,
    field: null,
    accept: true,
    reason: "已核实",
    ground: null,
    standing: null,
    ...more,
  });
  const decide = (findings: readonly RegisterFinding[], resolutions: readonly ReturnType<typeof resolution>[], changes = {}) =>
    decideEligibility(
      { round: round(), application: { id: "2025-001", state: "submitted" }, findings, ...changes },
      { outcome: "eligible", reason: null, resolutions },
      on,
    );

  it("第6条: an error is never waived", () => {
    expect(decide([finding("eligibility/skill-level", "error")], [])).toMatchObject({
      refusal: { code: "eligibility.not-ready", article: "6(1)1", missing: [{ code: "finding.error", count: 1 }] },
    });
  });

  it("every review finding needs a resolution with a reason; warnings and notes do not", () => {
    const findings = [
      finding("eligibility/team", "review", "memberCount"),
      finding("identity/phone", "warning"),
      finding("x", "note"),
    ];
    expect(decide(findings, [])).toMatchObject({ refusal: { missing: [{ code: "resolution.missing", count: 1 }] } });
    expect(decide(findings, [resolution("eligibility/team")])).toMatchObject({ ok: true });
    expect(decide(findings, [resolution("eligibility/team", { field: "memberCount" })])).toMatchObject({ ok: true });
    expect(decide(findings, [resolution("eligibility/team", { accept: false })])).toMatchObject({
      refusal: { missing: [{ code: "resolution.rejected" }] },
    });
  });

  it("第6条（一）1: a relaxation needs its ground and the standing in the trade", () => {
    const relaxation = [finding("eligibility/relaxation", "review")];
    expect(decide(relaxation, [resolution("eligibility/relaxation")])).toMatchObject({
      refusal: { missing: [{ code: "resolution.ground-missing" }] },
    });
    expect(decide(relaxation, [resolution("eligibility/relaxation", { ground: "景泰蓝" })])).toMatchObject({ ok: false });
    expect(
      decide(relaxation, [resolution("eligibility/relaxation", { ground: "景泰蓝", standing: "国家级传承人" })]),
    ).toMatchObject({ ok: true });
  });

  it("a resolution of a point that is not open is refused", () => {
    expect(decide([], [resolution("eligibility/team")])).toMatchObject({ refusal: { code: "resolution.unknown" } });
  });

  it("the decision records the findings it saw and the rulings it used", () => {
    expect(decide([finding("eligibility/team", "review", "memberCount")], [resolution("eligibility/team")])).toMatchObject({
      value: [
        {
          data: {
            findings: [{ rule: "eligibility/team", field: "memberCount" }],
            rulings: { "skill-certificate": "yes", "one-application-per-technician": "no", "municipal-programmes": "any" },
          },
        },
      ],
    });
  });

  it("only in intake, and not of a withdrawn application", () => {
    for (const stage of roundStages.slice(1))
      expect(decide([], [], { round: round({ stage }) })).toMatchObject({ refusal: { code: "stage.wrong" } });
    expect(decide([], [], { application: { id: "2025-001", state: "withdrawn" } })).toMatchObject({
      refusal: { code: "state.wrong" },
    });
  });
});

describe("withdrawal, matches, reveals", () => {
  it("an application is withdrawn before the decision only", () => {
    const before = ["submitted", "eligible", "ineligible", "shortlisted", "not-shortlisted"];
    for (const state of applicationStates) {
      const record = { round: { stage: "review" }, application: { id: "2025-001", state } } as const;
      expect(withdraw(record, { reason: "企业申请" }).ok).toBe(before.includes(state));
    }
    const late = { round: { stage: "running" }, application: { id: "2025-001", state: "not-shortlisted" } } as const;
    expect(withdraw(late, { reason: "企业申请" })).toMatchObject({ refusal: { code: "stage.wrong" } });
  });

  it("第14条: only a row of the list that matches can be found to be this studio", () => {
    const record = {
      round: round(),
      application: newApplication("2025-001", "2025"),
      matchedAwards: new Map([["M0001", { awardYear: 2024, version: 3 }]]),
    };
    const command = { awardId: "M0001", same: true, reason: "同一工作室" };
    expect(resolveMatch(record, command, on)).toMatchObject({
      value: [{ data: { ...command, effect: "excludes", awardVersion: 3, rulings: { "municipal-excludes-award": "yes" } } }],
    });
    expect(resolveMatch(record, { ...command, awardId: "M0002" }, on)).toMatchObject({
      refusal: { code: "match.none", article: "14" },
    });
  });

  it("the office sees every sealed value, finance the account it pays to, others none", () => {
    const may = (role: string, ...fields: ("leadIdNumber" | "contactPhone" | "payeeAccount")[]) =>
      mayReveal(new Set([role]), fields);
    expect([may("clerk", "leadIdNumber", "contactPhone"), may("finance", "payeeAccount")]).toEqual([true, true]);
    expect([
      may("finance", "payeeAccount", "contactPhone"),
      may("leader", "payeeAccount"),
      may("admin", "leadIdNumber"),
    ]).toEqual([false, false, false]);
  });
});
