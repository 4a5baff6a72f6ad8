// Identifiers: check characters, certificate levels, phones, accounts, masks; util-helpers is the oracle for the two national codes.
import fc from "fast-check";
import { isIdCard, isSocialCreditCode } from "util-helpers";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../policy/calendar.ts";
import {
  certificateLevel,
  creditCheckCharacter,
  creditCodeDivision,
  creditCodeKind,
  creditCodeProblem,
  idCheckCharacter,
  idNumberProblem,
  isAccount,
  isBankCode,
  isPhone,
  maskIdentifier,
  plainAccount,
} from "../../../policy/codes.ts";
import { isoDateSchema } from "../../../policy/kinds.ts";

const creditAlphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const creditCodes = fc
  .tuple(
    fc.constantFrom("91", "93", "12"),
    fc.stringMatching(/^[1-6]\d{5}$/),
    fc.array(fc.constantFrom(...creditAlphabet), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, division, body]) => `${kind}${division}${body.join("")}`)
  .map((first17) => first17 + creditCheckCharacter(first17));

const birthDays = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(isoDateSchema.parse("1950-01-01"), days));
const idNumbers = fc
  .tuple(birthDays, fc.integer({ min: 1, max: 999 }))
  .map(([birth, sequence]) => `110115${birth.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`)
  .map((first17) => first17 + idCheckCharacter(first17));

const replaceAt = (text: string, at: number, character: string) => text.slice(0, at) + character + text.slice(at + 1);

describe("统一社会信用代码 (GB 32100-2015)", () => {
  it("accepts published examples and says what is wrong with others", () => {
    expect(creditCodeProblem("91350100M000100Y43")).toBeNull();
    expect(creditCodeProblem("91350100M000100Y4A")).toBe("check");
    for (const code of [
      "",
      "91350100M000100Y4",
      "91350100M000100YIO",
      "91350100m000100y43",
      "91350100M000100Y4３",
      " 91350100M000100Y43",
    ]) {
      expect(creditCodeProblem(code)).toBe("form");
    }
  });

  it("tells the kind of host and its division (article 6)", () => {
    expect(creditCodeKind("91110115MA01234567")).toBe("91");
    expect(creditCodeDivision("91110115MA01234567")).toBe("110115");
  });

  it("every error in a single character is caught", () => {
    fc.assert(
      fc.property(creditCodes, (code) => {
        expect(creditCodeProblem(code)).toBeNull();
        for (let at = 0; at < code.length; at++) {
          for (const character of creditAlphabet) {
            if (character !== code[at]) expect(creditCodeProblem(replaceAt(code, at, character))).toBe("check");
          }
        }
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  it("agrees with util-helpers on valid codes and on codes with a wrong character", () => {
    fc.assert(
      fc.property(creditCodes, fc.integer({ min: 8, max: 17 }), fc.constantFrom(...creditAlphabet), (code, at, character) => {
        const other = replaceAt(code, at, character);
        expect(isSocialCreditCode(code)).toBe(true);
        expect(creditCodeProblem(other) === null).toBe(isSocialCreditCode(other));
      }),
      { seed: 7 },
    );
  });
});

describe("公民身份号码 (GB 11643-1999)", () => {
  it("accepts valid numbers and says what is wrong with others", () => {
    expect(idNumberProblem("11010519491231002X")).toBeNull();
    expect(idNumberProblem("110105194912310021")).toBe("check");
    expect(idNumberProblem("110105194902300021")).toBe("birth-date");
    expect(idNumberProblem("110105189912310021")).toBe("birth-date");
    for (const id of ["", "1101051949123100", "11010519491231002x", "11010519491231X021", "110105491231002"]) {
      expect(idNumberProblem(id)).toBe("form");
    }
  });

  it("nobody is born after today, where today is given", () => {
    const first17 = "11011520300101001";
    const id = first17 + idCheckCharacter(first17);
    expect(idNumberProblem(id)).toBeNull();
    expect(idNumberProblem(id, isoDateSchema.parse("2026-11-22"))).toBe("birth-date");
  });

  it("every error in a single digit is caught", () => {
    fc.assert(
      fc.property(idNumbers, (id) => {
        expect(idNumberProblem(id)).toBeNull();
        for (let at = 0; at < id.length; at++) {
          for (const digit of at === 17 ? "0123456789X" : "0123456789") {
            if (digit !== id[at]) expect(idNumberProblem(replaceAt(id, at, digit))).not.toBeNull();
          }
        }
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it("agrees with util-helpers on numbers with a wrong digit after the birth date", () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 14, max: 17 }), fc.constantFrom(..."0123456789"), (id, at, digit) => {
        const other = replaceAt(id, at, digit);
        expect(isIdCard(id)).toBe(true);
        expect(idNumberProblem(other) === null).toBe(isIdCard(other));
      }),
      { seed: 7 },
    );
  });
});

describe("第6条（一）1: 国家技师或以上职业资格", () => {
  it.each([
    ["1234567890212345", "技师"],
    ["1234567890112345", "高级技师"],
    ["1234567890312345", "高级工"],
    ["1234567890412345", "中级工"],
    ["1234567890512345", "初级工"],
    ["Y000011000001232000001", "技师"],
    ["S000011000001231000001", "高级技师"],
  ])("certificate %s states %s", (number, level) => {
    expect(certificateLevel(number)).toBe(level);
  });

  it.each([
    "1234567890012345",
    "1234567890612345",
    "123456789021234",
    "X000011000001232000001",
    "Y00001100000123200000",
    "Y000011000001230000001",
    "",
  ])("certificate %s states no level", (number) => {
    expect(certificateLevel(number)).toBeNull();
  });
});

describe("phones, accounts, bank codes", () => {
  it.each([
    "13800138000",
    "138 0013 8000",
    "138-0013-8000",
    "+86 13800138000",
    "010-69243344",
    "01069243344",
    "（010）69243344",
    "010-69243344-801",
    "69243344",
    "010-69243344转801",
    "0316-2012345",
    "010－69243344",
    "13800138000、010-69243344",
  ])("%s is a phone", (text) => {
    expect(isPhone(text)).toBe(true);
  });

  it.each([
    "",
    "1380013800",
    "138001380001",
    "12800138000",
    "0106924334",
    "6924334",
    "10-692",
    "见备注",
    "400-810-8888",
    "13800138000/12345",
  ])("「%s」 is no phone", (text) => {
    expect(isPhone(text)).toBe(false);
  });

  it("an account has 8 to 32 digits once spaces and hyphens are dropped, a bank code 12", () => {
    expect(isAccount("0200 0033 0900-0012345")).toBe(true);
    expect(isAccount("1234567")).toBe(false);
    expect(isAccount("1".repeat(33))).toBe(false);
    expect(isAccount("0200003309A")).toBe(false);
    expect(plainAccount("0200 0033-09")).toBe("0200003309");
    expect(isBankCode("102100000030")).toBe(true);
    expect(isBankCode("10210000003")).toBe(false);
  });
});

describe("masks", () => {
  it.each([
    ["11010519491231002X", "110105********002X"],
    ["13800138000", "138****8000"],
    ["69243344", "69****44"],
    ["12345", "****5"],
    ["123", "***"],
    ["", ""],
  ])("%s is shown as %s", (text, masked) => {
    expect(maskIdentifier(text)).toBe(masked);
  });

  it("keep the length and hide at least a third", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,32}$/), (text) => {
        const masked = maskIdentifier(text);
        expect(masked).toHaveLength(text.length);
        expect([...masked].filter((c) => c === "*").length * 3).toBeGreaterThanOrEqual(text.length);
      }),
      { seed: 7 },
    );
  });
});
