// Finding similar hosts among many: nothing similar is passed over, and little else is looked at.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchMunicipal, municipalMatch } from "../../../policy/likeness.ts";
import { similarCandidates, similarCores } from "../../../policy/similar-hosts.ts";

const parts = ["甲", "乙丙", "京南", "科技", "重工", "机械", "生物", "医药", "精密", "装备制造", "A"];
const core = fc.array(fc.constantFrom(...parts), { maxLength: 5 }).map((words) => words.join(""));

/** Invented cores of three words, no two alike. */
const distinctCores = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => {
    const character = (at: number) => String.fromCharCode(0x4e00 + ((n * 7 + at * 1009) % 3000));
    return `${character(1)}${character(2)}科技${character(3)}重工`;
  });

describe("第14条: the same lead technician with a host of similar name", () => {
  it("every similar host is among the candidates, however many there are", () => {
    fc.assert(
      fc.property(fc.array(core, { minLength: 32, maxLength: 60 }), core, (cores, asked) => {
        const candidates = new Set(similarCandidates(cores)(asked));
        for (const [position, other] of cores.entries()) {
          if (similarCores(asked, other)) expect(candidates).toContain(position);
        }
      }),
      { seed: 14, numRuns: 500 },
    );
  });

  it("of a thousand hosts that share common words, few are looked at", () => {
    const cores = distinctCores(1000);
    const candidates = similarCandidates(cores);
    for (const asked of cores) expect([...candidates(asked)].length).toBeLessThan(20);
  });

  it("one name that stands with a thousand hosts is matched as if each pair had been compared", () => {
    const fields = (host: string) => ({ leadName: "王建国", hostName: `北京${host}有限公司`, occupation: "焊工" });
    const awards = distinctCores(200).map(fields);
    const applications = [
      ...awards.slice(0, 20),
      ...distinctCores(200)
        .slice(0, 20)
        .map((host) => fields(`${host}集团`)),
    ];
    const hits = matchMunicipal(applications, awards);
    for (const [i, application] of applications.entries()) {
      const expected = awards.flatMap((award, position) => (municipalMatch(application, award) === null ? [] : [position]));
      expect(hits[i]?.map(({ award }) => award).sort((a, b) => a - b)).toEqual(expected);
    }
  });
});
