import { describe, expect, it } from "vitest";
import { beginDecision } from "../../../policy/decisions/begin-decision.ts";
import { beginNotice } from "../../../policy/decisions/begin-notice.ts";
import { beginRunning } from "../../../policy/decisions/begin-running.ts";
import { closeObjection } from "../../../policy/decisions/close-objection.ts";
import { decideShortlisted } from "../../../policy/decisions/decide-shortlisted.ts";
import { fileObjection } from "../../../policy/decisions/file-objection.ts";
import { publicNotice } from "../../../policy/public-notice.ts";
import type { Application } from "../../../policy/records/application.ts";
import { type Round, roundStages } from "../../../policy/records/round.ts";
import type { RoundWithApplications } from "../../../policy/records/round-with-applications.ts";
import { day, id, recordAfter, roundOf, scored, states, today } from "./a-review.ts";

const period = (start: string, end: string) => ({ start: day(start), end: day(end) });
const over = period("2026-11-10", "2026-11-16");
const running = period("2026-11-20", "2026-11-26");
const shortlist = { reason: null, by: "陈示例", at: "" };
const shortlisted = (n: number, notice: Application["notice"], mark = 90 - n) =>
  scored(n, mark, { state: "shortlisted", notice });
const ruling = (ruled: "notice-days" | "objections-block", value: string): Round["rulings"][number] => ({
  id: ruled,
  value,
  reason: "会议纪要",
  from: today,
  by: "周示例",
  at: "",
});
const object = (record: RoundWithApplications, n: number, on = today) =>
  fileObjection(
    record,
    {
      applicationId: id(n),
      reason: "成果系他人所有",
      name: { sealed: "b-1/name", commitment: "c" },
      contact: { sealed: "b-1/contact", commitment: "c" },
    },
    on,
  );
const close = (record: RoundWithApplications, n: number, outcome: "upheld" | "dismissed") => {
  const application = record.applications.get(id(n)) ?? scored(n, null);
  return closeObjection({ round: record.round, application }, { objectionId: "2025-O001", outcome, reason: "经核实" });
};

describe("the notice", () => {
  const ready = (changes: Partial<Round> = {}) =>
    roundOf("review", [shortlisted(1, null), scored(2, 70, { state: "not-shortlisted" })], {}, { shortlist, ...changes });
  const begin = (record: RoundWithApplications, start: string, end: string) =>
    beginNotice(record, { noticeStart: day(start), noticeEnd: day(end) }, today);

  it("第9条: 为期7天的公示: 7 days with the first counted, 7 after it where the ruling excludes the first", () => {
    expect(begin(ready(), "2026-11-20", "2026-11-25")).toMatchObject({
      refusal: { code: "notice.too-short", article: "9", earliest: "2026-11-26" },
    });
    expect(begin(ready(), "2026-11-20", "2026-11-10")).toMatchObject({ refusal: { code: "notice.too-short" } });
    expect(begin(ready(), "2026-11-20", "2026-11-26")).toMatchObject({
      value: [
        { data: { days: 7, applications: [id(1)], rulings: { "notice-days": "first-counted" } } },
        { applicationId: id(1), data: running },
      ],
    });
    const excluded = ready({ rulings: [ruling("notice-days", "first-excluded")] });
    expect(begin(excluded, "2026-11-20", "2026-11-26")).toMatchObject({ refusal: { earliest: "2026-11-27" } });
    expect(begin(excluded, "2026-11-20", "2026-11-27")).toMatchObject({ ok: true });
    expect(begin(ready(), "2027-01-01", "2027-01-07")).toMatchObject({ ok: true });
  });

  it("第8条: no notice without scores, without a shortlist, or with one that the ranking left behind", () => {
    const missing = (record: RoundWithApplications) => begin(record, "2026-11-20", "2026-11-26");
    expect(missing(roundOf("review", [scored(1, null)]))).toMatchObject({
      refusal: {
        code: "stage.not-ready",
        article: "8",
        missing: [
          { code: "scores.missing", applicationId: id(1), count: 5 },
          { code: "shortlist.missing", applicationId: null, count: 1 },
        ],
      },
    });
    const empty = roundOf("review", [scored(1, 70, { state: "not-shortlisted" })], {}, { shortlist });
    expect(missing(empty)).toMatchObject({ refusal: { missing: [{ code: "shortlist.missing" }] } });
    const better = scored(2, 99, { state: "not-shortlisted" });
    const left = roundOf("review", [shortlisted(1, null), better], { places: 1 }, { shortlist });
    expect(missing(left)).toMatchObject({ refusal: { missing: [{ code: "shortlist.reason", applicationId: null }] } });
    const explained = { ...left, round: { ...left.round, shortlist: { ...shortlist, reason: "材料存疑" } } };
    expect(missing(explained)).toMatchObject({ ok: true });
  });

  it("the public sees who stands on it from its first day; an upheld objection or a withdrawal takes the studio off", () => {
    const record = roundOf("notice", [
      shortlisted(1, running),
      scored(2, 80, { state: "not-shortlisted", notice: running }),
      scored(3, 80, { state: "withdrawn", notice: running }),
      shortlisted(4, period("2026-11-25", "2026-12-01")),
      shortlisted(5, null),
    ]);
    const seen = (on: string) => {
      const notice = publicNotice(record.round, record.applications.values(), day(on));
      return notice && [notice.period.start, notice.period.end, notice.isOpen, notice.listed.map((one) => one.id)];
    };
    expect(seen("2026-11-19")).toBeNull();
    expect(seen("2026-11-20")).toEqual(["2026-11-20", "2026-11-26", true, [id(1)]]);
    expect(seen("2026-11-25")).toEqual(["2026-11-20", "2026-12-01", true, [id(1), id(4)]]);
    expect(seen("2026-12-02")).toEqual(["2026-11-20", "2026-12-01", false, [id(1), id(4)]]);
  });
});

describe("objections", () => {
  const onNotice = (changes: Partial<Round> = {}) =>
    roundOf(
      "notice",
      [shortlisted(1, running), shortlisted(2, over), scored(3, 60, { state: "not-shortlisted" })],
      {},
      changes,
    );

  it("第9条: 接受社会监督: taken on each day of the notice, of a studio that is on it, numbered within the round", () => {
    expect(object(onNotice(), 1)).toMatchObject({ value: [{ data: { objectionId: "2025-O001", filedOn: today } }] });
    const once = recordAfter(onNotice(), object(onNotice(), 1));
    expect(object(once, 1, day("2026-11-26"))).toMatchObject({ value: [{ data: { objectionId: "2025-O002" } }] });
    expect(object(onNotice(), 1, day("2026-11-27"))).toMatchObject({ refusal: { code: "stage.wrong", article: "9" } });
    expect(object(onNotice(), 1, day("2026-11-09"))).toMatchObject({ refusal: { code: "stage.wrong" } });
    expect(object(onNotice(), 2)).toMatchObject({ refusal: { code: "state.wrong", article: "9" } });
    expect(object(onNotice(), 3)).toMatchObject({ refusal: { code: "application.unknown" } });
  });

  it("an upheld one takes the studio off the shortlist, a dismissed one does not, and neither is closed twice", () => {
    const objected = recordAfter(onNotice(), object(onNotice(), 1));
    const upheld = recordAfter(objected, close(objected, 1, "upheld"));
    expect(states(upheld)[0]).toBe("not-shortlisted");
    expect(states(recordAfter(objected, close(objected, 1, "dismissed")))[0]).toBe("shortlisted");
    expect(close(upheld, 1, "dismissed")).toMatchObject({ refusal: { code: "state.wrong", article: "9" } });
    const closed = { ...objected, round: { ...objected.round, stage: "closed" } as const };
    expect(close(closed, 1, "upheld")).toMatchObject({ refusal: { code: "stage.wrong" } });
  });

  it("第9条: 公示结束后报…审定: every notice over, no objection open unless the ruling lets it be", () => {
    const wanting = onNotice();
    expect(beginDecision(wanting, today)).toMatchObject({
      refusal: { code: "stage.not-ready", article: "9", missing: [{ code: "notice.running", applicationId: id(1) }] },
    });
    const never = roundOf("notice", [shortlisted(1, over), shortlisted(2, null)]);
    expect(beginDecision(never, today)).toMatchObject({
      refusal: { missing: [{ code: "notice.missing", applicationId: id(2) }] },
    });
    const objected = recordAfter(onNotice(), object(onNotice(), 1));
    const later = day("2026-11-27");
    expect(beginDecision(objected, later)).toMatchObject({
      refusal: { missing: [{ code: "objection.open", applicationId: id(1), count: 1 }] },
    });
    const unblocked = { ...objected, round: { ...objected.round, rulings: [ruling("objections-block", "no")] } };
    expect(beginDecision(unblocked, later)).toMatchObject({
      value: [{ type: "round.decision-begun", data: { rulings: { "objections-block": "no" } } }],
    });
    expect(beginDecision(recordAfter(objected, close(objected, 1, "dismissed")), later)).toMatchObject({ ok: true });
    expect(beginDecision(wanting, day("2026-11-26"))).toMatchObject({ ok: false });
  });
});

describe("the decision", () => {
  const document = "京兴人社文〔2026〕8号";
  const inDecision = (changes: Partial<Round> = {}) =>
    roundOf("decision", [shortlisted(1, over), shortlisted(2, over), scored(3, 60, { state: "not-shortlisted" })], {}, changes);
  const decide = (record: RoundWithApplications, changes = {}) =>
    decideShortlisted(
      record,
      { document, decidedOn: day("2026-11-20"), approved: [id(1)], rejected: [{ id: id(2), reason: "场地不足" }], ...changes },
      today,
    );

  it("第9条: one decision covers exactly those who are shortlisted", () => {
    const decided = recordAfter(inDecision(), decide(inDecision()));
    expect(states(decided)).toEqual(["approved", "rejected", "not-shortlisted"]);
    expect(decided.applications.get(id(2))?.decision).toMatchObject({ outcome: "rejected", reason: "场地不足", document });
    expect(decide(decided)).toMatchObject({ refusal: { code: "state.wrong", article: "9" } });
    expect(decide(inDecision(), { rejected: [] })).toMatchObject({
      refusal: { code: "decision.incomplete", missing: [{ code: "decision.missing", applicationId: id(2) }] },
    });
    expect(decide(inDecision(), { approved: [id(1), id(3)] })).toMatchObject({
      refusal: { code: "state.wrong", missing: [{ code: "application.not-shortlisted", applicationId: id(3) }] },
    });
    expect(decide(inDecision(), { approved: [id(1), id(7)] })).toMatchObject({ refusal: { code: "application.unknown" } });
    for (const stage of roundStages)
      expect(decide({ ...inDecision(), round: { ...inDecision().round, stage } }).ok).toBe(stage === "decision");
  });

  it("第9条: after the notice's last day, not in the future, with no objection open", () => {
    expect(decide(inDecision(), { decidedOn: over.end })).toMatchObject({
      refusal: { code: "decision.before-notice-end", article: "9", earliest: "2026-11-17" },
    });
    expect(decide(inDecision(), { decidedOn: day("2026-11-17") })).toMatchObject({ ok: true });
    expect(decide(inDecision(), { decidedOn: day("2026-11-23") })).toMatchObject({ refusal: { code: "date.future" } });
    const noticed = { ...inDecision(), round: { ...inDecision().round, stage: "notice" } as const };
    const { applications } = recordAfter(noticed, object(noticed, 1, day("2026-11-12")));
    expect(decide({ ...inDecision(), applications })).toMatchObject({
      refusal: { code: "decision.objection-open", article: "9", missing: [{ applicationId: id(1), count: 1 }] },
    });
    const unblocked = inDecision({ rulings: [ruling("objections-block", "no")] });
    expect(decide({ ...unblocked, applications })).toMatchObject({ ok: true });
  });

  it("第9条: the year begins with everybody decided and the document's number and date, which are the decision's", () => {
    const run = (record: RoundWithApplications, given: { document?: string; decidedOn?: string } = {}) =>
      beginRunning(
        record,
        { document: given.document ?? null, decidedOn: given.decidedOn === undefined ? null : day(given.decidedOn) },
        today,
      );
    expect(run(inDecision(), { document, decidedOn: "2026-11-20" })).toMatchObject({
      refusal: { code: "stage.not-ready", missing: [{ code: "decision.missing" }, { code: "decision.missing" }] },
    });
    const decided = recordAfter(inDecision(), decide(inDecision()));
    expect(run(decided)).toMatchObject({ value: [{ data: { document, decidedOn: "2026-11-20" } }] });
    expect(run(decided, { document })).toMatchObject({ ok: true });
    expect(run(decided, { document: "别的文号" })).toMatchObject({ refusal: { code: "decision.differs", article: "9" } });
    expect(run(decided, { decidedOn: "2026-11-21" })).toMatchObject({ refusal: { code: "decision.differs" } });
    const nobody = roundOf("decision", []);
    expect(run(nobody)).toMatchObject({ refusal: { missing: [{ code: "document.missing", applicationId: null }] } });
    expect(run(nobody, { document, decidedOn: "2026-11-23" })).toMatchObject({ refusal: { code: "date.future" } });
    expect(run(nobody, { document, decidedOn: "2026-11-20" })).toMatchObject({ ok: true });
  });
});
