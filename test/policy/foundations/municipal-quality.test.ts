// How well the municipal matching tells studios apart, on pairs it has not been fitted to pair by pair.
import { describe, expect, it } from "vitest";
import { matchMunicipal, type StudioFields } from "../../../policy/likeness.ts";
import { generatePairs, measureMatching } from "../municipal-pairs.ts";

describe("第14条: 对于已获得市级资助的工作室，将不再重复予以资金支持", () => {
  const quality = measureMatching(generatePairs(199, 4000));

  it("of the pairs matched, at least 98 in 100 ought to be looked at", () => {
    expect(quality.precision).toBeGreaterThanOrEqual(0.98);
  });

  it("of the pairs that ought to be looked at, at least 99 in 100 are matched", () => {
    expect(quality.recall).toBeGreaterThanOrEqual(0.99);
  });

  it("every kind of pair is among those measured, in numbers", () => {
    expect(quality.kinds.size).toBe(16);
    for (const [, { pairs }] of quality.kinds) expect(pairs).toBeGreaterThan(20);
  });

  it("the same seed gives the same pairs, another seed others", () => {
    expect(generatePairs(1, 50)).toEqual(generatePairs(1, 50));
    expect(generatePairs(1, 50)).not.toEqual(generatePairs(2, 50));
  });

  it("ten thousand applications are held against a thousand awards without comparing all pairs", () => {
    let reads = 0;
    const counted = (fields: StudioFields): StudioFields =>
      new Proxy(fields, {
        get: (target, key, receiver) => {
          reads += 1;
          return Reflect.get(target, key, receiver);
        },
      });
    const applications = generatePairs(3, 10_000).map(({ application }) => counted(application));
    const awards = generatePairs(5, 1000).map(({ award }) => counted(award));
    expect(matchMunicipal(applications, awards)).toHaveLength(10_000);
    // Each record is read once, field by field; ten million pairs would read far more.
    expect(reads).toBeLessThan(11_000 * 10);
  });
});
