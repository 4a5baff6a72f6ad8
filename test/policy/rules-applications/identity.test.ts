// Identifiers: what each rule of the family says, and where it stays silent.
import { describe, expect, it } from "vitest";
import { identityRules } from "../../../policy/rules/identity.ts";
import { dossier, listOf, type PlainFields } from "../dossier-builder.ts";
import { clean } from "./clean-application.ts";

const check = (...applications: PlainFields[]) => listOf(identityRules, dossier({ applications }));

describe("identity/", () => {
  it("says nothing about a clean application, blank cells or missing columns", () => {
    const blank = Object.fromEntries(Object.keys(clean).map((field) => [field, null]));
    expect(check(clean, blank, {})).toEqual([]);
  });

  it("第7条（3）: the credit code is the licence's, 18 characters with a right check character", () => {
    expect(
      check(
        { ...clean, creditCode: "91110115MA22JTEB7Q" },
        { ...clean, creditCode: "91110115MA22JTEB7" },
        { ...clean, creditCode: "91110115MA22JTEBIP" },
      ),
    ).toEqual([
      [2, "creditCode", "identity/credit-code"],
      [3, "creditCode", "identity/credit-code"],
      [4, "creditCode", "identity/credit-code"],
    ]);
  });

  it("第6条: applicants are enterprises (91, 93) and public institutions (12); an invalid code says nothing of the kind", () => {
    expect(
      check(
        { ...clean, creditCode: "92110115MA8178353Y" },
        { ...clean, creditCode: "12110115434731649F" },
        { ...clean, creditCode: "92110115MA8178353A" },
      ),
    ).toEqual([
      [4, "creditCode", "identity/credit-code"],
      [2, "creditCode", "identity/host-type"],
    ]);
  });

  it("第7条（4）: the ID number is that of an ID card", () => {
    expect(
      check(
        { ...clean, leadIdNumber: "110101198412279953" },
        { ...clean, leadIdNumber: "110101198402309954" },
        { ...clean, leadIdNumber: "11010119841227995" },
      ),
    ).toEqual([
      [2, "leadIdNumber", "identity/id-number"],
      [3, "leadIdNumber", "identity/id-number"],
      [4, "leadIdNumber", "identity/id-number"],
    ]);
  });

  it("第6条（一）1: the certificate's number proves the level stated", () => {
    expect(
      check(
        { ...clean, skillLevel: "技师" },
        { ...clean, certificateNumber: "1100003001200123", skillLevel: "高级技师" },
        { ...clean, certificateNumber: "1100003001100123", skillLevel: "高级技师" },
        { ...clean, skillLevel: "无" },
      ),
    ).toEqual([
      [2, "certificateNumber", "identity/certificate-level"],
      [3, "certificateNumber", "identity/certificate-level"],
      [5, "certificateNumber", "identity/certificate-level"],
    ]);
  });

  it("第6条（一）1: a number of another form, the digit 0, 特级技师, 首席技师 and unknown levels contradict nothing", () => {
    expect(
      check(
        { ...clean, certificateNumber: "京2019-001", skillLevel: "技师" },
        { ...clean, certificateNumber: "1100003001000123", skillLevel: "技师" },
        { ...clean, skillLevel: "特级技师" },
        { ...clean, skillLevel: "首席技师" },
        { ...clean, skillLevel: "高级" },
      ),
    ).toEqual([]);
  });

  it("a contact phone is a mobile or landline number, or several", () => {
    expect(
      check(
        { ...clean, contactPhone: "010-69241234" },
        { ...clean, contactPhone: "13943337102、010-69241234" },
        { ...clean, contactPhone: "1394333710" },
        { ...clean, contactPhone: "13943337102、123" },
      ),
    ).toEqual([
      [4, "contactPhone", "identity/phone"],
      [5, "contactPhone", "identity/phone"],
    ]);
  });

  it("第7条（3）: the account is that of the bank permit, 8 to 32 digits; the bank's code has 12", () => {
    expect(
      check(
        { ...clean, payeeAccount: "0200-0033" },
        { ...clean, payeeAccount: "0200003" },
        { ...clean, payeeAccount: "02000033A" },
        { ...clean, payeeBankCode: "10210000003" },
      ),
    ).toEqual([
      [3, "payeeAccount", "identity/payee-account"],
      [4, "payeeAccount", "identity/payee-account"],
      [5, "payeeBankCode", "identity/bank-code"],
    ]);
  });
});
