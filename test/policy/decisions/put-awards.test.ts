import { describe, expect, it } from "vitest";
import { type AwardValues, type PutAward, putAwards, type StandingAward } from "../../../policy/decisions/put-awards.ts";

const award: AwardValues = {
  programme: "市级首席技师工作室",
  awardYear: 2023,
  hostName: "北京甲科技有限公司",
  leadName: "许一",
};
const sent = (fields: AwardValues, id: string | null = null): PutAward => ({ id, withdrawn: false, fields });
const stands = (changes: Partial<StandingAward> = {}): StandingAward => ({
  id: "M0001",
  fields: award,
  isWithdrawn: false,
  ...changes,
});

describe("the municipal list", () => {
  it("rows are added in order", () => {
    expect(putAwards([], [sent(award), sent({ ...award, leadName: "许二" })], 1)).toMatchObject({
      value: [
        { kind: "listed", awardId: "M0001", fields: award },
        { kind: "listed", awardId: "M0002" },
      ],
    });
  });

  it("the same row sent again adds nothing; written a little differently it is still that row", () => {
    expect(putAwards([stands()], [sent(award)], 2)).toEqual({ ok: true, value: [] });
    expect(
      putAwards([stands()], [sent({ ...award, hostName: "北京甲科技 有限公司", source: "京人社〔2023〕1号" })], 2),
    ).toMatchObject({
      value: [{ kind: "changed", awardId: "M0001", fields: { source: "京人社〔2023〕1号" } }],
    });
  });

  it("what is not sent stays: nothing is deleted", () => {
    expect(putAwards([stands()], [], 2)).toEqual({ ok: true, value: [] });
    expect(putAwards([stands()], [sent({ source: "甲" }, "M0001")], 2)).toMatchObject({
      value: [{ kind: "changed", fields: { source: "甲" } }],
    });
  });

  it("a row is withdrawn once, with a reason, and stands again when it is sent again", () => {
    const withdrawal: PutAward = { id: "M0001", withdrawn: true, reason: "重复" };
    expect(putAwards([stands()], [withdrawal], 2)).toMatchObject({ value: [{ kind: "withdrawn", reason: "重复" }] });
    expect(putAwards([stands({ isWithdrawn: true })], [withdrawal], 2)).toEqual({ ok: true, value: [] });
    expect(putAwards([stands({ isWithdrawn: true })], [sent(award)], 2)).toMatchObject({
      value: [{ kind: "changed", fields: {} }],
    });
  });

  it("a row without programme, year or anybody, an unknown id, one id twice, a mask: refused, nothing written", () => {
    const code = (rows: readonly PutAward[]) => {
      const result = putAwards([stands()], rows, 2);
      return result.ok ? null : result.refusal.code;
    };
    expect(code([sent({ ...award, programme: null })])).toBe("award.key");
    expect(code([sent({ ...award, hostName: null, leadName: null })])).toBe("award.key");
    expect(code([sent({}, "M0009")])).toBe("award.unknown");
    expect(code([sent({}, "M0001"), sent(award)])).toBe("award.duplicate");
    expect(code([sent({ ...award, leadIdNumber: "110105****" })])).toBe("identifier.masked");
  });
});
