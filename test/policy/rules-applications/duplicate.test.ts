// Articles 3, 7 and 14: one studio, one grant.
import { describe, expect, it } from "vitest";
import { duplicateRules } from "../../../policy/rules/duplicate.ts";
import { type DossierSpec, dossier, findingsOf, listOf } from "../dossier-builder.ts";
import { another, clean } from "./clean-application.ts";

const check = (spec: DossierSpec) => listOf(duplicateRules, dossier(spec));
const relatedOf = (spec: DossierSpec) =>
  findingsOf(duplicateRules, dossier(spec)).map(({ rule, related }) => [
    rule,
    ...related.map(({ row, field }) => [row.sheet.name, row.number, field]),
  ]);
const award = {
  hostName: clean.hostName,
  leadName: clean.leadName,
  occupation: clean.occupation,
  programme: "北京市首席技师工作室",
  awardYear: 2022,
};
const withAward = (change: object, application: object = {}): DossierSpec => ({
  applications: [{ ...clean, ...application }],
  municipalAwards: [{ ...award, ...change }],
});

describe("duplicate/", () => {
  it("says nothing about different studios, blank cells or missing columns", () => {
    const blank = Object.fromEntries(Object.keys(clean).map((field) => [field, null]));
    expect(check({ applications: [clean, another(1), another(2), blank, blank, {}, {}] })).toEqual([]);
  });

  it("第3条: a lead technician in two applications of a round is for a person to decide, each later row against the first", () => {
    const { leadIdNumber } = clean;
    const spec = { applications: [clean, another(1, { leadIdNumber }), another(2, { leadIdNumber })] };
    expect(relatedOf(spec)).toEqual([
      ["duplicate/lead-technician", ["applications", 2, "leadIdNumber"]],
      ["duplicate/lead-technician", ["applications", 2, "leadIdNumber"]],
    ]);
    expect(check({ ...spec, rulings: { "one-application-per-technician": "yes" } })).toEqual([]);
  });

  it("第7条（二）: two studios cannot share a name; where the lead technician is the same, that alone is said", () => {
    const { studioName } = clean;
    expect(relatedOf({ applications: [clean, another(1, { studioName: ` ${studioName}` })] })).toEqual([
      ["duplicate/studio-name", ["applications", 2, "studioName"]],
    ]);
    expect(check({ applications: [clean, { ...clean }] })).toEqual([[3, "leadIdNumber", "duplicate/lead-technician"]]);
    expect(check({ applications: [clean, { ...clean }], rulings: { "one-application-per-technician": "yes" } })).toEqual([
      [3, "studioName", "duplicate/studio-name"],
    ]);
  });

  it("第15条: one account under two hosts is for a person to decide; spaces and hyphens do not count", () => {
    const { hostName, creditCode } = clean;
    const payeeAccount = "0200-0033-0900-1234567";
    expect(
      check({ applications: [clean, another(1, { payeeAccount }), another(2, { payeeAccount, hostName, creditCode })] }),
    ).toEqual([[3, "payeeAccount", "duplicate/payee-account"]]);
  });

  const earlier = (fields: object, knownRound = 2023): DossierSpec => ({
    applications: [clean],
    sheets: [{ name: "2023年", knownRound, rows: [{ leadName: clean.leadName, ...fields }] }],
    settings: { roundYear: 2025 },
  });

  it("第3条: a holder of the title from an earlier round is for a person to decide, by ID number, else by studio name", () => {
    const { leadIdNumber, studioName } = clean;
    expect(relatedOf(earlier({ leadIdNumber, studioName: "旧工作室", decision: "approved" }))).toEqual([
      ["duplicate/title-held", ["2023年", 2, "leadIdNumber"]],
    ]);
    expect(relatedOf(earlier({ studioName, decision: "approved" }))).toEqual([
      ["duplicate/title-held", ["2023年", 2, "studioName"]],
    ]);
  });

  it("第3条: a rejected or undecided record, a person's name alone, or a later round is no title held", () => {
    const { leadIdNumber, studioName } = clean;
    for (const fields of [
      { leadIdNumber, studioName, decision: "rejected" },
      { leadIdNumber, studioName, decision: null },
      { leadIdNumber, studioName },
      { studioName: "旧工作室", decision: "approved" },
    ]) {
      expect(check(earlier(fields))).toEqual([]);
    }
    expect(check(earlier({ leadIdNumber, studioName, decision: "approved" }, 2027))).toEqual([]);
  });

  it("第3条: the earlier round's decision may stand on another sheet than its applications", () => {
    const { leadIdNumber } = clean;
    expect(
      check({
        applications: [clean],
        sheets: [
          { knownRound: 2023, rows: [{ leadIdNumber, studioName: "旧工作室" }] },
          { knownRound: 2023, tables: ["notices"], rows: [{ studioName: "旧 工作室", decision: "approved" }] },
        ],
        settings: { roundYear: 2025 },
      }),
    ).toEqual([[2, "studioName", "duplicate/title-held"]]);
  });

  it("第14条: a studio that the municipal list names is not declared 否", () => {
    expect(relatedOf(withAward({}))).toEqual([["duplicate/municipal-undeclared", ["municipalAwards", 2, "leadName"]]]);
    expect(check(withAward({}, { municipalFunded: true }))).toEqual([]);
    expect(check(withAward({}, { municipalFunded: null }))).toEqual([]);
    expect(check(withAward({ hostName: "北京无关食品有限公司" }))).toEqual([]);
  });

  it("第14条: a partial match with the municipal list is for a person to decide, and says why it matched", () => {
    const possible = (change: object) =>
      findingsOf(duplicateRules, dossier(withAward(change))).map(({ rule, params }) => [rule, params["because"]]);
    const rule = "duplicate/municipal-possible";
    expect(possible({ hostName: "瀛海数控装备（北京）有限公司" })).toEqual([[rule, "same-lead-similar-host"]]);
    expect(possible({ hostName: "无关公司", leadName: "许文", leadIdNumber: clean.leadIdNumber })).toEqual([
      [rule, "same-id-other-host"],
    ]);
    expect(possible({ leadName: "赵晓" })).toEqual([[rule, "same-host-same-occupation"]]);
    expect(possible({ leadName: "赵晓", occupation: "铣工" })).toEqual([]);
  });

  it("第14条: an exact match silences the partial ones", () => {
    expect(check({ applications: [clean], municipalAwards: [{ ...award, leadName: "赵晓" }, award] })).toEqual([
      [2, "municipalFunded", "duplicate/municipal-undeclared"],
    ]);
  });

  it("解释口径 municipal-programmes: only the named programmes count, by default any", () => {
    const named = (programme: string) => check({ ...withAward({}), rulings: { "municipal-programmes": [programme] } });
    expect(named(award.programme)).toEqual([[2, "municipalFunded", "duplicate/municipal-undeclared"]]);
    expect(named("北京市技能大师工作室")).toEqual([]);
  });
});
