// What is said about codes, identity numbers, certificates, phones and accounts. The numbers themselves are never repeated.
import type { Wording } from "./entry.ts";

export const identityWording: Wording = {
  "identity/credit-code": {
    zh: {
      wrong: {
        by: "problem",
        of: { form: "统一社会信用代码不是18位规定字符", check: "统一社会信用代码的校验位不符，至少有一位有误" },
      },
      required: "《办法》要求提交营业执照或法人证书，代码须与之一致并符合 GB 32100-2015",
      todo: "请对照执照或法人证书更正",
    },
    en: {
      wrong: {
        by: "problem",
        of: {
          form: "the unified social credit code is not 18 characters of the permitted set",
          check: "the credit code's check character is wrong: at least one character is mistyped",
        },
      },
      required: "The code has to be that of the licence or certificate the measures ask for, and follow GB 32100-2015",
      todo: "Correct it from the licence or certificate",
    },
  },
  "identity/host-type": {
    zh: {
      wrong: "代码以“{codeKind}”开头，不是企业或事业单位的代码",
      required: "《办法》规定申报单位为企事业单位",
      todo: "请核实单位性质，由经办人认定是否属于企事业单位并写明理由",
    },
    en: {
      wrong: "the code starts with “{codeKind}”, which is neither an enterprise's nor a public institution's",
      required: "The measures are for enterprises and public institutions",
      todo: "Find out what kind of host it is; a person decides and records the reason",
    },
  },
  "identity/id-number": {
    zh: {
      wrong: {
        by: "problem",
        of: {
          form: "身份证号不是18位",
          "birth-date": "身份证号中的出生日期不可能",
          check: "身份证号的校验位不符，至少有一位有误",
        },
      },
      required: "《办法》要求提交首席技师的身份证，号码须与之一致并符合 GB 11643-1999",
      todo: "请对照身份证更正",
    },
    en: {
      wrong: {
        by: "problem",
        of: {
          form: "the ID number does not have 18 characters",
          "birth-date": "the ID number contains an impossible birth date",
          check: "the ID number's check character is wrong: at least one character is mistyped",
        },
      },
      required: "The number has to be that of the ID card the measures ask for, and follow GB 11643-1999",
      todo: "Correct it from the ID card",
    },
  },
  "identity/certificate-level": {
    zh: {
      wrong: "证书编号载明的等级为{certified:word}，与填报的{stated:word}不一致",
      required: "《办法》原则上要求取得国家技师或以上职业资格，填报的等级应与证书一致",
      todo: "请查验证书原件，由经办人认定等级并写明理由",
    },
    en: {
      wrong: "the certificate number states {certified:word}, the row states {stated:word}",
      required:
        "The measures ask, as a rule, for a national qualification of technician or above; the level stated should be the certificate's",
      todo: "Look at the certificate; a person decides the level and records the reason",
    },
  },
  "identity/phone": {
    zh: { wrong: "联系电话既不是手机号也不是固定电话", required: "须能据此联系到申报单位", todo: "请核对电话号码" },
    en: {
      wrong: "the phone is neither a mobile nor a landline number",
      required: "The host has to be reachable under it",
      todo: "Check the number",
    },
  },
  "identity/payee-account": {
    zh: {
      wrong: "收款账号去掉空格和短横后不是8至32位数字",
      required: "《办法》要求提交银行开户许可证，账号须与之一致",
      todo: "请对照开户许可证核对",
    },
    en: {
      wrong: "the payee account is not 8 to 32 digits once spaces and hyphens are dropped",
      required: "The account has to be that of the bank account permit the measures ask for",
      todo: "Check it against the permit",
    },
  },
  "identity/bank-code": {
    zh: { wrong: "联行号不是12位数字", required: "付款须有开户行的12位联行号", todo: "请向开户行核对" },
    en: {
      wrong: "the bank code is not 12 digits",
      required: "A payment needs the bank's code of 12 digits",
      todo: "Check it with the bank",
    },
  },
};
