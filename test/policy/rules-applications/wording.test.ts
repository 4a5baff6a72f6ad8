// The wording is whole: every rule of the catalogue, both languages, every branch a rule can take, and no identifier in full.
import { describe, expect, it } from "vitest";
import { tables } from "../../../policy/records/fields.ts";
import { rules } from "../../../policy/rules.ts";
import { articleLabel, type Language, type Phrase } from "../../../policy/wording/entry.ts";
import { fieldLabel, labelOf, severityCount, severityLabel, tableLabel } from "../../../policy/wording/labels.ts";
import type { WorkbookParams } from "../../../policy/wording/workbook.ts";
import { messageOf, wording } from "../../../policy/wording.ts";
import { dossier, findingsOf, type PlainFields } from "../dossier-builder.ts";
import { another, clean } from "./clean-application.ts";

const languages: readonly Language[] = ["zh", "en"];

/** What a clerk would stumble over: a hole, an empty sentence, a doubled stop, a bare key or identifier. */
const blemish = /undefined|null|NaN|\{|\}|（不详）|\(unknown\)|：。|。。|。（|: \.|\.\.|\b\d{17}[\dX]\b/;
const endings: Readonly<Record<Language, RegExp>> = {
  zh: /^申报汇总!F7：.+。.+。.+。$/u,
  en: /^申报汇总!F7: .+\. .+\. .+\.$/u,
};

const workbookSamples: { readonly [R in keyof WorkbookParams]: readonly WorkbookParams[R][] } = {
  "workbook/column-missing": [{ field: "creditCode" }],
  "workbook/column-ambiguous": [{ field: "hostName", header: "单位名称", others: "“企业名称”" }],
  "workbook/column-suggested": [{ field: "hostName", header: "单位名" }],
  "workbook/sheet-ignored": [{}],
  "workbook/required-cell": [{ field: "leadName" }],
  "workbook/value-unreadable": (["money", "date", "yesNo", "level", "grade", "number", "score"] as const).map((kind) => ({
    field: "amount",
    kind,
    value: "约10万",
  })),
  "workbook/date-imprecise": [{ field: "paidOn", value: "2025年3月" }],
  "workbook/digits-lost": [{ field: "leadIdNumber" }],
  "workbook/cell-error": [{ field: "amount", value: "#REF!" }],
  "workbook/amount-unit": [
    { field: "amount", found: "none", taken: "unknown" },
    { field: "amount", found: "none", taken: "元" },
    { field: "amount", found: "contradicts", taken: "万元", value: "100000" },
  ],
  "workbook/total-mismatch": [{ field: "amount", word: "合计", stated: "20", sum: "30" }],
  "workbook/merged-cells": [{ field: "township", rows: 3 }],
  "workbook/hidden-rows": [{ count: 2 }],
};

/** Applications that between them make every rule of these families speak, in each of its branches. */
const faulty = (): PlainFields[] => {
  const no = Object.fromEntries(
    Object.keys(clean).flatMap((f) => (f.startsWith("doc") || f.startsWith("host") ? [[f, false]] : [])),
  );
  const { hostName, studioName: _, leadName, ...answers } = { ...no, hostName: clean.hostName, studioName: "", leadName: "" };
  return [
    { ...clean },
    { ...clean, ...answers, hostName, electronicCopies: false, photos: false, paperCopies: 0, videoMinutes: 11 },
    another(1, { creditCode: "1", leadIdNumber: "1", contactPhone: "1", payeeAccount: "1", payeeBankCode: "1" }),
    another(2, { leadIdNumber: "110101198402309954", creditCode: "91110115MA22JTEB7Q", daxingBasis: "否" }),
    another(3, { leadIdNumber: "110101198412279953", creditCode: "92110115MA8178353Y" }),
    another(4, { creditCode: "91110302MA5G195KB1", daxingBasis: "注册", studioName: clean.studioName }),
    another(5, { skillLevel: "高级工", memberCount: 0, apprenticeCount: 0, payeeAccount: clean.payeeAccount }),
    another(6, { skillLevel: "高级工", exemptionBasis: "非遗", studioName: "某工作室" }),
    another(7, { skillLevel: "110101198412279954" }),
    another(8, { studioName: `${another(8).studioName} ` }),
  ];
};

const families = /^(identity|eligibility|materials|duplicate|round)\//;

describe("wording", () => {
  it("has an entry in both languages for every rule, and none beyond the catalogue", () => {
    const catalogue = [...rules.map(({ id }) => id), ...Object.keys(workbookSamples)];
    expect(Object.keys(wording).sort()).toEqual([...new Set(catalogue)].sort());
  });

  it("has every branch of a phrase in both languages", () => {
    const branches = (phrase: Phrase) => (typeof phrase === "string" ? null : [phrase.by, Object.keys(phrase.of).sort()]);
    for (const [rule, { zh, en }] of Object.entries(wording)) {
      for (const part of ["wrong", "required", "todo"] as const) {
        expect([rule, part, branches(zh[part])]).toEqual([rule, part, branches(en[part])]);
      }
    }
  });

  it.each(languages)("makes whole sentences of every workbook/ finding (%s)", (language) => {
    for (const [rule, samples] of Object.entries(workbookSamples)) {
      for (const params of samples) {
        const message = messageOf({ rule, article: null, expected: null, params: { ...params } }, "申报汇总!F7", language);
        expect(message).toMatch(endings[language]);
        expect(message).not.toMatch(blemish);
      }
    }
  });

  it.each(languages)("makes whole sentences of every finding of these families and shows no identifier (%s)", (language) => {
    const award = { hostName: clean.hostName, leadName: "赵晓", occupation: "焊工", programme: "市级工作室", awardYear: 2022 };
    const other = { ...award, hostName: another(2).hostName ?? null, leadName: another(2).leadName ?? null };
    const held = { ...another(3), decision: "approved" };
    const checked = dossier({
      applications: faulty(),
      municipalAwards: [award, other],
      sheets: [{ rows: [held], knownRound: 2016 }],
      settings: { roundYear: 2018, previousRoundYear: 2017 },
    });
    const strict = dossier({
      applications: [clean, { ...clean, exemptionBasis: "文创" }],
      rulings: { "skill-certificate": "no" },
    });
    const findings = [...findingsOf(rules, checked), ...findingsOf(rules, strict)].filter(({ rule }) => families.test(rule));
    const spoken = new Set(findings.map(({ rule }) => rule));
    expect([...spoken].sort()).toEqual(
      rules
        .map(({ id }) => id)
        .filter((id) => families.test(id))
        .sort(),
    );
    for (const finding of findings) {
      const message = messageOf(finding, "申报汇总!F7", language);
      expect(message).toMatch(endings[language]);
      expect(message).not.toMatch(blemish);
      if (finding.article !== null) expect(message).toContain(articleLabel(finding.article, language));
    }
  });

  it("writes articles as the text numbers them", () => {
    expect(["14", "6(1)1", "7(2)"].map((article) => articleLabel(article, "zh"))).toEqual([
      "第14条",
      "第6条（一）1",
      "第7条（二）",
    ]);
    expect(articleLabel("6(1)1", "en")).toBe("Article 6(1)1");
  });

  it("names every field, table and severity in both languages", () => {
    for (const language of languages) {
      for (const [table, fields] of Object.entries(tables)) {
        expect(tableLabel(table as keyof typeof tables, language)).toBeTruthy();
        for (const field of Object.keys(fields)) expect(labelOf("field", field, language)).not.toBe("");
      }
    }
    expect(fieldLabel("studioName", "zh")).toBe("工作室名称");
    expect((["error", "review", "warning", "note"] as const).map((severity) => severityLabel(severity, "zh"))).toEqual([
      "违规",
      "待认定",
      "请核对",
      "提示",
    ]);
    expect([severityCount(2, "error", "zh"), severityCount(2, "error", "en")]).toEqual(["2 违规", "2 Errors"]);
    expect([severityCount(1, "note", "en"), severityCount(0, "review", "en")]).toEqual(["1 Note", "0 To be decided"]);
  });

  it("masks identifiers wherever a clerk typed them", () => {
    const params = { stated: "11010119841227995X", minimum: "技师" };
    const message = messageOf(
      { rule: "eligibility/skill-level-unknown", article: "6(1)1", expected: null, params },
      "A1",
      "zh",
    );
    expect(message).toContain("110101********995X");
    expect(message).not.toContain(params.stated);
  });
});
