// Article 6: what each rule of the family says, and where it stays silent.
import { describe, expect, it } from "vitest";
import { eligibilityRules } from "../../../policy/rules/eligibility.ts";
import type { Rulings } from "../../../policy/rulings.ts";
import { dossier, findingsOf, listOf, type PlainFields, type RowSpec } from "../dossier-builder.ts";
import { clean } from "./clean-application.ts";

const check = (...applications: (PlainFields | RowSpec)[]) => listOf(eligibilityRules, dossier({ applications }));
const ruled = (rulings: Partial<Rulings>, ...applications: PlainFields[]) =>
  listOf(eligibilityRules, dossier({ applications, rulings }));

describe("eligibility/", () => {
  it("says nothing about a clean application, blank cells or missing columns", () => {
    const blank = Object.fromEntries(Object.keys(clean).map((field) => [field, null]));
    expect(check(clean, blank, {})).toEqual([]);
  });

  it("第6条: the host is registered or operating in Daxing; either will do", () => {
    const bases = ["否", "注册", "经营", "注册及经营", "是"];
    expect(check(...bases.map((daxingBasis) => ({ ...clean, daxingBasis })))).toEqual([
      [2, "daxingBasis", "eligibility/location"],
    ]);
  });

  it("第6条: a registration in Daxing shows in the credit code's division, 110115", () => {
    const elsewhere = "91110302MA5G195KB1";
    expect(
      check(
        { ...clean, daxingBasis: "注册", creditCode: elsewhere },
        { ...clean, daxingBasis: "注册及经营", creditCode: elsewhere },
        { ...clean, daxingBasis: "经营", creditCode: elsewhere },
        { ...clean, daxingBasis: "是", creditCode: elsewhere },
        { ...clean, daxingBasis: "注册", creditCode: "91110302MA5G195KB2" },
        { ...clean, daxingBasis: "注册" },
      ),
    ).toEqual([
      [2, "daxingBasis", "eligibility/location-unproven"],
      [3, "daxingBasis", "eligibility/location-unproven"],
    ]);
  });

  it("第6条（一）1: the lead technician holds, as a rule, a national qualification of technician or above", () => {
    const levels = ["无", "学徒工", "初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师"];
    expect(check(...levels.map((skillLevel) => ({ ...clean, skillLevel })))).toEqual(
      [2, 3, 4, 5, 6].map((row) => [row, "skillLevel", "eligibility/skill-level"]),
    );
  });

  it("第6条（一）1: intangible heritage, cultural creation and major projects may be excused; a person decides, other grounds are none", () => {
    const grounds = ["非物质文化遗产", "文化创意", "服务区内重大产业项目", "非遗传承人", "文创", "重大项目", "贡献突出"];
    expect(check(...grounds.map((exemptionBasis) => ({ ...clean, skillLevel: "高级工", exemptionBasis })))).toEqual([
      [8, "skillLevel", "eligibility/skill-level"],
      ...[2, 3, 4, 5, 6, 7].map((row) => [row, "exemptionBasis", "eligibility/relaxation"]),
    ]);
  });

  it("第6条（一）1: a technician needs no ground, and a ground that cannot be read decides nothing", () => {
    const { exemptionBasis: _, ...rest } = clean;
    expect(
      check({ ...clean, exemptionBasis: "非遗" }, { fields: { ...rest, skillLevel: "高级工" }, unusable: ["exemptionBasis"] }),
    ).toEqual([]);
  });

  it("第6条（一）1: a title that is no level of the national scale is for a person to decide", () => {
    expect(check(...["工程师", "高级", "一级技师"].map((skillLevel) => ({ ...clean, skillLevel })))).toEqual(
      [2, 3, 4].map((row) => [row, "skillLevel", "eligibility/skill-level-unknown"]),
    );
  });

  it("解释口径 skill-certificate: skill level certificates count at the same level unless the ruling says no", () => {
    const byNumber = { ...clean };
    const byType = { ...clean, certificateNumber: "1100003001100123", certificateType: "职业技能等级证书" };
    const qualification = { ...clean, certificateNumber: "1100003001100123", certificateType: "国家职业资格证书" };
    const excused = { ...clean, exemptionBasis: "文创" };
    expect(ruled({ "skill-certificate": "yes" }, byNumber, byType, qualification, excused)).toEqual([]);
    expect(ruled({ "skill-certificate": "no" }, byNumber, byType, qualification, excused)).toEqual([
      [2, "skillLevel", "eligibility/skill-level"],
      [3, "skillLevel", "eligibility/skill-level"],
      [5, "exemptionBasis", "eligibility/relaxation"],
    ]);
  });

  it("第6条（一）2: there is a team, and there are apprentices", () => {
    expect(check({ ...clean, memberCount: 0, apprenticeCount: 0 }, { ...clean, memberCount: 1, apprenticeCount: 1 })).toEqual([
      [2, "memberCount", "eligibility/team"],
      [2, "apprenticeCount", "eligibility/team"],
    ]);
  });

  it("第6条（二）: the host has a training system, a site and funding, one finding a condition with its own article", () => {
    const applications = [{ ...clean, hostTalentSystem: false, hostSite: false, hostFunding: false }];
    const findings = findingsOf(eligibilityRules, dossier({ applications }));
    expect(findings.map(({ rule, article, severity }) => [rule, article, severity])).toEqual(
      ["6(2)1", "6(2)2", "6(2)3"].map((article) => ["eligibility/host-conditions", article, "error"]),
    );
  });
});
