import { describe, expect, it } from "vitest";
import { foldedFields } from "../../../policy/decisions/sync/incoming.ts";
import { basesNeeded, planSync } from "../../../policy/decisions/sync/plan.ts";
import { basesOf, intake, keyFields, knownRow, newRow, noBases, review, standing, told } from "./sync-builder.ts";

const someone = { by: "陈示例", at: "2026-11-22T01:00:00.000Z" };

describe("sync: whose row it is", () => {
  it("a new row whose credit code and lead ID number stand nowhere in the round is created", () => {
    expect(told(planSync(intake(), [newRow(1, { remark: null })], noBases))).toEqual([["r1", "created", keyFields(1), []]]);
  });

  it("a new row whose credit code and lead ID number stand in the round is that application, with an empty base", () => {
    const plan = planSync(intake(standing(1, 3)), [newRow(1, { remark: "新" })], noBases);
    expect(told(plan)).toEqual([["r1", "merged", { remark: "新" }, []]]);
    expect(plan.rows[0]?.target?.applicationId).toBe("2025-001");
  });

  it("against an empty base whatever stands otherwise in the register is a conflict, and a blank takes nothing away", () => {
    const plan = planSync(
      intake(standing(1, 2, { occupation: "焊工", township: "黄村镇" })),
      [newRow(1, { occupation: "钳工", township: null })],
      noBases,
    );
    expect(told(plan)).toEqual([["r1", "conflict", {}, ["occupation"]]]);
    expect(plan.rows[0]?.pulled).toEqual(["township"]);
  });

  it("of two new rows of one application in one request the later is refused", () => {
    const twice = [newRow(1), { ...newRow(1), ref: "again" }];
    expect(told(planSync(intake(), twice, noBases)).map(([, outcome]) => outcome)).toEqual(["created", "row.duplicate"]);
    expect(told(planSync(intake(standing(1, 1)), twice, noBases)).map(([, outcome]) => outcome)).toEqual([
      "unchanged",
      "row.duplicate",
    ]);
  });

  it("a known and a new row of one application in one request: the later is refused", () => {
    const plan = planSync(intake(standing(1, 1)), [knownRow(1, 1, { remark: "甲" }), { ...newRow(1), ref: "again" }], noBases);
    expect(told(plan).map(([, outcome]) => outcome)).toEqual(["updated", "row.duplicate"]);
  });

  it("credit code, or lead ID number, or folded host and lead: one that agrees is enough", () => {
    const stands = intake(standing(1, 1));
    const other = { creditCode: "X", leadIdNumber: "Y", hostName: "Z", leadName: "W" };
    const { creditCode, leadIdNumber } = keyFields(1);
    const agreeing = [
      { ...other, creditCode },
      { ...other, leadIdNumber },
      { ...other, hostName: "北京甲１科技 有限公司", leadName: "许 1" },
    ];
    for (const identity of agreeing) {
      expect(told(planSync(stands, [knownRow(1, 1, { remark: "甲" }, identity)], noBases))).toEqual([
        ["r1", "updated", { remark: "甲" }, []],
      ]);
    }
  });

  it("a row that carries another application's id is a conflict on applicationId, and nothing of it is written", () => {
    const plan = planSync(intake(standing(1, 1), standing(2, 1)), [knownRow(1, 1, { remark: "乙" }, keyFields(2))], noBases);
    expect(told(plan)).toEqual([["r1", "conflict", {}, ["applicationId"]]]);
    expect(plan.rows[0]?.conflicts[0]).toMatchObject({ mine: "北京甲2科技有限公司 许2", theirs: "北京甲1科技有限公司 许1" });
  });

  it("only the host, or only the lead, or blanks: the row may be another's", () => {
    const { hostName, leadName } = keyFields(1);
    const blank = { creditCode: null, leadIdNumber: null, hostName: null, leadName: null };
    for (const identity of [blank, { ...blank, hostName }, { ...blank, leadName }]) {
      expect(told(planSync(intake(standing(1, 1)), [knownRow(1, 1, {}, identity)], noBases))).toEqual([
        ["r1", "conflict", {}, ["applicationId"]],
      ]);
    }
  });

  it("a row copied with its id and edited into another application does not block the one it was copied from", () => {
    const copy = { ...knownRow(1, 1, { remark: "乙" }, keyFields(2)), ref: "copy" };
    const plan = planSync(intake(standing(1, 1)), [copy, knownRow(1, 1, { remark: "甲" })], noBases);
    expect(told(plan).map(([ref, outcome]) => [ref, outcome])).toEqual([
      ["copy", "conflict"],
      ["r1", "updated"],
    ]);
  });

  it("a row missing from the workbook deletes nothing: it is listed", () => {
    const plan = planSync(
      intake(standing(1, 1), standing(2, 4), standing(3, 2, {}, {}, "withdrawn")),
      [knownRow(1, 1, {})],
      noBases,
    );
    expect(plan.registerOnly.map(({ applicationId }) => applicationId)).toEqual(["2025-002"]);
  });
});

describe("sync: three-way by field", () => {
  const moved = standing(1, 2, { occupation: "焊工", remark: "登记册" }, { occupation: 2 });

  it("a field the register did not change since is written", () => {
    expect(told(planSync(intake(moved), [knownRow(1, 1, { remark: "工作簿" })], noBases))).toEqual([
      ["r1", "merged", { remark: "工作簿" }, []],
    ]);
    expect(told(planSync(intake(moved), [knownRow(1, 2, { remark: "工作簿" })], noBases))).toEqual([
      ["r1", "updated", { remark: "工作簿" }, []],
    ]);
  });

  it("a field the register also changed since, to another value, is a conflict and written neither way; everything else merges", () => {
    const bases = basesOf(1, 1, { occupation: "车工" }, { occupation: someone });
    const plan = planSync(intake(moved), [knownRow(1, 1, { occupation: "钳工", remark: "工作簿" })], bases);
    expect(told(plan)).toEqual([["r1", "conflict", { remark: "工作簿" }, ["occupation"]]]);
    expect(plan.rows[0]?.conflicts).toEqual([{ field: "occupation", base: "车工", mine: "钳工", theirs: "焊工", ...someone }]);
  });

  it("both sides changed it to the same value: no conflict, nothing to write", () => {
    expect(told(planSync(intake(moved), [knownRow(1, 1, { occupation: "焊工" })], noBases))).toEqual([
      ["r1", "unchanged", {}, []],
    ]);
  });

  it("picking mine is sending it again from the version that stands", () => {
    expect(told(planSync(intake(moved), [knownRow(1, 2, { occupation: "钳工" })], noBases))).toEqual([
      ["r1", "updated", { occupation: "钳工" }, []],
    ]);
  });

  it("null clears, an absent key changes nothing", () => {
    expect(told(planSync(intake(standing(1, 1, { remark: "有" })), [knownRow(1, 1, { remark: null })], noBases))).toEqual([
      ["r1", "updated", { remark: null }, []],
    ]);
    expect(told(planSync(intake(standing(1, 1, { remark: "有" })), [knownRow(1, 1, {})], noBases))).toEqual([
      ["r1", "unchanged", {}, []],
    ]);
  });

  it("fields that others changed since come down", () => {
    expect(planSync(intake(moved), [knownRow(1, 1, { remark: "工作簿" })], noBases).rows[0]?.pulled).toEqual(["occupation"]);
  });

  it("a sealed field that is sent but was not changed takes nothing back", () => {
    const stands = standing(1, 2, { payeeAccount: "6222020000000002" }, { payeeAccount: 2 });
    const row = knownRow(1, 1, { payeeAccount: "6222020000000001" });
    expect(basesNeeded(intake(stands), [row]).map(({ fields }) => fields)).toEqual([["payeeAccount"]]);
    const plan = planSync(intake(stands), [row], basesOf(1, 1, { payeeAccount: "6222020000000001" }));
    expect(told(plan)).toEqual([["r1", "unchanged", {}, []]]);
    expect(plan.rows[0]?.pulled).toEqual(["payeeAccount"]);
  });

  it("a conflict on a sealed field shows masks, and says 不同 where the masks are alike", () => {
    const stands = standing(1, 2, { payeeAccount: "6222020000220001" }, { payeeAccount: 2 });
    const bases = basesOf(1, 1, { payeeAccount: "6222020000000001" }, { payeeAccount: someone });
    const { conflicts } = planSync(intake(stands), [knownRow(1, 1, { payeeAccount: "6222020000110001" })], bases).rows[0] ?? {
      conflicts: [],
    };
    expect(conflicts).toEqual([
      {
        field: "payeeAccount",
        base: "622202******0001",
        mine: "622202******0001",
        theirs: "622202******0001（不同）",
        ...someone,
      },
    ]);
  });
});

describe("sync: rows refused one by one", () => {
  const refusals: readonly [string, ReturnType<typeof newRow>, ReturnType<typeof intake>, string][] = [
    ["a new row without a credit code", newRow(1, { creditCode: null }), intake(), "key.unreadable"],
    ["a new row without a lead ID number", newRow(1, { leadIdNumber: null }), intake(), "key.unreadable"],
    ["a known row that clears its ID number", knownRow(1, 1, { leadIdNumber: null }), intake(standing(1, 1)), "key.unreadable"],
    ["an identifier that is a mask", newRow(1, { leadIdNumber: "110105********0001" }), intake(), "identifier.masked"],
    [
      "an account that is a mask",
      knownRow(1, 1, { payeeAccount: "6222****0001" }),
      intake(standing(1, 1)),
      "identifier.masked",
    ],
    [
      "an identity that is a mask",
      knownRow(1, 1, {}, { ...keyFields(1), leadIdNumber: "1101**" }),
      intake(standing(1, 1)),
      "identifier.masked",
    ],
    ["an id the round does not have", knownRow(7, 1, {}), intake(standing(1, 1)), "application.unknown"],
    ["a version the register does not have", knownRow(1, 9, {}), intake(standing(1, 1)), "version.unknown"],
    [
      "a change to a withdrawn application",
      knownRow(1, 1, { remark: "改" }),
      intake(standing(1, 1, {}, {}, "withdrawn")),
      "application.withdrawn",
    ],
    ["a new row after intake", newRow(1), review(), "stage.wrong"],
    ["a change after intake", knownRow(1, 1, { occupation: "钳工" }), review(standing(1, 1)), "stage.wrong"],
  ];
  it.each(refusals)("%s", (_, row, register, code) => {
    const plan = planSync(register, [row, newRow(5)], noBases);
    expect(plan.rows[0]).toMatchObject({ outcome: "refused", refusal: code, writes: {} });
  });

  it("the others go through", () => {
    expect(
      told(planSync(intake(), [newRow(1, { creditCode: null }), newRow(2)], noBases)).map(([, outcome]) => outcome),
    ).toEqual(["key.unreadable", "created"]);
  });

  it("after intake contact and payee may still change", () => {
    const changes = {
      contactName: "甲",
      contactPhone: "13900000001",
      payeeName: "乙",
      payeeAccount: "62220001",
      payeeBank: "丙",
      payeeBankCode: "1",
    };
    expect(told(planSync(review(standing(1, 1)), [knownRow(1, 1, changes)], noBases))).toEqual([
      ["r1", "updated", changes, []],
    ]);
  });

  it("after intake a row that is sent again unchanged is unchanged", () => {
    expect(
      told(planSync(review(standing(1, 1)), [newRow(1), knownRow(2, 1, {})], noBases)).map(([, outcome]) => outcome),
    ).toEqual(["unchanged", "application.unknown"]);
  });
});

describe("sync: values as the register keeps them", () => {
  it("identifiers are folded as the workbook's reader folds them, other texts trimmed, blanks null", () => {
    expect(
      foldedFields({
        creditCode: " ９1110115ma22jteb7p",
        payeeAccount: "6222 0200 0001",
        hostName: " 甲 乙 ",
        remark: "  ",
        memberCount: 3,
        applicationId: "2025-001",
      }),
    ).toEqual({
      creditCode: "91110115MA22JTEB7P",
      payeeAccount: "622202000001",
      hostName: "甲 乙",
      remark: null,
      memberCount: 3,
    });
  });
});
