// What is said about how district money was spent and entered (articles 10 and 15).
import type { Wording } from "./entry.ts";

export const expenditureWording: Wording = {
  "expenditure/overspent": {
    zh: {
      wrong: {
        by: "because",
        of: {
          payments: "到此累计支出区级资金{spent:yuan}元，超出已拨付的{paid:yuan}元",
          ledger: "到此累计支出区级资金{spent:yuan}元，超出台账所记收入{paid:yuan}元",
        },
      },
      required: "《办法》规定拨付的经费严格用于工作室建设，专款专用",
      todo: "请核对金额和资金来源；自筹资金支出的请注明来源",
    },
    en: {
      wrong: {
        by: "because",
        of: {
          payments: "district money spent up to here is {spent:yuan} yuan, more than the {paid:yuan} yuan paid",
          ledger: "district money spent up to here is {spent:yuan} yuan, more than the {paid:yuan} yuan the ledger took in",
        },
      },
      required: "The money paid is earmarked for the studio",
      todo: "Check amounts and sources; say so where the host's own money was spent",
    },
  },
  "expenditure/balance": {
    zh: {
      wrong: "结余{stated:yuan}元与上一行结余加收入减支出不符",
      required: "《办法》要求建立经费使用台账，严格执行财务制度；应为{corrected:yuan}元",
      todo: "请核对收支后更正结余",
    },
    en: {
      wrong: "the balance {stated:yuan} is not the one before it plus in minus out",
      required: "The measures ask for a ledger kept by the rules of accounting; it would be {corrected:yuan}",
      todo: "Check what came in and went out, then correct the balance",
    },
  },
  "expenditure/before-funding": {
    zh: {
      wrong: "支出日期{spentOn}早于首笔资金拨付日期{firstOn}",
      required: "《办法》规定台账记的是管理部门拨付的经费",
      todo: "请核对日期；垫付或自筹的请注明资金来源",
    },
    en: {
      wrong: "spent on {spentOn}, before the first payment of {firstOn}",
      required: "The ledger is for the money that was paid",
      todo: "Check the date; say so where the host's own money was spent",
    },
  },
  "expenditure/off-purpose": {
    zh: {
      wrong: "区级资金的支出含“{word}”",
      required: "《办法》规定拨付的经费须严格用于工作室建设，做到专款专用",
      todo: "请核实用途，由经办人认定并写明理由",
    },
    en: {
      wrong: "an expense of district money mentions “{word}”",
      required: "The money paid is strictly for building the studio",
      todo: "Find out what it was for; a person decides and records the reason",
    },
  },
  "expenditure/voucher-twice": {
    zh: {
      wrong: "凭证号{voucher}、支出{amount:yuan}元与{firstSheet}第{firstRow}行重复",
      required: "《办法》要求严格执行财务制度，一张凭证只入账一次",
      todo: "请删除重复的一行，或更正凭证号",
    },
    en: {
      wrong: "voucher {voucher} with {amount:yuan} yuan already stands in row {firstRow} of {firstSheet}",
      required: "The ledger follows the rules of accounting: a voucher is entered once",
      todo: "Delete the repeated row, or correct the voucher number",
    },
  },
  "expenditure/voucher-missing": {
    zh: {
      wrong: { by: "scope", of: { row: "有支出但没有凭证号", sheet: "本表有{rows}行支出，但没有凭证号列" } },
      required: "《办法》要求建立经费使用台账，严格执行财务制度",
      todo: "请补填凭证号",
    },
    en: {
      wrong: {
        by: "scope",
        of: {
          row: "money was spent without a voucher number",
          sheet: "the sheet has no column for voucher numbers (rows that spend money: {rows})",
        },
      },
      required: "The measures ask for a ledger kept by the rules of accounting",
      todo: "Enter the voucher number",
    },
  },
  "expenditure/unknown-studio": {
    zh: {
      wrong: "“{studio}”不在申报名单中",
      required: "台账须对应一项申报，各表按工作室名称对应",
      todo: "请更正工作室名称，或补录申报",
    },
    en: {
      wrong: "“{studio}” is none of the applications",
      required: "A ledger belongs to an application; sheets are joined by the studio's name",
      todo: "Correct the name, or add the application",
    },
  },
};
