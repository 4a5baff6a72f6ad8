// Names and likeness: folding, article 7(2)'s studio name, similar hosts, rows of the municipal list.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchMunicipal, municipalMatch } from "../../../policy/likeness.ts";
import { foldName, foldWidth, maskName, studioNameOf } from "../../../policy/names.ts";
import { similarHosts } from "../../../policy/similar-hosts.ts";
import { generatePairs } from "../municipal-pairs.ts";

describe("folding", () => {
  it("full width, white space and every middle dot are dropped from names", () => {
    expect(foldName("买买提·艾力")).toBe("买买提艾力");
    for (const dot of "·•‧∙⋅・･᛫") expect(foldName(`买买提${dot}艾力`)).toBe("买买提艾力");
    expect(foldName("甲乙（北京）　科技 有限公司")).toBe("甲乙(北京)科技有限公司");
    expect(foldName("ＡＢＣ焊接\u00a0\n")).toBe("ABC焊接");
  });

  it("a studio's name keeps its middle dot", () => {
    expect(foldWidth("甲公司买买提·艾力 焊工首席技师工作室")).toBe("甲公司买买提·艾力焊工首席技师工作室");
  });

  it("folding what is folded changes nothing, whatever its width and spaces were", () => {
    const character = fc.constantFrom(..."北京大兴甲乙科技有限公司（）()　 ·・ＡＢab１2“”—");
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 30 }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
        expect(foldName(text)).toBe(text.normalize("NFKC").replace(/[\s·・]/g, ""));
        expect(foldWidth(text)).toBe(text.normalize("NFKC").replace(/\s/g, ""));
      }),
      { seed: 72, numRuns: 1000 },
    );
  });

  it("第7条（二）: the studio's name is host, lead technician, occupation, 首席技师工作室", () => {
    expect(studioNameOf("北京京南重工有限公司", "王建国 ", "焊工")).toBe("北京京南重工有限公司王建国焊工首席技师工作室");
  });

  it("a person's name in public keeps its first character", () => {
    expect(maskName("王建国")).toBe("王**");
    expect(maskName("")).toBe("");
  });
});

describe("第14条: similar hosts", () => {
  it.each([
    ["北京甲乙科技有限公司", "甲乙科技（北京）有限公司"],
    ["北京甲乙科技有限公司", "北京甲乙科技股份有限公司"],
    ["北京市大兴区甲乙科技有限责任公司", "甲乙科技"],
    ["甲乙集团", "北京甲乙"],
    ["甲乙重型机械制造有限公司", "甲乙重型"],
    ["北京京南重型机械装备制造厂有限公司", "北京京南重型机械装备制造长有限公司"],
  ])("%s and %s", (a, b) => {
    expect(similarHosts(a, b)).toBe(true);
    expect(similarHosts(b, a)).toBe(true);
  });

  it.each([
    ["北京甲乙科技有限公司", "北京丙丁科技有限公司"],
    ["北京有限公司", "大兴有限公司"],
    ["甲", "甲乙科技"],
    ["", ""],
    ["甲乙科技", ""],
  ])("not %s and %s", (a, b) => {
    expect(similarHosts(a, b)).toBe(false);
  });
});

describe("第14条: 已获得市级资助的工作室", () => {
  const application = {
    hostName: "北京京南重工有限公司",
    creditCode: "91110115MA0000001X",
    leadName: "王建国",
    leadIdNumber: "110115197001010011",
    occupation: "焊工",
    studioName: "北京京南重工有限公司王建国焊工首席技师工作室",
  };

  it("the same lead with the same host is exact, by number or by name", () => {
    expect(municipalMatch(application, { hostName: "北京京南重工有限公司", leadName: "王 建国" })).toBe("exact");
    expect(municipalMatch(application, { creditCode: application.creditCode, leadName: "王建国" })).toBe("exact");
    expect(municipalMatch(application, { hostName: "北京京南重工有限公司", leadIdNumber: application.leadIdNumber })).toBe(
      "exact",
    );
  });

  it("a list that names studios alone is exact by the studio's name", () => {
    expect(municipalMatch(application, { studioName: application.studioName })).toBe("exact");
    expect(municipalMatch(application, { studioName: "北京京南重工有限公司李四焊工首席技师工作室" })).toBeNull();
  });

  it("the same ID number with another host, and the same name with a similar host, are possible", () => {
    expect(
      municipalMatch(application, { hostName: "上海丙丁厂", leadName: "王建国", leadIdNumber: application.leadIdNumber }),
    ).toEqual({
      possible: "same-id-other-host",
    });
    expect(municipalMatch(application, { hostName: "京南重工（北京）集团", leadName: "王建国" })).toEqual({
      possible: "same-lead-similar-host",
    });
    expect(municipalMatch(application, { hostName: "上海丙丁厂", leadName: "王建国" })).toBeNull();
  });

  it("the same host with another lead is possible only for the same occupation", () => {
    const host = { hostName: application.hostName, leadName: "李四" };
    expect(municipalMatch(application, { ...host, occupation: "焊工" })).toEqual({ possible: "same-host-same-occupation" });
    expect(municipalMatch(application, { ...host, studioName: "北京京南重工有限公司李四焊工首席技师工作室" })).toEqual({
      possible: "same-host-same-occupation",
    });
    expect(municipalMatch(application, { ...host, occupation: "车工" })).toBeNull();
    expect(municipalMatch(application, host)).toBeNull();
  });

  it("an occupation that only the host's name contains is not the studio's", () => {
    const host = "北京焊工之家有限公司";
    const award = { hostName: host, leadName: "李四", occupation: "车工", studioName: `${host}李四车工首席技师工作室` };
    expect(municipalMatch({ ...application, hostName: host }, award)).toBeNull();
  });

  it("blank and masked values match nothing", () => {
    expect(municipalMatch({ leadName: null, hostName: null }, { leadName: null, hostName: null })).toBeNull();
    const masked = "110115********0011";
    expect(municipalMatch({ leadIdNumber: masked, hostName: "甲厂" }, { leadIdNumber: masked, hostName: "乙厂" })).toBeNull();
  });

  it("the indexed matching finds exactly what comparing every pair finds, exact rows first", () => {
    const pairs = generatePairs(14, 120);
    const applications = pairs.map((pair) => pair.application);
    const awards = pairs.map((pair) => pair.award);
    const hits = matchMunicipal(applications, awards);
    for (const [i, one] of applications.entries()) {
      const expected = awards.flatMap((award, position) => {
        const match = municipalMatch(one, award);
        return match === null ? [] : [{ award: position, match }];
      });
      const exact = expected.filter(({ match }) => match === "exact");
      expect(hits[i]).toEqual([...exact, ...expected.filter(({ match }) => match !== "exact")]);
    }
  });
});
