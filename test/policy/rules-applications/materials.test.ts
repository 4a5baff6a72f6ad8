// Article 7: what each rule of the family says, and where a fix is offered.
import { describe, expect, it } from "vitest";
import { materialsRules } from "../../../policy/rules/materials.ts";
import { type DossierSpec, dossier, findingsOf, listOf, type PlainFields } from "../dossier-builder.ts";
import { another, clean } from "./clean-application.ts";

const check = (...applications: PlainFields[]) => listOf(materialsRules, dossier({ applications }));
const fixesOf = (spec: DossierSpec) =>
  findingsOf(materialsRules, dossier(spec)).map(
    ({ fix }) => fix && [fix.value, ...fix.also.map(({ place, value }) => [place.row.sheet.name, place.row.number, value])],
  );
const wrong = "许杰文工作室";
const right = clean.studioName;

describe("materials/", () => {
  it("says nothing about a clean application, blank cells or missing columns", () => {
    const blank = Object.fromEntries(Object.keys(clean).map((field) => [field, null]));
    expect(check(clean, blank, {})).toEqual([]);
  });

  it("第7条（一）至（四）: form, report, licence, bank proof and evidence are handed in, one finding an item", () => {
    const applications = [
      { ...clean, docApplicationForm: false, docReport: false, docLicence: false, docBankProof: false, docEvidence: false },
    ];
    const findings = findingsOf(materialsRules, dossier({ applications }));
    expect(findings.map(({ rule, article }) => [rule, article])).toEqual(
      ["7(1)", "7(2)", "7(3)", "7(3)", "7(4)"].map((article) => ["materials/missing", article]),
    );
  });

  it("第7条: the materials come in two copies and as electronic documents", () => {
    expect(check({ ...clean, paperCopies: 1, electronicCopies: false }, { ...clean, paperCopies: 3 })).toEqual([
      [2, "paperCopies", "materials/copies"],
      [2, "electronicCopies", "materials/electronic"],
    ]);
  });

  it("第7条（五）: photos are among the other materials, a video keeps within 10 minutes", () => {
    expect(check({ ...clean, photos: false, videoMinutes: 10.5 }, { ...clean, videoMinutes: 10 })).toEqual([
      [2, "photos", "materials/photos"],
      [2, "videoMinutes", "materials/video-length"],
    ]);
  });

  it("第7条（二）: the name is host, person, occupation and 首席技师工作室; another width or a space is a warning", () => {
    expect(
      check(
        { ...clean, studioName: wrong },
        { ...clean, studioName: right.replace("首席", " 首席") },
        { ...clean, hostName: "北京甲乙（大兴）有限公司", studioName: "北京甲乙(大兴)有限公司许杰文焊工首席技师工作室" },
        { ...clean, studioName: wrong, occupation: null },
      ),
    ).toEqual([
      [2, "studioName", "materials/studio-name"],
      [3, "studioName", "materials/studio-name-width"],
      [4, "studioName", "materials/studio-name-width"],
    ]);
  });

  it("第7条（二）: the fix renames the studio in every sheet that joins it, and leaves the municipal list alone", () => {
    expect(
      fixesOf({
        applications: [{ ...clean, studioName: wrong }],
        scores: [{ studioName: "许杰文 工作室", averageScore: 90 }],
        payments: [{ studioName: another(1).studioName ?? null, firstAmount: 10_000_000 }],
        municipalAwards: [{ studioName: wrong, programme: "市级首席技师工作室", awardYear: 2023 }],
      }),
    ).toEqual([[right, ["scores", 2, right]]]);
  });

  it("第7条（二）: a width fix rewrites the cells that repeat that spelling and no other", () => {
    const spaced = right.replace("首席", " 首席");
    expect(
      fixesOf({
        applications: [{ ...clean, studioName: spaced }],
        scores: [{ studioName: right, averageScore: 90 }],
        notices: [{ studioName: spaced, noticeStart: "2025-11-03" }],
      }),
    ).toEqual([[right, ["notices", 2, right]]]);
  });

  it("第7条（二）: where only the application is mistyped, its own cell is corrected", () => {
    const scores = [{ studioName: right, averageScore: 90 }];
    const notices = [{ studioName: right, noticeStart: "2025-11-03" }];
    expect(fixesOf({ applications: [{ ...clean, studioName: wrong }], scores, notices })).toEqual([[right]]);
  });

  it("第7条（二）: where the name was copied from another application, that one keeps it and its rows", () => {
    const first = another(1);
    const copied = { ...clean, studioName: first.studioName ?? null };
    const scores = [
      { studioName: first.studioName ?? null, averageScore: 91 },
      { studioName: right, averageScore: 90 },
    ];
    expect(fixesOf({ applications: [first, copied], scores })).toEqual([[right]]);
  });

  it.each<[string, DossierSpec]>([
    [
      "two applications share the old name",
      { applications: [{ ...clean, studioName: wrong }, another(1, { studioName: wrong })] },
    ],
    [
      "two applications bear each other's names",
      {
        applications: [{ ...clean, studioName: another(1).studioName ?? null }, another(1, { studioName: right })],
      },
    ],
    [
      "money paid under the right name would then be paid twice",
      {
        applications: [{ ...clean, studioName: wrong }],
        payments: [
          { studioName: right, firstAmount: 10_000_000 },
          { studioName: wrong, firstAmount: 10_000_000 },
        ],
      },
    ],
    ["two applications would get the same name", { applications: [1, 2].map(() => ({ ...clean, studioName: wrong })) }],
    [
      "an earlier round has the new name",
      {
        applications: [{ ...clean, studioName: wrong }],
        sheets: [{ rows: [{ studioName: right, decision: "approved" }], knownRound: 2023 }],
        settings: { roundYear: 2025 },
      },
    ],
    [
      "a ledger's title names the old one, which no fix rewrites",
      {
        applications: [{ ...clean, studioName: wrong }],
        expenditures: { rows: [{ spentOn: "2026-01-05", amountOut: 100 }], titleStudio: wrong },
      },
    ],
  ])("第7条（二）: no fix is offered where %s", (_, spec) => {
    const fixes = fixesOf(spec);
    expect(fixes.length).toBeGreaterThan(0);
    expect(fixes.every((fix) => fix === null)).toBe(true);
  });
});
