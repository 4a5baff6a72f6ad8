import { describe, expect, it } from "vitest";
import { isoDateSchema } from "../../../policy/kinds.ts";
import { answersThatHold } from "../../../policy/municipal-answers.ts";
import { bearsOnEligibility, checkRegister, openFindings, type PlainRecord } from "../../../policy/register-check.ts";
import { defaultRulings } from "../../../policy/rulings.ts";
import { settingsSchema } from "../../../policy/settings.ts";
import { cleanFields } from "../../worker/domain/sample-rows.ts";

const check = (
  applications: readonly PlainRecord[],
  awards: readonly PlainRecord[] = [],
  holders: readonly (PlainRecord & { year: number })[] = [],
) =>
  checkRegister({
    today: isoDateSchema.parse("2026-11-22"),
    settings: settingsSchema.parse({ roundYear: 2025 }),
    rulings: defaultRulings,
    applications,
    awards,
    holders,
  });
const told = ({ findings }: ReturnType<typeof check>) =>
  [...findings].flatMap(([id, list]) => list.map(({ rule, field, related }) => [id, rule, field, related]));

describe("the rules on the register's own records", () => {
  it("clean applications have no finding", () => {
    expect(
      told(
        check([
          { id: "2025-001", fields: cleanFields(1) },
          { id: "2025-002", fields: cleanFields(2) },
        ]),
      ),
    ).toEqual([]);
  });

  it("a finding names the application and the field, related ones by id, and shows identifiers masked", () => {
    const checked = check([
      { id: "2025-001", fields: cleanFields(1) },
      { id: "2025-003", fields: { ...cleanFields(3), leadIdNumber: cleanFields(1)["leadIdNumber"] ?? null, paperCopies: 1 } },
    ]);
    expect(told(checked)).toEqual([
      ["2025-003", "materials/copies", "paperCopies", []],
      ["2025-003", "duplicate/lead-technician", "leadIdNumber", ["2025-001"]],
    ]);
    expect(JSON.stringify([...checked.findings])).not.toContain(String(cleanFields(1)["leadIdNumber"]));
  });

  it("第14条: a match with the municipal list is a finding until a person has decided about every row it matches", () => {
    const { hostName = null, leadName = null } = cleanFields(1);
    const award = { id: "M0001", fields: { programme: "市级", awardYear: 2023, hostName, leadName } };
    const { findings, matches } = check([{ id: "2025-001", fields: cleanFields(1) }], [award]);
    const [found = [], matched = []] = [findings.get("2025-001"), matches.get("2025-001")];
    expect(matched).toEqual([{ awardId: "M0001", match: "exact" }]);
    expect(found.map(({ rule }) => rule)).toEqual(["duplicate/municipal-undeclared"]);
    expect(openFindings(found, matched, []).length).toBe(1);
    expect(openFindings(found, matched, [{ awardId: "M0001" }])).toEqual([]);
  });

  it("第14条: an answer holds until the row or the application is another, and one without versions speaks of the first", () => {
    const answer = { awardId: "M0001", same: false, reason: "核实", effect: "none", by: "陈示例", at: "", seq: 9 } as const;
    const holds = (matchedVersion: number, changed: object, versions: object) =>
      answersThatHold({ matchResolutions: [{ ...answer, ...versions }], changed }, new Map([["M0001", { matchedVersion }]]))
        .length === 1;
    const given = { awardVersion: 3, version: 5 };
    expect([holds(3, { leadName: 5 }, given), holds(1, { remark: 6, payeeName: 7 }, given)]).toEqual([true, true]);
    expect([holds(4, {}, given), holds(3, { occupation: 6 }, given)]).toEqual([false, false]);
    expect([holds(1, {}, {}), holds(2, {}, {}), holds(1, { creditCode: 2 }, {})]).toEqual([true, false, false]);
  });

  it("第3条: a title held from an earlier round is a finding", () => {
    const holder = { id: "2023-001", year: 2023, fields: cleanFields(1) };
    expect(told(check([{ id: "2025-001", fields: cleanFields(1) }], [], [holder]))).toEqual([
      ["2025-001", "duplicate/title-held", "studioName", ["2023-001"]],
    ]);
  });

  it("fields that a rule of the four families reads reopen an application; others do not", () => {
    expect([
      bearsOnEligibility("leadIdNumber"),
      bearsOnEligibility("paperCopies"),
      bearsOnEligibility("municipalFunded"),
    ]).toEqual([true, true, true]);
    expect([bearsOnEligibility("remark"), bearsOnEligibility("township"), bearsOnEligibility("contactName")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
