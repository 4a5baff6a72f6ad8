// Article 9: the notice and the decision after it, rule by rule.
import { describe, expect, it } from "vitest";
import { messageOf } from "../../../policy/wording.ts";
import { dossier, type PlainFields } from "../dossier-builder.ts";
import { another } from "../rules-applications/clean-application.ts";
import { experts, findingsIn, found, named, notice, same, scored } from "./a-round.ts";

const notices = (...rows: PlainFields[]) => found({ notices: rows });
const without = (row: PlainFields, ...fields: (keyof PlainFields)[]): PlainFields =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.some((other) => other === field)));

describe("第9条: 进行为期7天的公示", () => {
  const period = (noticeStart: string | null, noticeEnd: string | null) => notice(1, { noticeStart, noticeEnd });

  it("six days are too short, eight are enough, the first and the last both counted", () => {
    expect(notices(period("2025-11-03", "2025-11-08"))).toEqual([[2, "noticeEnd", "notice/too-short"]]);
    expect(notices(period("2025-11-03", "2025-11-10"))).toEqual([]);
    expect(notices(period("2025-11-03", null))).toEqual([]);
  });

  it("Civil Code art. 201: seven days only by counting the first are a warning, and an error where the ruling excludes it", () => {
    const rows = { notices: [period("2025-11-04", "2025-11-10")] };
    expect(found(rows)).toEqual([[2, "noticeEnd", "notice/narrow-count"]]);
    expect(found({ ...rows, rulings: { "notice-days": "first-excluded" } })).toEqual([[2, "noticeEnd", "notice/too-short"]]);
    const eight = { notices: [period("2025-11-03", "2025-11-10")], rulings: { "notice-days": "first-excluded" } as const };
    expect(found(eight)).toEqual([]);
  });

  it("a notice that ends on a rest day is a warning, but an announced working Saturday is none", () => {
    expect(notices(period("2025-11-03", "2025-11-15"))).toEqual([[2, "noticeEnd", "notice/narrow-count"]]);
    expect(notices(notice(1, { noticeStart: "2025-09-20", noticeEnd: "2025-10-03" }))).toEqual([
      [2, "noticeEnd", "notice/narrow-count"],
    ]);
    expect(notices(notice(1, { noticeStart: "2025-09-20", noticeEnd: "2025-10-11" }))).toEqual([]);
  });

  it("for a year without published holidays the message says that only weekends were tested", () => {
    const row = notice(1, { noticeStart: "2035-11-01", noticeEnd: "2035-11-10", decision: null, decisionDate: null });
    const [finding] = findingsIn(dossier({ notices: [row] }));
    expect(finding && messageOf(finding, "公示!F2", "zh")).toContain("2035年放假安排尚未公布");
    expect(finding && messageOf(finding, "公示!F2", "en")).toContain("holidays of 2035 are not published");
  });

  it("a period in one cell is pointed at where it stands", () => {
    const row = { ...named(1), noticePeriod: "2025.11.3-2025.11.7" };
    const checked = dossier({ notices: [row] });
    const read = dossier({ notices: [{ ...row, noticeStart: "2025-11-03", noticeEnd: "2025-11-07" }] }).rows.notices;
    const notices = checked.rows.notices.map((at, n) => ({ ...at, fields: read[n]?.fields ?? at.fields }));
    const said = findingsIn({ ...checked, rows: { ...checked.rows, notices } });
    expect(said.map(({ rule, place }) => [rule, "field" in place && place.field])).toEqual([
      ["notice/too-short", "noticePeriod"],
    ]);
  });

  it("an approval needs a notice, on the same or on another sheet", () => {
    const decided = without(notice(1), "noticeStart", "noticeEnd");
    const noticed = { ...named(1), noticeStart: "2025-11-03", noticeEnd: "2025-11-12" };
    expect(notices(notice(1, { noticeStart: null, noticeEnd: null }))).toEqual([[2, "decision", "notice/missing"]]);
    const sheet = (row: PlainFields) => ({ rows: [row], tables: ["notices"] as const });
    expect(found({ notices: [decided], sheets: [sheet(noticed)] })).toEqual([]);
    expect(found({ notices: [decided], sheets: [sheet({ ...noticed, ...named(2) })] })).toEqual([
      [2, "decision", "notice/missing"],
    ]);
    expect(notices(notice(1, { noticeStart: null, noticeEnd: null, decision: "rejected" }))).toEqual([]);
    expect(found({ notices: [decided] })).toEqual([]);
  });

  it("what is put on notice is the shortlist", () => {
    const scores = (shortlisted: boolean | null) => ({
      experts,
      rows: [scored(1, same(90), { shortlisted: true }), scored(2, same(80), { shortlisted })],
    });
    expect(found({ scores: scores(true), notices: [notice(1), notice(2)] })).toEqual([]);
    expect(found({ scores: scores(false), notices: [notice(1), notice(2)] })).toEqual([
      [3, "studioName", "notice/not-shortlisted"],
    ]);
  });

  it("an open objection holds the decision, unless the ruling says otherwise", () => {
    const open = notice(1, { objection: true });
    expect(notices(open)).toEqual([[2, "objectionClosedOn", "notice/objection-open"]]);
    expect(notices(notice(1, { objection: true, objectionClosedOn: "2025-11-14" }))).toEqual([]);
    expect(notices(notice(1, { objection: true, decision: "rejected" }))).toEqual([]);
    expect(found({ notices: [open], rulings: { "objections-block": "no" } })).toEqual([]);
    const [finding] = findingsIn(dossier({ notices: [without(open, "objectionClosedOn")] }));
    expect([finding?.place, finding?.field]).toMatchObject([{ field: "decision" }, "objectionClosedOn"]);
  });

  it("what is published holds no ID number, phone or account; the applications may", () => {
    const personal = { leadIdNumber: null, contactPhone: null, payeeAccount: null };
    expect(notices(notice(1, personal))).toEqual([
      [1, "leadIdNumber", "notice/personal-data"],
      [1, "contactPhone", "notice/personal-data"],
      [1, "payeeAccount", "notice/personal-data"],
    ]);
    expect(found({ wide: [{ ...another(1), ...notice(1) }] })).toEqual([]);
  });

  it("a notice belongs to an application", () => {
    expect(found({ applications: [another(1)], notices: [notice(1), notice(7)] })).toEqual([
      [3, "studioName", "notice/unknown-studio"],
    ]);
  });
});

describe("第9条: 公示结束后报工作室评选领导小组审定", () => {
  it("a decision on the notice's last day is before its end, the next day is not", () => {
    expect(notices(notice(1, { decisionDate: "2025-11-12" }))).toEqual([[2, "decisionDate", "decision/before-notice-end"]]);
    expect(notices(notice(1, { decisionDate: "2025-11-13" }))).toEqual([]);
    expect(notices(notice(1, { decision: "rejected", decisionDate: "2025-11-12" }))).toEqual([
      [2, "decisionDate", "decision/before-notice-end"],
    ]);
  });

  it("第6条: an application with an eligibility error is not approved", () => {
    const applications = [another(1, { hostSite: false }), another(2)];
    expect(found({ applications, notices: [notice(1), notice(2)] })).toEqual([[2, "decision", "decision/ineligible"]]);
    expect(found({ applications, notices: [notice(1, { decision: "rejected" }), notice(2)] })).toEqual([]);
  });

  it("第14条: an approval has a document number; a sheet without the column is one finding", () => {
    expect(notices(notice(1, { approvalDocument: null }), notice(2))).toEqual([[2, "approvalDocument", "decision/document"]]);
    expect(notices(notice(1, { decision: "rejected", approvalDocument: null }))).toEqual([]);
    const bare = [1, 2].map((n) => without(notice(n), "approvalDocument"));
    expect(notices(...bare)).toEqual([[1, "approvalDocument", "decision/document"]]);
  });
});
