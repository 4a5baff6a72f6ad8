// Amounts: exact reading, figures, capitals; nzh is the oracle for the capitals.
import fc from "fast-check";
import nzh from "nzh";
import { describe, expect, it } from "vitest";
import type { Fen } from "../../../policy/kinds.ts";
import {
  addFen,
  capitalsToFen,
  fen,
  fenToCapitals,
  formatYuan,
  numberToFen,
  parseDecimalToFen,
  subtractFen,
  sumFen,
  yuan,
} from "../../../policy/money.ts";

const fenArbitrary = fc
  .oneof(
    fc.integer({ min: 0, max: 100_000_000 }),
    fc.integer({ min: 0, max: 1_000_000 }).map((n) => n * 10_000),
    fc.maxSafeNat(),
  )
  .map((n) => fen(n))
  .filter((amount): amount is Fen => amount !== null);

/** The decimal text of an amount in 元, by another route than formatYuan's. */
const yuanText = (amount: Fen) => {
  const cents = BigInt(amount) < 0n ? -BigInt(amount) : BigInt(amount);
  const fraction = cents % 100n === 0n ? "" : `.${String(cents % 100n).padStart(2, "0")}`;
  return `${amount < 0 ? "-" : ""}${cents / 100n}${fraction}`;
};

describe("reading amounts", () => {
  it.each([
    ["100000", "元", 10_000_000],
    ["10", "万元", 10_000_000],
    ["100,000.00", "元", 10_000_000],
    ["7.5", "万元", 7_500_000],
    ["-7.5", "万元", -7_500_000],
    ["0.000001", "万元", 1],
    ["100000.00001", "元", 10_000_000],
    ["99999.99999", "元", 10_000_000],
    ["0", "元", 0],
  ] as const)("%s %s is %i fen", (text, unit, expected) => {
    expect(parseDecimalToFen(text, unit)).toBe(expected);
  });

  it.each([
    ["100000.001", "元"],
    ["0.0000001", "万元"],
    ["12,34", "元"],
    ["1e5", "元"],
    ["约10", "万元"],
    ["", "元"],
    [".5", "元"],
    ["90071992547409.92", "元"],
    ["9".repeat(61), "元"],
  ] as const)("%s %s is no amount", (text, unit) => {
    expect(parseDecimalToFen(text, unit)).toBeNull();
  });

  it("a cell's float noise within 0.00001 元 is rounded away, anything finer than a fen is no amount", () => {
    expect(numberToFen(0.1 + 0.2, "万元")).toBe(300_000);
    expect(numberToFen(4.35, "元")).toBe(435);
    expect(numberToFen(100_000.00001, "元")).toBe(10_000_000);
    expect(Object.is(numberToFen(-0, "元"), 0)).toBe(true);
    for (const value of [1.005, 100_000.001, Number.NaN, Number.POSITIVE_INFINITY, 1e30])
      expect(numberToFen(value, "元")).toBeNull();
  });

  it("text and number of the same amount are the same fen", () => {
    fc.assert(
      fc.property(fenArbitrary, fc.constantFrom("元" as const, "万元" as const), (amount, unit) => {
        fc.pre(Math.abs(amount) < 1e13);
        const text = yuanText(amount);
        expect(parseDecimalToFen(text, "元")).toBe(amount);
        const perUnit = unit === "元" ? 100 : 1_000_000;
        expect(numberToFen(amount / perUnit, unit)).toBe(amount);
      }),
      { seed: 199 },
    );
  });
});

describe("sums and figures", () => {
  it("sums stay whole and refuse to leave the safe integers", () => {
    expect(sumFen([yuan(100_000), yuan(30_000)])).toBe(13_000_000);
    expect(addFen(yuan(1), yuan(2))).toBe(300);
    expect(subtractFen(yuan(1), yuan(2))).toBe(-100);
    expect(sumFen([])).toBe(0);
    expect(() => sumFen([yuan(90_000_000_000_000), yuan(90_000_000_000_000)])).toThrow(RangeError);
    expect(() => yuan(0.5)).toThrow(RangeError);
  });

  it("figures carry thousands separators and two decimals, and read back", () => {
    expect(formatYuan(yuan(100_000))).toBe("100,000.00");
    expect(formatYuan(subtractFen(yuan(0), yuan(1_234_567)))).toBe("-1,234,567.00");
    fc.assert(
      fc.property(fenArbitrary, (amount) => {
        expect(parseDecimalToFen(formatYuan(amount), "元")).toBe(amount);
      }),
      { seed: 199 },
    );
  });
});

describe("capitals", () => {
  it.each([
    [10_000_000, "壹拾万元整"],
    [13_000_000, "壹拾叁万元整"],
    [7_500_000, "柒万伍仟元整"],
    [140_950, "壹仟肆佰零玖元伍角"],
    [600_714, "陆仟零柒元壹角肆分"],
    [1_640_902, "壹万陆仟肆佰零玖元零贰分"],
    [10_010_000_000, "壹亿零壹拾万元整"],
    [50, "伍角"],
    [0, "零元整"],
    [-10_000_000, "负壹拾万元整"],
  ])("%i fen is %s", (amount, text) => {
    expect(fenToCapitals(fenOrFail(amount))).toBe(text);
    expect(capitalsToFen(text)).toBe(amount);
  });

  it.each([
    ["拾万元整", 10_000_000],
    ["壹拾万圆正", 10_000_000],
    ["人民币壹拾万元整", 10_000_000],
    ["人民币：壹拾万圓整", 10_000_000],
    ["壹拾万元", 10_000_000],
    ["拾叁萬元整", 13_000_000],
    ["貳拾元零伍分", 2005],
    ["壹拾万柒仟元零伍角叁分", 10_700_053],
    ["壹拾万零柒仟元伍角叁分", 10_700_053],
  ])("%s is read as %i fen", (text, amount) => {
    expect(capitalsToFen(text)).toBe(amount);
  });

  it.each(["", "元", "整", "万元", "十万元整", "10万元", "壹拾万", "壹万壹万元", "壹伍元", "壹拾万元整整", "暂定壹拾万元整"])(
    "「%s」 is no amount in capitals",
    (text) => {
      expect(capitalsToFen(text)).toBeNull();
    },
  );

  it("capitals read back as the amount, and another amount never has the same capitals", () => {
    fc.assert(
      fc.property(fenArbitrary, (amount) => {
        expect(capitalsToFen(fenToCapitals(amount))).toBe(amount);
      }),
      { seed: 199, numRuns: 2000 },
    );
  });

  it("agrees with nzh up to a trillion yuan", () => {
    fc.assert(
      fc.property(fenArbitrary, (amount) => {
        fc.pre(Math.abs(amount) < 1e14);
        expect(fenToCapitals(amount)).toBe(nzh.cn.toMoney(yuanText(amount), { outSymbol: false }));
      }),
      { seed: 199, numRuns: 2000 },
    );
  });
});

function fenOrFail(amount: number): Fen {
  const result = fen(amount);
  if (result === null) throw new Error(`not an amount: ${amount}`);
  return result;
}
