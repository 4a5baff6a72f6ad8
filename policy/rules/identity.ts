// Identifiers in applications: credit code, ID number, certificate, phone, account, bank code. Judges the number's form, never its owner.
import {
  certificateLevel,
  creditCodeKind,
  creditCodeProblem,
  idNumberProblem,
  isAccount,
  isBankCode,
  isPhone,
} from "../codes.ts";
import { levels } from "../kinds.ts";
import { parameterOn } from "../parameters.ts";
import type { RowRule, Rule } from "../rule.ts";

/** 第七条（三）：申报单位的营业执照或事业单位法人证书。The code has to be one that such a document can bear. */
const creditCode: RowRule = {
  id: "identity/credit-code",
  article: "7(3)",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["creditCode"]],
  reads: ["creditCode"],
  check: (row, _, say) => {
    const code = row.fields.creditCode;
    const problem = code ? creditCodeProblem(code) : null;
    if (problem !== null) say({ place: { row, field: "creditCode" }, params: { problem } });
  },
};

/** 第六条：凡在大兴区注册或经营的企事业单位。 */
const hostType: RowRule = {
  id: "identity/host-type",
  article: "6",
  severity: "review",
  scope: "row",
  tables: ["applications"],
  needs: [["creditCode"]],
  reads: ["creditCode"],
  check: (row, { today }, say) => {
    const code = row.fields.creditCode;
    if (!code || creditCodeProblem(code) !== null) return;
    const codeKind = creditCodeKind(code);
    if (!parameterOn("hostCodeKinds", today).includes(codeKind))
      say({ place: { row, field: "creditCode" }, params: { codeKind } });
  },
};

/** 第七条（四）：首席技师和工作室成员的身份证。 */
const idNumber: RowRule = {
  id: "identity/id-number",
  article: "7(4)",
  severity: "error",
  scope: "row",
  tables: ["applications"],
  needs: [["leadIdNumber"]],
  reads: ["leadIdNumber"],
  check: (row, { today }, say) => {
    const number = row.fields.leadIdNumber;
    const problem = number ? idNumberProblem(number, today) : null;
    if (problem !== null) say({ place: { row, field: "leadIdNumber" }, params: { problem } });
  },
};

/** 特级技师 and 首席技师 have no level digit of their own, so no number contradicts them. */
const levelsWithoutDigit: readonly string[] = ["特级技师", "首席技师"];

/** 第六条（一）1：原则上应取得国家技师或以上职业资格。The certificate's own number says which level it proves. */
const certificateLevelAgrees: RowRule = {
  id: "identity/certificate-level",
  article: "6(1)1",
  severity: "review",
  scope: "row",
  tables: ["applications"],
  needs: [["certificateNumber"], ["skillLevel"]],
  reads: ["certificateNumber", "skillLevel"],
  check: (row, _, say) => {
    const { certificateNumber, skillLevel: stated } = row.fields;
    if (!certificateNumber || !stated || levelsWithoutDigit.includes(stated)) return;
    if (!levels.some((level) => level === stated)) return;
    const certified = certificateLevel(certificateNumber);
    if (certified !== null && certified !== stated) {
      say({ place: { row, field: "certificateNumber" }, params: { certified, stated } });
    }
  },
};

const betweenNumbers = /[、，,；;/]/;

/** An office convention: the host has to be reachable. A cell may give several numbers; each has to be one. */
const phone: RowRule = {
  id: "identity/phone",
  article: null,
  severity: "warning",
  scope: "row",
  tables: ["applications"],
  needs: [["contactPhone"]],
  reads: ["contactPhone"],
  check: (row, _, say) => {
    const text = row.fields.contactPhone;
    if (!text || isPhone(text)) return;
    const numbers = text.split(betweenNumbers).filter((part) => part.trim() !== "");
    if (numbers.length < 2 || !numbers.every(isPhone)) say({ place: { row, field: "contactPhone" } });
  },
};

/** 第七条（三）：银行开户许可证复印件。 */
const payeeAccount: RowRule = {
  id: "identity/payee-account",
  article: "7(3)",
  severity: "warning",
  scope: "row",
  tables: ["applications"],
  needs: [["payeeAccount"]],
  reads: ["payeeAccount"],
  check: (row, _, say) => {
    const account = row.fields.payeeAccount;
    if (account && !isAccount(account)) say({ place: { row, field: "payeeAccount" } });
  },
};

/** The payment system's number of a bank; the measures do not ask for it. */
const bankCode: RowRule = {
  id: "identity/bank-code",
  article: null,
  severity: "warning",
  scope: "row",
  tables: ["applications"],
  needs: [["payeeBankCode"]],
  reads: ["payeeBankCode"],
  check: (row, _, say) => {
    const code = row.fields.payeeBankCode;
    if (code && !isBankCode(code)) say({ place: { row, field: "payeeBankCode" } });
  },
};

export const identityRules: readonly Rule[] = [
  creditCode,
  hostType,
  idNumber,
  certificateLevelAgrees,
  phone,
  payeeAccount,
  bankCode,
];
